"""认证过程, all findings of a body together."""

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.model import Dimension, Measured, Shape, indicator
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.EVIDENCE,
    label=Text(zh="虚假认证证据（等效线索数）", en="Evidence of false certification (equivalent findings)"),
    of=Text(zh="等效线索", en="equivalent findings"),
    law=(Citation("certification-regulations", "2023", "61"), Citation("body-measures", "2020", "18")),
)
def evidence_of_false_certification(body: Profile, p: Settings) -> Measured:
    """The findings of all indicators, each weighed by severity and score, less what chance gives the peers.

    Few solid findings are enough to be looked at, in a large body too: the sum E counts as E / (E + half).
    """
    del body, p
    return Measured(0, 0)
