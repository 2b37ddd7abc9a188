"""One body's grade from its rows: reasons with what they rest on, intervals, rules, and what is refused."""

import json
import random

import pytest

from gongxin.errors import UserError
from gongxin.risk import regrade
from gongxin.risk.indicators import indicators
from gongxin.risk.profile import Penalty
from tests.risk.bodies import AS_OF, BODY, row_of, rows_of, tally

FALSE = Penalty("DECISION-1", AS_OF, "认证认可条例第六十一条", "罚款")
SUSPENSION = Penalty("DECISION-2", AS_OF, "认证机构管理办法第三十九条", "责令停业整顿")
SOME = {"certificate_out_of_order": tally(*[1.0] * 12), "presence_conflict": tally(*[1.0] * 6, kind="plan")}
MANY = {
    name: tally(*[1.0] * 60)
    for name in (
        "certificate_out_of_order", "presence_conflict", "identity_conflict", "signed_elsewhere", "auditor_days_short",
        "out_of_scope", "shell_clients", "ineligible_client", "surveillance_overdue", "rules_not_filed",
    )
}  # fmt: skip


def told(rows):
    grade = regrade(rows)
    return grade, json.loads(grade["reasons"])


def test_a_blameless_body_has_an_a_and_nothing_to_change():
    grade, reasons = told(rows_of({}))
    assert (grade["body_id"], grade["grade"], grade["direct_rule"], grade["nearest_change"]) == (BODY, "A", None, None)
    assert grade["score"] == grade["low"] == 0
    assert reasons == []


def test_points_come_from_findings_and_name_them():
    rows = rows_of(SOME)
    grade, reasons = told(rows)
    held = {reason["indicator"]: reason for reason in reasons}
    assert held.keys() == {"evidence_of_false_certification", "certificate_out_of_order", "presence_conflict"}
    assert held["presence_conflict"]["findings"] == [f"F-{n}" for n in range(6)]
    assert held["evidence_of_false_certification"]["indicators"] == ["presence_conflict", "certificate_out_of_order"]
    assert sum(reason["points"] for reason in reasons) == pytest.approx(grade["score"], abs=1e-5)
    assert [reason["points"] for reason in reasons] == sorted((r["points"] for r in reasons), reverse=True)


def test_an_indicator_row_names_a_finding_for_every_subject_it_counts():
    row = row_of(rows_of(MANY), "shell_clients")
    assert (row["numerator"], row["denominator"]) == (60, 400)
    assert json.loads(row["records"]) == [f"F-{n}" for n in sorted(range(60), key=lambda n: f"F-{n}")]
    _, reasons = told(rows_of(MANY))
    assert all(len(reason["findings"]) <= 20 for reason in reasons)


def test_points_of_records_name_the_records():
    _, reasons = told(rows_of({}, penalties=[Penalty("N-7", AS_OF, "", "罚款")], full_time_staff=4))
    held = {reason["indicator"]: reason["records"] for reason in reasons}
    assert held == {"penalties": ["N-7"], "few_staff": [BODY]}


def test_every_point_has_something_to_look_at():
    rows = rows_of(MANY, penalties=[FALSE], remote_plans=[f"R-{n}" for n in range(200)], full_time_staff=1)
    for row in rows:
        traced = json.loads(row["records"])
        assert bool(traced) == (row["numerator"] > 0) or row["shape"] == "evidence", row["indicator"]
        if row["shape"] in ("findings", "share"):
            assert len(traced) == row["numerator"], row["indicator"]
    summed = next(r for r in told(rows)[1] if r["indicator"] == "evidence_of_false_certification")["indicators"]
    assert set(summed) == MANY.keys()


def test_contributions_in_the_rows_are_the_points_of_the_reasons():
    rows = rows_of(MANY)
    _, reasons = told(rows)
    assert reasons
    for reason in reasons:
        assert row_of(rows, reason["indicator"])["contribution"] == reason["points"]
    assert sum(row["contribution"] for row in rows) == pytest.approx(regrade(rows)["score"], abs=1e-4)


@pytest.mark.parametrize("found", [{}, SOME, MANY])
def test_the_score_lies_in_its_interval(found):
    grade = regrade(rows_of(found))
    assert 0 <= grade["low"] <= grade["score"] <= grade["high"] <= 100
    assert grade["low"] < grade["high"]


def test_more_records_of_the_same_rate_make_the_interval_of_a_rate_narrower():
    few = row_of(rows_of({"out_of_scope": tally(*[1.0] * 4)}, certificates=40), "out_of_scope")
    many = row_of(rows_of({"out_of_scope": tally(*[1.0] * 400)}, certificates=4000), "out_of_scope")
    assert many["high"] - many["low"] < few["high"] - few["low"]
    assert few["low"] < few["value"] < few["high"]


def test_a_small_sample_is_drawn_towards_the_peers():
    few = row_of(rows_of({"out_of_scope": tally(1.0)}, certificates=1), "out_of_scope")
    assert few["value"] < 0.05 < few["numerator"] / few["denominator"]


def test_a_decision_fixes_grade_d_and_is_told_first():
    grade, reasons = told(rows_of({}, penalties=[FALSE]))
    assert (grade["grade"], grade["direct_rule"]) == ("D", "false_certification_decision")
    assert grade["score"] < 25
    assert (reasons[0]["indicator"], reasons[0]["points"]) == ("false_certification_decision", 0.0)
    assert reasons[0]["records"] == ["DECISION-1"]
    change = json.loads(grade["nearest_change"])
    assert (change["to"], change["changes"]) == (None, [])
    assert "direct rule" in change["en"]


def test_a_suspension_holds_the_grade_at_c():
    grade, _ = told(rows_of({}, penalties=[SUSPENSION]))
    assert (grade["grade"], grade["direct_rule"]) == ("C", "suspension_return")
    assert json.loads(grade["nearest_change"])["changes"] == []


def test_the_order_of_the_rows_does_not_matter():
    rows = rows_of(SOME)
    mixed = list(rows)
    random.Random(1).shuffle(mixed)
    assert regrade(mixed) == regrade(rows)


def test_what_could_not_be_assessed_is_told_and_never_counts_as_clean():
    rows = rows_of({}, tables=frozenset({"certificates"}))
    row = row_of(rows, "penalties")
    assert (row["assessed"], row["value"], row["low"], row["high"]) == (False, None, None, None)
    last = told(rows)[1][-1]
    assert last["indicator"] == "not_assessed"
    assert {"penalties", "sign_in_missing", "new_body"} <= set(last["indicators"])
    assert indicators()["penalties"].label.zh in last["zh"]
    assert regrade(rows_of({}))["reasons"] == "[]"


def test_a_subject_more_than_the_denominator_widens_it():
    row = row_of(
        rows_of({"irregular_transfer": tally(1.0, 1.0, 1.0)}, transferred_certificates=2), "irregular_transfer"
    )
    assert (row["numerator"], row["denominator"]) == (3, 3)


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda rows: [*rows, {**rows[0], "indicator": "weather"}], "weather"),
        (lambda rows: [*rows, {**rows[0], "body_id": "ANOTHER", "indicator": "new_body"}], "exactly one body"),
        (lambda rows: [*rows, rows[0]], "twice"),
    ],
)
def test_rows_that_are_not_one_body_on_one_day_are_refused(spoil, word):
    with pytest.raises(UserError, match=word):
        regrade(spoil(rows_of({})))
