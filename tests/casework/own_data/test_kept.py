"""What is told to be kept: complete, in both languages, with the numbers of the parameters and law that is in force."""

from datetime import date

import pytest

from gongxin.casework.own_data.kept import KEPT, RIGHTS
from gongxin.law.instruments import instruments
from gongxin.law.parameters import parameter

DAY = date(2026, 3, 2)


@pytest.mark.parametrize("one", KEPT, ids=lambda one: one.id)
def test_each_kind_is_told_whole(one):
    texts = (one.what, one.why, one.until_on(DAY), one.seen_by)
    assert all(text.zh and text.en and "%" not in text.zh + text.en for text in texts)
    assert one.law


@pytest.mark.parametrize("one", [one for one in KEPT if one.months], ids=lambda one: one.id)
def test_the_period_is_the_parameters_number(one):
    months = str(parameter(one.months).on(DAY).value)
    assert months in one.until_on(DAY).zh
    assert f"{months} months" in one.until_on(DAY).en


def test_the_law_is_in_force():
    cited = {citation for one in KEPT for citation in one.law} | {citation for _, law in RIGHTS for citation in law}
    for citation in cited:
        version = instruments()[citation.instrument].in_force(DAY)
        assert version is not None
        assert version.name == citation.version
    assert len(RIGHTS) == 4
