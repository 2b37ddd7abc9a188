"""Draws of the demonstration's province in every state, so that there is something to approve, draw, inspect and check.

One list was committed and given up, one took its place, was drawn and sent; one is committed and waits for its
randomness; one is a draft that waits for approval. A colleague without a password drafts, so that the accounts that
are printed can approve.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.draws.actions.abort_draw import abort_draw
from gongxin.casework.draws.actions.carry_out_draw import carry_out_draw
from gongxin.casework.draws.actions.commit_draw import commit_draw
from gongxin.casework.draws.actions.draft_draw import draft_draw, move_draft
from gongxin.casework.draws.actions.send_inspectors import send_inspectors
from gongxin.casework.draws.models import Draw
from gongxin.casework.name_lists.lists import list_rule
from gongxin.casework.name_lists.reading import lines_of
from gongxin.casework.public_log.registry import fix_registry, registry_now
from gongxin.casework.registry.when import now
from gongxin.draw.drand import first_round_after
from gongxin.server.demonstration_people import colleague, enter_cards
from gongxin.server.demonstration_visits import take_visits_on

MOST_DRAWN, RANDOM_SHARE, DAYS = 4, "0.25", 60
THROWN = "6 1 4 3 2 5"
GIVEN_UP = "名单封存后发现一家组织的登记信息有误，更正后重新封存名单"


def fix_the_register_once() -> None:
    """So that the public register answers from the first minute; later checkpoints are made by the schedule."""
    if registry_now() is None:
        fix_registry()


@transaction.atomic
def draws_to_look_at(regulator: Account, inspector: Account, expert: Account, body_id: str) -> list[Draw]:
    """The draws, all of the region of `regulator`; nothing happens where there is a draw already."""
    if Draw.objects.exists():
        return []
    drafter = colleague(regulator)
    enter_cards(inspector, expert, body_id, by=regulator)
    made = []
    listed = _listed("organisations", regulator.division)
    if listed:
        of_firms = {
            "list_id": "organisations", "quota": min(MOST_DRAWN, listed), "random_share": RANDOM_SHARE, "experts": 1,
        }  # fmt: skip
        made += _drawn_again(of_firms, drafter, regulator, inspector)
    if _listed("bodies", regulator.division):
        waiting = _draft(drafter, [_drand_of_tomorrow()], list_id="bodies", title="认证机构“双随机”抽查")
        made.append(_committed(waiting, drafter, regulator))
    if listed:
        made.append(_draft(drafter, [_dice("第三次")], title="获证组织“双随机”抽查（第二批）", **of_firms))
    return made


def _drawn_again(of_firms: Mapping[str, Any], drafter: Account, regulator: Account, inspector: Account) -> list[Draw]:
    """One that was given up, and the one that took its place and is under way."""
    title = "获证组织“双随机”抽查（第一批）"
    first = _committed(_draft(drafter, [_dice("第一次")], title=title, **of_firms), drafter, regulator)
    first = abort_draw(pk=first.pk, reason=GIVEN_UP, by=regulator)
    draft = _draft(drafter, [_dice("第二次")], title=title, replaces=first.pk, **of_firms)
    second = _committed(draft, drafter, regulator)
    carry_out_draw(pk=second.pk, told=[THROWN], by=drafter)
    second = send_inspectors(pk=second.pk, by=drafter)
    take_visits_on(second, drafter, regulator, inspector)
    return [first, second]


def _draft(by: Account, randomness: Sequence[Mapping[str, Any]], **asked: Any) -> Draw:
    today = timezone.localdate()
    due_on = min(today + timedelta(days=DAYS), today.replace(month=12, day=31))  # the visits of one year
    return draft_draw(by=by, randomness=randomness, due_on=due_on, **asked)


def _committed(draft: Draw, drafter: Account, approver: Account) -> Draw:
    move_draft(pk=draft.pk, verb="approve", by=approver)
    return commit_draw(pk=draft.pk, by=drafter)


def _listed(list_id: str, division: str) -> int:
    """How many objects are on the list today."""
    return sum(line.on for line in lines_of(list_rule(list_id), division, now()))


def _dice(when: str) -> dict[str, str]:
    """Figures that whoever tries the demonstration may throw."""
    return {"kind": "figures", "name": "演示骰子 demonstration dice", "when": when, "form": "integers"}


def _drand_of_tomorrow() -> dict[str, Any]:
    tomorrow = timezone.localdate() + timedelta(days=1)
    return {"kind": "drand", "round": first_round_after(timezone.make_aware(datetime.combine(tomorrow, time(10))))}
