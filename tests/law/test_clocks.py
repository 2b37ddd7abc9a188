"""Statutory clocks: due days worked out by hand with the calendars of 2024–2026, each with the law it rests on."""

from datetime import date, datetime

import pytest

from gongxin.errors import UnknownName, UserError
from gongxin.law.clocks import clock, clocks
from gongxin.law.limit import Unit
from tests.law import rows

# clock | event | due | law (instrument, version, article) | how
DUE = """
    complaint_acceptance | 2024-02-05 | 2024-02-20 | complaints-rule 2019    | 6–9 Feb, worked Sunday 18, 19, 20
    complaint_acceptance | 2025-01-22 | 2025-02-07 | complaints-rule 2019    | 23, 24, worked 26, 27 Jan, 5–7 Feb
    complaint_acceptance | 2025-01-24 | 2025-02-10 | complaints-rule 2019    | worked 26, 27 Jan, 5–7, worked 8, 10 Feb
    complaint_acceptance | 2026-02-10 | 2026-02-26 | complaints-rule 2019    | 11, 12, 13, worked 14, 24, 25, 26
    complaint_acceptance | 2026-04-30 | 2026-05-13 | complaints-rule 2025 15 | 6, 7, 8, worked 9, 11, 12, 13 May
    complaint_mediation  | 2026-04-14 | 2026-06-18 | complaints-rule 2019    | 45 working days, 9 May among them
    complaint_mediation  | 2026-04-15 | 2026-06-15 | complaints-rule 2025 23 | 60 days end on Sunday 14 June
    mediation_lead_check | 2026-06-17 | 2026-07-09 | complaints-rule 2025 27 | 18 June, 22 June to 9 July
    reporter_feedback    | 2026-04-14 | 2026-04-21 | complaints-rule 2019    | 15, 16, 17, 20, 21
    defence              | 2024-04-03 | 2024-04-11 | penalty-procedure-rule 2022 57 | worked 7, 8, 9, 10, 11
    defence              | 2025-05-29 | 2025-06-06 | penalty-procedure-rule 2022 57 | 30 May, 3–6 June
    penalty_service      | 2024-04-26 | 2024-05-09 | penalty-procedure-rule 2022 81 | worked 28, 29, 30 Apr, 6–9 May
    evidence_registration | 2024-05-06 | 2024-05-14 | penalty-procedure-rule 2022 35 | 7–10, worked 11, 13, 14
    jurisdiction_agreement | 2024-09-12 | 2024-09-24 | penalty-procedure-rule 2022 13 | 13, worked 14, 18–20, 23, 24
    case_closing         | 2024-09-25 | 2024-10-21 | penalty-procedure-rule 2022 77 | 29 Sept and 12 Oct are worked
    case_review          | 2025-12-22 | 2026-01-06 | penalty-procedure-rule 2022 55 | 23–31 Dec, worked 4, 5, 6 Jan
    lead_check           | 2025-09-17 | 2025-10-14 | penalty-procedure-rule 2022 18 | 28 Sept and 11 Oct are worked
    fine_payment         | 2024-04-15 | 2024-04-30 | penalty-procedure-rule 2022 72 | a Tuesday
    fine_payment         | 2024-04-16 | 2024-05-06 | penalty-procedure-rule 2022 72 | 1 May moves past the holiday
    fine_payment         | 2024-09-20 | 2024-10-08 | penalty-procedure-rule 2022 72 | 5 October moves past the holiday
    public_notice_service | 2024-01-11 | 2024-02-18 | penalty-procedure-rule 2022 81 | 10 Feb moves to a worked Sunday
    penalty_decision     | 2025-01-01 | 2025-04-01 | penalty-procedure-rule 2022 64 | day 90 is a Tuesday
    penalty_decision     | 2025-07-04 | 2025-10-09 | penalty-procedure-rule 2022 64 | day 90 is 2 October
    enforcement_application | 2025-07-01 | 2025-10-09 | penalty-procedure-rule 2022 76 | 1 October moves on
    enforcement_application | 2024-11-30 | 2025-02-28 | penalty-procedure-rule 2022 76 | February has no 30th
    enforcement_application | 2025-11-30 | 2026-02-28 | penalty-procedure-rule 2022 76 | a worked Saturday stays
    seizure              | 2026-09-01 | 2026-10-01 | penalty-procedure-rule 2022 38 | a holiday adds nothing
    hearing_notice       | 2026-10-12 | 2026-09-24 | administrative-penalty-law 2021 64 | seven back
    penalty_publication_withdrawal | 2026-05-07 | 2026-05-11 | administrative-penalty-law 2021 48 | 8, worked 9, 11
    penalty_limitation   | 2024-02-29 | 2026-02-28 | administrative-penalty-law 2021 36 | no 29 February in 2026
    penalty_limitation   | 2024-10-01 | 2026-10-01 | administrative-penalty-law 2021 36 | a term does not move
    sign_in_explanation  | 2024-06-06 | 2024-06-14 | sign-in-system 2022     | 7, 11, 12, 13, 14
    sign_in_explanation  | 2025-04-25 | 2025-05-06 | sign-in-system 2022     | worked 27, 28, 29, 30 Apr, 6 May
    sign_in_explanation  | 2026-09-18 | 2026-09-24 | sign-in-system 2022     | worked 20, 21, 22, 23, 24
    certificate_suspension | 2025-01-26 | 2025-02-05 | body-measures 2020 21 | 31 January moves past the festival
    certificate_suspension | 2026-09-20 | 2026-09-28 | body-measures 2020 21 | 25 September moves on
    certificate_suspension | 2026-03-02 | 2026-03-09 | body-measures 2020 21 | 7 March is a Saturday
    certificate_suspension | 2026-03-03 | 2026-03-09 | body-measures 2020 21 | 8 March is a Sunday
    certificate_suspension | 2026-03-04 | 2026-03-09 | body-measures 2020 21 | a Monday
    body_annual_report   | 2023-12-31 | 2024-04-01 | body-measures 2020 24   | 31 March is a Sunday
    body_annual_report   | 2024-12-31 | 2025-03-31 | body-measures 2020 24   | a Monday
    designated_body_annual_report | 2025-12-31 | 2026-02-24 | ccc-designation-measures 2004 | 15 February moves on
    body_approval_renewal | 2026-10-31 | 2026-10-01 | body-measures 2020     | counted back, it does not move
    body_approval_validity | 2020-10-23 | 2026-10-23 | body-measures 2020    | six years
    rule_filing          | 2026-01-29 | 2026-02-28 | body-measures 2020      | a worked Saturday
    body_change_report   | 2026-09-01 | 2026-10-08 | body-measures 2020 11   | 1 October moves on
    certificate_suspension_term | 2025-08-31 | 2026-02-28 | qms-rule 2016    | February has no 31st
    surveillance_audit   | 2025-06-30 | 2026-09-30 | qms-rule 2016           | fifteen months
    surveillance_audit   | 2025-12-31 | 2027-03-31 | qms-rule 2016           | the last day of the old rule
    surveillance_audit   | 2026-01-01 | 2027-01-01 | qms-rule 2025 5.4.1.4   | twelve months; provisional
    short_notice_audit   | 2026-04-02 | 2026-05-06 | qms-rule 2025 5.9.3     | 2 May moves on
    credit_repair_acceptance | 2026-02-13 | 2026-02-24 | credit-repair-measures 2025 14 | worked 14, 24
    credit_repair_decision | 2026-02-25 | 2026-03-05 | credit-repair-measures 2025 16 | 26, 27, worked 28, 2–5 March
    credit_repair_processing | 2026-05-07 | 2026-05-11 | credit-repair-measures 2025 17 | 8, worked 9, 11
    dishonesty_list_push | 2026-09-24 | 2026-10-15 | dishonesty-list-measures 2021 14 | 28–30, 8, 9, worked 10, 12–15
    dishonesty_removal_automatic | 2026-01-05 | 2029-01-05 | credit-repair-measures 2025 13 | three years
    referral_decision    | 2026-02-12 | 2026-02-24 | crime-referral-regulation 2020 | 15 February moves on
    interview_notice     | 2026-02-25 | 2026-02-13 | project-default 1       | 24, worked 14, 13
    reminder_reply       | 2026-06-10 | 2026-06-25 | project-default 1       | 11, 12, 15–18, 22–25
"""


