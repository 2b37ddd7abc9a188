"""Abnormal data of a body: what was found, by question, each with samples that lead to the finding and its records."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.profiles.models import BodyCounts
from gongxin.casework.runs.models import Finding
from gongxin.i18n import Text

SEVERITIES = {
    "high": Text("高", "high"),
    "medium": Text("中", "medium"),
    "low": Text("低", "low"),
    "info": Text("提示", "for information"),
}


@dataclass(frozen=True)
class Sample:
    """One finding: its number, the day, and its sentence."""

    finding_id: str
    words: Text


@dataclass(frozen=True)
class Prompt:
    """One question that the records of the body answer badly."""

    detector: str
    pattern: str
    question: Text
    severity: str
    number: int
    samples: tuple[Sample, ...]

    @property
    def severity_words(self) -> Text:
        """The severity in words."""
        return SEVERITIES[self.severity]


def prompts_of(account: Account, counts: BodyCounts | None) -> list[Prompt]:
    """The prompts in the order of gravity."""
    rows = counts.part("prompts") if counts else []
    wanted = [finding_id for row in rows for finding_id in row["samples"]]
    found = visible(account, Finding.objects.all()).filter(pk__in=wanted)
    samples = {one.pk: one for one in found.only("finding_id", "explanation_zh", "explanation_en", "person_id")}
    return [
        Prompt(
            detector=row["detector"],
            pattern=row["pattern"],
            question=Text(row["question"]["zh"], row["question"]["en"]),
            severity=row["severity"],
            number=row["number"],
            samples=tuple(_sample(samples[id_]) for id_ in row["samples"] if id_ in samples),
        )
        for row in rows
    ]


def _sample(finding: Finding) -> Sample:
    """The sentence, with the number of the person it names left out: whom it is about stands behind a purpose."""
    zh, en = finding.explanation_zh, finding.explanation_en
    if finding.person_id:
        zh, en = zh.replace(finding.person_id, "某人员"), en.replace(finding.person_id, "a person")
    return Sample(finding.pk, Text(zh, en))
