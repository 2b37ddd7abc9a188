"""认证过程, how the work was done: time, stages, dates, decisions, people."""

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.model import Dimension, Measured, Shape, indicator
from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings

CERTIFICATES = Text(zh="证书", en="certificates")
PLANS = Text(zh="审核计划", en="audit plans")
PERSONS = Text(zh="注册人员", en="registered persons")
BODY = Text(zh="机构", en="body")


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="审核人日不足", en="Auditor days cut"),
    of=CERTIFICATES,
    law=(Citation("certification-regulations", "2023", "59"), Citation("iaf-md5", "2019", "")),
    counts=("p04_*",),
)
def auditor_days_short(body: Profile, p: Settings) -> Measured:
    """Certificates and audits with less audit time than the tables allow."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="审核阶段缺失或异常", en="Stage missing or out of order"),
    of=CERTIFICATES,
    law=(Citation("certification-regulations", "2023", "59"),),
    counts=("p05_*", "x08_*"),
)
def stages_out_of_order(body: Profile, p: Settings) -> Measured:
    """Stage 1 missing or on the day of stage 2, and recertification after expiry."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="证书日期顺序错误或无审核", en="Certificate before its audit or decision"),
    of=CERTIFICATES,
    law=(Citation("certification-regulations", "2023", "61"), Citation("certification-regulations", "2023", "59")),
    counts=("p06_*",),
)
def certificate_out_of_order(body: Profile, p: Settings) -> Measured:
    """Certificates issued before the decision or the audit, or without any audit."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="审核与决定未分离", en="Decided by its own auditor"),
    of=CERTIFICATES,
    law=(Citation("certification-regulations", "2023", "59"),),
    counts=("p14_*",),
)
def decision_not_independent(body: Profile, p: Settings) -> Measured:
    """Certificates decided by a member of the audit team."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="计划迟报或事后变更", en="Plan reported late or changed afterwards"),
    of=PLANS,
    law=(Citation("body-measures", "2020", "23"),),
    counts=("x06_*",),
)
def plan_reported_late(body: Profile, p: Settings) -> Measured:
    """Plans reported after the audit began or changed after the fact."""
    del p
    return Measured(0, body.plans)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="审核员工作量超出日历", en="Auditor load beyond the calendar"),
    of=PERSONS,
    law=(Citation("certification-regulations", "2023", "59"),),
    counts=("x07_*",),
)
def auditor_overload(body: Profile, p: Settings) -> Measured:
    """Auditors with more audit days than the calendar has."""
    del p
    return Measured(0, body.persons)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="人数压低", en="Headcount understated"),
    of=CERTIFICATES,
    law=(Citation("certification-regulations", "2023", "59"), Citation("iaf-md5", "2019", "")),
    counts=("x09_*",),
)
def headcount_understated(body: Profile, p: Settings) -> Measured:
    """Headcounts that lie far under the organisation's size."""
    del p
    return Measured(0, body.certificates)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="人数集中在门槛之下", en="Headcounts crowd under the thresholds"),
    of=BODY,
    law=(Citation("certification-regulations", "2023", "59"), Citation("iaf-md5", "2019", "")),
    counts=("x01_*",),
)
def headcounts_bunching(body: Profile, p: Settings) -> Measured:
    """A finding that the body's headcounts crowd under the thresholds: one about all of them, not one certificate."""
    del body, p
    return Measured(0, 1)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="人员未注册或超范围", en="Unregistered persons"),
    of=PERSONS,
    law=(Citation("certification-regulations", "2023", "59"), Citation("certification-regulations", "2023", "38")),
    counts=("p10_*",),
)
def unregistered_person(body: Profile, p: Settings) -> Measured:
    """Persons who audited without a valid registration in the field."""
    del p
    return Measured(0, body.persons)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="同时在两家机构执业", en="Persons in two bodies"),
    of=PERSONS,
    law=(Citation("certification-regulations", "2023", "62"), Citation("certification-regulations", "2023", "14")),
    counts=("p11_*",),
)
def two_bodies(body: Profile, p: Settings) -> Measured:
    """Persons who worked for two bodies at once."""
    del p
    return Measured(0, body.persons)


@indicator(
    dimension=Dimension.PROCESS,
    shape=Shape.FINDINGS,
    label=Text(zh="挂证", en="Registered and idle"),
    of=PERSONS,
    law=(Citation("persons-measures", "2022", "14"),),
    counts=("p12_*",),
)
def idle_registration(body: Profile, p: Settings) -> Measured:
    """Persons registered with the body who never work, or work elsewhere."""
    del p
    return Measured(0, body.persons)