@pytest.mark.parametrize("line", rows(DUE))
def test_due_days_worked_out_by_hand(line):
    name, start, due, law, _ = (part.strip() for part in line.split("|"))
    count = clock(name).count(date.fromisoformat(start))
    cited = count.law.citation
    assert count.due_on == date.fromisoformat(due)
    assert f"{cited.instrument} {cited.version} {cited.article}".strip() == law


def test_the_law_of_the_day_of_the_event_is_applied():
    old, new = (clock("complaint_mediation").count(date(2026, 4, day)).limit for day in (14, 15))
    assert (old.length, old.unit) == (45, Unit.WORKING_DAY)
    assert (new.length, new.unit) == (60, Unit.CALENDAR_DAY)


def test_an_event_before_the_known_law_says_so():
    assert not clock("credit_repair_acceptance").count(date(2025, 12, 24)).in_force
    assert clock("credit_repair_acceptance").count(date(2025, 12, 25)).in_force


def test_a_limit_that_was_abolished_is_not_counted():
    assert clock("reporter_feedback").count(date(2026, 4, 14)).due_on
    with pytest.raises(UserError, match="No time limit is known for reporter_feedback"):
        clock("reporter_feedback").count(date(2026, 4, 15))


def test_hours_run_through_holidays():
    assert clock("referral_handover").due_at(datetime(2026, 9, 30, 17)) == datetime(2026, 10, 1, 17)
    assert clock("sign_in_opening").due_at(datetime(2026, 3, 2, 8, 30)) == datetime(2026, 3, 2, 10, 30)


