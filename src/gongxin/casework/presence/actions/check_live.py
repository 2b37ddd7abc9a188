"""Check audits now, and keep what is seen for the live board."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongxin.casework.presence.checks import CHECKS
from gongxin.casework.presence.live.judging import Seen, judged
from gongxin.casework.presence.live.layout import lay_around
from gongxin.casework.presence.live.neighbours import keep_photo_marks, signs_of
from gongxin.casework.presence.models import LiveFinding, PresenceChallenge
from gongxin.casework.presence.plans import Where, places_of
from gongxin.casework.visits.apart import apart, loosed


def check_live(*, plan_ids: Collection[str], moment: datetime | None = None) -> int:
    """Judge `plan_ids` as of `moment`; how many findings are new.

    The audits beside them are seen in part only. What holds between two audits is told of them too; that nothing is
    seen there says nothing.
    """
    moment = moment or timezone.now()
    asked = set(plan_ids)
    own = signs_of(asked)
    keep_photo_marks(own)
    tables = lay_around(asked, own)
    tables = apart(tables, loosed(asked.union(tables["sign_ins"]["plan_id"].to_pylist())))
    seen = judged(tables, moment) | _missed(asked)
    told = {each for each in seen if each.plan_id in asked or CHECKS[each.check].between}
    return _keep(asked, told, moment)


def _missed(plan_ids: set[str]) -> set[Seen]:
    missed = PresenceChallenge.objects.filter(plan_id__in=plan_ids, state="missed")
    return {Seen(plan, "challenge_missed", person) for plan, person in missed.values_list("plan_id", "person_id")}


@transaction.atomic
def _keep(asked: set[str], told: set[Seen], moment: datetime) -> int:
    """New findings are added; those of `asked` that no longer hold are ended, never removed."""
    plans = sorted(asked | {each.plan_id for each in told})
    standing = LiveFinding.objects.select_for_update().filter(plan_id__in=plans, gone_at=None)
    held = {Seen(each.plan_id, each.check_id, each.person_id, each.other_plan_id): each for each in standing}
    gone = [each.pk for seen, each in held.items() if seen.plan_id in asked and seen not in told]
    LiveFinding.objects.filter(pk__in=gone).update(gone_at=moment)
    places = places_of(plans)
    fresh = [_finding(seen, places.get(seen.plan_id, Where()), moment) for seen in sorted(told - held.keys(), key=str)]
    LiveFinding.objects.bulk_create(fresh)
    return len(fresh)


def _finding(seen: Seen, where: Where, moment: datetime) -> LiveFinding:
    return LiveFinding(
        plan_id=seen.plan_id,
        check_id=seen.check,
        person_id=seen.person_id,
        other_plan_id=seen.other_plan_id,
        body_id=where.body_id,
        division=where.division,
        body_division=where.body_division,
        seen_at=moment,
    )
