"""Words of progress on standard error, and of mistakes: both languages side by side."""

from __future__ import annotations

import sys
from collections.abc import Callable

from gongxin.errors import UserError
from gongxin.i18n import Text, language_of_environment

Tell = Callable[[str, str], None]  # (kind of step, its size)
WORDS = {
    "simulate": Text("模拟规模为%s的全国数据……", "Simulating the nation of scale %s …"),
    "nation": Text("监管规模为%s的全国数据……", "Supervising the nation of scale %s …"),
    "eight": Text("八个检测器与手写Polars对比，规模%s……", "Eight detectors against hand-written Polars, scale %s …"),
    "engines": Text("DuckDB与Spark对比，规模%s……", "DuckDB against a local Spark session, scale %s …"),
}


def silent(kind: str, name: str) -> None:
    """Show nothing."""
    del kind, name


def show_step(kind: str, name: str) -> None:
    """One line per step."""
    print(WORDS[kind].in_language(language_of_environment()) % name, file=sys.stderr, flush=True)


def mistake(sentence: Text, **values: object) -> UserError:
    """A mistake of the user, told in the reader's language."""
    return UserError(sentence.in_language(language_of_environment()), **values)
