"""One run as `gongxin supervise` does it, without a display. A process of its own.

python -m bench.supervised DATASET RESULT ENGINE
"""

from __future__ import annotations

import sys
from pathlib import Path

from gongxin import supervision
from gongxin.commands.failures import exit_code_of
from gongxin.commands.summary import summary


def main(dataset: str, result: str, engine: str) -> int:
    """Run, and sum up what came."""
    summary(supervision.supervise(Path(dataset), Path(result), engine=engine))
    return 0


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(*sys.argv[1:])))
