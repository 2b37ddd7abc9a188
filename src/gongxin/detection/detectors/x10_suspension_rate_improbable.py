"""X10: a share of suspended certificates that is improbable among peers."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.tail_bound import as_power_of_ten, log10_tail_bound
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="X10",
    subject="body",
    severity="low",
    score=0.5,
    question=Text(
        zh="机构的证书暂停率与同类机构相比是否不合常理？",
        en="Is the share of suspended certificates improbable among peers?",
    ),
    law=(
        Citation("certification-regulations", "2023", "26"),
        Citation("body-measures", "2020", "21"),
        Citation("action-plan", "2024", ""),
    ),
    reads={"suspension_exposure": ("body_id", "domain_class", "in_force", "suspended")},
    parameters={
        "least_expected": "suspension_rate.least_expected",
        "few_alpha": "suspension_rate.few_alpha",
        "few_share": "suspension_rate.few_share",
        "many_alpha": "suspension_rate.many_alpha",
        "many_times": "suspension_rate.many_times",
        "bounds": "suspension_rate.size_bounds",
        "least_peers": "suspension_rate.least_peers",
    },
    returns=(
        "suspended",
        "in_force",
        "expected",
        "direction",
        "direction_zh",
        "direction_en",
        "log10_p",
        "p_value",
        "bodies_tested",
    ),
    explanation=Text(
        zh="%(body_id)s近一年的获证组织%(in_force)s家中有%(suspended)s家证书被暂停，按同领域、同规模机构应约%(expected)s家，%(direction_zh)s；"
        "偶然出现的概率不超过%(p_value)s。",
        en="%(suspended)s of %(in_force)s certified clients of %(body_id)s were suspended within a year, where peers of the same "
        "domains and size would have %(expected)s: %(direction_en)s. By chance this happens with a probability of at most "
        "%(p_value)s.",
    ),
)
def suspension_rate_improbable(t: Tables, p: Values) -> ir.Table:
    """Clients suspended in the last year against what the rates of all other bodies lead to expect.

    Rates are those of the same class of domains and size group, of all sizes where the group has too few other bodies.
    Too few: at least eight expected, not over a quarter of them seen, and a p-value under 0.001 divided by the number
    of bodies (no body suspends nothing for years unless it does not look). Too many: eight and more, five times the
    expected number, and a p-value under one in a million. The p-value is the Chernoff bound exp(−n·KL), never less than the exact tail.
    """
    tested = _expected(t.suspension_exposure, p)
    judged = tested.cross_join(tested.aggregate(bodies_tested=tested.count()))
    log10_p = log10_tail_bound(judged.suspended, judged.in_force, judged.expected / judged.in_force)
    judged = judged.mutate(log10_p=ibis.least(log10_p, 0.0).round(6))
    few = (
        (judged.expected >= p.least_expected)
        & (judged.suspended <= judged.expected * p.few_share)
        & (judged.log10_p + judged.bodies_tested.log10() < ibis.literal(p.few_alpha).log10())
    )
    enough = (judged.suspended >= p.least_expected) & (judged.suspended >= judged.expected * p.many_times)
    many = enough & (judged.log10_p < ibis.literal(p.many_alpha).log10())
    judged = judged.mutate(few=few)
    found = judged.filter(few | many)
    return found.select(
        "body_id",
        "suspended",
        "in_force",
        "bodies_tested",
        expected=found.expected.round(1),
        direction=found.few.ifelse("few", "many"),
        direction_zh=found.few.ifelse("少得不合常理", "多得不合常理"),
        direction_en=found.few.ifelse("improbably few", "improbably many"),
        log10_p=found.log10_p.round(1),
        p_value=as_power_of_ten(found.log10_p),
        occurred_on=ibis.literal(p.as_of),
    )


def _expected(exposure: Any, p: Values) -> ir.Table:
    """Each body with its certificates, those suspended, and the number its peers lead to expect."""
    size = exposure.in_force.sum().over(ibis.window(group_by="body_id"))
    group = ibis.cases(*((size >= bound, bound) for bound in sorted(p.bounds, reverse=True)), else_=0)
    sized = exposure.mutate(size_group=group)
    peers = _others(_others(sized, ["domain_class"], "any"), ["domain_class", "size_group"], "own")
    enough = peers.own_bodies >= p.least_peers
    rate = ibis.ifelse(enough, peers.own_rate, peers.any_rate)
    known = peers.mutate(expected=peers.in_force * rate, bodies=ibis.ifelse(enough, peers.own_bodies, peers.any_bodies))
    known = known.filter(known.bodies >= p.least_peers)
    return known.group_by("body_id").aggregate(
        suspended=known.suspended.sum(), in_force=known.in_force.sum(), expected=known.expected.sum()
    )


def _others(rows: ir.Table, by: list[str], name: str) -> ir.Table:
    """Add the number of other bodies in the group and their rate of suspension."""
    group = ibis.window(group_by=by)
    others = rows.in_force.sum().over(group) - rows.in_force
    hits = rows.suspended.sum().over(group) - rows.suspended
    return rows.mutate(
        **{f"{name}_bodies": rows.body_id.count().over(group) - 1, f"{name}_rate": hits / ibis.greatest(others, 1)}
    )
