"""P02: one phone signing for different audit teams."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import key64, once
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

EVIDENCE = ("device_id", "owner_id", "owner_plan_id", "owner_plan_on", "persons")


@detector(
    pattern="P02",
    subject="plan",
    severity="high",
    score=0.8,
    question=Text(zh="同一手机是否为不同审核组签到？", en="Did one phone sign for different audit teams?"),
    law=(Citation("body-measures", "2020", "18"), Citation("sign-in-system", "2021", "")),
    reads={
        "sign_ins": ("plan_id", "person_id", "device_id"),
        "own_visits": ("plan_key", "person_key"),
        "audits": ("plan_key", "plan_id", "body_id", "org_id", "started_on"),
        "audit_team": ("plan_id", "person_id"),
        "shown_visits": ("plan_key", "person_key"),
    },
    optional=("audit_team",),
    parameters={
        "days": "device.different_teams_days",
        "few_uses": "device.few_uses",
        "many_persons": "device.many_persons",
    },
    returns=EVIDENCE,
    explanation=Text(
        zh="审核%(plan_id)s由人员%(person_id)s用手机%(device_id)s签到；该手机共为%(persons)s人签到，主要属于不在该组的%(owner_id)s（审核%(owner_plan_id)s，%(owner_plan_on)s）。",
        en="Person %(person_id)s signed audit %(plan_id)s with phone %(device_id)s, which signed for %(persons)s persons and "
        "mostly belongs to %(owner_id)s, who is not in that team (audit %(owner_plan_id)s on %(owner_plan_on)s).",
    ),
)
def shared_device(t: Tables, p: Values) -> ir.Table:
    """A sign-in made with a phone that mostly signs for a person outside the team.

    Members of one team may help each other with one phone: where one person belongs to every team it served, it may be
    his. Else it is taken to be that of the person who used it most. A phone handed on once is honest: its old owner's
    uses all end before the new owner's begin. So a use counts where it lies between uses of the owner, where the phone
    serves many persons, or where a person uses it only a few times within days of its owner. Where nobody has more
    than half of the uses, the phone is nobody's, and the audits of the one taken as its owner are told too.
    """
    uses = once(_without_a_common_member(once(_uses(t), "shared"), t), "uses")
    foreign = _outside_the_owners_team(uses.join(_owners(uses), "device_id"), t)
    near = _nearest_use_of_owner(foreign, uses)
    between = (near.started_on >= near.owner_first) & (near.started_on <= near.owner_last) & (near.owner_uses > 1)
    brief = (near.uses <= p.few_uses) & (near.days_apart <= p.days)
    lent = once(near.filter(between | (near.persons >= p.many_persons) | brief), "lent")
    told = lent.select("plan_id", "body_id", "org_id", "person_id", *EVIDENCE, occurred_on=lent.started_on)
    return told.union(_audits_of_nobodys_owner(lent, t).select(*told.columns))


def _uses(t: Tables) -> ir.Table:
    """Who used which phone at which audit, for phones used by more than one person."""
    signs = t.sign_ins.filter(t.sign_ins.device_id.notnull(), t.sign_ins.person_id.notnull())
    signs = signs.mutate(device_key=key64(signs.device_id), person_key=key64(signs.person_id))
    # The lowest and highest person tell shared phones apart without counting persons of all the others.
    ends = signs.group_by("device_key").aggregate(low=signs.person_key.min(), high=signs.person_key.max())
    shared = signs.semi_join(ends.filter(ends.low != ends.high), "device_key")
    shared = shared.drop("device_key", "person_key").distinct()
    persons = shared.group_by("device_id").aggregate(persons=shared.person_id.nunique())
    return shared.join(persons, "device_id").join(t.audits, "plan_id")


def _without_a_common_member(uses: ir.Table, t: Tables) -> ir.Table:
    """Uses of phones that no one person of all the teams they served can have lent to his colleagues."""
    served = uses.select("device_id", "plan_key").distinct()
    teams = _teams(t).semi_join(served, "plan_key").distinct()
    members = served.join(teams, "plan_key").group_by(["device_id", "person_key"]).aggregate(theirs=ibis._.count())
    plans = served.group_by("device_id").aggregate(plans=served.count()).join(members, "device_id")
    return uses.anti_join(plans.filter(plans.theirs == plans.plans), "device_id")


def _owners(uses: ir.Table) -> ir.Table:
    """The person who used a phone most (then first, then by id), with the days of first and last use.

    `nobodys` where those are no more than half of all its uses.
    """
    per_person = uses.group_by(["device_id", "person_id"]).aggregate(
        owner_uses=uses.count(), owner_first=uses.started_on.min(), owner_last=uses.started_on.max()
    )
    order = [per_person.owner_uses.desc(), per_person.owner_first, per_person.person_id]
    ranked = per_person.mutate(
        place=ibis.row_number().over(group_by=per_person.device_id, order_by=order),
        all_uses=per_person.owner_uses.sum().over(group_by=per_person.device_id),
    )
    first = ranked.filter(ranked.place == 0)
    return (
        first.mutate(nobodys=first.owner_uses * 2 <= first.all_uses)
        .drop("place", "all_uses")
        .rename(owner_id="person_id")
    )


def _outside_the_owners_team(uses: ir.Table, t: Tables) -> ir.Table:
    """Uses by others than the owner at audits whose team, as planned, signed or shown, does not hold the owner."""
    foreign = uses.filter(uses.person_id != uses.owner_id).mutate(person_key=key64(uses.owner_id))
    foreign = foreign.anti_join(_teams(t), ["plan_key", "person_key"]).drop("plan_key", "person_key")
    counts = foreign.group_by(["device_id", "person_id"]).aggregate(uses=foreign.count())
    return foreign.join(counts, ["device_id", "person_id"])


def _nearest_use_of_owner(foreign: ir.Table, uses: ir.Table) -> ir.Table:
    """Beside each use the owner's use nearest in days (then earliest, then by plan)."""
    owner = uses.select(
        owner_device="device_id", owner_person="person_id", owner_plan_id="plan_id", owner_plan_on="started_on"
    )
    both = foreign.join(owner, [foreign.device_id == owner.owner_device, foreign.owner_id == owner.owner_person])
    both = both.mutate(days_apart=both.started_on.delta(both.owner_plan_on, unit="day").abs())
    order = [both.days_apart, both.owner_plan_on, both.owner_plan_id]
    place = ibis.row_number().over(group_by=[both.device_id, both.plan_id, both.person_id], order_by=order)
    ranked = both.mutate(place=place)
    return ranked.filter(ranked.place == 0)


def _audits_of_nobodys_owner(lent: ir.Table, t: Tables) -> ir.Table:
    """The other side of uses of a phone that is nobody's: the audit beside them, once, with the nearest use."""
    other = lent.filter(lent.nobodys)
    order = [other.days_apart, other.started_on, other.plan_id, other.person_id]
    place = ibis.row_number().over(group_by=[other.device_id, other.owner_plan_id], order_by=order)
    other = other.mutate(place=place).filter(ibis._["place"] == 0)
    turned = other.select(
        "device_id",
        "persons",
        plan_id="owner_plan_id",
        person_id="owner_id",
        occurred_on="owner_plan_on",
        owner_id="person_id",
        owner_plan_id="plan_id",
        owner_plan_on="started_on",
    )
    return turned.join(t.audits.select("plan_id", "body_id", "org_id"), "plan_id")


def _teams(t: Tables) -> ir.Table:
    """Every member of every team: as planned, as signed, as shown."""
    planned = t.audit_team.select(plan_key=key64(t.audit_team.plan_id), person_key=key64(t.audit_team.person_id))
    return planned.union(t.own_visits, t.shown_visits)
