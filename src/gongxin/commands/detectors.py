"""`gongxin detectors`: what is asked of the records, and how."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from gongxin.commands.options import AsJson
from gongxin.commands.screen import say, say_plain, show_json, show_table
from gongxin.detection import catalogue
from gongxin.detection.model import Detector
from gongxin.errors import UnknownName
from gongxin.i18n import language_of_environment, translate

EXAMPLE = "gongxin detectors p06_issued_before_decision"


def detectors(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A detector or a pattern such as P06; none: all.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the detectors, or show one with its question, law and method."""
    chosen = [one for one in catalogue.detectors().values() if _fits(one, name)]
    if not chosen:
        raise UnknownName("No detector is called %(name)s; see `gongxin detectors`.", name=name)
    if as_json:
        show_json([_as_json(one) for one in chosen])
    elif name:
        for one in chosen:
            _show(one)
    else:
        language = language_of_environment()
        rows = [(one.id, translate(one.severity), one.question.in_language(language)) for one in chosen]
        show_table("Detectors", ("Name", "Severity", "Question"), rows)


def _fits(one: Detector, name: str) -> bool:
    return not name or one.id == name.lower() or one.pattern == name.upper()


def _show(one: Detector) -> None:
    language = language_of_environment()
    say_plain(f"{one.id}", style="bold")
    say("Question: %(question)s", question=one.question.in_language(language))
    say("Law: %(law)s", law="; ".join(citation.in_language(language) for citation in one.law))
    say("Method: %(method)s", method=" ".join(inspect.cleandoc(one.method).split()))
    say("Reads: %(tables)s", tables=", ".join(sorted(catalogue.tables_needed(one))))
    say("Parameters: %(names)s", names=", ".join(sorted(one.parameters.values())) or "–")
    say("Severity %(severity)s, score %(score)s, version %(version)s",
        severity=translate(one.severity), score=one.score, version=one.version)  # fmt: skip


def _as_json(one: Detector) -> dict[str, Any]:
    return {
        "detector": one.id,
        "pattern": one.pattern,
        "subject": one.subject,
        "severity": one.severity,
        "score": one.score,
        "question": {"zh": one.question.zh, "en": one.question.en},
        "law": [citation.as_record() for citation in one.law],
        "method": inspect.cleandoc(one.method),
        "reads": {name: list(columns) for name, columns in one.reads.items()},
        "parameters": dict(one.parameters),
        "version": one.version,
    }
