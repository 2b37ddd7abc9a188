"""From draft to close: each step by who may take it, in its turn, with its fact in the public ledger."""

import csv
import json
from fractions import Fraction

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.draws.actions.abort_draw import abort_draw
from gongxin.casework.draws.actions.carry_out_draw import carry_out_draw
from gongxin.casework.draws.actions.close_draw import close_draw
from gongxin.casework.draws.actions.commit_draw import commit_draw
from gongxin.casework.draws.actions.draft_draw import move_draft
from gongxin.casework.draws.actions.send_inspectors import send_inspectors
from gongxin.casework.draws.actions.substitute_inspector import substitute_inspector
from gongxin.casework.draws.estimates import estimates_of
from gongxin.casework.draws.folders import bundle_of, published, secrets_of
from gongxin.casework.draws.kinds import is_capped
from gongxin.casework.draws.models import Draw
from gongxin.casework.draws.states import STATES, TRANSITIONS
from gongxin.casework.inspections.actions.prepare import replace_inspector
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.registry.models import Certificate, Organisation
from gongxin.casework.registry.recording import record
from gongxin.draw import verify_bundle
from gongxin.errors import UserError
from gongxin.law.parameters import parameter
from gongxin.ledger.entries import read_entry
from tests.casework.draws.conftest import BODIES
from tests.casework.draws.steps import FIGURES, approved, committed, drafted, drawn, sent
from tests.casework.inspections.a_visit import card, opened

pytestmark = pytest.mark.django_db


def told(draw):
    return [read_entry(bytes(row.entry))["kind"] for row in Outgoing.objects.filter(subject=f"draw {draw.number}")]


def test_a_draw_is_approved_by_somebody_else(drafter, approver):
    draw = drafted(drafter)
    with pytest.raises(UserError, match="somebody else"):
        move_draft(pk=draw.pk, verb="approve", by=drafter)
    assert move_draft(pk=draw.pk, verb="approve", by=approver).state == "approved"


def test_numbers_run_by_region_and_year(drafter):
    first, second = drafted(drafter), drafted(drafter)
    assert first.number.startswith("440000-")
    assert first.number.endswith("-0001")
    assert second.number.endswith("-0002")


def test_before_the_draw_only_the_history_is_public(drafter, approver):
    draw = committed(drafter, approver)
    assert [path.name for path in published(draw)] == ["history.jsonl"]
    assert BODIES[0] not in published(draw)[0].read_text()
    assert secrets_of(draw)["salt"] not in published(draw)[0].read_text()
    assert told(draw) == ["draw-committed"]


def test_the_list_holds_the_bodies_of_the_region_and_their_chances_add_up(drafter, approver):
    folder = bundle_of(drawn(drafter, approver))
    rows = list(csv.DictReader((folder / "objects.csv").read_text("utf-8").splitlines()))
    assert sum(Fraction(row["chance"]) for row in rows) == 2
    assert {row["object"] for row in rows} == set(BODIES)
    outcome = json.loads((folder / "outcome.json").read_bytes())
    assert len(outcome["objects"]) == 2


def test_what_was_drawn_can_be_run_again_by_anyone(drafter, approver):
    draw = drawn(drafter, approver)
    assert verify_bundle(bundle_of(draw)) == []
    assert told(draw) == ["draw-committed", "draw-drawn"]
    assert draw.visits.count() == 2
    assert all(len(visit.team) == 2 for visit in draw.visits.all())


def test_a_tampered_list_is_seen(drafter, approver):
    folder = bundle_of(drawn(drafter, approver))
    path = folder / "objects.csv"
    path.write_text(path.read_text().replace(BODIES[0], "CNCA-R-2002-777"))
    assert verify_bundle(folder) != []


def test_people_stand_under_pseudonyms(drafter, approver):
    folder = bundle_of(drawn(drafter, approver))
    public = "".join(path.read_text() for path in folder.iterdir())
    assert not any(f"N-{number}," in public or f"inspector{number}" in public for number in range(1, 5))


