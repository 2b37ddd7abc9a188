"""`gongxin explain`: one finding with its sentence, its law and its records side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from gongxin import supervision
from gongxin.commands.options import AsJson, ResultFolder
from gongxin.commands.progress import progress_shown
from gongxin.commands.screen import say, say_plain, show_json, show_table
from gongxin.i18n import language_of_environment, translate
from gongxin.records import TABLES
from gongxin.supervision.cells import readable
from gongxin.supervision.evidence_labels import in_words
from gongxin.supervision.explain import Explanation
from gongxin.supervision.records_behind import Records, withheld

EXAMPLE = "gongxin explain result 3f2a90c1"


def explain(
    result: ResultFolder,
    finding_id: Annotated[
        str, typer.Argument(metavar="FINDING_ID", help="The id, or its first characters.", show_default=False)
    ],
    dataset: Annotated[
        Path | None,
        typer.Option(metavar="DATASET", help="Where the records lie now, if they were moved.", show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print one finding with the law, the question and the records it rests on."""
    opened = supervision.open_result(result)
    with progress_shown(as_json, lambda: len(TABLES)) as step:
        told = supervision.explain(opened, finding_id, dataset, step)
    if as_json:
        show_json(_as_json(told))
    else:
        _show(told)


def _show(told: Explanation) -> None:
    language = language_of_environment()
    finding, detector = told.finding, told.detector
    say_plain(told.sentence(language), style="bold")
    say("Finding %(id)s, %(severity)s, score %(score)s", id=finding["finding_id"],
        severity=translate(finding["severity"]), score=finding["score"])  # fmt: skip
    say("Question (%(detector)s): %(question)s", detector=detector.id, question=detector.question.in_language(language))
    say("Law: %(law)s", law="; ".join(citation.in_language(language) for citation in told.law))
    evidence = withheld(json.loads(finding["evidence"]))
    show_table("Compared values", ("Name", "Value"), in_words(evidence, language))
    for records in told.records:
        _show_records(records, language)
    if told.why_none:
        say("The records are not shown.")
        say_plain(told.why_none.in_language(language))
    say("A finding is a lead, not a verdict: hear the one concerned before you act.")


def _show_records(records: Records, language: str) -> None:
    """One row: field and value below each other. More rows: side by side, one column each."""
    declared = TABLES[records.table]
    labels = [declared[name].zh if language == "zh" else declared[name].en for name in records.columns]
    fields = [
        (label, *(readable(declared[name], row[at], language) for row in records.rows))
        for at, (name, label) in enumerate(zip(records.columns, labels, strict=True))
    ]
    numbers = [str(number + 1) for number in range(len(records.rows))]
    title = f"{declared.zh if language == 'zh' else declared.en} ({records.table})"
    show_table(title, ("Field", *numbers), fields)
    if records.more:
        say("… and %(count)s more rows.", count=records.more)


def _as_json(told: Explanation) -> dict[str, Any]:
    finding = {**told.finding, "evidence": json.loads(told.finding["evidence"]), "law": json.loads(told.finding["law"])}
    return {
        "finding": finding,
        "question": {"zh": told.detector.question.zh, "en": told.detector.question.en},
        "law": {lang: [citation.in_language(lang) for citation in told.law] for lang in ("zh", "en")},
        "records": [records.as_record() for records in told.records],
        "why_no_records": str(told.why_none) if told.why_none else None,
    }
