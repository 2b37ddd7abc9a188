"""X03: transfer of a suspended or revoked certificate."""

from tests.spec import findings, subjects

DETECTOR = "x03_transfer_of_suspended"
HEADER = (
    "cert_no | body_id | org_id | domain_code | transferred_from | transferred_on | status | status_on | status_reason "
    "| suspended_from | suspended_to"
)
NEW = "NEW | B-2 | O-1 | A0101 | B-1 | 2026-03-10 | 01 | | | |"


def old(
    suspended: str = "",
    until: str = "",
    status: str = "01",
    on: str = "",
    reason: str = "",
    domain: str = "A0101",
    body: str = "B-1",
) -> str:
    return f"OLD | {body} | O-1 | {domain} | | | {status} | {on} | {reason} | {suspended} | {until}"


def fires(former: str, *events: str, new: str = NEW) -> bool:
    certificates = "\n".join([HEADER, new, former])
    drawn = "\n".join(["cert_no | event | on | reason_code", *events])
    return subjects(DETECTOR, certificates=certificates, certificate_events=drawn) == ["NEW"]


def test_the_day_of_transfer_lies_in_the_stated_suspension():
    assert fires(old("2026-03-10", "2026-06-10"))
    assert fires(old("2025-12-10", "2026-03-10"))
    assert fires(old("2025-12-10", status="02"))
    assert not fires(old("2026-03-11", "2026-06-10"))
    assert not fires(old("2025-12-10", "2026-03-09"))
    assert not fires(old("2025-12-10", status="01"))
    assert not fires(old())


def test_the_last_event_before_the_day():
    suspended, restored = "OLD | suspended | 2026-01-10 |", "OLD | restored | 2026-03-10 |"
    assert fires(old(), suspended)
    assert not fires(old(), suspended, restored)
    assert not fires(old("2026-01-10", "2026-07-10"), suspended, restored)
    assert fires(old(), suspended, restored.replace("2026-03-10", "2026-03-11"))
    assert fires(old(), "OLD | restored | 2025-05-01 |", suspended)
    assert not fires(old(), "OLD | suspended | 2026-03-11 |")
    assert not fires(old(until="2026-02-10"), suspended)  # its term has passed and it is valid


def test_revoked_before_the_day_but_not_because_of_the_transfer():
    assert fires(old(status="03", on="2026-03-09"))
    assert not fires(old(status="03", on="2026-03-10"))
    assert not fires(old(status="03", on="2026-03-01", reason="0120"))
    assert not fires(old(status="04", on="2026-03-01"))
    assert fires(old(), "OLD | revoked | 2026-03-09 | 0115")
    assert not fires(old(), "OLD | revoked | 2026-03-10 | 0115")
    assert not fires(old(), "OLD | revoked | 2026-03-09 | 0120")


def test_only_the_forerunner_at_the_former_body_in_the_same_domain():
    assert not fires(old("2026-01-10", status="02", domain="A0201"))
    assert not fires(old("2026-01-10", status="02", body="B-3"))
    assert fires(old("2026-01-10", status="02", domain="A010101"))


def test_a_transfer_that_keeps_its_number():
    kept = NEW.replace("| 01 | | | |", "| 01 | | | 2026-01-10 | 2026-04-10")
    assert fires(old(), new=kept)
    assert fires(old(), "NEW | suspended | 2026-02-01 |")
    assert not fires(old(), "NEW | suspended | 2026-02-01 |", "NEW | restored | 2026-02-20 |")


def test_the_sentence_names_both_bodies_certificates_and_the_state():
    (found,) = findings(DETECTOR, certificates="\n".join([HEADER, NEW, old("2026-01-10", status="02")]))
    assert found["explanation_en"] == (
        "Certificate NEW was transferred from B-1 on 2026-03-10; the former certificate OLD was suspended on that day, "
        "since 2026-01-10."
    )
    assert found["explanation_zh"] == "证书NEW于2026-03-10自B-1转入，而原证书OLD当日处于暂停状态（自2026-01-10起）。"
