"""Who may work a warning and how it ends: jurisdiction, two people at once, drafts, feedback, opening again, hand-overs."""

import uuid

import pytest

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.monitoring.actions.dispose import close, draft
from gongxin.casework.monitoring.actions.explain import explain
from gongxin.casework.monitoring.actions.feed_back import feed_back
from gongxin.casework.monitoring.actions.hand_over import answer_hand_over, offer_hand_over, withdraw_hand_over
from gongxin.casework.monitoring.actions.reopen import reopen
from gongxin.casework.monitoring.actions.request_explanation import request_explanation
from gongxin.casework.monitoring.actions.weigh import weigh
from gongxin.casework.monitoring.merging import merge
from gongxin.casework.monitoring.models import ExplanationRequest, RiskWarning, Step
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.monitoring.world import OTHER, SHANGHAI, a_finding, a_run, a_warning, account, found

pytestmark = pytest.mark.django_db


def weighed(run, by, body, **more):
    warning = a_warning(run, **more)
    request_explanation(pk=warning.pk, by=by, seen=None, question="Why?")
    explain(request_pk=warning.requests.get().pk, by=body, text="They were there.")
    weigh(pk=warning.pk, by=by, seen=None, weight="rejected", reason="The minutes are missing.")
    return RiskWarning.objects.get(pk=warning.pk)


def numbers(account):
    return set(visible(account, RiskWarning.objects.all()).values_list("pk", flat=True))


def test_a_province_sees_its_own_and_joined_ones_only(run, beijing, shanghai, national):
    own = a_warning(run, place=SHANGHAI)
    far = a_warning(run, body=OTHER, seat="440106", place="330106", plan="AP2")
    assert (numbers(beijing), numbers(shanghai), numbers(national)) == ({own.pk}, {own.pk}, {own.pk, far.pk})


@pytest.mark.parametrize(
    ("division", "sees"),
    [("310115", True), ("310000", True), ("310101", False), ("330000", False), ("110105", True), ("110101", False)],
)
def test_cities_and_counties_see_what_concerns_them(run, division, sees):
    warning = a_warning(run, place=SHANGHAI)
    role = "provincial_regulator" if division.endswith("0000") else "county_regulator"
    assert numbers(account(role, division=division)) == ({warning.pk} if sees else set())


def test_bodies_auditors_and_oversight_see_no_warning_but_their_own_requests(run, beijing, body, auditor):
    warning = a_warning(run, person="P-1")
    request_explanation(pk=warning.pk, by=beijing, seen=None, question="Why?", people=["P-1"])
    oversight, rival = account("internal_oversight"), account("body_staff", body_id=OTHER)
    assert [numbers(one) for one in (body, auditor, oversight, rival)] == [set()] * 4
    asked = ExplanationRequest.objects.all()
    assert [[one.person_id for one in visible(who, asked)] for who in (body, auditor, rival)] == [[""], ["P-1"], []]


def test_a_region_concerned_looks_and_does_not_work(run, shanghai):
    warning = a_warning(run, place=SHANGHAI)
    with pytest.raises(UserError, match="belongs to another region"):
        request_explanation(pk=warning.pk, by=shanghai, seen=None, question="Why?")


@pytest.mark.parametrize("role", ["inspector", "expert"])
def test_who_does_not_work_warnings_takes_no_step(run, role):
    with pytest.raises(UserError, match="does not work warnings"):
        request_explanation(pk=a_warning(run).pk, by=account(role, division="110000"), seen=None, question="Why?")


def test_two_people_at_once_the_second_is_told_and_nothing_is_lost(run, beijing, body):
    warning = weighed(run, beijing, body)
    close(pk=warning.pk, by=beijing, seen=warning.version, reason="Settled by telephone.")
    with pytest.raises(UserError, match="has changed since you opened it"):
        draft(
            kind="letter", pk=warning.pk, by=account("national_regulator"), seen=warning.version, reason="Remind them."
        )
    warning.refresh_from_db()
    assert (warning.state, warning.drafts.count()) == ("closed", 0)


def test_growth_counts_as_a_change(run, beijing):
    warning = a_warning(run)
    later = a_run()
    found(a_finding("later", later, plan="AP9"))
    merge(later)
    with pytest.raises(UserError, match="has changed"):
        request_explanation(pk=warning.pk, by=beijing, seen=warning.version, question="Why?")


def test_the_same_form_twice_counts_once(run, beijing, body):
    warning, token = weighed(run, beijing, body), uuid.uuid4()
    for _ in range(2):
        draft(kind="case", pk=warning.pk, by=beijing, seen=warning.version, reason="Evidence suffices.", token=token)
    assert warning.drafts.count() == 1
    assert Step.objects.filter(token=token).count() == 1


@pytest.mark.parametrize("kind", ["letter", "inspection", "case"])
def test_a_draft_has_facts_records_and_citations_and_decides_nothing(run, beijing, body, kind):
    warning = weighed(run, beijing, body, count=2)
    draft(kind=kind, pk=warning.pk, by=beijing, seen=None, reason="For the next room.")
    held = warning.drafts.get()
    warning.refresh_from_db()
    assert (held.kind, warning.state, warning.outcome) == (kind, f"{kind}_draft", "")
    assert [fact["finding"] for fact in held.content["facts"]] == ["p01_no-1-0", "p01_no-1-1"]
    assert held.content["records"] == {"body_id": ["CNCA-R-2010-001"], "plan_id": ["AP1-0", "AP1-1"]}
    assert {"instrument": "body-measures", "version": "2020", "article": "18"} in held.content["citations"]
    assert held.content["heard"]["weight"] == "rejected"
    assert held.content["heard"]["requests"][0]["answers"][0]["text"] == "They were there."


