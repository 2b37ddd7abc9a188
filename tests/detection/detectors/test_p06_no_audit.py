"""P06: a certificate without any audit."""

from tests.spec import findings, subjects

DETECTOR = "p06_no_audit"
PLANS = """
    plan_id | body_id | org_id | domain_codes | planned_start_at    | cancelled | cert_nos
    OLD     | B-9     | O-9    | A0101        | 2025-01-01T09:00:00 | false     |
    HELD    | B-1     | O-1    | A0101        | 2026-03-01T09:00:00 | false     |
    DROPPED | B-1     | O-2    | A0101        | 2026-03-01T09:00:00 | true      |
    NAMED   | B-8     | O-8    | A0101        | 2026-03-01T09:00:00 | false     | SISTER
    LATE    | B-1     | O-3    | A0101        | 2026-05-01T09:00:00 | false     |
"""
HEADER = "cert_no | body_id | org_id | domain_code | issued_on | first_issued_on | stage1_started_on"
GOOD = "HONEST | B-1 | O-1 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01"


def named(*lines: str, header: str = HEADER) -> list[str]:
    padding = " |" * (header.count("|") - HEADER.count("|"))
    return subjects(DETECTOR, audit_plans=PLANS, certificates="\n".join([header, GOOD + padding, *lines]))


def test_no_plan_or_only_a_cancelled_one_or_only_a_later_one():
    found = named(
        "NONE      | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01",
        "CANCELLED | B-1 | O-2 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01",
        "AFTER     | B-1 | O-3 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01",
        "SISTER    | B-1 | O-6 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01",
    )
    assert found == ["AFTER", "CANCELLED", "NONE"]


def test_the_stated_stage_1_must_lie_a_week_inside_the_data():
    found = named(
        "INSIDE | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2025-01-08",
        "EDGE   | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2025-01-07",
    )
    assert found == ["INSIDE"]


def test_without_a_stated_day_a_first_certificate_must_be_half_a_year_inside():
    found = named(
        "INSIDE  | B-1 | O-7 | A0101 | 2025-06-30 | 2025-06-30 |",
        "BLANK   | B-1 | O-7 | A0101 | 2025-06-30 |            |",
        "EDGE    | B-1 | O-7 | A0101 | 2025-06-29 | 2025-06-29 |",
        "RENEWED | B-1 | O-7 | A0101 | 2026-03-20 | 2023-03-20 |",
    )
    assert found == ["BLANK", "INSIDE"]


def test_a_certificate_issued_after_the_plans_end_is_not_judged():
    assert named("NEAR | B-1 | O-7 | A0101 | 2026-05-31 | | 2026-05-10") == ["NEAR"]
    assert named("FAR | B-1 | O-7 | A0101 | 2026-06-01 | | 2026-05-10") == []


def test_transfers_and_parts_of_an_audited_or_unknown_certificate_are_left_alone():
    found = named(
        "MOVED  | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01 | 2026-03-10 |",
        "PART   | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01 |            | HONEST",
        "ORPHAN | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01 |            | UNKNOWN",
        "ALONE  | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01 |            | ALONE",
        header=HEADER + " | transferred_on | main_cert_no",
    )
    assert found == ["ALONE"]


def test_a_class_in_which_fewer_than_a_fifth_have_audits_is_not_judged():
    bare = [f"P-{n} | B-1 | O-7 | B0301 | 2026-03-20 | 2026-03-20 | 2026-03-01" for n in range(3)]
    assert named(*bare) == []
    four = [f"Q-{n} | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01" for n in range(4)]
    assert named(*four) == ["Q-0", "Q-1", "Q-2", "Q-3"]  # one of five has an audit
    assert named(*four, four[0].replace("Q-0", "Q-4")) == []  # one of six


def test_the_sentence_names_the_certificate_its_domain_and_the_day():
    (found,) = findings(
        DETECTOR,
        audit_plans=PLANS,
        certificates=f"{HEADER}\n{GOOD}\nC-1 | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01",
    )
    assert found["explanation_en"] == (
        "Certificate C-1 (A0101) was issued on 2026-03-20; no audit plan or result before that day belongs to it."
    )


STAGED = """
    plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at    | cancelled
    OLD     | B-9     | O-9    | A0101        |             | 2025-01-01T09:00:00 | false
    HELD    | B-1     | O-1    | A0101        | 0102        | 2026-03-01T09:00:00 | false
    RENEWAL | B-1     | O-2    | A0101        | 0202        | 2026-03-01T09:00:00 | false
    P-1     | B-1     | O-7    | A0101        | {stage}     | {day}T09:00:00      | {cancelled}
"""
TERM = HEADER + " | expires_on"
HONEST = [GOOD + " | 2029-03-19", "RENEWED | B-1 | O-2 | A0101 | 2026-03-20 | 2023-03-20 | | 2029-03-19"]


def rests(line: str, stage: str, day: str = "2026-03-01", cancelled: str = "false") -> bool:
    plans = STAGED.format(stage=stage, day=day, cancelled=cancelled)
    return subjects(DETECTOR, audit_plans=plans, certificates="\n".join([TERM, *HONEST, line])) == []


def test_a_first_certificate_rests_on_no_stage_1_alone():
    first = "C-1 | B-1 | O-7 | A0101 | 2026-03-20 | 2026-03-20 | 2026-03-01 | 2029-03-19"
    assert not rests(first, "0101")
    assert not rests(first, "03")
    assert rests(first, "0101；0102")
    assert not rests(first, "0101；0102", cancelled="true")
    assert rests(first, "")  # a plan that tells no stage is held against nobody
    assert rests(first, "04")


def test_a_renewal_for_a_full_term_rests_on_an_audit_of_its_own():
    renewal = "C-1 | B-1 | O-7 | A0101 | 2026-03-20 | 2023-03-20 | | 2029-03-19"
    assert not rests(renewal, "03", "2025-09-01")
    assert rests(renewal, "0202")
    assert rests(renewal, "0201；0202")
    assert not rests(renewal, "0202", cancelled="true")
    assert not rests(renewal, "0202", "2026-04-20")
    changed = renewal.replace("2029-03-19", "2027-03-19")
    assert rests(changed, "03", "2025-09-01")  # changed within its cycle: the end stays
