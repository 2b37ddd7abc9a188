"""The table of states: what it allows happens, what it does not is refused, and nothing else exists."""

import itertools

import pytest

from gongxin.casework.monitoring.actions import taking_a_step
from gongxin.casework.monitoring.models import RiskWarning, Step
from gongxin.casework.monitoring.states import DISPOSED, FED_BACK, GROWING, OPEN, STATES, TRANSITIONS, ways_from
from gongxin.casework.trail.events import EVENTS
from gongxin.errors import UserError
from gongxin.law.clocks import clocks
from tests.casework.monitoring.world import a_warning

LEGAL = {(frm, way.verb): way.to for way in TRANSITIONS.values() for frm in way.frm}
CASES = list(itertools.product(STATES, TRANSITIONS))
pytestmark = pytest.mark.django_db
DATA = {"due_on": "", "to": "", "addressee": "body", "weight": "accepted", "reason": "r", "draft": "letter"}


@pytest.mark.parametrize(("frm", "verb"), CASES)
def test_every_pair_of_state_and_step(run, national, frm, verb):
    warning = a_warning(run)
    RiskWarning.objects.filter(pk=warning.pk).update(state=frm)

    def step():
        return taking_a_step.take_step(verb, pk=warning.pk, by=national, seen=None, effect=lambda _: DATA)

    if (frm, verb) in LEGAL:
        assert step().state == LEGAL[frm, verb]
        assert Step.objects.get(warning=warning).frm == frm
    else:
        with pytest.raises(UserError, match="not possible"):
            step()
        assert RiskWarning.objects.get(pk=warning.pk).state == frm
        assert not Step.objects.exists()


def test_no_disposal_is_reached_without_passing_the_weighing():
    for way in TRANSITIONS.values():
        if way.to in DISPOSED:
            assert way.frm == ("weighed",)
    assert {frm for way in TRANSITIONS.values() if way.to == "weighed" for frm in way.frm} == {
        "explained",
        "explanation_overdue",
    }


def test_the_machine_neither_weighs_nor_disposes():
    assert [way.verb for way in TRANSITIONS.values() if way.who is None] == ["expire"]


def test_every_state_is_reached_and_left():
    assert {way.to for way in TRANSITIONS.values()} == set(STATES)
    assert all(ways_from(state) for state in STATES)
    assert set(OPEN) == set(GROWING) | {"weighed"}
    assert set(STATES) == {*OPEN, *DISPOSED, *FED_BACK}


def test_clocks_and_events_of_the_table_exist():
    assert all(state.clock in clocks() for state in STATES.values() if state.clock)
    assert all(way.event in EVENTS for way in TRANSITIONS.values())
