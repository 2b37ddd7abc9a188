"""监管执法: what supervision has decided, fading with time (`risk.decay`)."""

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.model import Dimension, Measured, Shape, indicator
from gongxin.risk.months import faded
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings

CLASSIFIED = Citation("body-measures", "2020", "27")


@indicator(
    dimension=Dimension.ENFORCEMENT,
    shape=Shape.COUNT,
    label=Text(zh="行政处罚（按时间衰减）", en="Penalty decisions (fading)"),
    of=Text(zh="处罚决定", en="decisions"),
    law=(CLASSIFIED,),
    reads=("penalties",),
)
def penalties(body: Profile, p: Settings) -> Measured:
    """Penalty decisions against the body, each with the weight its age leaves it."""
    weights = {held.decision_no: faded(held.decided_on, p) for held in body.penalties}
    return Measured(sum(weights.values()), len(weights), _weighing(weights))


@indicator(
    dimension=Dimension.ENFORCEMENT,
    shape=Shape.SHARE,
    label=Text(zh="查实的投诉举报（按时间衰减）", en="Complaints found true (fading)"),
    of=Text(zh="证书", en="certificates"),
    law=(CLASSIFIED,),
    reads=("complaints",),
)
def verified_complaints(body: Profile, p: Settings) -> Measured:
    """Complaints and reports about the body that were found true, against the number of its certificates."""
    weights = {held.complaint_id: faded(held.received_on, p) for held in body.complaints}
    return Measured(sum(weights.values()), body.certificates, _weighing(weights))


@indicator(
    dimension=Dimension.ENFORCEMENT,
    shape=Shape.SHARE,
    label=Text(zh="监督检查发现问题（按轻重和时间）", en="Inspections with problems (by weight and age)"),
    of=Text(zh="监督检查", en="inspections"),
    law=(CLASSIFIED,),
    reads=("inspections",),
)
def bad_inspections(body: Profile, p: Settings) -> Measured:
    """Inspections of the body and its clients, weighed by outcome (`risk.outcome_weights`) and age, of all of them."""
    age = {held.inspection_id: faded(held.inspected_on, p) for held in body.inspections}
    weights = {
        held.inspection_id: age[held.inspection_id] * p["outcome_weights"][held.outcome] for held in body.inspections
    }
    return Measured(sum(weights.values()), sum(age.values()), _weighing(weights))


@indicator(
    dimension=Dimension.ENFORCEMENT,
    shape=Shape.AMOUNT,
    label=Text(zh="认可被暂停或撤销", en="Accreditation suspended or withdrawn"),
    of=Text(zh="机构", en="body"),
    law=(Citation("action-plan", "2024", ""),),
    reads=("bodies",),
)
def accreditation_lost(body: Profile, p: Settings) -> Measured:
    """The weight of the state of accreditation (`risk.accreditation_weights`); having none is no fault."""
    weight = p["accreditation_weights"].get(body.accreditation_status, 0)
    return Measured(weight, 1, (body.body_id,) if weight else ())


def _weighing(weights: dict[str, float]) -> tuple[str, ...]:
    """Keys of the records that still weigh, the heaviest first."""
    return tuple(key for key in sorted(weights, key=lambda key: (-weights[key], key)) if weights[key] > 0)
