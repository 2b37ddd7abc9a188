"""The layout of c2sp.org/tlog-tiles."""

import pytest

from gongxin.ledger.tiles import bundle, tile_path, unbundle
from tests.ledger.worlds import log_of


@pytest.mark.parametrize(
    ("level", "number", "width", "path"),
    [
        (0, 0, 256, "tile/0/000"),
        (0, 0, 5, "tile/0/000.p/5"),
        (1, 999, 256, "tile/1/999"),
        (0, 1000, 256, "tile/0/x001/000"),
        (2, 1234067, 1, "tile/2/x001/x234/067.p/1"),
        ("entries", 273, 112, "tile/entries/273.p/112"),
    ],
)
def test_paths(level, number, width, path):
    assert tile_path(level, number, width) == path


def test_bundles():
    entries = [b"", b"a", b"x" * 65535]
    assert unbundle(bundle(entries)) == entries
    assert unbundle(b"") == []
    for cut in (1, 2, 4):
        with pytest.raises(ValueError):
            unbundle(bundle([b"abc"])[:cut])


def test_the_files_of_a_tree_of_70000_are_those_of_the_specification(tmp_path):
    """Its example: 273 full tiles and one of 112; one full and one of 17 above; one of 1 at the top."""
    from gongxin.ledger.writer import Log
    from tests.ledger.worlds import signer

    with Log(tmp_path, signer()) as log:
        log.append([b"%d" % number for number in range(70_000)])
        log.publish()
    files = {str(path.relative_to(tmp_path)) for path in (tmp_path / "tile").rglob("*") if path.is_file()}
    assert len(files) == 2 * 274 + 3
    assert {"tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"} <= files


def test_a_tree_of_256(tmp_path):
    log_of(tmp_path, 256)
    files = {str(path.relative_to(tmp_path)) for path in (tmp_path / "tile").rglob("*") if path.is_file()}
    assert files == {"tile/0/000", "tile/1/000.p/1", "tile/entries/000"}
