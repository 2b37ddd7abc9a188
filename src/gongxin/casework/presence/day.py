"""The audits of one auditor from yesterday to a fortnight ahead, with their teams and what was signed already.

A member of a team sees who else is in it, by name: presence is told together. Of the others' sign-ins he sees when and
at which moment, no place and no photo.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from gongxin.casework.presence.models import PresenceChallenge, TakenSignIn
from gongxin.casework.registry.models import AuditPlan, Organisation, Person, TeamMember
from gongxin.casework.registry.when import now as today

BACK, AHEAD, MOST = timedelta(days=1), timedelta(days=14), 60


@dataclass(frozen=True)
class Member:
    """Somebody of the team."""

    person_id: str
    name: str
    role: str


@dataclass
class Task:
    """One audit of the auditor. `challenges` are those that wait for his answer."""

    plan: AuditPlan
    organisation: str = ""
    team: list[Member] = field(default_factory=list)
    signs: list[TakenSignIn] = field(default_factory=list)
    challenges: list[PresenceChallenge] = field(default_factory=list)


def day_of(person_id: str, moment: datetime) -> list[Task]:
    """The audits of `person_id` around `moment`, the earliest first; six questions, however many there are."""
    own = TeamMember.objects.at(today()).filter(person_id=person_id).values("plan_id")
    span = {"planned_end_at__gte": moment - BACK, "planned_start_at__lt": moment + AHEAD}
    plans = AuditPlan.objects.at(today()).filter(plan_id__in=own, **span).exclude(cancelled=True)
    tasks = {plan.plan_id: Task(plan) for plan in plans.order_by("planned_start_at", "plan_id")[:MOST]}
    names = _names(Organisation, "org_id", {task.plan.org_id for task in tasks.values()})
    for task in tasks.values():
        task.organisation = names.get(task.plan.org_id, "")
    _add_teams(tasks)
    signs = TakenSignIn.objects.filter(plan_id__in=tasks).only("plan_id", "person_id", "moment", "at")
    for sign in signs.order_by("at", "pk"):
        tasks[sign.plan_id].signs.append(sign)
    for one in PresenceChallenge.objects.filter(
        person_id=person_id, plan_id__in=tasks, state="issued", due_at__gt=moment
    ):
        tasks[one.plan_id].challenges.append(one)
    return list(tasks.values())


def _add_teams(tasks: dict[str, Task]) -> None:
    teams: dict[str, dict[str, TeamMember]] = defaultdict(dict)
    for row in TeamMember.objects.at(today()).filter(plan_id__in=tasks).order_by("person_id"):
        teams[row.plan_id][row.person_id] = row
    names = _names(Person, "person_id", {person for team in teams.values() for person in team})
    for plan_id, team in teams.items():
        tasks[plan_id].team = [Member(one, names.get(one, ""), row.role or "") for one, row in team.items()]


def _names(model: type[Organisation] | type[Person], key: str, wanted: Iterable[str | None]) -> dict[str, str]:
    known = model.objects.at(today()).filter(**{f"{key}__in": sorted(one for one in wanted if one)})
    return {number: name or "" for number, name in known.values_list(key, "name")}
