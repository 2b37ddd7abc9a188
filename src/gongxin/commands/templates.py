"""`gongxin templates`: spreadsheets to fill in, with the code lists as drop-downs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongxin.commands.options import AsJson
from gongxin.commands.screen import say, show_json
from gongxin.commands.writable import refuse_unwritable_folder
from gongxin.i18n import language_of_environment
from gongxin.intake import write_templates

EXAMPLE = "gongxin templates templates --lang zh"


def templates(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The folder to write the spreadsheets to.", show_default=False)
    ],
    as_json: AsJson = False,
) -> None:
    """Write one XLSX import template for each table."""
    refuse_unwritable_folder(out)
    write_templates(out, language_of_environment())
    written = sorted(file.name for file in out.glob("*.xlsx"))
    if as_json:
        show_json({"folder": str(out), "files": written})
    else:
        say("%(count)s import templates are in %(folder)s.", count=len(written), folder=out)
