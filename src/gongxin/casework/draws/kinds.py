"""What a draw from each list leads to: the kind of inspection, and its matters, the usual one first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongxin.law.parameters import parameter


@dataclass(frozen=True)
class Leads:
    """`kind` is a key of `inspections.kinds`; empty where people choose it one by one, as an audit to be witnessed."""

    kind: str
    matters: tuple[str, ...]


LEADS = {
    "bodies": Leads("body", ("certification_body",)),
    "ccc_bodies": Leads("body", ("ccc_body",)),
    "laboratories": Leads("laboratory", ("laboratory",)),
    "organisations": Leads("organisation", ("certified_organisation",)),
    "certificates": Leads("organisation", ("certified_organisation",)),
    "people": Leads("", ("witnessed_audit",)),
}


def is_capped(list_id: str, day: date) -> bool:
    """Whether objects of the list are inspected only so often a year (国办发〔2024〕54号)."""
    return list_id not in parameter("draws.uncapped_lists").on(day).value
