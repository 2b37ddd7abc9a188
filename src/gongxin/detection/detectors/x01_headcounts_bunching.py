"""X01: headcounts that crowd just under the thresholds of the audit-time table."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.certificate_terms import is_management_system
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.tail_bound import as_power_of_ten, log10_tail_bound
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="X01",
    subject="body",
    severity="medium",
    score=0.6,
    question=Text(
        zh="机构所报人数是否不合常理地集中在审核时间表门槛之下？",
        en="Do the headcounts a body reports crowd just under the thresholds of the audit-time table?",
    ),
    law=(
        Citation("iaf-md5", "2019", ""),
        Citation("certification-regulations", "2023", "59"),
        Citation("body-measures", "2020", "23"),
    ),
    reads={
        "certificates": ("body_id", "org_id", "domain_code", "covered_personnel"),
        "audit_plans": ("body_id", "org_id", "domain_codes", "effective_personnel", "cancelled"),
    },
    optional=("certificates", "audit_plans"),
    parameters={
        "bands": "audit_time.iaf_md5_qms",
        "width": "bunching.width",
        "width_share": "bunching.width_share",
        "alpha": "bunching.alpha",
        "least": "bunching.least_counts",
        "least_peers": "bunching.least_peers",
        "excess": "bunching.least_excess",
    },
    returns=("threshold", "under", "compared", "share_under", "expected_share", "log10_p", "p_value", "tests"),
    explanation=Text(
        zh="%(body_id)s所报人数中有%(compared)s个在门槛附近，其中%(under)s个（%(share_under)s）恰在门槛之下或等于门槛，其他机构为%(expected_share)s；"
        "偶然出现的概率不超过%(p_value)s（共检验%(tests)s次）。",
        en="Of %(compared)s headcounts of %(body_id)s near a threshold, %(under)s (%(share_under)s) lie just under or at it, "
        "against %(expected_share)s for other bodies; by chance this happens with a probability of at most %(p_value)s "
        "(%(tests)s tests).",
    ),
)
def headcounts_bunching(t: Tables, p: Values) -> ir.Table:
    """A one-sided test of headcounts just under or at a threshold T against those just above it.

    Just means three persons, and three in twenty of a larger threshold: who leaves people out leaves out as many as the
    step asks for, which are more the larger the firm.

    Different headcounts of one organisation count once each. People report round numbers and small firms are many, so
    the expectation is not one half: it is the share among all other bodies, threshold by threshold, weighted by where
    this body's headcounts lie. The p-value is the Chernoff bound exp(−n·KL), never less than the exact binomial tail,
    and is multiplied by the number of bodies tested (Bonferroni). Below twenty headcounts nothing is said, and an
    excess under ten points is of no consequence however significant.

    Where all thresholds together show nothing, each is asked by itself, and the p-value multiplied by the number of
    those tests: who only minds the steps that cost a day more would be lost among all the others. The worst is told.
    """
    near = _beside_the_others(_near_thresholds(_headcounts(t), [int(row[0]) for row in p.bands], p), p)
    whole = _beyond_chance(_all_thresholds(near), p)
    single = near.drop("all_under", "all_compared").mutate(expected=near.expected / near.compared)
    single = _beyond_chance(single, p).anti_join(whole, "body_id")
    order = [single.log10_p, single.threshold]
    worst = single.mutate(place=ibis.row_number().over(group_by=single.body_id, order_by=order))
    found = whole.union(worst.filter(worst.place == 0).select(*whole.columns))
    return found.select(
        "body_id",
        "threshold",
        "under",
        "compared",
        "tests",
        share_under=(found.under / found.compared).round(3),
        expected_share=found.expected.round(3),
        log10_p=found.log10_p.round(1),
        p_value=as_power_of_ten(found.log10_p),
        occurred_on=ibis.literal(p.as_of),
    )


def _headcounts(t: Any) -> ir.Table:
    """Every different headcount that a body reported for an organisation under a management system."""
    certificates, plans = t.certificates, t.audit_plans
    covered = certificates.filter(is_management_system(certificates.domain_code))
    covered = covered.select("body_id", "org_id", heads="covered_personnel")
    planned = plans.filter(~plans.cancelled.fill_null(False), is_management_system(plans.domain_codes))
    planned = planned.select("body_id", "org_id", heads="effective_personnel")
    both = covered.union(planned)
    return both.filter(both.heads > 0, both.body_id.notnull()).distinct()


def _near_thresholds(headcounts: ir.Table, thresholds: list[int], p: Values) -> ir.Table:
    """Counts of each body and threshold. Where two thresholds are near, a headcount belongs to the one it is under."""
    widths = {T: max(p.width, int(T * p.width_share)) for T in thresholds}
    heads = headcounts.heads
    under = [(heads.between(T - widths[T] + 1, T), T) for T in thresholds]
    above = [(heads.between(T + 1, T + widths[T]), T) for T in thresholds]
    near = headcounts.mutate(
        under=ibis.or_(*(side for side, _ in under)).cast("int64"),
        threshold=ibis.cases(*under, *above, else_=0).cast("int64"),
    )
    near = near.filter(near.threshold > 0)
    return near.group_by(["body_id", "threshold"]).aggregate(under=near.under.sum(), compared=near.count())


def _beside_the_others(near: ir.Table, p: Values) -> ir.Table:
    """Counts of each body and threshold with the number under it that the share of all other bodies leads to expect."""
    whole = near.group_by("threshold").aggregate(all_under=near.under.sum(), all_compared=near.compared.sum())
    both = near.join(whole, "threshold")
    others = both.all_compared - both.compared
    both = both.filter(others >= p.least_peers)
    peers = (both.all_under - both.under) / ibis.greatest(both.all_compared - both.compared, 1)
    return both.mutate(expected=both.compared * peers)


def _all_thresholds(near: ir.Table) -> ir.Table:
    """One row per body with the counts of all thresholds; `expected` is a share."""
    summed = near.group_by("body_id").aggregate(
        under=near.under.sum(), compared=near.compared.sum(), expected=near.expected.sum()
    )
    return summed.mutate(expected=summed.expected / summed.compared, threshold=ibis.null("int64"))


def _beyond_chance(counts: ir.Table, p: Values) -> ir.Table:
    """Rows with enough headcounts and an excess under the thresholds that chance does not give."""
    columns = ("body_id", "threshold", "under", "compared", "expected")
    tested = counts.filter(counts.compared >= p.least).select(*columns)
    judged = tested.cross_join(tested.aggregate(tests=tested.count()))
    log10_p = log10_tail_bound(judged.under, judged.compared, judged.expected)
    judged = judged.mutate(log10_p=ibis.least(log10_p + judged.tests.log10(), 0.0).round(6))
    return judged.filter(
        judged.log10_p < ibis.literal(p.alpha).log10(), judged.under >= judged.compared * (judged.expected + p.excess)
    )
