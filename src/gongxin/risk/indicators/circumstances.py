"""认证过程, circumstances: shares that differ between honest bodies too and count fully only beside findings."""

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.model import Dimension, Measured, Shape, indicator
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings

SIGN_INS = Citation("sign-in-system", "2022", "")


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.SHARE,
    label=Text(zh="远程审核占比", en="Share of remote audits"),
    of=Text(zh="审核计划", en="audit plans"),
    law=(SIGN_INS,),
    reads=("audit_plans",),
    soft=True,
)
def remote_audits(body: Profile, p: Settings) -> Measured:
    """Remote audits of all audits planned, cancelled ones left out."""
    del p
    return Measured(len(body.remote_plans), body.plans, tuple(body.remote_plans))


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.SHARE,
    label=Text(zh="异常说明逾期", en="Explanations late"),
    of=Text(zh="异常说明", en="explanations"),
    law=(SIGN_INS,),
    reads=("explanations", "audit_plans"),
    soft=True,
)
def explanation_late(body: Profile, p: Settings) -> Measured:
    """The body's explanations given later than `risk.explanation_allowance` days after the audit's planned end."""
    del p
    return Measured(len(body.late_explanations), body.explanations, tuple(body.late_explanations))
