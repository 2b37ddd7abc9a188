"""The table of states is whole, and every event of it can be told."""

from gongxin.casework.presence.checks import CHECKS
from gongxin.casework.presence.statement import MOMENTS
from gongxin.casework.presence.states import STATES, TRANSITIONS, states_of
from gongxin.casework.trail.events import EVENTS
from gongxin.codes.sign_in_moments import SIGN_IN_MOMENTS
from gongxin.detection.catalogue import detectors


def test_every_way_leads_between_states_of_its_kind():
    for each in TRANSITIONS.values():
        assert {*each.frm, each.to} <= set(states_of(each.kind)), each.verb
        assert each.event in EVENTS


def test_every_state_is_reached():
    assert {(each.kind, each.to) for each in TRANSITIONS.values()} == set(STATES)


def test_nothing_leads_out_of_the_last_states():
    left = {(each.kind, frm) for each in TRANSITIONS.values() for frm in each.frm}
    assert set(STATES) - left == {("binding", "released"), ("challenge", "answered"), ("request", "explained")}


def test_moments_and_checks_are_those_of_the_contract():
    assert set(MOMENTS) == set(SIGN_IN_MOMENTS.values)
    assert {one for check in CHECKS.values() for one in check.detectors} <= set(detectors())
