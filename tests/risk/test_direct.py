"""Facts that fix a grade: within their term and not a day beyond it, under their article and no other."""

from datetime import date

import pytest

from gongxin.risk.indicators.direct import is_false_certification
from gongxin.risk.profile import Inspection, Listing, Penalty
from tests.risk.bodies import BODY, measured

NOW = date(2026, 6, 1)
FALSE = "《认证认可条例》第六十一条"


def penalty(provision="", kind="", day=NOW):
    return Penalty("N-1", day, provision, kind)


@pytest.mark.parametrize(
    "provision",
    [FALSE, "认证认可条例第61条第一款", "条例61", "61", "Regulations, art. 61", "《行政处罚法》第三十二条；《认证认可条例》第六十一条"],
)  # fmt: skip
def test_the_article_on_false_conclusions_is_known_in_its_spellings(provision):
    assert is_false_certification(penalty(provision))


@pytest.mark.parametrize(
    "provision",
    [
        "",
        "认证认可条例第五十九条",
        "认证认可条例第六十二条",
        "认证认可条例第六十条第一款",
        "《行政处罚法》第六十一条",
        "《认证机构管理办法》第61条",
        "《认证认可条例》第五十九条、《行政处罚法》第六十一条",
        "认证认可条例第161条",
        "一百六十一",
        "市监罚〔2025〕610号",
    ],
)
def test_other_articles_and_other_instruments_are_not_it(provision):
    assert not is_false_certification(penalty(provision))


@pytest.mark.parametrize(("day", "article"), [(date(2023, 7, 19), "62"), (date(2023, 7, 20), "61")])
def test_the_number_of_the_article_is_the_one_of_the_day(day, article):
    other = {"61": "62", "62": "61"}[article]
    assert is_false_certification(penalty(f"认证认可条例第{article}条", day=day))
    assert not is_false_certification(penalty(f"认证认可条例第{other}条", day=day))


@pytest.mark.parametrize(
    ("day", "counts"),
    [(date(2023, 6, 30), 0), (date(2023, 7, 1), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 0), (None, 0)],
)
def test_a_decision_on_false_certification_counts_for_thirty_six_months(day, counts):
    article = "62" if day and day < date(2023, 7, 20) else "61"
    counted = measured("false_certification_decision", penalties=[penalty(f"认证认可条例第{article}条", day=day)])
    assert (counted.numerator, counted.records) == (counts, ("N-1",) * counts)


@pytest.mark.parametrize(
    ("outcome", "day", "counts"),
    [("false", NOW, 1), ("serious", NOW, 0), ("false", date(2023, 6, 30), 0), ("false", date(2023, 7, 1), 1)],
)
def test_an_inspection_that_found_false_certification_counts_as_long(outcome, day, counts):
    held = [Inspection("J-1", day, outcome)]
    assert measured("false_certification_decision", inspections=held).numerator == counts


@pytest.mark.parametrize(
    ("from_on", "to_on", "counts"),
    [
        (date(2026, 6, 30), None, 1),
        (date(2026, 7, 1), None, 0),
        (date(2024, 1, 1), date(2026, 6, 30), 1),
        (date(2024, 1, 1), date(2026, 6, 29), 0),
    ],
)
def test_the_dishonesty_list_counts_while_the_body_is_on_it(from_on, to_on, counts):
    assert measured("dishonesty_list", listings=[Listing(from_on, to_on)]).numerator == counts


@pytest.mark.parametrize(
    ("indicator", "kind", "provision", "counts"),
    [
        ("refused_inspection", "拒绝监督检查，罚款", "", 1),
        ("refused_inspection", "", "拒不接受检查", 1),
        ("refused_inspection", "fine for obstruction", "", 1),
        ("refused_inspection", "罚款", "认证认可条例第五十九条", 0),
        ("false_data", "向监管部门提供虚假材料", "", 1),
        ("false_data", "伪造审核数据", "", 1),
        ("false_data", "false information to the authority", "", 1),
        ("false_data", "出具虚假认证结论", "", 0),
        ("false_data", "罚款", "", 0),
    ],
)
def test_refusals_and_false_data_are_known_by_the_words_of_the_decision(indicator, kind, provision, counts):
    assert measured(indicator, penalties=[penalty(provision, kind)]).numerator == counts
    old = penalty(provision, kind, day=date(2023, 6, 30))
    assert measured(indicator, penalties=[old]).numerator == 0


@pytest.mark.parametrize(
    ("decided_on", "counts"),
    [
        (date(2024, 12, 30), 0),  # ended 2025-06-30, twelve months before the run
        (date(2024, 12, 31), 0),  # six months end on the last of June
        (date(2025, 1, 1), 1),
        (date(2026, 6, 30), 1),
        (date(2026, 7, 1), 0),
        (None, 0),
    ],
)
def test_a_suspension_counts_until_twelve_months_after_its_end(decided_on, counts):
    counted = measured("suspension_return", penalties=[penalty(kind="责令停业整顿", day=decided_on)])
    assert (counted.numerator, counted.records) == (counts, ("N-1",) * counts)


def test_another_penalty_is_no_suspension():
    assert measured("suspension_return", penalties=[penalty(FALSE, "罚款")]).numerator == 0


@pytest.mark.parametrize(("status", "records"), [("suspended", (BODY,)), ("approved", ()), ("revoked", ())])
def test_a_suspension_in_force_is_known_by_the_state_of_the_body(status, records):
    assert measured("suspension_return", status=status).records == records


def test_a_suspension_told_twice_counts_once():
    held = [penalty(kind="停业整顿")]
    assert measured("suspension_return", status="suspended", penalties=held).records == ("N-1",)
