"""Who may work a warning. Seeing it is another matter: `accounts.jurisdiction` decides that."""

from __future__ import annotations

from django.db.models import QuerySet

from gongxin.casework.accounts.division_range import holds
from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission, Reach
from gongxin.casework.monitoring.models import ExplanationRequest, Joined, RiskWarning
from gongxin.casework.runs.models import Finding
from gongxin.errors import UserError


def answers_for(account: Account, division: str) -> bool:
    """Whether the account speaks for a region (empty: for the nation)."""
    if account.duty.reach is Reach.NATION:
        return True
    if account.duty.reach is not Reach.DIVISION or not division:
        return False
    return holds(account.division, division)


def may_work(account: Account, warning: RiskWarning) -> bool:
    """Whether the account may take the next step: it works warnings, and this one belongs to its region."""
    return account.may(Permission.WORK_WARNINGS) and answers_for(account, warning.owner_division)


def sees_whole(account: Account, warning: RiskWarning) -> bool:
    """Whether the account sees all findings of the warning and what was asked, said and decided: in the region that
    works it, and while it is offered to the own region. Other regions that it concerns see their own findings.
    """
    if answers_for(account, warning.owner_division):
        return True
    offer = warning.hand_overs.filter(answer="").first()
    return offer is not None and answers_for(account, offer.to_division)


def findings_seen(account: Account, warning: RiskWarning, whole: bool) -> QuerySet[Joined]:
    """The joined findings that the account sees."""
    joined = warning.joined.select_related("finding")
    return joined if whole else joined.filter(finding__in=visible(account, Finding.objects.all()).values("pk"))


def finding_seen(account: Account, finding_id: str) -> Finding | None:
    """A finding of the own jurisdiction, or one of a warning whose findings the account sees all."""
    found = Finding.objects.filter(finding_id=finding_id)
    own = visible(account, found).first()
    joined = None if own else Joined.objects.filter(finding_id=finding_id).select_related("warning").first()
    return found.first() if joined and sees_whole(account, joined.warning) else own


def check_may_work(account: Account, warning: RiskWarning) -> None:
    """Refuse, in words, someone who may not."""
    if not account.may(Permission.WORK_WARNINGS):
        raise UserError("Your role does not work warnings.")
    if not answers_for(account, warning.owner_division):
        raise UserError(
            "Warning %(number)s belongs to another region; ask its owner for a hand-over.", number=warning.pk
        )


def may_explain(account: Account, request: ExplanationRequest) -> bool:
    """Whether a request is addressed to the account."""
    if not account.may(Permission.EXPLAIN):
        return False
    if account.duty.reach is Reach.BODY:
        return bool(request.body_id) and request.body_id == account.body_id
    return account.duty.reach is Reach.PERSON and bool(request.person_id) and request.person_id == account.person_id
