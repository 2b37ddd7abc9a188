"""`gongxin demo`: everything at once on a small synthetic nation."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gongxin import simulate, supervision
from gongxin.commands.options import AsJson
from gongxin.commands.place import refuse_place
from gongxin.commands.progress import progress_shown, steps_of_a_run
from gongxin.commands.screen import say, show_json
from gongxin.commands.summary import show_summary, summary
from gongxin.commands.writable import refuse_unwritable_folder
from gongxin.i18n import LANGUAGES, language_of_environment
from gongxin.records import TABLES
from gongxin.report import write_report

EXAMPLE = "gongxin demo"
DAY = date(2026, 6, 30)


def demo(
    folder: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write; written anew on every call.")] = Path(
        "demo"
    ),
    scale: Annotated[float, typer.Option(help="Size; 1.0 is a nation-year.")] = 0.02,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same nation.")] = 1,
    bodies: Annotated[int, typer.Option(min=1, max=5000, help="At least this many certification bodies.")] = 60,
    as_json: AsJson = False,
) -> None:
    """Simulate a nation, supervise it and write the report in both languages."""
    nation, reports = folder / "nation", {language: folder / f"report.{language}.html" for language in LANGUAGES}
    refuse_place(nation)
    refuse_unwritable_folder(folder)
    with progress_shown(as_json, lambda: len(TABLES) + steps_of_a_run() + len(LANGUAGES)) as step:
        simulate.simulate(nation, scale=scale, seed=seed, as_of=DAY, minimum_bodies=bodies, progress=step)
        result = supervision.supervise(nation, folder / "result", progress=step)
        for language, file in reports.items():
            step("report", file.name)
            write_report(result, file, language)
    told = summary(result)
    if as_json:
        show_json({**told, "reports": {language: str(file) for language, file in reports.items()}})
        return
    show_summary(told)
    say("The nation is in %(nation)s, the result in %(result)s.", nation=nation, result=result.folder)
    say("Open the report: %(file)s", file=reports[language_of_environment()].resolve())
