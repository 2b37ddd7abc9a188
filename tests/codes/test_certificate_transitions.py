import runpy
from itertools import product
from pathlib import Path

import pytest

from gongxin.codes.certificate_states import (
    CANCELLED,
    CERTIFICATE_EVENTS,
    CERTIFICATE_STATES,
    EXPIRED,
    REVOKED,
    SUSPENDED,
    VALID,
)
from gongxin.codes.certificate_transitions import (
    FINAL_STATES,
    TRANSITIONS,
    allowed,
    next_states,
    state_diagram,
    transition,
)
from gongxin.law.parameters import parameter

ROOT = Path(__file__).parents[2]
LEGAL = {
    (VALID, SUSPENDED),
    (SUSPENDED, VALID),
    (SUSPENDED, REVOKED),
    (VALID, REVOKED),
    (VALID, CANCELLED),
    (SUSPENDED, CANCELLED),
    (VALID, EXPIRED),
    (SUSPENDED, EXPIRED),
}


@pytest.mark.parametrize(("frm", "to"), [*product(CERTIFICATE_STATES.values, repeat=2)])
def test_only_the_steps_of_the_law_are_allowed(frm, to):
    assert allowed(frm, to) is ((frm, to) in LEGAL)
    assert (transition(frm, to) is not None) is ((frm, to) in LEGAL)


def test_each_step_is_named_once():
    assert len(TRANSITIONS) == len({(step.frm, step.to) for step in TRANSITIONS}) == len(LEGAL)


def test_final_states_lead_nowhere():
    assert FINAL_STATES == (REVOKED, CANCELLED, EXPIRED)
    assert [next_states(state) for state in FINAL_STATES] == [(), (), ()]
    assert next_states(VALID) == (SUSPENDED, REVOKED, CANCELLED, EXPIRED)
    assert next_states("99") == ()


def test_steps_name_known_events_conditions_and_parameters():
    for step in TRANSITIONS:
        assert step.event in CERTIFICATE_EVENTS
        assert step.condition.zh
        assert step.condition.en
        assert step.max_term is None or parameter(step.max_term).history[-1].value["unit"] == "month"


def test_only_suspension_has_a_longest_term():
    assert [step.to for step in TRANSITIONS if step.max_term] == [SUSPENDED]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_diagram_draws_every_step(language):
    diagram = state_diagram(language)
    assert diagram.startswith("stateDiagram-v2\n")
    assert all(f"s{step.frm} --> s{step.to} : " in diagram for step in TRANSITIONS)


def test_the_page_is_the_one_the_table_writes():
    tool = runpy.run_path(str(ROOT / "tools/write_certificate_states.py"))
    written = (ROOT / "docs/reference/certificate-states.md").read_text(encoding="utf-8")
    assert written == tool["page"](), "run tools/write_certificate_states.py"
