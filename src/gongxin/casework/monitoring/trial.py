"""A run over a kept snapshot with other values of parameters, in a process of its own.

Values of the law are shared by everything in a process; here they are changed in a child only, so that no page and no
other run ever sees them.

    python -m gongxin.casework.monitoring.trial SNAPSHOT AS_OF OUT VALUES.json
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from gongxin.errors import UserError
from gongxin.law.parameters import parameters
from gongxin.supervision import Result, supervise
from gongxin.supervision.result import open_result

LONGEST = 6 * 3600  # seconds


@contextmanager
def trial(snapshot: Path, as_of: date, values: dict[str, Any]) -> Iterator[Result]:
    """The result of supervising `snapshot` as of a day with `values` in place of those in force; gone afterwards."""
    if gone := sorted(values.keys() - parameters().keys()):
        raise UserError("The parameter %(name)s is no longer there; leave it out of the trial.", name=gone[0])
    with tempfile.TemporaryDirectory(prefix="gongxin-trial-") as scratch:
        file, out = Path(scratch) / "values.json", Path(scratch) / "result"
        file.write_text(json.dumps(values), encoding="utf-8")
        command = [sys.executable, "-m", "gongxin.casework.monitoring.trial", str(snapshot), str(as_of), str(out)]
        done = subprocess.run([*command, str(file)], capture_output=True, text=True, timeout=LONGEST, check=False)  # noqa: S603
        if done.returncode:
            raise UserError("The trial run failed; try other values, or look into the log of the server.")
        yield open_result(out)


def change(values: dict[str, Any]) -> None:
    """Put other values in the place of those in force, for this process."""
    held: Any = parameters()
    for name, value in values.items():
        history = tuple(replace(dated, value=value) for dated in held[name].history)
        held[name] = replace(held[name], history=history)


def main(arguments: list[str]) -> None:
    """The child."""
    snapshot, as_of, out, file = arguments
    change(json.loads(Path(file).read_text(encoding="utf-8")))
    supervise(Path(snapshot), Path(out), as_of=date.fromisoformat(as_of))


if __name__ == "__main__":
    main(sys.argv[1:])
