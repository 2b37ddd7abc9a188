"""X10: a share of suspended certificates that is improbable among peers."""

import json

from tests.spec import findings, subjects

DETECTOR = "x10_suspension_rate_improbable"
HEADER = (
    "cert_no | body_id | domain_code | issued_on | expires_on | status | status_on | suspended_from | suspended_to\n"
)


def body(name: str, valid: int, suspended: int, domain: str = "A0101", state: str = "02 | | 2026-02-01 |") -> list[str]:
    states = ["01 | | |"] * valid + [state] * suspended
    return [f"{name}-{n} | {name} | {domain} | 2024-07-01 | 2027-06-30 | {s}" for n, s in enumerate(states)]


PEERS = [row for n in range(6) for row in body(f"PEER-{n}", 285, 15)]  # one in twenty


def named(*rows: str, **tables: str) -> list[str]:
    return subjects(DETECTOR, certificates=HEADER + "\n".join([*PEERS, *rows]), **tables)


def test_a_body_that_suspends_hardly_anything_is_named():
    # Seven bodies: the bound must lie under 0.001 / 7. Nothing of 173 at 5 % is just above, of 174 just under.
    assert named(*body("B-1", 172, 0)) == []
    assert named(*body("B-1", 174, 0)) == ["B-1"]


def test_a_body_that_suspends_like_its_peers_is_in_order():
    assert named(*body("B-1", 285, 15)) == []
    assert named(*body("B-1", 290, 8)) == []


def test_a_quarter_of_the_expected_number_is_the_most_that_counts_as_few():
    assert named(*body("B-1", 900, 11)) == ["B-1"]
    assert named(*body("B-1", 900, 14)) == []


def test_five_times_the_expected_number_is_too_many():
    assert named(*body("B-1", 150, 50)) == ["B-1"]  # 50, and 10 expected
    assert named(*body("B-1", 160, 40)) == []


def test_too_small_a_number_says_nothing():
    assert named(*body("B-1", 0, 7)) == []
    assert named(*body("B-1", 0, 8)) == ["B-1"]


def test_only_suspensions_of_the_last_year_count():
    assert named(*body("B-1", 150, 50, state="01 | | 2025-06-30 | 2025-08-30")) == ["B-1"] * 0 + named(
        *body("B-1", 200, 0)
    )
    assert named(*body("B-1", 150, 50, state="01 | | 2025-07-01 | 2025-08-30")) == ["B-1"]
    assert named(*body("B-1", 150, 50, state="02 | 2026-02-01 | |")) == ["B-1"]


def test_events_and_states_of_one_certificate_count_once():
    rows = body("B-1", 160, 40)
    events = "cert_no | event | on\n" + "\n".join(f"B-1-{n} | suspended | 2026-02-01" for n in range(160, 200))
    assert named(*rows, certificate_events=events) == []
    more = "\n".join(f"B-1-{n} | suspended | 2026-02-01" for n in range(15))
    assert named(*rows, certificate_events=events + "\n" + more) == ["B-1"]


def test_certificates_that_ended_before_the_year_are_no_exposure():
    rows = body("B-1", 0, 300, state="04 | 2025-06-30 | |")
    assert named(*rows) == []
    assert named(*body("B-1", 0, 300, state="04 | 2025-12-31 | |")) == ["B-1"]


def test_another_class_of_domains_has_its_own_rate():
    quiet = [row for n in range(6) for row in body(f"QUIET-{n}", 300, 0, domain="B0301")]
    assert named(*quiet, *body("B-1", 300, 0, domain="B0301")) == []


def test_without_five_other_bodies_there_are_no_peers():
    rows = [row for n in range(4) for row in body(f"PEER-{n}", 285, 15)] + body("B-1", 300, 0)
    assert subjects(DETECTOR, certificates=HEADER + "\n".join(rows)) == []


def test_the_sentence_compares_with_what_was_to_be_expected():
    (found,) = findings(DETECTOR, certificates=HEADER + "\n".join([*PEERS, *body("B-1", 300, 0)]))
    assert found["explanation_en"] == (
        "0 of 300 certified clients of B-1 were suspended within a year, where peers of the same domains and size would have 15: "
        "improbably few. By chance this happens with a probability of at most 1e-6."
    )
    assert json.loads(found["evidence"])["log10_p"] == -6.7


def test_a_client_suspended_with_all_its_certificates_counts_once():
    """Nothing of 174 certificates is improbable where they are of as many clients, and not where they are of fifty."""
    header = HEADER.replace("domain_code", "org_id | domain_code", 1)
    nobody = [row.replace(" | A0101", " | | A0101", 1) for row in PEERS]

    def of_clients(number: int) -> list[str]:
        rows = enumerate(body("B-1", 174, 0))
        return [row.replace(" | A0101", f" | O-{n % number} | A0101", 1) for n, row in rows]

    assert subjects(DETECTOR, certificates=header + "\n".join([*nobody, *of_clients(174)])) == ["B-1"]
    assert subjects(DETECTOR, certificates=header + "\n".join([*nobody, *of_clients(50)])) == []