def test_hours_and_days_are_not_mixed_up():
    with pytest.raises(UserError, match="runs in hours"):
        clock("referral_handover").count(date(2026, 9, 30))
    with pytest.raises(UserError, match="runs in days"):
        clock("lead_check").due_at(datetime(2026, 9, 30, 17))


def test_a_moment_counts_from_its_day():
    assert clock("lead_check").count(datetime(2025, 9, 17, 23, 59)).due_on == date(2025, 10, 14)


@pytest.mark.parametrize(
    "name", ["body_annual_report", "penalty_decision", "complaint_acceptance", "penalty_limitation"]
)
def test_a_count_that_leaves_the_calendar_is_a_clear_error(name):
    with pytest.raises(UserError, match="leaves the years 1 to 9999"):
        clock(name).count(date(9999, 12, 30))
    with pytest.raises(UserError, match="leaves the years 1 to 9999"):
        clock("body_approval_renewal").count(date(1, 1, 5))
    assert not clock(name).count(date(206, 3, 3)).in_force


def test_an_unknown_clock_is_a_clear_error():
    with pytest.raises(UnknownName, match="No clock is called lunch"):
        clock("lunch")


def test_every_clock_is_whole():
    assert len(clocks()) > 80
    for each in clocks().values():
        assert any(each.limits), each.name
        for limit in filter(None, each.limits):
            assert limit.start.zh
            assert limit.start.en


def test_short_limits_of_the_penalty_procedure_are_working_days():
    """行政处罚法 art. 85, for the law itself and for the procedure made under it."""
    for each in clocks().values():
        for limit, dated in zip(each.limits, each.parameter.history, strict=True):
            penal = dated.citation.instrument in ("administrative-penalty-law", "penalty-procedure-rule")
            if penal and limit and limit.length in (2, 3, 5, 7):
                assert limit.unit is not Unit.CALENDAR_DAY, each.name
