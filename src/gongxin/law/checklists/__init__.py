"""Uniform checklists (检查清单): what an inspection of each matter asks, dated and cited.

One YAML file per matter; its name is the name of the matter. A changed rule is a new dated version, never an edit of
the old one: an inspection keeps the version of the day on which it was opened. Items: question, law, what kind of
answer, what proves it. 国市监认证发〔2024〕103号 asks for uniform documents of inspection; the questions follow
from the duties that the law cited puts on whoever is inspected.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from gongxin.errors import UnknownName
from gongxin.i18n import Text
from gongxin.law.citation import Citation

FOLDER = Path(__file__).parent
ANSWERS = {  # kind of answer → what may be answered; empty: a number or a text is written
    "conforms": {
        "yes": Text("符合", "conforms"),
        "no": Text("不符合", "does not conform"),
        "na": Text("不适用", "does not apply"),
    },
    "number": {},
    "text": {},
}
EVIDENCE = {
    "record": Text("复制记录", "copy of a record"),
    "photo": Text("现场照片", "photo"),
    "interview": Text("询问笔录", "notes of an interview"),
    "system": Text("系统查询结果", "what the register says"),
}
OBJECTS = {
    "body": Text("认证机构", "certification body"),
    "organisation": Text("获证组织", "certified organisation"),
    "laboratory": Text("指定实验室", "designated laboratory"),
    "certificate": Text("获证产品", "certified product"),
    "audit": Text("审核现场", "audit"),
}


@dataclass(frozen=True)
class Item:
    """One question. `answer` is a kind of ANSWERS, `evidence` names of EVIDENCE that prove what is answered."""

    id: str
    question: Text
    law: Citation
    answer: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Version:
    """The questions from a day on."""

    from_on: date
    items: tuple[Item, ...]

    @property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their names."""
        return {item.id: item for item in self.items}


@dataclass(frozen=True)
class Checklist:
    """The checklist of one matter (检查事项) with its history, oldest first. `about` is a key of OBJECTS."""

    matter: str
    label: Text
    about: str
    history: tuple[Version, ...]

    def on(self, day: date) -> Version:
        """The version in force on `day`; before the first one, the first."""
        held = [version for version in self.history if version.from_on <= day]
        return held[-1] if held else self.history[0]


@functools.cache
def checklists() -> Mapping[str, Checklist]:
    """Every checklist by its matter; refused here if one is not whole."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.yaml"))}


def checklist(matter: str) -> Checklist:
    """The checklist of a matter; a clear error where there is none."""
    known = checklists().get(matter)
    if known is None:
        raise UnknownName("No checklist is called %(name)s; see law/checklists.", name=matter)
    return known


def _read(path: Path) -> Checklist:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    if written["about"] not in OBJECTS:
        raise ValueError(f"{path.name}: nothing is called {written['about']}")
    history = tuple(_version(path.name, day, items) for day, items in sorted(written["versions"].items()))
    return Checklist(path.stem, Text(zh=written["zh"], en=written["en"]), written["about"], history)


def _version(file: str, day: date, written: list[Mapping[str, Any]]) -> Version:
    items = tuple(_item(file, fields) for fields in written)
    if len({item.id for item in items}) < len(items):
        raise ValueError(f"{file}: an item of {day} stands twice")
    return Version(day, items)


def _item(file: str, fields: Mapping[str, Any]) -> Item:
    answer, evidence = fields.get("answer", "conforms"), tuple(fields["evidence"])
    if answer not in ANSWERS or not evidence or not set(evidence) <= set(EVIDENCE):
        raise ValueError(f"{file}: item {fields['id']} has no such answer or evidence")
    law = Citation(*(str(part) for part in fields["law"]))
    return Item(fields["id"], Text(zh=fields["zh"], en=fields["en"]), law, answer, evidence)
