"""The command line: gathers the commands, speaks the reader's language, and turns every error into one sentence.

Exit codes: 0 well, 1 our defect, 2 a mistake the user can mend, 130 interrupted.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from gongxin import __version__
from gongxin.commands.failures import exit_code_of
from gongxin.commands.help import Command, Group, translate_help
from gongxin.errors import UserError
from gongxin.i18n import LANGUAGES

COMMANDS = (
    "demo", "simulate", "supervise", "report", "explain", "grade",
    "draw", "verify", "serve", "account", "import", "export",
    "detectors", "parameters", "templates", "bench",
)  # fmt: skip
FILES = {"import": "import_dataset"}  # Python keeps the word for itself


def main(arguments: Sequence[str] | None = None) -> None:
    """The program `gongxin`."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run one command; returns the exit code."""
    return exit_code_of(lambda: _run(arguments))


def _run(arguments: list[str]) -> int:
    left = _take_language(arguments)
    command = application(_needed(left))
    code = command(args=left or ["--help"], prog_name="gongxin", standalone_mode=False)
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _take_language(arguments: list[str]) -> list[str]:
    """Take `--lang` off the arguments: it decides the words of the help itself, so it comes before all else."""
    left, chosen = [], None
    words = iter(arguments)
    for word in words:
        if word == "--lang" or word.startswith("--lang="):
            chosen = word.partition("=")[2] or next(words, "")
        else:
            left.append(word)
    if chosen is not None:
        if chosen not in LANGUAGES:
            raise UserError(
                "--lang: %(value)s is not a language of this program; write one of %(known)s.",
                value=chosen or "–", known=", ".join(LANGUAGES),
            )  # fmt: skip
        os.environ["GONGXIN_LANG"] = chosen
    return left


def _needed(arguments: list[str]) -> Sequence[str]:
    """The command that is called, if it is one: the others need not be loaded to run it."""
    first = arguments[0] if arguments else ""
    if first == "--version":
        return ()
    return (first,) if first in COMMANDS else COMMANDS


def application(names: Sequence[str] = COMMANDS) -> TyperGroup:
    """The commands called `names`, their help in the reader's language."""
    app = typer.Typer(name="gongxin", add_completion=False, rich_markup_mode="markdown", pretty_exceptions_enable=False)
    app.callback(cls=Group, invoke_without_command=True)(_root)
    for name in names:
        file = FILES.get(name, name)
        module = import_module(f"gongxin.commands.{file}")
        function: Callable[..., Any] = getattr(module, file)
        app.command(name, cls=Command, help=_sentence(function), epilog=module.EXAMPLE)(function)
    gathered = get_command(app)
    assert isinstance(gathered, TyperGroup)
    translate_help(gathered, _sentence(_root))
    return gathered


def _root(
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and end.")] = False,
) -> None:
    """Gongxin 公信: supervision of quality certification."""
    if version:
        sys.stdout.write(f"gongxin {__version__}\n")
        raise typer.Exit


def _sentence(function: Callable[..., Any]) -> str:
    return inspect.cleandoc(function.__doc__ or "")


if __name__ == "__main__":
    main()
