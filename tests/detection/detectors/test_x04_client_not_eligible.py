"""X04: the client on the day of issue."""

from tests.spec import findings, subjects

DETECTOR = "x04_client_not_eligible"
CERTIFICATES = """
    cert_no | org_id | issued_on
    C-1     | O-1    | 2026-03-10
"""
HEADER = "org_id | status | ended_on | dishonest_from | dishonest_to | abnormal_from | abnormal_to"


def fires(organisation: str) -> bool:
    return bool(subjects(DETECTOR, certificates=CERTIFICATES, organisations=f"{HEADER}\n{organisation}"))


def test_an_organisation_that_had_ended():
    assert fires("O-1 | cancelled | 2026-03-09 | | | |")
    assert fires("O-1 | revoked | 2020-01-01 | | | |")
    assert not fires("O-1 | cancelled | 2026-03-10 | | | |")
    assert not fires("O-1 | open | 2026-03-01 | | | |")
    assert not fires("O-1 | cancelled | | | | |")


def test_the_list_of_serious_dishonesty():
    assert fires("O-1 | open | | 2026-03-09 | 2027-03-10 | |")
    assert fires("O-1 | open | | 2025-01-01 | | |")
    assert fires("O-1 | open | | 2025-01-01 | 2026-03-11 | |")
    assert not fires("O-1 | open | | 2025-01-01 | 2026-03-10 | |")
    assert not fires("O-1 | open | | 2026-03-10 | | |")
    assert not fires("O-1 | open | | | 2027-01-01 | |")


def test_the_list_of_abnormal_operation():
    assert fires("O-1 | open | | | | 2026-03-09 |")
    assert not fires("O-1 | open | | | | 2026-03-10 |")
    assert not fires("O-1 | open | | | | 2025-03-11 | 2026-03-10")


def test_an_unknown_organisation_or_day_is_not_judged():
    assert not fires("O-2 | cancelled | 2020-01-01 | | | |")
    undated = "cert_no | org_id | issued_on\nC-1 | O-1 |"
    assert (
        subjects(DETECTOR, certificates=undated, organisations=f"{HEADER}\nO-1 | cancelled | 2020-01-01 | | | |") == []
    )


def test_the_sentence_says_which():
    (found,) = findings(
        DETECTOR, certificates=CERTIFICATES, organisations=f"{HEADER}\nO-1 | open | | 2025-01-01 | | 2026-01-01 |"
    )
    assert found["explanation_en"] == (
        "Certificate C-1 was issued to O-1 on 2026-03-10; since 2025-01-01 the organisation is on the list of serious "
        "dishonesty."
    )
    assert found["explanation_zh"] == "证书C-1于2026-03-10颁给O-1，而该组织自2025-01-01起被列入严重违法失信名单。"
