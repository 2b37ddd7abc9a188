"""The page of the command line."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Any

from typer import Typer
from typer.main import get_command

from gongxin.cli import COMMANDS, FILES
from gongxin.i18n import translate
from gongxin.reference.markdown import table


def page() -> str:
    """Every command with its example, arguments and options, in both languages."""
    about = (
        "Every command takes `--lang zh` or `--lang en`. Errors are one sentence on standard error; exit code 2 is a "
        "mistake the user can mend, 1 a defect of the program, 130 an interruption."
    )
    return "\n\n".join(["# Commands 命令", about, *(_section(name) for name in COMMANDS)])


def _section(name: str) -> str:
    file = FILES.get(name, name)
    module = import_module(f"gongxin.commands.{file}")
    function = getattr(module, file)
    about = inspect.cleandoc(function.__doc__ or "")
    alone = Typer(add_completion=False)
    alone.command(name)(function)
    rows = [_row(parameter) for parameter in get_command(alone).params if getattr(parameter, "help", None)]
    example = f"```\n{module.EXAMPLE}\n```"
    headings = ("argument or option", "说明", "meaning", "default")
    return "\n\n".join([f"## {name}", f"{translate(about, 'zh')}  \n{about}", example, table(headings, rows)])


def _row(parameter: Any) -> tuple[str, str, str, str]:
    name = parameter.opts[-1] if parameter.param_type_name == "option" else str(parameter.metavar)
    default = "required" if parameter.required else parameter.default
    shown = "" if default in (None, False, "") or callable(default) else f"`{default}`"
    return f"`{name}`", translate(parameter.help, "zh"), parameter.help, shown
