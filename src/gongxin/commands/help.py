"""Help in the reader's language: texts are declared in English beside the commands and translated here."""

from __future__ import annotations

from typing import Any

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from gongxin.i18n import translate

USAGE = "Usage: "  # as Typer writes it


class _Translated:
    """What Typer itself says, said in the reader's language."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = translate("Show this help and end.")
        return option

    def get_usage(self, ctx: Any) -> str:
        """The first line of the help."""
        return str(super().get_usage(ctx)).replace(USAGE, translate("Usage:") + " ", 1)  # type: ignore[misc]


class Command(_Translated, TyperCommand):
    """One command."""


class Group(_Translated, TyperGroup):
    """All commands."""


def translate_help(group: TyperGroup, about: str) -> None:
    """Put every help text of `group` and its commands into the reader's language."""
    rich_utils.OPTIONS_PANEL_TITLE = translate("Options")
    rich_utils.ARGUMENTS_PANEL_TITLE = translate("Arguments")
    rich_utils.COMMANDS_PANEL_TITLE = translate("Commands")
    rich_utils.REQUIRED_LONG_STRING = "[" + translate("required") + "]"
    rich_utils.DEFAULT_STRING = "[" + translate("default:") + " {}]"
    group.help = translate(about)
    group.epilog = translate("Every command takes --lang zh or --lang en; without it the environment decides.")
    for command in (group, *group.commands.values()):
        for parameter in command.params:
            if getattr(parameter, "help", None):
                parameter.help = translate(parameter.help)  # type: ignore[attr-defined]
    for command in group.commands.values():
        command.help = command.short_help = translate(command.help or "")
        command.epilog = translate("Example: %(command)s", command=command.epilog)
