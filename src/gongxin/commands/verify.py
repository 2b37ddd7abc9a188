"""`gongxin verify`: does a log, a receipt or a draw hold, checked from its files alone."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated, Any

import typer

from gongxin.commands.options import AsJson
from gongxin.commands.screen import say, say_plain, show_json
from gongxin.draw import history
from gongxin.draw.verify import is_bundle, verify_bundle
from gongxin.errors import UserError
from gongxin.i18n import language_of_environment
from gongxin.ledger.audit import OTHER, Examined, examine
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.kinds import KINDS
from gongxin.ledger.policy import Policy, Witnessed, read_policy
from gongxin.ledger.presence import Proven, prove
from gongxin.ledger.receipt import is_receipt, read_receipt
from gongxin.ledger.writer import CHECKPOINT

EXAMPLE = "gongxin verify receipt.tlog-proof --keys trusted-keys"
DOES_NOT_HOLD = 1
KEYS = "keys"
CHINA = timezone(timedelta(hours=8))


def verify(
    target: Annotated[
        Path,
        typer.Argument(metavar="DRAW|RECEIPT|LOG", help="A folder of a draw or log, or a receipt.", show_default=False),
    ],
    keys: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The public keys you trust: logs, witnesses, quorum.", show_default=False),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(metavar="CHECKPOINT", help="A checkpoint of the log that you kept earlier.", show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check a draw, a receipt or a log from its files alone. Ends with 0 if it holds, 1 if it does not."""
    if not target.exists():
        raise UserError("%(target)s does not exist; name a folder of a draw or log, or a receipt.", target=target)
    try:
        told = _verified(target, keys, since, quiet=as_json)
    except Disproved as problem:
        told = {"holds": False, "problems": [problem]}
    if as_json:
        language = language_of_environment()
        show_json({**told, "problems": [one.in_language(language) for one in told["problems"]]})
    else:
        for one in told["problems"]:
            say_plain(one.in_language(language_of_environment()))
        if not told["holds"]:
            say("%(target)s does not hold.", target=target)
    if not told["holds"]:
        raise typer.Exit(DOES_NOT_HOLD)


def _verified(target: Path, keys: Path | None, since: Path | None, quiet: bool) -> dict[str, Any]:
    if target.is_dir():
        if (target / CHECKPOINT).exists():
            return _log(target, _trusted(keys, target, quiet), since, quiet)
        if is_bundle(target):
            return _draw(target, quiet)
    else:
        held = target.read_bytes()
        if is_receipt(held):
            return _receipt(held, _trusted(keys, target.parent, quiet), quiet)
    raise UserError("%(target)s is neither a draw nor a receipt nor a log.", target=target)


def _trusted(keys: Path | None, beside: Path, quiet: bool) -> Policy:
    """The keys named, else those of GONGXIN_KEYS, else a file beside what is checked, with a warning."""
    named = keys or (Path(os.environ["GONGXIN_KEYS"]) if os.environ.get("GONGXIN_KEYS") else None)
    if named is None and (beside / KEYS).exists():
        named = beside / KEYS
        if not quiet:
            say("The keys were taken from %(file)s; compare them with those published elsewhere.", file=named)
    if named is None:
        raise UserError("Name the public keys you trust with --keys FILE; without them no signature can be checked.")
    return read_policy(named)


def _log(folder: Path, policy: Policy, since: Path | None, quiet: bool) -> dict[str, Any]:
    examined = examine(folder, policy, _kept(since) if since else None)
    if not quiet and not examined.problems:
        _show_log(examined, since)
    return {
        "holds": not examined.problems, "problems": examined.problems, **_of(examined.witnessed),
        "kinds": dict(examined.kinds),
    }  # fmt: skip


def _kept(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise UserError("%(file)s cannot be read as a checkpoint that you kept.", file=file) from None


def _show_log(examined: Examined, since: Path | None) -> None:
    language = language_of_environment()
    _show_witnessed(examined.witnessed)
    for kind, count in sorted(examined.kinds.items()):
        if kind != OTHER:
            say_plain(f"  {count}  {KINDS[kind].title.in_language(language)}")
    if examined.kinds[OTHER]:
        say("  %(count)s entries of kinds that this program does not know", count=examined.kinds[OTHER])
    if since:
        say("It continues the checkpoint you kept.")
    say("All entries, tiles and signatures hold.")


def _draw(folder: Path, quiet: bool) -> dict[str, Any]:
    problems = verify_bundle(folder)
    told = [] if problems else history.entries(folder)
    if not quiet and not problems:
        _show_draw(told)
    commitment = told[0]["commitment"] if told else None
    return {"holds": not problems, "problems": problems, "commitment": commitment, "entries": told}


def _show_draw(told: list[dict[str, Any]]) -> None:
    language = language_of_environment()
    for entry in told:
        kind = KINDS.get(entry["kind"])
        say_plain(f"{entry['at']}  {kind.title.in_language(language) if kind else entry['kind']}  {entry['draw']}")
    say("All of it is reproduced from the folder. Compare %(commitment)s with the ledger: it must be older there "
        "than the randomness.", commitment=told[0]["commitment"])  # fmt: skip


def _receipt(held: bytes, policy: Policy, quiet: bool) -> dict[str, Any]:
    proven = prove(read_receipt(held), policy)
    if not quiet:
        _show_receipt(proven)
    return {
        "holds": True, "problems": [], **_of(proven.witnessed), "index": proven.index, "entry": dict(proven.entry),
        **({"map": proven.map, "key": proven.key, "values": proven.values} if proven.map else {}),
    }  # fmt: skip


def _show_receipt(proven: Proven) -> None:
    language = language_of_environment()
    kind = KINDS[proven.entry["kind"]]
    _show_witnessed(proven.witnessed)
    say_plain(f"{kind.title.in_language(language)} · {proven.index}", style="bold")
    for field in kind.fields:
        if field.name in proven.entry:
            say_plain(f"  {field.label.in_language(language)}: {proven.entry[field.name]}")
    if proven.map and proven.values:
        say("%(key)s was in the register:", key=proven.key)
        for value in proven.values:
            say_plain(f"  {value}")
    elif proven.map:
        say("%(key)s was not in the register.", key=proven.key)
    say("The receipt holds.")


def _show_witnessed(witnessed: Witnessed) -> None:
    held = witnessed.checkpoint
    say("Log %(origin)s, %(size)s entries, signed by its key.", origin=held.origin, size=held.size)
    for name, at in witnessed.witnesses.items():
        say("Witness %(name)s saw it at %(at)s.", name=name, at=_moment(at))


def _of(witnessed: Witnessed) -> dict[str, Any]:
    held = witnessed.checkpoint
    return {
        "origin": held.origin, "size": held.size, "root": held.root.hex(),
        "witnesses": {name: _moment(at) for name, at in witnessed.witnesses.items()},
    }  # fmt: skip


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at, CHINA).isoformat()
