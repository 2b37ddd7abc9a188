"""结果与证后: what was certified, and what came after."""

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.model import Dimension, Measured, Shape, indicator
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings

CERTIFICATES = Text(zh="证书", en="certificates")
VALID = Text(zh="有效证书", en="valid certificates")
BODY = Text(zh="机构", en="body")
TRANSFERRED = Text(zh="转入证书", en="transferred certificates")


@indicator(
    dimension=Dimension.RESULTS,
    shape=Shape.FINDINGS,
    label=Text(zh="超出批准范围", en="Outside the approved scope"),
    of=CERTIFICATES,
    law=(Citation("certification-regulations", "2023", "59"),),
    counts=("p09_*",),
)
def out_of_scope(body: Profile, p: Settings) -> Measured:
    """Certificates outside the scope that was approved on their day."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.RESULTS,
    shape=Shape.FINDINGS,
    label=Text(zh="监督逾期仍有效", en="Surveillance overdue"),
    of=VALID,
    law=(Citation("certification-regulations", "2023", "59"), Citation("certification-regulations", "2023", "26")),
    counts=("p13_*",),
)
def surveillance_overdue(body: Profile, p: Settings) -> Measured:
    """Certificates that stay valid without the surveillance that was due, or suspended beyond the term."""
    del p
    return Measured(0, body.valid_certificates)


@indicator(
    dimension=Dimension.RESULTS,
    shape=Shape.FINDINGS,
    label=Text(zh="暂停撤销异常", en="Suspensions and revocations improbable"),
    of=BODY,
    law=(Citation("certification-regulations", "2023", "26"),),
    counts=("p08_*", "x10_*"),
)
def status_abnormal(body: Profile, p: Settings) -> Measured:
    """Findings of mass revocation, or of rates of suspension improbable among the peers."""
    del body, p
    return Measured(0, 1)


@indicator(
    dimension=Dimension.RESULTS,
    shape=Shape.FINDINGS,
    label=Text(zh="批量发证", en="Burst of certificates"),
    of=BODY,
    law=(Citation("certification-regulations", "2023", "61"),),
    counts=("p07_*",),
)
def burst_of_certificates(body: Profile, p: Settings) -> Measured:
    """Findings of more certificates in a time than the people could have audited."""
    del body, p
    return Measured(0, 1)


@indicator(
    dimension=Dimension.RESULTS,
    shape=Shape.FINDINGS,
    label=Text(zh="违规转换", en="Irregular transfer"),
    of=TRANSFERRED,
    law=(Citation("iaf-md2", "2017", ""),),
    counts=("x03_*",),
)
def irregular_transfer(body: Profile, p: Settings) -> Measured:
    """Certificates taken over while suspended or withdrawn, of all taken over."""
    del p
    return Measured(0, body.transferred_certificates)


@indicator(
    dimension=Dimension.RESULTS,
    shape=Shape.FINDINGS,
    label=Text(zh="获证组织不具备资格", en="Client not eligible"),
    of=CERTIFICATES,
    law=(Citation("body-measures", "2020", "17"),),
    counts=("x04_*",),
)
def ineligible_client(body: Profile, p: Settings) -> Measured:
    """Clients ended, revoked, dishonest or abnormal on the day of issue."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.RESULTS,
    shape=Shape.FINDINGS,
    label=Text(zh="空壳组织聚集", en="Clusters of shell clients"),
    of=CERTIFICATES,
    law=(Citation("body-measures", "2020", "17"), Citation("certification-regulations", "2023", "61")),
    counts=("x02_*",),
)
def shell_clients(body: Profile, p: Settings) -> Measured:
    """Clients that share address, telephone or legal representative in clusters."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.RESULTS,
    shape=Shape.FINDINGS,
    label=Text(zh="收费与速度异常", en="Fee and speed implausible"),
    of=CERTIFICATES,
    law=(Citation("project-default", "1", ""),),
    counts=("x05_*",),
)
def fee_implausible(body: Profile, p: Settings) -> Measured:
    """Certificates whose fee lies far under the peers' with unusual speed."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.RESULTS,
    shape=Shape.FINDINGS,
    label=Text(zh="其他线索", en="Other findings"),
    of=CERTIFICATES,
    law=(Citation("project-default", "1", ""),),
    counts=("*",),
)
def other_findings(body: Profile, p: Settings) -> Measured:
    """Findings of detectors that no other indicator counts."""
    del p
    return Measured(0, body.certificates)
