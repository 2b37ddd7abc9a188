"""In which domains a body certifies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gongxin.codes.domains import DOMAINS
from gongxin.i18n import Text

OTHER = Text("其他领域", "other domain")


@dataclass(frozen=True)
class Domain:
    """Certificates of a body in one domain: standing (valid or suspended), suspended, issued in a year, named."""

    code: str
    label: Text
    standing: int
    suspended: int
    issued: int
    named: int


def domains_of(rows: list[dict[str, Any]]) -> list[Domain]:
    """The domains in the order they were counted in, the largest first."""
    return [
        Domain(row["domain"], label_of(row["domain"]), row["standing"], row["suspended"], row["issued"], row["named"])
        for row in rows
    ]


def label_of(code: str) -> Text:
    """The name of a domain, also for a smaller class below it."""
    for length in (5, 3):
        if code[:length] in DOMAINS:
            entry = DOMAINS[code[:length]]
            return Text(entry.zh, entry.en)
    return OTHER
