"""A limit is refused when its declaration is incomplete or breaks the law it cites."""

import pytest

from gongxin.law.citation import Citation
from gongxin.law.limit import LimitRefused, Unit, read_limit

PENALTY_LAW = Citation("administrative-penalty-law", "2021", "64")
RULE = Citation("penalty-procedure-rule", "2022", "57")
START = {"start": {"zh": "送达", "en": "it is served"}}
LAW = ["penalty-procedure-rule", "2022", "64"]


@pytest.mark.parametrize("length", [2, 3, 5, 7])
def test_article_85_makes_working_days_of_two_three_five_and_seven(length):
    assert read_limit({**START, "length": length, "unit": "working_day"}, PENALTY_LAW).unit is Unit.WORKING_DAY
    with pytest.raises(LimitRefused, match="article 85"):
        read_limit({**START, "length": length, "unit": "calendar_day"}, PENALTY_LAW)


@pytest.mark.parametrize("length", [1, 4, 6, 8, 10, 15, 90])
def test_other_lengths_of_the_penalty_law_are_calendar_days(length):
    assert read_limit({**START, "length": length, "unit": "calendar_day"}, PENALTY_LAW).unit is Unit.CALENDAR_DAY
    with pytest.raises(LimitRefused, match="article 85"):
        read_limit({**START, "length": length, "unit": "working_day"}, PENALTY_LAW)


def test_article_85_speaks_of_its_own_law_only():
    assert read_limit({**START, "length": 15, "unit": "working_day"}, RULE).length == 15
    measures = Citation("body-measures", "2020", "21")
    assert read_limit({**START, "length": 5, "unit": "calendar_day"}, measures).length == 5


FAULTY = {
    "unknown fields": {"length": 5, "unit": "working_day", "colour": "red"},
    "length must be a positive": {"length": 0, "unit": "working_day"},
    "month and day belong": {"unit": "date_of_year", "month": 3},
    "unknown ground": {"length": 5, "unit": "working_day", "pauses": {"holiday": LAW}},
    "neither pause nor extension": {"length": 5, "unit": "hour", "pauses": {"testing": LAW}},
}


@pytest.mark.parametrize(("words", "written"), FAULTY.items(), ids=FAULTY)
def test_a_faulty_declaration_is_refused(words, written):
    with pytest.raises(LimitRefused, match=words):
        read_limit({**START, **written}, RULE)


def test_what_rolls_over_and_what_does_not():
    limits = {
        unit: read_limit({**START, "length": 9, "unit": unit}, RULE)
        for unit in ("working_day", "calendar_day", "month", "year", "hour")
    }
    assert [unit for unit, limit in limits.items() if limit.rolls] == ["calendar_day", "month", "year"]
    assert not read_limit({**START, "length": 9, "unit": "month", "kind": "term"}, RULE).rolls
    assert not read_limit({**START, "length": 9, "unit": "month", "direction": "before"}, RULE).rolls
