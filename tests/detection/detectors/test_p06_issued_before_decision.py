"""P06: a certificate dated before the decision to grant it."""

from tests.spec import findings, subjects

DETECTOR = "p06_issued_before_decision"


def test_a_day_before_the_decision_fires_and_the_same_day_does_not():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no | issued_on  | decided_on
            BEFORE  | 2026-03-01 | 2026-03-02
            SAME    | 2026-03-02 | 2026-03-02
            AFTER   | 2026-03-03 | 2026-03-02
        """,
    )
    assert named == ["BEFORE"]


def test_an_unknown_date_is_not_an_offence():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no     | issued_on  | decided_on
            NO-DECISION | 2026-03-01 |
            NO-ISSUE    |            | 2026-03-02
        """,
    )
    assert named == []


def test_the_sentence_names_the_certificate_and_both_days():
    (found,) = findings(
        DETECTOR,
        certificates="""
            cert_no | body_id         | org_id | issued_on  | decided_on
            C-1     | CNCA-R-2002-001 | O-1    | 2026-03-01 | 2026-03-05
        """,
    )
    assert found["explanation_en"] == "Certificate C-1 was issued on 2026-03-01, before the decision of 2026-03-05."
    assert found["explanation_zh"] == "证书C-1于2026-03-01颁发，而认证决定于2026-03-05作出。"
    assert (found["body_id"], found["org_id"], found["pattern"]) == ("CNCA-R-2002-001", "O-1", "P06")
