"""认证过程, who was where: sign-ins against plans."""

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.model import Dimension, Measured, Shape, indicator
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings

ON_SITE = Text(zh="现场审核计划", en="on-site audit plans")
PLANS = Text(zh="审核计划", en="audit plans")


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="未完成签到", en="Sign-in incomplete"),
    of=ON_SITE,
    law=(Citation("sign-in-system", "2022", ""),),
    counts=("p01_no_*", "p01_*miss*"),
)
def sign_in_missing(body: Profile, p: Settings) -> Measured:
    """On-site audits without the sign-ins that were due, of all on-site audits planned."""
    del p
    return Measured(0, body.onsite_plans)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="签到地点异常", en="Signed elsewhere or left"),
    of=ON_SITE,
    law=(Citation("sign-in-system", "2022", ""), Citation("body-measures", "2020", "18")),
    counts=("p01_*",),
)
def signed_elsewhere(body: Profile, p: Settings) -> Measured:
    """Audits signed away from the site, with a feigned place, or signed and left."""
    del p
    return Measured(0, body.onsite_plans)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="设备或照片冒用", en="Shared device or photo"),
    of=PLANS,
    law=(Citation("certification-regulations", "2023", "61"), Citation("body-measures", "2020", "18")),
    counts=("p02_*",),
)
def identity_conflict(body: Profile, p: Settings) -> Measured:
    """Audits whose device, photo or people shown contradict who is said to have been there."""
    del p
    return Measured(0, body.plans)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="同一人同时在多处", en="One person in two places"),
    of=PLANS,
    law=(Citation("certification-regulations", "2023", "61"), Citation("body-measures", "2020", "18")),
    counts=("p03_*",),
)
def presence_conflict(body: Profile, p: Settings) -> Measured:
    """Audits whose people overlap with another audit or could not have travelled from it."""
    del p
    return Measured(0, body.plans)
