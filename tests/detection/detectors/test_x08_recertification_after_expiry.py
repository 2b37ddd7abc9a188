"""X08: recertification after expiry."""

from tests.spec import findings, subjects

DETECTOR = "x08_recertification_after_expiry"
HEADER = "cert_no | body_id | org_id | domain_code | issued_on | first_issued_on | expires_on"
PLANS = """
    plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at    | planned_end_at      | cancelled
    P-1     | B-1     | O-1    | A0101        | {stage}     | 2026-03-01T09:00:00 | 2026-03-02T17:00:00 | {cancelled}
"""
OLD = "OLD | B-1 | O-1 | A0101 | 2023-03-01 | 2023-03-01 | {expires}"
NEW = "NEW | B-1 | O-1 | A0101 | 2026-03-20 | {first} | 2029-03-01"


def named(*lines: str, stage: str = "0202", cancelled: str = "", **tables: str) -> list[str]:
    plans = PLANS.format(stage=stage, cancelled=cancelled)
    return subjects(DETECTOR, certificates="\n".join([HEADER, *lines]), audit_plans=plans, **tables)


def test_the_audit_ended_after_the_day_of_expiry():
    assert named(OLD.format(expires="2026-03-01")) == ["OLD"]
    assert named(OLD.format(expires="2026-03-02")) == []
    assert named(OLD.format(expires="")) == []


def test_the_results_say_when_it_ended():
    results = """
        plan_id | person_id | stage_code | started_at          | ended_at
        P-1     | A         | 0202       | 2026-03-01T09:00:00 | {end}T17:00:00
    """
    assert named(OLD.format(expires="2026-03-04"), audit_results=results.format(end="2026-03-05")) == ["OLD"]
    assert named(OLD.format(expires="2026-03-05"), audit_results=results.format(end="2026-03-05")) == []


def test_an_initial_audit_or_surveillance_or_a_cancelled_plan_is_none():
    late = OLD.format(expires="2026-02-01")
    assert named(late, stage="0101；0102") == []
    assert named(late, stage="03") == []
    assert named(late, cancelled="true") == []


def test_the_new_certificate_that_keeps_the_first_issue_is_named():
    late, in_time = OLD.format(expires="2026-02-01"), OLD.format(expires="2026-03-31")
    assert named(late, NEW.format(first="2023-03-01")) == ["NEW"]
    assert named(in_time, NEW.format(first="2023-03-01")) == []
    assert named(late, NEW.format(first="2026-03-20")) == []  # granted anew, as the rule wants


def test_a_certificate_that_stood_in_between_excuses():
    between = "MIDDLE | B-1 | O-1 | A0101 | 2025-01-01 | 2023-03-01 | 2027-12-31"
    assert named(OLD.format(expires="2026-02-01"), between) == []


def test_a_certificate_of_another_organisation_or_class_is_not_its_forerunner():
    late = OLD.format(expires="2026-02-01")
    assert named(late.replace("O-1", "O-2")) == []
    assert named(late.replace("A0101", "A0201")) == []


def test_a_record_renewed_under_its_own_number_shows_its_expiry_by_the_event():
    kept = "KEPT | B-1 | O-1 | A0101 | 2026-03-20 | 2023-03-01 | 2029-03-01"
    events = "cert_no | event | on\nKEPT | expired | {day}"
    assert named(kept) == []
    assert named(kept, certificate_events=events.format(day="2026-03-01")) == ["KEPT"]
    assert named(kept, certificate_events=events.format(day="2026-03-02")) == []
    assert named(kept, certificate_events=events.format(day="2023-02-28")) == []


def test_the_sentence_names_expiry_and_end_of_the_audit():
    (found,) = findings(
        DETECTOR,
        certificates="\n".join([HEADER, OLD.format(expires="2026-02-01"), NEW.format(first="2023-03-01")]),
        audit_plans=PLANS.format(stage="0202", cancelled=""),
    )
    assert (found["cert_no"], found["plan_id"]) == ("NEW", "P-1")
    assert found["explanation_en"] == (
        "Certificate OLD expired on 2026-02-01 and recertification audit P-1 ended only on 2026-03-02; certificate NEW "
        "treats it as a recertification where an initial audit was due."
    )
