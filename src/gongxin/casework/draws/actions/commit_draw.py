"""Commit: fix plan, list with every chance and inspectors before the randomness is out, and say so on the ledger."""

from __future__ import annotations

import shutil
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.draws.actions.step import begun, ended, to_the_ledger
from gongxin.casework.draws.folders import bundle_of, keep_secrets
from gongxin.casework.draws.lists import objects_of, people_on
from gongxin.casework.draws.models import Draw, DrawPerson
from gongxin.casework.draws.weights import numbers_used
from gongxin.casework.registry.when import When
from gongxin.draw import Person, Plan, commit, new_secrets, plan_of
from gongxin.draw.entries import moment_text
from gongxin.errors import UserError


@transaction.atomic
def commit_draw(*, pk: int, by: Any) -> Draw:
    """The lists as they are now, sealed. Nothing of them is public before the draw but the hash."""
    draw, step = begun(pk, "commit", by)
    draw.on, draw.committed_at = timezone.localdate(), timezone.now()
    when = When(draw.on, draw.committed_at)
    objects, secrets = objects_of(draw, when), new_secrets()
    if not len(objects.listed):
        raise UserError("The list is empty in your region; nothing can be drawn.")
    team = people_on(draw, when, secrets["salt"], objects.listed)
    plan = _plan(draw, objects.strata)
    _check_staff(plan, team.people, draw)
    folder = bundle_of(draw)
    shutil.rmtree(folder, ignore_errors=True)  # of an attempt that was not kept: nothing of it was ever published
    folder.parent.mkdir(parents=True, exist_ok=True)
    committed = commit(
        plan, objects.listed, team.people, team.recusals, folder, at=moment_text(draw.committed_at), secrets=secrets
    )
    keep_secrets(draw, secrets)
    DrawPerson.objects.bulk_create(
        DrawPerson(draw=draw, pseudonym=name, card=card) for name, card in team.cards.items()
    )
    to_the_ledger(draw, committed.entry)
    return ended(draw, step, by, objects=len(objects.listed), people=len(team.people))


def _check_staff(plan: Plan, people: tuple[Person, ...], draw: Draw) -> None:
    """Refuse what cannot be staffed whoever is drawn: found after the draw, it would end in giving the draw up."""
    visits = sum(quota for _, quota in plan.pools())
    for role, needed in (("inspector", draw.team), ("expert", draw.experts)):
        able = [one for one in people if one.role == role and one.most > 0]
        if needed and (len(able) < needed or sum(min(one.most, visits) for one in able) < visits * needed):
            raise UserError(
                "The list holds too few inspectors or experts for %(visits)d visits; draw fewer or add people.",
                visits=visits,
            )


def _plan(draw: Draw, strata: tuple[tuple[str, int | None], ...]) -> Plan:
    """The plan as anyone can read it later."""
    staffed = {"team": draw.team, "skills": draw.skills, "experts": draw.experts}
    return plan_of(
        {
            "draw": draw.number, "authority": draw.division or "national", "region": draw.division,
            "matter": draw.matter, "checklist": draw.matter, "quota": draw.quota, "random_share": draw.random_share,
            "stratum": [{"name": name, "quota": quota, **staffed} for name, quota in strata],
            "randomness": draw.randomness, "parameters": numbers_used(draw.on),
            "replaces": draw.replaces.number if draw.replaces else "",
        }
    )  # fmt: skip
