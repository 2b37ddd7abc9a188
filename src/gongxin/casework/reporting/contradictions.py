"""A certificate is held against what is known of its audit as soon as it is reported. It is taken in all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from gongxin.casework.registry.models import Certificate
from gongxin.i18n import Text

Told = dict[str, Any]

IN_ORDER = (
    (
        "stage1_started_on",
        "stage2_ended_on",
        Text("第二阶段结束早于第一阶段开始", "stage 2 ended before stage 1 began"),
    ),
    ("stage2_ended_on", "decided_on", Text("认证决定早于审核结束", "decided before the audit ended")),
    ("decided_on", "issued_on", Text("颁证早于认证决定", "issued before the decision")),
    ("stage2_ended_on", "issued_on", Text("颁证早于审核结束", "issued before the audit ended")),
    ("issued_on", "expires_on", Text("有效期届满早于颁证", "expires before it was issued")),
)


def contradictions(certificates: Iterable[Certificate]) -> list[Told]:
    """For each certificate the dates that contradict each other, in words of both languages."""
    return [told for certificate in certificates for told in _of(certificate)]


def _of(certificate: Certificate) -> Iterator[Told]:
    for earlier, later, words in IN_ORDER:
        first, second = getattr(certificate, earlier), getattr(certificate, later)
        if isinstance(first, date) and isinstance(second, date) and second < first:
            yield {
                "cert_no": certificate.cert_no, "zh": words.zh, "en": words.en,
                earlier: first.isoformat(), later: second.isoformat(),
            }  # fmt: skip
