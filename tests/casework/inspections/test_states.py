"""The table of states: every way it has is walked, every way it does not have is refused."""

import pytest
from django.db import transaction
from django.utils import timezone

from gongxin.casework.inspections.actions import on_site, prepare, result
from gongxin.casework.inspections.models import Inspection, InspectionStep
from gongxin.casework.inspections.states import DONE, OPEN, STATES, TRANSITIONS, diagram, ways_from
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.inspections.a_visit import FIRM, given, hands, taken_to

pytestmark = pytest.mark.django_db
LINE = ("opened", "allowed", "issued", "on_site", "signed", "entered", "approved", "published")


def acts(pk, people):
    """Each verb of the table as one who may take it takes it."""
    opener, approver, one, _ = people
    return {
        "allow": lambda: prepare.allow(pk=pk, by=approver),
        "issue": lambda: prepare.issue(pk=pk, by=opener),
        "begin": lambda: on_site.begin(pk=pk, shown=["N-1", "N-2"], by=one),
        "sign": lambda: _sign(pk, one),
        "enter": lambda: result.enter(pk=pk, outcome="none", told="x", answers_for="zhang", by=one),
        "send_back": lambda: result.send_back(pk=pk, reason="x", by=approver),
        "approve": lambda: result.approve(pk=pk, by=approver),
        "publish": lambda: result.publish(pk=pk, by=opener),
        "close": lambda: result.close(pk=pk, by=opener),
        "postpone": lambda: prepare.postpone(pk=pk, reason="x", by=opener),
        "resume": lambda: prepare.resume(pk=pk, due_on=timezone.localdate(), by=opener),
        "abort": lambda: prepare.abort(pk=pk, reason="x", by=opener),
    }


def _sign(pk, by):
    inspection = Inspection.objects.get(pk=pk)
    on_site.answer(pk=pk, given=given(inspection), by=by)
    return on_site.sign(pk=pk, inspectors=hands("N-1", "N-2"), firm=FIRM, by=by)


def brought_to(state, people):
    """An inspection in any state of the table."""
    made = taken_to({"postponed": "issued", "aborted": "opened", "closed": "published"}.get(state, state), people)
    verb = {"postponed": "postpone", "aborted": "abort", "closed": "close"}.get(state)
    if verb:
        acts(made.pk, people)[verb]()
        made.refresh_from_db()
    return made


def test_the_table_names_only_states_it_has_and_every_verb_has_an_act():
    assert {s for each in TRANSITIONS.values() for s in (*each.frm, each.to)} == set(STATES)
    assert set(acts(0, (None,) * 4)) == set(TRANSITIONS) - {"open"}
    assert set(DONE) < set(STATES)
    assert not [state for state in OPEN if not ways_from(state)]
    assert not [state for state in STATES if state not in OPEN and ways_from(state)]


@pytest.mark.parametrize("state", STATES)
def test_from_each_state_the_ways_of_the_table_and_no_other(people, state):
    made, allowed = brought_to(state, people), {way.verb: way.to for way in ways_from(state)}
    for verb, act in acts(made.pk, people).items():
        with transaction.atomic():
            if verb in allowed:
                act()
                made.refresh_from_db()
                assert made.state == allowed[verb], verb
            else:
                with pytest.raises(UserError):
                    act()
                made.refresh_from_db()
                assert made.state == state, verb
            transaction.set_rollback(True)


def test_each_step_stands_in_history_and_trail(people):
    made = taken_to("published", people)
    assert list(InspectionStep.objects.filter(inspection=made).values_list("to", flat=True)) == list(LINE)
    codes = list(Entry.objects.filter(subject_id=made.number).order_by("pk").values_list("code", flat=True))
    assert codes == [
        "inspection_opened", "inspection_allowed", "inspection_issued", "inspection_begun", "inspection_answered",
        "inspection_signed", "inspection_entered", "inspection_approved", "inspection_published",
    ]  # fmt: skip
    told = [one.sentence(language) for one in Entry.objects.filter(subject_id=made.number) for language in ("zh", "en")]
    assert not [one for one in told if "–" in one or "None" in one]


def test_an_old_page_decides_nothing(people):
    opener, approver, *_ = people
    made = taken_to("opened", people)
    seen = made.version
    prepare.postpone(pk=made.pk, reason="x", by=opener)
    prepare.resume(pk=made.pk, due_on=timezone.localdate(), by=opener)
    with pytest.raises(UserError, match="has changed since"):
        prepare.allow(pk=made.pk, by=approver, seen=seen)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_diagram_shows_every_way_once(language):
    lines = diagram(language).splitlines()
    assert sum("-->" in line for line in lines) == 1 + sum(len(each.frm) for each in TRANSITIONS.values())
