"""What a detector and a fact declare, and what is refused at load.

A detector is a function from tables to a table whose rows are the offences. Everything a reader needs to judge it
stands in its decorator: the question, the law, what it reads, what it returns, its parameters, its explanation. The
function sees only the columns it declared, knows no clock but `p.as_of`, and has no randomness.

A fact is an intermediate table that several detectors read, declared and computed the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import ibis.expr.types as ir

from gongxin.i18n import Text
from gongxin.law.citation import Citation

SUBJECT_ID = {
    "body": "body_id",
    "organisation": "org_id",
    "plan": "plan_id",
    "certificate": "cert_no",
    "person": "person_id",
}
IDS = ("body_id", "org_id", "plan_id", "cert_no", "person_id")
SEVERITIES = ("info", "low", "medium", "high")
PATTERN = re.compile(r"[PX]\d{2}")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


class Tables(SimpleNamespace):
    """The declared tables and facts of one detector, as attributes, each narrowed to its declared columns."""


class Values(SimpleNamespace):
    """The declared parameters of one detector on the day of the run, and that day itself as `as_of`."""

    as_of: date


Query = Callable[[Any, Any], ir.Table]


@dataclass(frozen=True)
class Fact:
    """An intermediate table, computed once per run. `reads` names tables or other facts and their columns.

    A table named in `optional` is read as empty where the dataset lacks it.
    """

    name: str
    reads: Mapping[str, tuple[str, ...]]
    optional: tuple[str, ...]
    parameters: Mapping[str, str]
    query: Query

    @property
    def method(self) -> str:
        """How it is computed: the docstring of its query."""
        return self.query.__doc__ or ""


@dataclass(frozen=True)
class Detector:
    """A question put to the records, with everything needed to check the answer.

    id           file name; also the name of its test
    pattern      P01 … P20 of the published cases, X01 … for ours
    subject      what a finding is about: body, organisation, plan, certificate or person
    severity     info, low, medium or high
    score        how strongly one row points to misconduct, 0–1; a column `score` of the query overrides it
    reads        table or fact → the columns the query may see
    optional     names in `reads` whose absence is read as an empty table
    parameters   name in the query → name of the parameter
    returns      the columns of evidence the query adds to the ids and `occurred_on`
    explanation  one sentence in both languages over those columns
    """

    id: str
    pattern: str
    subject: str
    severity: str
    score: float
    question: Text
    law: tuple[Citation, ...]
    reads: Mapping[str, tuple[str, ...]]
    optional: tuple[str, ...]
    parameters: Mapping[str, str]
    returns: tuple[str, ...]
    explanation: Text
    version: int
    query: Query = field(compare=False)

    @property
    def method(self) -> str:
        """How the answer is found: the docstring of the query, public as it stands."""
        return self.query.__doc__ or ""


class DeclarationRefused(Exception):
    """A detector or fact whose declaration is incomplete or untrue. Our defect, found at load."""


def fact(
    *,
    reads: Mapping[str, tuple[str, ...]],
    optional: tuple[str, ...] = (),
    parameters: Mapping[str, str] | None = None,
) -> Callable[[Query], Fact]:
    """Declare the decorated query as the fact that its file is named after."""

    def declare(query: Query) -> Fact:
        name = query.__module__.rpartition(".")[2]
        if not (query.__doc__ or "").strip():
            raise DeclarationRefused(f"fact {name}: the query has no docstring")
        return Fact(name, dict(reads), optional, dict(parameters or {}), query)

    return declare


def detector(
    *,
    pattern: str,
    subject: str,
    severity: str,
    score: float,
    question: Text,
    law: tuple[Citation, ...],
    reads: Mapping[str, tuple[str, ...]],
    returns: tuple[str, ...],
    explanation: Text,
    optional: tuple[str, ...] = (),
    parameters: Mapping[str, str] | None = None,
    version: int = 1,
) -> Callable[[Query], Detector]:
    """Declare the decorated query as the detector that its file is named after; refuse an incomplete declaration."""

    def declare(query: Query) -> Detector:
        declared = Detector(
            id=query.__module__.rpartition(".")[2],
            pattern=pattern,
            subject=subject,
            severity=severity,
            score=score,
            question=question,
            law=law,
            reads=dict(reads),
            optional=optional,
            parameters=dict(parameters or {}),
            returns=returns,
            explanation=explanation,
            version=version,
            query=query,
        )
        for complaint in _incomplete(declared):
            raise DeclarationRefused(f"detector {declared.id}: {complaint}")
        return declared

    return declare


def _incomplete(d: Detector) -> list[str]:
    """What is missing or untrue in a declaration, in words; empty when it is whole."""
    told = set(PLACEHOLDER.findall(d.explanation.zh + d.explanation.en))
    requirements = (
        (bool(PATTERN.fullmatch(d.pattern)), "the pattern is not of the form P01 or X01"),
        (d.id.startswith(d.pattern.lower() + "_"), "the file name must begin with its pattern"),
        (d.subject in SUBJECT_ID, f"unknown kind of subject {d.subject}"),
        (d.severity in SEVERITIES, f"unknown severity {d.severity}"),
        (0 < d.score <= 1, "the score must lie above 0 and not above 1"),
        (bool(d.question.zh and d.question.en), "the question is missing in one language"),
        (bool(d.explanation.zh and d.explanation.en), "the explanation is missing in one language"),
        (bool(d.law), "no law is cited"),
        (bool(d.reads), "it reads nothing"),
        (bool(d.method.strip()), "the query has no docstring"),
        (told <= {*d.returns, *IDS, "occurred_on"}, f"the explanation names unknown columns {sorted(told)}"),
        (set(d.optional) <= set(d.reads), "an optional table is not among those it reads"),
    )
    return [complaint for holds, complaint in requirements if not holds]
