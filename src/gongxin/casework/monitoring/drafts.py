"""What a draft carries into the next room: facts, records, citations, and what was heard."""

from __future__ import annotations

import json
from typing import Any

from gongxin.casework.monitoring.models import RiskWarning
from gongxin.casework.monitoring.risk_points import risk_point
from gongxin.supervision.records_behind import keys_of

MOST_FACTS = 200
IDS = ("body_id", "org_id", "plan_id", "cert_no", "person_id")


def content_of(warning: RiskWarning) -> dict[str, Any]:
    """The content of a draft about `warning`, as it stands now. Nothing in it is a decision."""
    joined = warning.joined.select_related("finding").order_by("-finding__score", "finding_id")
    findings = [one.finding for one in joined[:MOST_FACTS]]
    point = risk_point(warning.risk_point).on(warning.raised_at.date())
    citations = [citation.as_record() for citation in point.law]
    for one in findings:
        citations += [triple for triple in json.loads(one.law) if triple not in citations]
    return {
        "about": {"kind": warning.about_kind, "id": warning.about_id},
        "risk_point": warning.risk_point,
        "findings": warning.findings_count,
        "facts": [_fact(one) for one in findings],
        "records": _records(findings),
        "citations": citations,
        "heard": _heard(warning),
    }


def _fact(one: Any) -> dict[str, Any]:
    return {
        "finding": one.finding_id,
        "on": one.occurred_on.isoformat() if one.occurred_on else None,
        "zh": one.explanation_zh,
        "en": one.explanation_en,
    }


def _records(findings: list[Any]) -> dict[str, list[str]]:
    """Key column → the values that the findings name."""
    found: dict[str, set[str]] = {}
    for one in findings:
        named = keys_of({"evidence": one.evidence, **{name: getattr(one, name) for name in IDS}})
        for name, values in named.items():
            found.setdefault(name, set()).update(values)
    return {name: sorted(values) for name, values in sorted(found.items())}


def _heard(warning: RiskWarning) -> dict[str, Any]:
    asked = warning.requests.prefetch_related("answers")
    weighed = warning.weighings.last()
    return {
        "requests": [
            {
                "to": one.body_id or one.person_id,
                "question": one.question,
                "due_on": one.due_on.isoformat(),
                "answers": [
                    {"text": said.text, "at": said.at.isoformat(), "late": said.late} for said in one.answers.all()
                ],
            }
            for one in asked
        ],
        "weight": weighed.weight if weighed else None,
        "reason": weighed.reason if weighed else None,
    }
