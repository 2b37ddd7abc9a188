"""The body itself, and what was counted about it."""

from __future__ import annotations

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import SUPERVISES
from gongxin.casework.profiles.models import BodyCounts
from gongxin.casework.profiles.reading.runs import up_to
from gongxin.casework.registry.models import Body
from gongxin.casework.registry.when import When
from gongxin.casework.runs.models import DataQuality, Run


def body_at(account: Account, body_id: str, when: When) -> Body | None:
    """The body as it was, where the account may see it; of a body not yet or no longer true on that day nothing."""
    return visible(account, Body.objects.at(when)).filter(body_id=body_id).first()


def counts_of(body: Body, run: Run | None) -> BodyCounts | None:
    """The counts of the body in the last run up to `run` whose counts are kept; None where there is none."""
    if run is None:
        return None
    kept = up_to(run, BodyCounts.objects.filter(body_id=body.body_id))
    return kept.select_related("run").order_by("-run_id").first()


def quality_of(body: Body, run: Run | None) -> DataQuality | None:
    """How good the data of the body were in this run; None where that is not kept."""
    return None if run is None else DataQuality.objects.filter(run=run, body_id=body.body_id).first()


def sees_other_bodies(account: Account) -> bool:
    """Whether the account may be told what a body shares with others: those who supervise, never a competitor."""
    return account.duty.reach in SUPERVISES
