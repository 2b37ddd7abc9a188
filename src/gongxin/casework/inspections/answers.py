"""The answers to a checklist: what may be answered, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from gongxin.casework.inspections.models import Inspection, Reply
from gongxin.errors import UserError
from gongxin.law.checklists import ANSWERS, Checklist, Item, checklist

LONGEST = 200


@dataclass(frozen=True)
class Given:
    """One answer; `at` is when it was given, by the clock of the device."""

    matter: str
    item: str
    answer: str
    at: datetime
    remark: str = ""


@dataclass(frozen=True)
class Asked:
    """One item with what was answered, if it was."""

    matter: Checklist
    item: Item
    reply: Reply | None


def asked(inspection: Inspection) -> Iterator[Asked]:
    """Every item of every matter in the order of the checklists."""
    held = {(one.matter, one.item): one for one in inspection.replies.all()}
    for matter, day in sorted(inspection.matters.items()):
        chosen = checklist(matter)
        for item in chosen.on(date.fromisoformat(day)).items:
            yield Asked(chosen, item, held.get((matter, item.id)))


def open_items(inspection: Inspection) -> list[str]:
    """The items that nobody has answered, by their names."""
    return [one.item.id for one in asked(inspection) if one.reply is None]


def failed(inspection: Inspection) -> list[Asked]:
    """The items that do not conform."""
    return [
        one for one in asked(inspection) if one.item.answer == "conforms" and one.reply and one.reply.answer == "no"
    ]


def checked_answer(inspection: Inspection, given: Given) -> None:
    """Refuse an answer to an item that is not asked, or of another kind than it asks for."""
    item = checked_item(inspection, given.matter, given.item)
    allowed = ANSWERS[item.answer]
    if item.answer == "number" and not _is_number(given.answer):
        raise UserError("%(item)s asks for a number, zero or more.", item=given.item)
    if (allowed and given.answer not in allowed) or not given.answer.strip() or len(given.answer) > LONGEST:
        raise UserError("%(answer)s is no answer to %(item)s.", answer=given.answer[:40], item=given.item)
    if given.answer == "no" and item.answer == "conforms" and not given.remark.strip():
        raise UserError("%(item)s does not conform; say what was found.", item=given.item)


def checked_item(inspection: Inspection, matter: str, name: str) -> Item:
    """The item of that name; refused where the inspection does not ask it."""
    day = inspection.matters.get(matter)
    item = checklist(matter).on(date.fromisoformat(day)).by_id.get(name) if day else None
    if item is None:
        raise UserError("%(item)s is no item of this inspection.", item=name[:40])
    return item


def _is_number(text: str) -> bool:
    try:
        return 0 <= float(text) < 1e9
    except ValueError:
        return False
