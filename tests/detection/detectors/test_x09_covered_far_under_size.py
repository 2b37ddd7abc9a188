"""X09: persons covered against employees."""

from tests.spec import findings, subjects

DETECTOR = "x09_covered_far_under_size"


def test_less_than_a_third_with_twenty_left_out():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no  | org_id | domain_code | covered_personnel | main_cert_no
            BELOW    | O-90   | A0101       | 29                |
            THIRD    | O-90   | A0101       | 30                |
            SMALL    | O-28   | A0101       | 9                 |
            SMALL-20 | O-29   | A0101       | 9                 |
            PART     | O-90   | A0101       | 10                | BELOW
            PRODUCT  | O-90   | B0301       | 10                |
        """,
        organisations="""
            org_id | employees
            O-90   | 90
            O-28   | 28
            O-29   | 29
        """,
    )
    assert named == ["BELOW", "SMALL-20"]


def test_unknown_or_zero_persons_are_not_judged():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no | org_id | domain_code | covered_personnel
            BLANK   | O-1    | A0101       |
            ZERO    | O-1    | A0101       | 0
            NO-SIZE | O-2    | A0101       | 5
            NO-ORG  | O-3    | A0101       | 5
        """,
        organisations="""
            org_id | employees
            O-1    | 300
            O-2    |
        """,
    )
    assert named == []


def test_the_sentence_shows_both_figures():
    (found,) = findings(
        DETECTOR,
        certificates="cert_no | org_id | domain_code | covered_personnel\nC-1 | O-1 | A0201 | 25",
        organisations="org_id | employees\nO-1 | 200",
    )
    assert found["explanation_en"] == (
        "Certificate C-1 covers 25 persons of an organisation with 200: a share of 0.125."
    )
