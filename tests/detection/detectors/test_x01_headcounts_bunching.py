"""X01: headcounts that crowd just under the thresholds of the audit-time table."""

import json

from tests.spec import findings, subjects

DETECTOR = "x01_headcounts_bunching"
HEADER = "cert_no | body_id | org_id | domain_code | covered_personnel\n"


def reports(body: str, under: int, over: int, domain: str = "A0101") -> list[str]:
    """Certificates of a body with so many headcounts at a threshold (45) and so many just above (46)."""
    heads = [45] * under + [46] * over
    return [f"{body}-{n} | {body} | O-{body}-{n} | {domain} | {h}" for n, h in enumerate(heads)]


HONEST = [row for n in range(9) for row in reports(f"HONEST-{n}", 30, 30)]


def named(*rows: str) -> list[str]:
    return subjects(DETECTOR, certificates=HEADER + "\n".join([*HONEST, *rows]))


def test_a_body_whose_headcounts_all_lie_under_is_named():
    assert named(*reports("B-1", 60, 0)) == ["B-1"]
    assert named(*reports("B-1", 30, 30)) == []


def test_both_sides_of_the_significance():
    # Ten bodies tested, half expected: ten times exp(-44 KL) is 0.0027 for 35 of 44 and 0.0007 for 36.
    assert named(*reports("B-1", 35, 9)) == []
    assert named(*reports("B-1", 36, 8)) == ["B-1"]


def test_nineteen_headcounts_are_too_few():
    assert named(*reports("B-1", 19, 0)) == []
    assert named(*reports("B-1", 20, 0)) == ["B-1"]


def test_a_small_excess_is_of_no_consequence_however_significant():
    assert named(*reports("B-1", 3500, 2500)) == []  # 58 % of 6000
    assert named(*reports("B-1", 3900, 2100)) == ["B-1"]  # 65 %


def test_the_habit_of_round_numbers_is_shared_by_all():
    rounding = [row for n in range(9) for row in reports(f"R-{n}", 90, 10)]
    assert subjects(DETECTOR, certificates=HEADER + "\n".join([*rounding, *reports("B-1", 60, 6)])) == []


def test_one_body_alone_has_nothing_to_be_compared_with():
    assert subjects(DETECTOR, certificates=HEADER + "\n".join(reports("B-1", 60, 0))) == []


def test_products_are_not_measured_by_headcounts():
    assert named(*reports("B-1", 60, 0, domain="B0301")) == []


def test_three_certificates_of_one_organisation_are_one_report():
    rows = [row.replace("B-1-", f"{k}-", 1) for k in range(3) for row in reports("B-1", 15, 0)]
    assert named(*rows) == []


def test_plans_report_headcounts_too_and_cancelled_ones_do_not():
    def planned(cancelled: str) -> str:
        rows = [f"P-{n} | B-1 | O-{n} | A0101；A0201 | 45 | {cancelled}" for n in range(60)]
        return "plan_id | body_id | org_id | domain_codes | effective_personnel | cancelled\n" + "\n".join(rows)

    honest = HEADER + "\n".join(HONEST)
    assert subjects(DETECTOR, certificates=honest, audit_plans=planned("")) == ["B-1"]
    assert subjects(DETECTOR, certificates=honest, audit_plans=planned("true")) == []


def test_a_headcount_between_two_near_thresholds_belongs_to_the_one_it_is_under():
    rows = [f"X-{n} | B-1 | O-X-{n} | A0101 | 8" for n in range(60)]
    peers = [f"Y-{n} | HONEST-1 | O-Y-{n} | A0101 | {heads}" for n, heads in enumerate([8, 10, 11, 12] * 20)]
    (found,) = findings(DETECTOR, certificates=HEADER + "\n".join([*HONEST, *peers, *rows]))
    assert json.loads(found["evidence"])["under"] == 60


def test_the_p_value_stands_in_the_evidence_and_in_the_sentence():
    (found,) = findings(DETECTOR, certificates=HEADER + "\n".join([*HONEST, *reports("B-1", 60, 0)]))
    evidence = json.loads(found["evidence"])
    assert (evidence["log10_p"], evidence["p_value"], evidence["tests"]) == (-17.1, "1e-17", 10)  # 10 × 2^-60
    assert found["explanation_en"].startswith(
        "Of 60 headcounts of B-1 near a threshold, 60 (1) lie just under or at it, against 0.5 for other bodies; "
        "by chance this happens with a probability of at most 1e-17"
    )


def at_125(body: str, under: int, over: int, heads: int) -> list[str]:
    """Certificates of a body with so many headcounts just under the threshold 125 and so many at `heads`."""
    return [row.replace("| 45", "| 125").replace("| 46", f"| {heads}") for row in reports(body, under, over)]


def test_the_sides_of_a_large_threshold_are_wider():
    """Three in twenty of 125 are 18: who lies up to 143 is compared with it, who lies above is not."""
    for heads, fires in ((143, ["B-1"]), (144, [])):
        honest = [row for n in range(9) for row in at_125(f"HONEST-{n}", 30, 30, heads)]
        rows = [*honest, *at_125("B-1", 60, 0, heads)]
        assert subjects(DETECTOR, certificates=HEADER + "\n".join(rows)) == fires


def test_a_body_that_minds_one_threshold_only_is_told_of_that_one():
    """At five and ten it reports as all others do: over all thresholds the excess is under ten points."""
    elsewhere = [
        row.replace("| 45", f"| {t}").replace("| 46", f"| {t + 1}").replace(body + "-", f"{body}-{t}-")
        for body, n in [*((f"HONEST-{k}", 60) for k in range(9)), ("B-1", 300)]
        for t in (5, 25)
        for row in reports(body, n, n)
    ]
    rows = [*HONEST, *elsewhere]
    (found,) = findings(DETECTOR, certificates=HEADER + "\n".join([*rows, *reports("B-1", 50, 5)]))
    evidence = json.loads(found["evidence"])
    assert (found["body_id"], evidence["threshold"], evidence["under"], evidence["compared"]) == ("B-1", 45, 50, 55)
    assert subjects(DETECTOR, certificates=HEADER + "\n".join([*rows, *reports("B-1", 30, 25)])) == []
