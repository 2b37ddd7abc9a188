"""The truth, kept apart: what was planted, where, and in which bodies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from gongxin.simulate.columns import NO_DAY, NONE, Array
from gongxin.simulate.text import days, pick

IDS = ("body", "org", "plan", "cert", "person")


@dataclass
class Truth:
    """Rows of planted facts, by the row numbers of the tables they stand in."""

    parts: list[dict[str, Any]] = field(default_factory=list)

    def add(self, pattern: str, variant: str, day: Any = NO_DAY, secondary: bool = False, **ids: Any) -> None:
        """Note one fact, or as many as the longest of `ids`.

        A `secondary` fact follows from another one: finding it is right, missing it is no failure.
        """
        count = max([np.size(value) for value in ids.values()] + [np.size(day)])
        part: dict[str, Any] = {"pattern": [pattern] * count, "variant": [variant] * count}
        part["secondary"] = [secondary] * count
        part["day"] = (
            np.broadcast_to(np.asarray(day, dtype=np.int64).reshape(-1), (count,))
            if np.size(day) == 1
            else np.asarray(day)
        )
        for name in IDS:
            value = np.asarray(ids.get(name, NONE)).reshape(-1)
            part[name] = np.broadcast_to(value, (count,)) if value.size == 1 else value
        self.parts.append(part)

    def column(self, name: str) -> Array:
        """One column over all parts."""
        return np.concatenate([np.zeros(0, dtype=np.int64), *(np.asarray(part[name]) for part in self.parts)])

    def bodies(self) -> dict[int, list[str]]:
        """The patterns planted in each body."""
        found: dict[int, set[str]] = {}
        for part in self.parts:
            for body, pattern in zip(part["body"], part["pattern"], strict=True):
                if body != NONE:
                    found.setdefault(int(body), set()).add(pattern)
        return {body: sorted(patterns) for body, patterns in found.items()}

    def render(self, nation: object) -> pa.Table:
        """truth/planted.parquet."""
        from gongxin.simulate.nation import Nation

        assert isinstance(nation, Nation)
        return pa.table(
            {
                "pattern": pa.array([word for part in self.parts for word in part["pattern"]], pa.string()),
                "variant": pa.array([word for part in self.parts for word in part["variant"]], pa.string()),
                "body_id": pick(nation.body_ids, self.column("body")),
                "org_id": pick(nation.org_ids, self.column("org")),
                "plan_id": nation.plan_ids(self.column("plan")),
                "cert_no": pick(nation.cert_ids, self.column("cert")),
                "person_id": pick(nation.person_ids, self.column("person")),
                "occurred_on": days(self.column("day")),
                "secondary": pa.array([mark for part in self.parts for mark in part["secondary"]], pa.bool_()),
            }
        )