def test_without_a_number_each_grade_is_drawn_by_its_share(drafter, approver):
    draw = drawn(drafter, approver, quota=None, random_share="0")
    assert draw.visits.count() == 3  # twelve without a grade, a fifth of them, rounded up


def test_a_second_draw_from_one_commitment_is_refused(drafter, approver):
    draw = drawn(drafter, approver)
    with pytest.raises(UserError):
        carry_out_draw(pk=draw.pk, told=["1 2 3"], by=drafter)


def test_a_draw_that_the_database_lost_stands(drafter, approver):
    """The process died after the files were written: other figures cannot give another outcome."""
    draw = drawn(drafter, approver)
    first = (bundle_of(draw) / "outcome.json").read_bytes()
    draw.visits.all().delete()
    Draw.objects.filter(pk=draw.pk).update(state="committed", told=[])
    again = carry_out_draw(pk=draw.pk, told=["1 2 3"], by=drafter)
    assert (bundle_of(draw) / "outcome.json").read_bytes() == first
    assert again.told == ["3 9 14 22 27 31 8"]


def test_an_attempt_to_commit_that_was_not_kept_leaves_nothing(drafter, approver):
    draw = committed(drafter, approver)
    before = (bundle_of(draw) / "history.jsonl").read_bytes()
    draw.people.all().delete()
    Draw.objects.filter(pk=draw.pk).update(state="approved")
    assert (bundle_of(commit_draw(pk=draw.pk, by=drafter)) / "history.jsonl").read_bytes() != before


def test_sending_opens_an_inspection_for_each_visit(drafter, approver):
    draw = sent(drafter, approver)
    opened = Inspection.objects.filter(plan=draw.number)
    assert opened.count() == draw.visits.count() == 2
    assert {one.object_id for one in opened} == set(draw.visits.values_list("key", flat=True))
    cards = dict(draw.people.values_list("pseudonym", "card"))
    for visit in draw.visits.all():
        assert set(visit.inspection.sent.values_list("number", flat=True)) == {cards[name] for name in visit.team}
        assert visit.inspection.chance == pytest.approx(2 / 12)


def test_two_draws_of_one_object_are_one_visit(drafter, approver):
    first = sent(drafter, approver, quota=12)
    second = sent(drafter, approver, quota=1, list_id="bodies", matter="ccc_body")
    (visit,) = second.visits.all()
    assert visit.inspection == first.visits.get(key=visit.key).inspection
    assert set(visit.inspection.matters) == {"certification_body", "ccc_body"}
    assert Inspection.objects.count() == 12


def test_what_cannot_be_opened_says_why(drafter, approver):
    sent(drafter, approver, quota=12)
    Inspection.objects.update(state="allowed")
    (visit,) = sent(drafter, approver, quota=1).visits.all()
    assert visit.inspection is None
    assert len(visit.refused.splitlines()) == 2  # in both languages


def test_whoever_was_inspected_as_often_as_the_cap_allows_is_not_on_the_list(drafter, approver):
    most = parameter("inspections.yearly_cap").on(timezone.localdate()).value["body"]
    teams = (["N-1", "N-2"], ["N-3", "N-4"])
    for number in range(most):
        made = opened(drafter, due_on=timezone.localdate(), inspectors=teams[number % 2])
        done = {"ended_on": timezone.localdate(), "published_on": timezone.localdate()}
        Inspection.objects.filter(pk=made.pk).update(state="closed", outcome="none", **done)
    draw = committed(drafter, approver, due_on=timezone.localdate())
    listed = (bundle_of(draw) / "objects.csv").read_text("utf-8")
    assert BODIES[0] not in listed
    assert BODIES[1] in listed


def test_one_less_is(drafter, approver):
    most = parameter("inspections.yearly_cap").on(timezone.localdate()).value["body"]
    for _ in range(most - 1):
        opened(drafter, due_on=timezone.localdate())
    draw = committed(drafter, approver, due_on=timezone.localdate())
    assert BODIES[0] in (bundle_of(draw) / "objects.csv").read_text("utf-8")


