"""The parameters of the model as they stand on the day of a run."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongxin.law.parameters import parameter, parameters

GROUP = "risk."


@dataclass(frozen=True)
class Settings:
    """Every parameter of the group `risk` on one day: `settings["cut_points"]`."""

    as_of: date
    values: Mapping[str, Any]
    from_on: Mapping[str, date]  # the day each value came into force

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


@functools.cache
def settings_on(day: date) -> Settings:
    """The parameters of the model in force on `day`."""
    names = [name for name in parameters() if name.startswith(GROUP)]
    held = {name.removeprefix(GROUP): parameter(name).on(day) for name in names}
    return Settings(
        day,
        {name: dated.value for name, dated in held.items()},
        {name: dated.from_on for name, dated in held.items()},
    )
