"""基础信息: who the body is. Circumstances, not misconduct: they count little unless findings stand beside them."""

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.model import Dimension, Measured, Shape, indicator
from gongxin.risk.months import months_between
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings

MODEL = Citation("project-default", "1", "")
MONTHS = Text(zh="个月", en="months")


@indicator(
    dimension=Dimension.BASICS,
    shape=Shape.AMOUNT,
    label=Text(zh="新设机构（距满期限的月数）", en="New body (months short of the term)"),
    of=MONTHS,
    law=(MODEL,),
    reads=("bodies",),
    soft=True,
)
def new_body(body: Profile, p: Settings) -> Measured:
    """Months by which the body is younger than `risk.new_body_term`; an unknown day of approval counts as none."""
    term = p["new_body_term"]
    age = months_between(body.approved_on, p.as_of) if body.approved_on else term
    return _short_by(term - age, term, body)


@indicator(
    dimension=Dimension.BASICS,
    shape=Shape.AMOUNT,
    label=Text(zh="专职认证人员不足（缺少人数）", en="Too few full-time staff (persons short)"),
    of=Text(zh="人", en="persons"),
    law=(Citation("certification-regulations", "2023", "10"),),
    reads=("bodies",),
    soft=True,
)
def few_staff(body: Profile, p: Settings) -> Measured:
    """Persons by which the full-time staff falls short of `risk.least_staff`; an unknown number counts as none."""
    least = p["least_staff"]
    staff = least if body.full_time_staff is None else body.full_time_staff
    return _short_by(least - staff, least, body)


@indicator(
    dimension=Dimension.BASICS,
    shape=Shape.FINDINGS,
    label=Text(zh="失去联系", en="Lost contact"),
    of=Text(zh="机构", en="body"),
    law=(Citation("action-plan", "2024", ""),),
    counts=("p18_*",),
)
def lost_contact(body: Profile, p: Settings) -> Measured:
    """Findings that the body cannot be reached."""
    del body, p
    return Measured(0, 1)


def _short_by(missing: float, of: float, body: Profile) -> Measured:
    """What is missing rests on the record of the body itself."""
    return Measured(missing, of, (body.body_id,)) if missing > 0 else Measured(0, of)
