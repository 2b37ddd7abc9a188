"""监管执法, facts that fix a grade whatever the points: their number is counted here, their grade stands in `rules`."""

from __future__ import annotations

import re
from datetime import date

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.risk.model import Dimension, Measured, Shape, indicator
from gongxin.risk.months import months_after, months_before
from gongxin.risk.profile import Penalty, Profile
from gongxin.risk.settings import Settings

REVISED_ON = date(2023, 7, 20)  # from this day article 61 is what was article 62 of the Regulations
INSTRUMENT = re.compile(
    r"条例|regulations|办法|(?<!依)法(?=[》第])|规定》|规则》|measures|rules?\b|law\b", re.IGNORECASE
)
REFUSED = re.compile(r"拒绝|拒不|阻挠|refus|obstruct", re.IGNORECASE)
MISLED = re.compile(r"(虚假|伪造).{0,6}(材料|信息|数据|情况|报告)|false (data|material|information)", re.IGNORECASE)
SUSPENDED = re.compile(r"停业整顿|suspension of business|business suspen", re.IGNORECASE)
DECISIONS = Text(zh="决定或检查", en="decisions or inspections")


def is_false_certification(held: Penalty) -> bool:
    """Whether a decision rests on the article on false conclusions of the Regulations, by the number of its day.

    The instrument is the last one named before the number; a number that stands alone is taken for the Regulations.
    """
    number = r"61|六十一" if held.decided_on and held.decided_on >= REVISED_ON else r"62|六十二"
    for found in re.finditer(rf"(?<![\d百.])(?:{number})(?![\d.])", held.provision):
        named = INSTRUMENT.findall(held.provision[: found.start()])
        if not named or named[-1].lower() in ("条例", "regulations"):
            return True
    return False


@indicator(
    dimension=Dimension.ENFORCEMENT,
    shape=Shape.RULE,
    label=Text(zh="虚假认证处罚决定或检查认定", en="Decision or inspection finding false certification"),
    of=DECISIONS,
    law=(Citation("certification-regulations", "2023", "61"),),
    reads=("penalties", "inspections"),
)
def false_certification_decision(body: Profile, p: Settings) -> Measured:
    """Decisions under the article on false conclusions and inspections with that outcome, within the term."""
    since = months_before(p.as_of, p["false_certification_term"])
    decided = [d.decision_no for d in body.penalties if _within(d.decided_on, since, p) and is_false_certification(d)]
    inspected = [
        i.inspection_id for i in body.inspections if _within(i.inspected_on, since, p) and i.outcome == "false"
    ]
    return _records(decided + inspected)


@indicator(
    dimension=Dimension.ENFORCEMENT,
    shape=Shape.RULE,
    label=Text(zh="列入严重违法失信名单", en="On the serious-dishonesty list"),
    of=Text(zh="列入记录", en="listings"),
    law=(Citation("body-measures", "2020", "28"),),
    reads=("organisations", "bodies"),
)
def dishonesty_list(body: Profile, p: Settings) -> Measured:
    """Listings of the body, by its credit code, that hold on the day of the run."""
    held = [one for one in body.listings if one.from_on <= p.as_of and (one.to_on is None or p.as_of <= one.to_on)]
    return _records([one.from_on.isoformat() for one in held])


@indicator(
    dimension=Dimension.ENFORCEMENT,
    shape=Shape.RULE,
    label=Text(zh="拒绝监督检查", en="Refused inspection"),
    of=Text(zh="处罚决定", en="decisions"),
    law=(Citation("body-measures", "2020", "38"),),
    reads=("penalties",),
)
def refused_inspection(body: Profile, p: Settings) -> Measured:
    """Decisions within the term whose kind or provision says that inspection was refused or obstructed."""
    return _worded(body, p, REFUSED)


@indicator(
    dimension=Dimension.ENFORCEMENT,
    shape=Shape.RULE,
    label=Text(zh="向监管部门提供虚假数据", en="False data given to the regulator"),
    of=Text(zh="处罚决定", en="decisions"),
    law=(Citation("body-measures", "2020", "38"),),
    reads=("penalties",),
)
def false_data(body: Profile, p: Settings) -> Measured:
    """Decisions within the term whose kind or provision says that false material was given to the authority."""
    return _worded(body, p, MISLED)


@indicator(
    dimension=Dimension.ENFORCEMENT,
    shape=Shape.RULE,
    label=Text(zh="停业整顿或恢复未满期限", en="Suspended, or lately returned from suspension"),
    of=Text(zh="停业整顿", en="suspensions"),
    law=(Citation("body-measures", "2020", "39"),),
    reads=("bodies", "penalties"),
)
def suspension_return(body: Profile, p: Settings) -> Measured:
    """A suspension of business in force, or ended less than `risk.suspension_return_term` months ago.

    The end is the day of the decision and `risk.suspension_term` months; the dataset tells no other.
    """
    since = months_before(p.as_of, p["suspension_return_term"])
    lately = [
        d.decision_no
        for d in body.penalties
        if d.decided_on and d.decided_on <= p.as_of and SUSPENDED.search(d.kind + d.provision)
        if months_after(d.decided_on, p["suspension_term"]) > since
    ]
    in_force = [body.body_id] if body.status == "suspended" and not lately else []
    return _records(lately + in_force)


def _worded(body: Profile, p: Settings, words: re.Pattern[str]) -> Measured:
    since = months_before(p.as_of, p["false_certification_term"])
    return _records(
        [
            d.decision_no
            for d in body.penalties
            if _within(d.decided_on, since, p) and words.search(f"{d.kind} {d.provision}")
        ]
    )


def _within(day: date | None, since: date, p: Settings) -> bool:
    return day is not None and since < day <= p.as_of


def _records(keys: list[str]) -> Measured:
    return Measured(len(keys), len(keys), tuple(keys))