def test_designated_bodies_have_no_cap():
    assert not is_capped("ccc_bodies", timezone.localdate())
    assert is_capped("bodies", timezone.localdate())


def test_nobody_is_sent_where_he_worked(drafter, approver):
    for number in (1, 2):
        card(f"N-{number}", f"inspector{number}", employers=[{"body_id": body, "until": ""} for body in BODIES])
    draw = drawn(drafter, approver)
    cards = dict(draw.people.values_list("pseudonym", "card"))
    assert {cards[name] for visit in draw.visits.all() for name in visit.team} == {"N-3", "N-4"}


def test_only_those_are_drawn_who_may_inspect_such_objects(drafter, approver):
    card("N-1", "inspector1", skills=["laboratory"])
    card("N-2", "inspector2", skills=["body"])
    draw = committed(drafter, approver)
    assert set(draw.people.values_list("card", flat=True)) == {"N-2", "N-3", "N-4"}


def test_a_substitute_is_drawn_with_a_reason(drafter, approver):
    draw = drawn(drafter, approver, quota=1)
    (visit,) = draw.visits.all()
    gone = visit.team[0]
    substitute_inspector(pk=draw.pk, visit=visit.key, person=gone, reason="生病", by=drafter)
    visit.refresh_from_db()
    assert gone not in visit.team
    assert len(set(visit.team)) == 2
    assert told(draw)[-1] == "inspector-substituted"
    assert verify_bundle(bundle_of(draw)) == []
    with pytest.raises(UserError, match="Say why"):
        substitute_inspector(pk=draw.pk, visit=visit.key, person=visit.team[0], reason=" ", by=drafter)


def test_replacing_somebody_later_is_told_too(drafter, approver):
    draw = sent(drafter, approver, quota=1)
    (visit,) = draw.visits.all()
    cards = dict(draw.people.values_list("pseudonym", "card"))
    gone = cards[visit.team[0]]
    comes = next(card for card in cards.values() if card not in {cards[name] for name in visit.team})
    replace_inspector(pk=visit.inspection.pk, number=gone, instead=comes, reason="生病", by=drafter)
    entry = read_entry(bytes(Outgoing.objects.filter(subject=f"draw {draw.number}").last().entry))
    assert entry["kind"] == "inspector-substituted"
    assert (cards[entry["out"]], cards[entry["in"]], entry["reason"]) == (gone, comes, "生病")


def test_a_draw_ends_only_when_its_inspections_are_published(drafter, approver):
    draw = sent(drafter, approver)
    with pytest.raises(UserError, match="not published"):
        close_draw(pk=draw.pk, by=drafter)
    Inspection.objects.filter(plan=draw.number).update(state="aborted")
    close_draw(pk=draw.pk, by=drafter)
    assert (bundle_of(draw) / "arms.json").exists()
    assert told(draw)[-1] == "draw-closed"


def test_the_estimate_comes_with_the_end_and_from_published_results_only(drafter, approver):
    draw = sent(drafter, approver, quota=6, random_share="1/2")
    opened = list(Inspection.objects.filter(plan=draw.number).order_by("pk"))
    today = timezone.localdate()
    done = {"state": "closed", "ended_on": today, "published_on": today}
    for number, inspection in enumerate(opened):
        outcome = "minor" if number < 2 else "none"
        held = done | {"outcome": outcome} if number < 5 else {"state": "aborted"}
        Inspection.objects.filter(pk=inspection.pk).update(**held)
    assert estimates_of(draw) is None
    told = estimates_of(close_draw(pk=draw.pk, by=drafter))
    assert (told.drawn, told.checked) == (6, 5)
    assert told.rate.value == pytest.approx(2 / 5)  # all chances are one half
    assert told.rate.low < told.rate.value < told.rate.high


