"""规范与公开: rules filed, reports given, approval kept up."""

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.model import Dimension, Measured, Shape, indicator
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings

CERTIFICATES = Text(zh="证书", en="certificates")
BODY = Text(zh="机构", en="body")


@indicator(
    dimension=Dimension.PUBLICITY,
    shape=Shape.FINDINGS,
    label=Text(zh="认证规则未备案", en="Rules not filed"),
    of=CERTIFICATES,
    law=(Citation("body-measures", "2020", "37"), Citation("certification-regulations", "2023", "17")),
    counts=("p15_*rule*", "p15_*filed*"),
)
def rules_not_filed(body: Profile, p: Settings) -> Measured:
    """Certificates or domains under rules that were not filed."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.PUBLICITY,
    shape=Shape.FINDINGS,
    label=Text(zh="年度报告缺失", en="Yearly report missing"),
    of=BODY,
    law=(Citation("body-measures", "2020", "24"), Citation("body-measures", "2020", "37")),
    counts=("p15_*report*",),
)
def reports_missing(body: Profile, p: Settings) -> Measured:
    """Findings that the yearly report is missing."""
    del body, p
    return Measured(0, 1)


@indicator(
    dimension=Dimension.PUBLICITY,
    shape=Shape.FINDINGS,
    label=Text(zh="批准逾期及其他公开义务", en="Approval lapsed, other duties"),
    of=BODY,
    law=(Citation("body-measures", "2020", "15"), Citation("body-measures", "2020", "37")),
    counts=("p15_*",),
)
def approval_lapsed(body: Profile, p: Settings) -> Measured:
    """Findings that the approval lapsed or another duty of publicity was not met."""
    del body, p
    return Measured(0, 1)