def test_closing_needs_a_reason(run, beijing, body):
    with pytest.raises(UserError, match="reason for closing"):
        close(pk=weighed(run, beijing, body).pk, by=beijing, seen=None, reason=" ")


def test_opening_again_is_a_new_dated_step_and_takes_the_feedback_back(run, beijing, body):
    warning = weighed(run, beijing, body)
    close(pk=warning.pk, by=beijing, seen=None, reason="Settled.")
    feed_back(verb="confirm", pk=warning.pk, by=beijing, seen=None, reason="Inspection INS-1.")
    reopen(pk=warning.pk, by=beijing, seen=None, reason="New evidence.")
    warning.refresh_from_db()
    assert (warning.state, warning.outcome, warning.outcome_on) == ("raised", "", None)
    assert [step.verb for step in warning.steps.all()] == [
        "request_explanation",
        "explain",
        "weigh",
        "close",
        "confirm",
        "reopen",
    ]
    codes = Entry.objects.filter(subject_kind="warning", subject_id=str(warning.pk)).order_by("id")
    assert [one.code for one in codes][-3:] == ["warning_closed", "warning_confirmed", "warning_reopened"]
    assert all(entry.sentence(language) for entry in codes for language in ("zh", "en"))


def test_it_is_not_opened_again_beside_another_about_the_same(run, beijing, body):
    warning = weighed(run, beijing, body)
    close(pk=warning.pk, by=beijing, seen=None, reason="Settled.")
    later = a_run()
    found(a_finding("later", later, plan="AP9"))
    merge(later)
    with pytest.raises(UserError, match="open already"):
        reopen(pk=warning.pk, by=beijing, seen=None, reason="New evidence.")


def test_a_warning_changes_hands_with_consent_and_record(run, beijing, shanghai):
    warning = a_warning(run, place="330106")
    assert not numbers(shanghai)
    offer = offer_hand_over(pk=warning.pk, by=beijing, seen=1, to_division="310000", reason="The sites lie there.")
    assert numbers(shanghai) == {warning.pk}
    with pytest.raises(UserError, match="offered to another region"):
        answer_hand_over(pk=offer.pk, by=beijing, accept=True)
    answer_hand_over(pk=offer.pk, by=shanghai, accept=True)
    warning.refresh_from_db()
    assert warning.owner_division == "310000"
    assert numbers(beijing) == {warning.pk}
    with pytest.raises(UserError, match="another region"):
        request_explanation(pk=warning.pk, by=beijing, seen=None, question="Why?")
    request_explanation(pk=warning.pk, by=shanghai, seen=None, question="Why?")
    with pytest.raises(UserError, match="answered already"):
        answer_hand_over(pk=offer.pk, by=shanghai, accept=True)


def test_a_refusal_needs_a_reason_and_leaves_everything_as_it_was(run, beijing, shanghai):
    warning = a_warning(run, place="330106")
    offer = offer_hand_over(pk=warning.pk, by=beijing, seen=None, to_division="310000", reason="Yours?")
    with pytest.raises(UserError, match="reason for refusing"):
        answer_hand_over(pk=offer.pk, by=shanghai, accept=False)
    answer_hand_over(pk=offer.pk, by=shanghai, accept=False, reason="No site of ours.")
    warning.refresh_from_db()
    assert (warning.owner_division, numbers(shanghai)) == ("110000", set())


def test_an_offer_is_withdrawn_by_its_owner(run, beijing, shanghai):
    warning = a_warning(run, place="330106")
    offer = offer_hand_over(pk=warning.pk, by=beijing, seen=None, to_division="310000", reason="Yours?")
    with pytest.raises(UserError, match="waits for its answer"):
        offer_hand_over(pk=warning.pk, by=beijing, seen=None, to_division="330000", reason="Or yours?")
    with pytest.raises(UserError, match="another region"):
        withdraw_hand_over(pk=offer.pk, by=shanghai)
    withdraw_hand_over(pk=offer.pk, by=beijing)
    assert not numbers(shanghai)


@pytest.mark.parametrize(
    ("to", "words"), [("110000", "belongs to that region"), ("999999", "no division"), ("3100", "no division")]
)
def test_a_hand_over_goes_to_another_existing_region(run, beijing, to, words):
    with pytest.raises(UserError, match=words):
        offer_hand_over(pk=a_warning(run).pk, by=beijing, seen=None, to_division=to, reason="Yours?")


def test_what_is_disposed_of_is_not_handed_over(run, beijing, body):
    warning = weighed(run, beijing, body)
    close(pk=warning.pk, by=beijing, seen=None, reason="Settled.")
    with pytest.raises(UserError, match="disposed of"):
        offer_hand_over(pk=warning.pk, by=beijing, seen=None, to_division="310000", reason="Yours?")
