"""The one concerned is heard: requests, clocks over holidays, answers, silence, weighing."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gongxin.casework.monitoring.actions.expire import expire_overdue
from gongxin.casework.monitoring.actions.explain import explain
from gongxin.casework.monitoring.actions.request_explanation import request_explanation
from gongxin.casework.monitoring.actions.weigh import weigh
from gongxin.casework.monitoring.clocks import counts_of, counts_of_request, due_after
from gongxin.casework.monitoring.merging import merge
from gongxin.casework.monitoring.models import Answer, RiskWarning, Weighing
from gongxin.errors import UserError
from tests.casework.monitoring.world import BODY, a_finding, a_plan, a_run, a_warning, account, found

pytestmark = pytest.mark.django_db
CHINA = ZoneInfo("Asia/Shanghai")


def ask(warning, by, **more):
    return request_explanation(pk=warning.pk, by=by, seen=None, question="Where were the auditors?", **more)


@pytest.mark.parametrize(
    ("asked_on", "due_on"),
    [
        ("2026-03-02", date(2026, 3, 16)),
        ("2026-03-30", date(2026, 4, 14)),  # Qingming: 4 to 6 April are off
        ("2026-02-10", date(2026, 3, 2)),  # Spring Festival off, 14 and 28 February worked
        ("2026-03-07", date(2026, 3, 20)),  # a Saturday is not counted
    ],
)
def test_a_request_runs_ten_working_days_over_holidays(run, beijing, monday, asked_on, due_on):
    warning = a_warning(run, detector="p14_decider_in_team")
    monday.move_to(f"{asked_on}T12:00:00+08:00")
    ask(warning, beijing)
    asked = warning.requests.get()
    assert (asked.clock, asked.due_on, asked.statutory_from) == ("warning_explanation", due_on, None)
    assert RiskWarning.objects.get(pk=warning.pk).due_on == due_on


@pytest.mark.parametrize(
    ("ended_on", "clock", "due_on"),
    [
        (date(2026, 2, 27), "sign_in_explanation", date(2026, 3, 5)),  # Saturday 28 February is worked
        (date(2026, 2, 25), "sign_in_explanation", date(2026, 3, 3)),
        (
            date(2026, 2, 24),
            "warning_explanation",
            date(2026, 3, 16),
        ),  # the five days end today: too late to ask within
        (date(2025, 6, 2), "warning_explanation", date(2026, 3, 16)),
    ],
)
def test_the_five_days_of_the_sign_in_system_rule_where_they_still_run(run, beijing, ended_on, clock, due_on):
    a_plan("AP1", datetime(ended_on.year, ended_on.month, ended_on.day, 16, tzinfo=CHINA))
    warning = a_warning(run, plan="AP1")
    ask(warning, beijing)
    asked = warning.requests.get()
    assert (asked.clock, asked.due_on, asked.statutory_from) == (clock, due_on, ended_on)
    assert len(counts_of_request(asked)) == (1 if clock == "sign_in_explanation" else 2)


def test_the_clock_is_shown_day_by_day(run, beijing):
    warning = a_warning(run, detector="p14_decider_in_team")
    ask(warning, beijing)
    warning.refresh_from_db()
    (shown,) = counts_of(warning, list(warning.requests.all()))
    assert [day.number for day in shown.count.days] == [None, 1, 2, 3, 4, None, None, 5, 6, 7, 8, 9, None, None, 10]
    assert shown.count.days[5].reason.en == "weekend"


@pytest.mark.parametrize(
    ("state", "due_on"),
    [
        ("raised", date(2026, 3, 16)),
        ("explained", date(2026, 3, 16)),
        ("weighed", date(2026, 3, 16)),
        ("closed", None),
        ("confirmed", None),
    ],
)
def test_each_state_has_its_clock_or_none(state, due_on):
    assert due_after(state, date(2026, 3, 2)) == due_on


def test_all_that_were_asked_explain_before_it_is_explained(run, beijing, body, auditor):
    warning = a_warning(run, person="P-1")
    ask(warning, beijing, people=["P-1"])
    to_body, to_auditor = warning.requests.order_by("person_id")
    explain(request_pk=to_body.pk, by=body, text="They were there.")
    warning.refresh_from_db()
    assert warning.state == "explanation_requested"
    explain(request_pk=to_auditor.pk, by=auditor, text="My phone was flat.")
    warning.refresh_from_db()
    assert (warning.state, warning.due_on) == ("explained", date(2026, 3, 16))
    explain(request_pk=to_body.pk, by=body, text="And here are the minutes.")
    assert to_body.answers.count() == 2


def test_an_answer_sent_twice_counts_once(run, beijing, body):
    import uuid

    warning, token = a_warning(run), uuid.uuid4()
    ask(warning, beijing)
    for _ in range(2):
        explain(request_pk=warning.requests.get().pk, by=body, text="They were there.", token=token)
    assert Answer.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "ties"),
    [
        ("body_staff", {"body_id": "CNCA-R-2010-002"}),
        ("auditor", {"person_id": "P-2"}),
        ("auditor", {"person_id": "P-1"}),
        ("provincial_regulator", {"division": "110000"}),
    ],
)
def test_nobody_else_answers_the_request_to_the_body(run, beijing, who, ties):
    warning = a_warning(run, person="P-1")
    ask(warning, beijing)
    other = beijing if who == "provincial_regulator" else account(who, **ties)
    with pytest.raises(UserError, match="not addressed to you"):
        explain(request_pk=warning.requests.get().pk, by=other, text="I say so.")


def test_only_people_the_findings_name_are_asked_and_somebody_is(run, beijing):
    warning = a_warning(run, person="P-1")
    with pytest.raises(UserError, match="P-9 is not named"):
        ask(warning, beijing, people=["P-9"])
    with pytest.raises(UserError, match="Choose who"):
        ask(warning, beijing, body=False)
    with pytest.raises(UserError, match="Write what"):
        request_explanation(pk=warning.pk, by=beijing, seen=None, question="  ")


@pytest.mark.parametrize(
    ("today", "state"), [("2026-03-16", "explanation_requested"), ("2026-03-17", "explanation_overdue")]
)
def test_silence_runs_out_after_the_due_day_and_not_on_it(run, beijing, monday, today, state):
    warning = a_warning(run, detector="p14_decider_in_team")
    ask(warning, beijing)
    monday.move_to(f"{today}T23:30:00+08:00")
    expire_overdue()
    assert RiskWarning.objects.get(pk=warning.pk).state == state


def test_a_late_explanation_is_taken_and_marked(run, beijing, body, monday):
    warning = a_warning(run, detector="p14_decider_in_team")
    ask(warning, beijing)
    monday.move_to("2026-03-17T09:00:00+08:00")
    expire_overdue()
    assert explain(request_pk=warning.requests.get().pk, by=body, text="Sorry, late.").late
    assert RiskWarning.objects.get(pk=warning.pk).state == "explained"


@pytest.mark.parametrize("weight", ["accepted", "partly", "rejected"])
def test_an_explanation_is_weighed_with_a_reason_and_closes_the_hearing(run, beijing, body, weight):
    warning = a_warning(run)
    ask(warning, beijing)
    explain(request_pk=warning.requests.get().pk, by=body, text="They were there.")
    with pytest.raises(UserError, match="reason"):
        weigh(pk=warning.pk, by=beijing, seen=None, weight=weight, reason=" ")
    weigh(pk=warning.pk, by=beijing, seen=None, weight=weight, reason="The minutes show it.")
    assert Weighing.objects.get().weight == weight
    with pytest.raises(UserError, match="weighed already"):
        explain(request_pk=warning.requests.get().pk, by=body, text="One more thing.")


def test_silence_is_weighed_as_silence_and_words_are_not(run, beijing, body, monday):
    warning = a_warning(run, detector="p14_decider_in_team")
    ask(warning, beijing)
    with pytest.raises(UserError, match="not possible"):
        weigh(pk=warning.pk, by=beijing, seen=None, weight="silence", reason="No answer.")
    monday.move_to("2026-03-17T09:00:00+08:00")
    seen = RiskWarning.objects.get(pk=warning.pk).version
    with pytest.raises(UserError, match="Silence"):
        weigh(pk=warning.pk, by=beijing, seen=seen, weight="accepted", reason="No answer.")
    weigh(pk=warning.pk, by=beijing, seen=seen, weight="silence", reason="No answer.")
    assert RiskWarning.objects.get(pk=warning.pk).state == "weighed"


def test_findings_nobody_was_asked_about_become_a_warning_of_their_own(run, beijing, body, monday):
    warning = a_warning(run)
    ask(warning, beijing)
    monday.move_to("2026-03-03T02:00:00+08:00")
    later = a_run()
    found(a_finding("late", later, plan="AP9"))
    merge(later)
    explain(request_pk=warning.requests.get().pk, by=body, text="They were there.")
    weigh(pk=warning.pk, by=beijing, seen=None, weight="accepted", reason="The minutes show it.")
    fresh = RiskWarning.objects.latest("pk")
    assert (fresh.state, fresh.about_id, fresh.findings_count, fresh.follows_id) == ("raised", BODY, 1, None)
    assert list(fresh.joined.values_list("finding_id", flat=True)) == ["late"]
    assert RiskWarning.objects.get(pk=warning.pk).findings_count == 1
