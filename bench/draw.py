"""A draw at the size of the nation: `python -m bench.draw [OBJECTS] [DRAWN]`, by default 4,000,000 and 10,000.

Five strata, four weights, ten per cent by equal chance, no inspectors. Prints seconds and peak memory of committing the
list, drawing, verifying, and of the script for outsiders; beside them what the same machine needs only to hash the list
once, and for `random.sample` over its lines: an unproved draw without weights.
"""

from __future__ import annotations

import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from gongxin import draw
from gongxin.draw import verify_draw

SECRETS = {"salt": "01" * 32, "arms": "02" * 32}
BEFORE, AFTER = "2026-12-01T09:00:00+08:00", "2026-12-03T09:00:00+08:00"
STRATA, WEIGHTS = [f"s{number}" for number in range(5)], ("0.05", "0.2", "0.5", "1")


def plan(drawn: int) -> draw.Plan:
    """Lottery numbers as randomness."""
    lottery = {"kind": "figures", "name": "lottery", "when": "2026-12-02", "form": "integers"}
    strata = [{"name": name} for name in STRATA]
    return draw.plan_of(
        {"draw": "BENCH", "quota": drawn, "random_share": "0.1", "stratum": strata, "randomness": [lottery]}
    )


def write_list(path: Path, count: int) -> None:
    """Certificate numbers in random order."""
    order = list(range(count))
    random.Random(1).shuffle(order)
    with path.open("w", encoding="utf-8") as stream:
        stream.write("object,stratum,weight,firm,region\n")
        for n in order:
            weight = WEIGHTS[n * 7919 % 4]
            stream.write(
                f"{n % 1214:04d}Q{n:08d}R0M,s{n % 5},{weight},{91330000000000000 + n // 4:018d},33{n % 9000:04d}\n"
            )


def commit(folder: Path, drawn: int) -> None:
    """Read, sort, weigh, write, seal."""
    listed = draw.read_objects(folder / "list.csv", STRATA)
    draw.commit(plan(drawn), listed, [], [], folder / "draw", at=BEFORE, secrets=SECRETS)


def carry_out(folder: Path, _: int) -> None:
    """Draw from the folder."""
    draw.carry_out(folder / "draw", ["1 2 3"], SECRETS, at=AFTER)


def verify(folder: Path, _: int) -> None:
    """Everything, from the folder."""
    assert draw.verify_bundle(folder / "draw") == []


def script(folder: Path, _: int) -> None:
    """The 149 lines."""
    subprocess.run([sys.executable, verify_draw.__file__, str(folder / "draw")], check=True, capture_output=True)


def hash_once(folder: Path, _: int) -> None:
    """The floor: reading and hashing the published list."""
    hashlib.sha256((folder / "draw/objects.csv").read_bytes()).hexdigest()


def plain_sample(folder: Path, drawn: int) -> None:
    """`random.sample` over the lines."""
    with (folder / "draw/objects.csv").open(encoding="utf-8") as stream:
        random.Random(1).sample(list(stream), drawn)


def _measured(step: Callable[[Path, int], None], folder: Path, drawn: int) -> None:
    start = time.perf_counter()
    step(folder, drawn)
    seconds = time.perf_counter() - start
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{step.__name__:14} {seconds:6.1f} s {peak / 2**20:6.2f} GiB", flush=True)


def main() -> None:
    """Each step in a process of its own, for its own peak memory."""
    count, drawn = ([int(one) for one in sys.argv[1:]] + [4_000_000, 10_000][len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory(prefix="gongxin-bench-") as name:
        folder = Path(name)
        write_list(folder / "list.csv", count)
        for step in (commit, carry_out, verify, script, hash_once, plain_sample):
            process = get_context("spawn").Process(target=_measured, args=(step, folder, drawn))
            process.start()
            process.join()


if __name__ == "__main__":
    main()
