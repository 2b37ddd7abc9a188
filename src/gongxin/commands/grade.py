"""`gongxin grade`: the grade of a body, why, what would change it, and that it can be recomputed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from gongxin import supervision
from gongxin.commands.options import AsJson
from gongxin.commands.screen import say, say_plain, show_json, show_table
from gongxin.commands.writable import refuse_unwritable_folder
from gongxin.errors import UserError
from gongxin.i18n import language_of_environment
from gongxin.risk import regrade
from gongxin.risk.extract import read_extract, write_extract

EXAMPLE = "gongxin grade result CNCA-R-2002-001 --extract my-extract"


def grade(
    folder: Annotated[
        Path,
        typer.Argument(metavar="RESULT", help="The folder of a run, or an extract alone.", show_default=False),
    ],
    body_id: Annotated[
        str, typer.Argument(metavar="BODY_ID", help="The approval number; none for an extract.", show_default=False)
    ] = "",
    extract: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write the rows the grade rests on there.", show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the grade of a body with its reasons, recomputed from its indicators and compared."""
    if body_id:
        written, rows, name = _of_result(folder, body_id, extract)
    elif extract or (folder / "run.json").exists():
        raise UserError("%(folder)s holds many bodies; add the approval number of one.", folder=folder)
    else:
        written, rows = read_extract(folder)
        name = written["body_id"]
    again = regrade(rows)
    told = {
        **{key: again[key] for key in ("body_id", "score", "grade", "low", "high", "direct_rule")},
        "name": name,
        "as_of": rows[0]["period_to"],
        "reasons": json.loads(again["reasons"]),
        "nearest_change": json.loads(again["nearest_change"] or "null"),
        "agrees": again == dict(written),
    }
    if as_json:
        show_json(told)
    else:
        _show(told, written, rows)
        if extract:
            say("The extract is in %(folder)s. Check it with: gongxin grade %(folder)s", folder=extract)


def _of_result(
    folder: Path, body_id: str, extract: Path | None
) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]], str]:
    result = supervision.open_result(folder)
    body = result.body(body_id)
    written, rows = result.of_body("grades", body_id), result.of_body("indicators", body_id)
    if not written or not rows:
        raise UserError("%(body)s has no grade in %(folder)s.", body=body_id, folder=folder)
    if extract:
        refuse_unwritable_folder(extract)
        write_extract(folder, body_id, extract)
    return written[0], rows, body["name"] or body_id


def _show(told: Mapping[str, Any], written: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> None:
    language = language_of_environment()
    say_plain(f"{told['name']}  {told['body_id']}", style="bold")
    say("Grade %(grade)s, score %(score)s, 95 %% interval %(low)s to %(high)s, as of %(day)s",
        grade=told["grade"], score=f"{told['score']:.1f}", low=f"{told['low']:.1f}", high=f"{told['high']:.1f}",
        day=told["as_of"])  # fmt: skip
    points = [(f"{one['points']:.1f}" if one["points"] else "–", one[language]) for one in told["reasons"]]
    show_table("Reasons", ("Points", "Reason"), points, right=(0,))
    if told["nearest_change"]:
        say_plain(told["nearest_change"][language])
    if told["agrees"]:
        say("Recomputed from %(count)s indicators: the same grade, to the last digit.", count=len(rows))
    else:
        say("Recomputed from %(count)s indicators: they differ; the result says grade %(grade)s, score %(score)s.",
            count=len(rows), grade=written["grade"], score=written["score"])  # fmt: skip
    say("Grades are for supervision inside the authority; they are no credit rating and are not published.")
