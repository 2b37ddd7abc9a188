"""What contradicted a certificate when it was reported, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.reporting.models import Contradiction
from gongxin.office.language import language
from gongxin.office.registers.purpose import may_show_personal

MOST = 50


@dataclass(frozen=True)
class Mark:
    """One contradiction: its sentence, the pattern and audit it is about, when it was reported."""

    sentence: str
    pattern: str
    plan_id: str
    reported_at: datetime


def marks_beside(request: HttpRequest, cert_no: str) -> list[Mark]:
    """The marks that stand, for those who read findings; people are named only to those who may see them now."""
    if not request.user.may(Permission.READ_FINDINGS):
        return []
    rows = visible(request.user, Contradiction.objects.filter(cert_no=cert_no, gone_at=None))
    named = may_show_personal(request)
    return [_mark(row, named) for row in rows.select_related("submission")[:MOST]]


def _mark(row: Contradiction, named: bool) -> Mark:
    sentence = getattr(row, language())
    if row.person_id and not named:
        sentence = sentence.replace(row.person_id, "…")
    return Mark(sentence, row.pattern, row.plan_id, row.submission.received_at)
