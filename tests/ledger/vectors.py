"""Where other people's test data lie, beside the checkout; tests skip where they are absent."""

import os
from pathlib import Path

import pytest

VECTORS = Path(os.environ.get("GONGXIN_VECTORS", Path(__file__).parents[2].parent / "shared" / "vectors"))


def folder(name):
    """A folder of vectors, or a skip that says so."""
    if not (VECTORS / name).is_dir():
        pytest.skip(f"the vectors {name} do not lie beside the checkout; name their folder in GONGXIN_VECTORS")
    return VECTORS / name
