"""`gongxin draw`: a plan into a committed draw, and, when the public randomness is out, into objects and inspectors."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from gongxin import draw as room
from gongxin.commands.options import AsJson
from gongxin.commands.screen import say, say_plain, show_json, show_table
from gongxin.commands.writable import refuse_unwritable_folder
from gongxin.draw import drand, files
from gongxin.draw.entries import CHINA, moment_text
from gongxin.draw.plan import read_toml
from gongxin.errors import InputRefused, UserError

EXAMPLE = "gongxin draw plan.toml --out draw\n\ngongxin draw plan.toml --out draw --values values.toml"
LISTS = ("objects", "inspectors", "recusals")
SHOWN = 20  # visits on the screen; outcome.json has all


def draw(
    plan: Annotated[Path, typer.Argument(metavar="PLAN.toml", help="The plan of the draw.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", metavar="DRAW", help="The folder of the draw.", show_default=False)],
    values: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="TOML with the values of the randomness: then draw.", show_default=False),
    ] = None,
    close: Annotated[bool, typer.Option("--close", help="Open which objects were drawn with equal chances.")] = False,
    abort: Annotated[
        str, typer.Option(metavar="REASON", help="Give the draw up; the reason is published.", show_default=False)
    ] = "",
    secrets: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where the secrets lie; otherwise DRAW.secrets.json.", show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Commit a draw; with --values carry it out, with --close open its arms, with --abort give it up."""
    if sum(map(bool, (values, close, abort))) > 1:
        raise UserError("Only one of --values, --close and --abort at a time.")
    kept = secrets or out.with_name(f"{out.name}.secrets.json")
    at = moment_text(datetime.now(UTC))
    if values:
        step = room.carry_out(out, _told(values), _secrets(kept), at=at)
    elif close:
        step = room.close(out, _secrets(kept), at=at)
    elif abort:
        step = room.abort(out, abort, at=at)
    else:
        step = _commit(plan, out, kept, at)
    if as_json:
        show_json(dict(step.entry))
    else:
        _show(step, kept)


def _commit(file: Path, out: Path, kept: Path, at: str) -> room.Step:
    written = read_toml(file)
    missing = [name for name in LISTS[:2] if not written.get(name)]
    if missing:
        raise InputRefused("%(file)s names no list of %(lists)s.", file=file, lists=", ".join(missing))
    plan = room.plan_of(written, str(file))
    names = [one.name for one in plan.strata]
    objects = _objects(file.parent / written["objects"], names)
    people = room.read_people(file.parent / written["inspectors"])
    recusals = room.read_recusals(file.parent / written["recusals"]) if written.get("recusals") else []
    refuse_unwritable_folder(out)
    if kept.exists():
        raise UserError("%(file)s is there already; the secrets of a draw are never written over.", file=kept)
    drawn = room.commit(plan, objects, people, recusals, out, at=at)
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        json.dump(drawn.secrets, stream)
    return drawn


def _objects(path: Path, strata: list[str]) -> room.Listed:
    """The list from CSV, or from Parquet column by column."""
    if path.suffix != ".parquet":
        return room.read_objects(path, strata)
    import pyarrow.parquet as pq

    from gongxin.draw.name_list import COLUMNS, MORE, listed

    try:
        table = pq.read_table(path)
    except (OSError, ValueError) as met:
        raise InputRefused("%(file)s cannot be read (%(why)s).", file=path, why=met) from None
    missing = [name for name in COLUMNS if name not in table.column_names]
    if missing:
        raise InputRefused("%(file)s has no column %(name)s.", file=path, name=", ".join(missing))
    blank = [""] * table.num_rows
    columns = [_texts(table[name]) if name in table.column_names else blank for name in (*COLUMNS, *MORE)]
    return listed(zip(*columns, strict=True), strata)


def _texts(column: Any) -> list[str]:
    return ["" if value is None else str(value) for value in column.to_pylist()]


def _told(path: Path) -> list[Any]:
    told = read_toml(path).get("values")
    if not isinstance(told, list):
        raise InputRefused("%(file)s holds no values; write values = [...] in the order of the plan.", file=path)
    return told


def _secrets(path: Path) -> Mapping[str, str]:
    try:
        told = json.loads(path.read_text("utf-8"))
        bytes.fromhex(told["salt"] + told["arms"])
    except (OSError, ValueError, KeyError, TypeError):
        raise InputRefused("%(file)s does not hold the secrets of a draw; name them with --secrets.",
                           file=path) from None  # fmt: skip
    else:
        return dict(told)


def _show(step: room.Step, kept: Path) -> None:
    entry = step.entry
    say_plain(f"{entry['kind']}  {entry['draw']}", style="bold")
    if entry["kind"] == "draw-committed":
        count = json.loads((step.folder / files.COMMITMENT).read_bytes())["objects"]
        say("Committed: %(count)s objects. Publish this now: %(commitment)s",
            count=count, commitment=entry["commitment"])  # fmt: skip
        _awaited(step.folder)
        say("Keep %(file)s closed; without it nothing can be drawn from this commitment.", file=kept)
    elif entry["kind"] == "draw-drawn":
        _show_outcome(step.folder)
    say("Put this entry on the ledger: the last line of %(file)s.", file=step.folder / "history.jsonl")


def _awaited(folder: Path) -> None:
    for source in json.loads((folder / files.COMMITMENT).read_bytes())["randomness"]:
        if source["kind"] == "drand":
            say("Awaited: drand quicknet round %(round)s, out at %(at)s.",
                round=source["round"], at=drand.due(source["round"]).astimezone(CHINA).isoformat())  # fmt: skip
        elif source["kind"] == "figures":
            say("Awaited: %(name)s, %(when)s.", name=source["name"], when=source["when"])
        else:
            say("Awaited: what %(name)s fixed by its hash.", name=source["name"])


def _show_outcome(folder: Path) -> None:
    outcome = json.loads((folder / files.OUTCOME).read_bytes())
    visits = outcome["visits"]
    rows = [(one["visit"], ", ".join(one["objects"]), ", ".join(one["team"])) for one in visits[:SHOWN]]
    show_table("Visits", ("Visit", "Objects", "Team"), rows)
    if len(visits) > SHOWN:
        say("… and %(count)s more rows.", count=len(visits) - SHOWN)
    say("%(objects)s objects drawn, %(visits)s visits. Anyone can check it: gongxin verify %(folder)s",
        objects=len(outcome["objects"]), visits=len(visits), folder=folder)  # fmt: skip
