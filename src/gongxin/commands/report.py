"""`gongxin report`: a result as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongxin import supervision
from gongxin.commands.options import AsJson, ResultFolder
from gongxin.commands.screen import say, show_json
from gongxin.commands.writable import refuse_unwritable_file
from gongxin.errors import UserError
from gongxin.i18n import language_of_environment
from gongxin.report import write_report

EXAMPLE = "gongxin report result --lang zh"


def report(
    result: ResultFolder,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file to write; else in the result folder.", show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the report of a run as one HTML file that needs no network."""
    language = language_of_environment()
    file = out or result / f"report.{language}.html"
    if file.suffix.lower() not in (".html", ".htm") or file.is_dir():
        raise UserError("%(file)s is not the name of a web page; name a file that ends in .html.", file=file)
    opened = supervision.open_result(result)
    refuse_unwritable_file(file)
    write_report(opened, file, language)
    if as_json:
        show_json({"report": str(file), "language": language, "bytes": file.stat().st_size})
    else:
        say("The report is %(file)s.", file=file)
