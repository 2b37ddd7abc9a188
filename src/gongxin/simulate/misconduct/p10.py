"""P10, people who may not audit: unregistered, expired, of another field, trainees alone, experts counted."""

from __future__ import annotations

from gongxin.simulate.calibration import domains
from gongxin.simulate.columns import NONE
from gongxin.simulate.misconduct.p03 import CORE
from gongxin.simulate.misconduct.pick import Stage, each_variant
from gongxin.simulate.people import EXPERT, SENIOR, TRAINEE

VARIANTS = ("absent", "expired", "wrong_field", "trainee_alone", "expert_as_auditor")
WRONG_FIELD = domains().index("A0901")  # energy, which none of these audits is about


def plant(stage: Stage, body: int) -> None:
    """Audits by one person, who is replaced by somebody not entitled."""
    plans = stage.plans(body, stage.wanted(body) + 2, team=1)
    for variant, plan in each_variant(VARIANTS, plans):
        _replace(stage, variant, body, plan)


def _replace(stage: Stage, variant: str, body: int, plan: int) -> None:
    n = stage.nation
    fields = {"absent": (), "wrong_field": (WRONG_FIELD,)}.get(variant, CORE)
    grade = {"trainee_alone": TRAINEE, "expert_as_auditor": EXPERT}.get(variant, SENIOR)
    person, registrations = stage.new_person(body, fields, grade)
    if variant == "expired":
        n.registrations["valid_to"][registrations] = stage.day(plan) - 25
    row = int(stage.team(plan)[0])
    place = n.teams["registration"][row] - n.persons["first_registration"][n.teams["person"][row]]
    cited = NONE if variant == "absent" else int(registrations[min(max(place, 0), len(registrations) - 1)])
    stage.substitute(plan, row, person, cited)
    n.truth.add("P10", variant, stage.day(plan), body=body, org=n.plans["org"][plan], plan=plan, person=person)