def test_an_aborted_draw_stays_and_names_its_reason(drafter, approver):
    draw = drawn(drafter, approver)
    outcome = (bundle_of(draw) / "outcome.json").read_bytes()
    abort_draw(pk=draw.pk, reason="名录有误", by=drafter)
    assert (bundle_of(draw) / "outcome.json").read_bytes() == outcome
    assert told(draw) == ["draw-committed", "draw-drawn", "draw-aborted"]
    new = committed(drafter, approver, replaces=draw.pk)
    assert read_entry(bytes(Outgoing.objects.get(subject=f"draw {new.number}").entry))["replaces"] == draw.number
    with pytest.raises(UserError, match="not replaced yet"):
        drafted(drafter, replaces=draw.pk)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", [verb for verb in TRANSITIONS if verb != "draft"])
def test_no_step_out_of_turn(drafter, approver, state, verb):
    draw = drafted(drafter)
    Draw.objects.filter(pk=draw.pk).update(state=state, reason="x")
    if state in TRANSITIONS[verb].frm:
        return
    acts = {
        "approve": lambda: move_draft(pk=draw.pk, verb="approve", by=approver),
        "send_back": lambda: move_draft(pk=draw.pk, verb="send_back", by=approver),
        "commit": lambda: commit_draw(pk=draw.pk, by=drafter),
        "carry_out": lambda: carry_out_draw(pk=draw.pk, told=["1"], by=drafter),
        "send": lambda: send_inspectors(pk=draw.pk, by=drafter),
        "close": lambda: close_draw(pk=draw.pk, by=drafter),
        "abort": lambda: abort_draw(pk=draw.pk, reason="x", by=drafter),
    }
    with pytest.raises(UserError, match="done already"):
        acts[verb]()


def test_other_regions_leave_it_alone(drafter, approver):
    draw = approved(drafter, approver)
    for division, role in (
        ("440300", "city_regulator"),
        ("110000", "provincial_regulator"),
        ("", "national_regulator"),
    ):
        other = Account.objects.create(username=f"other{division}", role=role, division=division)
        with pytest.raises(UserError):
            commit_draw(pk=draw.pk, by=other)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "}, {"list_id": "planets"}, {"quota": 0}, {"random_share": "0.6"}, {"random_share": "much"},
        {"team": 1}, {"team": 10}, {"experts": -1}, {"randomness": [{"kind": "dice"}]},
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_refused(drafter, wrong):
    with pytest.raises(UserError):
        drafted(drafter, **wrong)


def test_a_quota_beyond_the_list_is_refused(drafter, approver):
    with pytest.raises(UserError):
        committed(drafter, approver, quota=13)


def test_an_empty_list_is_refused(drafter, approver):
    with pytest.raises(UserError, match="empty"):
        committed(drafter, approver, list_id="laboratories")


def test_the_randomness_must_be_what_was_named(drafter, approver):
    draw = committed(drafter, approver, randomness=[{**FIGURES, "form": "number"}])
    with pytest.raises(UserError):
        carry_out_draw(pk=draw.pk, told=["no number"], by=drafter)
    draw.refresh_from_db()
    assert draw.state == "committed"


def test_who_worked_for_a_body_is_not_sent_to_those_it_certified(drafter, approver):
    worked = [{"body_id": BODIES[0], "until": ""}]
    card("N-1", "inspector1", employers=worked)
    for number in range(4):
        firm, body = f"O-{number}", BODIES[number % 2]
        record(Organisation, {"org_id": firm, "name": "甲", "division": "440100", "status": "open"})
        record(Certificate, {"cert_no": f"C-{number}", "org_id": firm, "body_id": body, "status": "01"})
    draw = sent(drafter, approver, list_id="organisations", quota=4)
    known = draw.people.get(card="N-1").pseudonym
    lines = (bundle_of(draw) / "recusals.csv").read_text().splitlines()[1:]
    assert sorted(line for line in lines if line.startswith(known)) == [
        f"{known},{BODIES[0]}",
        f"{known},O-0",
        f"{known},O-2",
    ]
    assert all(visit.inspection for visit in draw.visits.all())
    assert {visit.key for visit in draw.visits.all() if known in visit.team} <= {"O-1", "O-3"}
