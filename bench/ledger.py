"""The ledger beside plain files and SQLite: `python -m bench.ledger [CERTIFICATES]` (4 million unless told otherwise).

Durable entries a second in groups of 1,000, published after each, beside the same bytes appended and fsynced, and
beside SQLite with a commit that waits for the disk. Proofs of presence and of absence from the sorted map, beside a
look-up of the same keys in SQLite that proves nothing. Bytes a certificate of the offline bundle and of a day's change.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from gongxin.ledger.entries import entry
from gongxin.ledger.note import Signer
from gongxin.ledger.policy import trusting
from gongxin.ledger.presence import answer, prove
from gongxin.ledger.receipt import read_receipt
from gongxin.ledger.registry import registry_entry
from gongxin.ledger.sorted_map import SortedMap, build
from gongxin.ledger.states import make_bundle
from gongxin.ledger.writer import Log, make_receipt

GROUP, GROUPS, ASKED, CHANGED = 1_000, 60, 2_000, 0.002
AT, DAY, END = "2026-06-30T09:00:00+08:00", date(2026, 6, 30), date(2029, 6, 29)
MILLION = 4_000_000


def facts(first: int) -> list[bytes]:
    """A group of real entries, about 230 bytes each."""
    return [
        entry("certificate-issued", at=AT, certificate=f"016ZB22QMS{number:07d}R0M", body="CNCA-R-2002-016",
              organisation="91320000MA1XXXXX0X", standard="GB/T19001-2016", status="01", to="2029-06-29")
        for number in range(first, first + GROUP)
    ]  # fmt: skip


def rate(name: str, work: Callable[[list[bytes]], object], groups: list[list[bytes]]) -> None:
    """Entries a second of a way to keep groups, and the slowest group."""
    took = []
    for group in groups:
        started = time.perf_counter()
        work(group)
        took.append(time.perf_counter() - started)
    print(
        f"{name:44} {GROUP * len(groups) / sum(took):10,.0f} entries/s   slowest group {max(took) * 1e3:6.1f} ms",
        flush=True,
    )


def durable(folder: Path, signer: Signer) -> None:
    """Three ways to keep the same bytes."""
    groups = [facts(GROUP * number) for number in range(GROUPS)]
    size = sum(map(len, groups[0])) / GROUP
    print(f"groups of {GROUP:,} entries of {size:.0f} bytes, each on disk before the next", flush=True)
    with Log(folder / "log", signer) as log:
        rate("ledger, append", log.append, groups)
        rate("ledger, append and publish a checkpoint", lambda group: (log.append(group), log.publish()), groups)
    plain = os.open(folder / "plain", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    rate("plain file, append and fsync", lambda group: (os.write(plain, b"".join(group)), os.fsync(plain)), groups)
    os.close(plain)
    with sqlite3.connect(folder / "table.sqlite3", isolation_level=None) as held:
        held.execute("PRAGMA journal_mode = WAL")
        held.execute("PRAGMA synchronous = FULL")
        held.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, held BLOB)")

        def keep(group: list[bytes]) -> None:
            held.execute("BEGIN")
            held.executemany("INSERT INTO entry (held) VALUES (?)", [(one,) for one in group])
            held.execute("COMMIT")

        rate("SQLite (WAL, FULL), a commit a group", keep, groups)
    held.close()


def pairs(count: int) -> Iterator[tuple[str, str]]:
    """Even numbers are in the register, odd ones are not."""
    value = f"01 2026-06-30 {END} CNCA-R-2002-016 91320000MA1XXXXX0X GB/T19001-2016"
    for number in range(count):
        yield f"{2 * number:012d}", value


def timed(name: str, work: Callable[[str], object], keys: list[str]) -> None:
    """Milliseconds a question."""
    took = []
    for key in keys:
        started = time.perf_counter()
        work(key)
        took.append((time.perf_counter() - started) * 1e3)
    took.sort()
    print(f"{name:44} {1e3 * len(took) / sum(took):10,.0f} a second      median {took[len(took) // 2]:.3f} ms, "
          f"99 % {took[int(len(took) * 0.99)]:.3f} ms, slowest {took[-1]:.2f} ms", flush=True)  # fmt: skip


def proofs(folder: Path, signer: Signer, count: int) -> None:
    """Proofs from the map, beside a look-up."""
    started = time.perf_counter()
    size, root = build(folder / "map", pairs(count))
    seconds, held = time.perf_counter() - started, sum(one.stat().st_size for one in (folder / "map").iterdir())
    print(f"map of {size:,} certificates built in {seconds:.1f} s, {held / 2**20:,.0f} MiB on disk", flush=True)
    held_entry = registry_entry(AT, DAY, {"certificates": (size, root), "holdings": (size, root)})
    with Log(folder / "log", signer) as log:
        (index,) = log.append([held_entry])
        log.publish()
    receipt, policy = make_receipt(folder / "log", index), trusting([signer.key])
    some = random.Random(1)
    there = [f"{2 * some.randrange(count):012d}" for _ in range(ASKED)]
    absent = [f"{2 * some.randrange(count) + 1:012d}" for _ in range(ASKED)]
    with SortedMap(folder / "map") as held:
        ask = lambda key: answer(held, "certificates", key, held_entry, receipt).write()  # noqa: E731
        timed("receipt of presence, made", ask, there)
        timed("receipt of absence, made", ask, absent)
        made = {key: ask(key) for key in absent}
        timed("receipt of absence, checked", lambda key: prove(read_receipt(made[key]), policy), absent)
        print(f"a receipt of absence has {len(made[absent[0]]):,} bytes", flush=True)
    baseline(folder, count, there, absent)


def baseline(folder: Path, count: int, there: list[str], absent: list[str]) -> None:
    """The same question to SQLite, which answers without proof."""
    with sqlite3.connect(folder / "register.sqlite3") as held:
        held.execute("CREATE TABLE certificate (number TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        held.executemany("INSERT INTO certificate VALUES (?, ?)", pairs(count))
        held.commit()
        find = lambda key: held.execute("SELECT value FROM certificate WHERE number = ?", (key,)).fetchone()  # noqa: E731
        timed("SQLite look-up, nothing proven", find, there + absent)
    held.close()


def bundles(signer: Signer, count: int) -> None:
    """Bytes a certificate."""
    started = time.perf_counter()
    old = make_bundle(DAY, ((f"{2 * number:012d}", "01", END) for number in range(count)))
    changed = int(count * CHANGED)
    new = make_bundle(DAY, ((f"{2 * number:012d}", "03" if number < changed else "01", END) for number in range(count)))
    full = len(old.write(signer))
    print(f"two bundles made in {time.perf_counter() - started:.1f} s", flush=True)
    delta = len(old.delta_to(new, signer))
    print(f"offline bundle: {full / count:.2f} bytes a certificate; a day that changes {changed:,}: {delta:,} bytes; "
          f"together {(full + delta) / count:.2f} a certificate (limit 30)", flush=True)  # fmt: skip
    some = random.Random(2)
    timed("state from the bundle, found", old.find, [f"{2 * some.randrange(count):012d}" for _ in range(ASKED)])


def main(arguments: list[str]) -> None:
    """Everything, in a folder that is removed afterwards."""
    count = int(arguments[0]) if arguments else MILLION
    folder, signer = (
        Path(tempfile.mkdtemp(prefix="gongxin-ledger-", dir=os.environ.get("BENCH_FOLDER"))),
        Signer.new("bench.example"),
    )
    try:
        durable(folder, signer)
        proofs(folder, signer, count)
        bundles(signer, count)
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
