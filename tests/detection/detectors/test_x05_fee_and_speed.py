"""X05: fee and speed against thirty peers or more with a median of 10000 yuan and 40 days."""

from tests.spec import findings, subjects

DETECTOR = "x05_fee_and_speed"
HEADER = "cert_no | body_id | org_id | domain_code | covered_personnel | fee | stage1_started_on | issued_on"
PEERS = [f"PEER-{n} | B-9 | O-9 | A0101 | 20 | 10000 | 2026-01-20 | 2026-03-01" for n in range(31)]


def line(name: str, fee: str = "3999", start: str = "2026-02-19", domain: str = "A0101", persons: str = "20") -> str:
    return f"{name} | B-1 | O-1 | {domain} | {persons} | {fee} | {start} | 2026-03-01"


def named(*lines: str, peers: int = 31, **tables: str) -> list[str]:
    return subjects(DETECTOR, certificates="\n".join([HEADER, *PEERS[:peers], *lines]), **tables)


def test_both_far_under_the_peers():
    assert named(line("BOTH")) == ["BOTH"]
    assert named(line("FEE-AT", fee="4000")) == []
    assert named(line("DAYS-11", start="2026-02-18")) == []
    assert named(line("SLOW", start="2026-01-20")) == []
    assert named(line("DEAR", fee="10000")) == []


def test_ten_days_are_not_fast_where_the_peers_take_twenty():
    peers = [peer.replace("2026-01-20", "2026-02-09") for peer in PEERS]
    assert subjects(DETECTOR, certificates="\n".join([HEADER, *peers, line("EIGHT", start="2026-02-21")])) == []
    assert subjects(DETECTOR, certificates="\n".join([HEADER, *peers, line("SEVEN", start="2026-02-22")])) == ["SEVEN"]


def test_too_few_peers_are_no_measure():
    assert named(line("ONE"), peers=29) == ["ONE"]  # thirty with itself
    assert named(line("ONE"), peers=28) == []


def test_peers_are_of_one_domain_and_size():
    assert named(line("OTHER-DOMAIN", domain="A0201")) == []
    assert named(line("SMALLER", persons="10")) == []
    assert named(line("SAME-BAND", persons="25")) == ["SAME-BAND"]
    assert named(line("LARGER", persons="26")) == []


def test_unknown_figures_and_an_issue_before_the_audit_are_not_judged():
    assert (
        named(
            line("NO-FEE", fee=""),
            line("NO-START", start=""),
            line("NO-SIZE", persons=""),
            line("FREE", fee="0"),
            line("REVERSED", start="2026-03-02"),
        )
        == []
    )


def test_the_start_of_the_audit_stands_in_for_a_blank_day():
    plans = """
        plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at
        P-1     | B-1     | O-1    | A0101        | 0102        | 2026-02-25T09:00:00
    """
    assert named(line("BLANK", start=""), audit_plans=plans) == ["BLANK"]


def test_the_sentence_shows_both_medians():
    (found,) = findings(DETECTOR, certificates="\n".join([HEADER, *PEERS, line("C-1", fee="2000")]))
    assert found["explanation_en"] == (
        "Certificate C-1 cost 2000 yuan and was issued 10 days after the start of the audit; the median of its 32 "
        "peers in domain and size is 10000 yuan and 40 days."
    )


AFTER = HEADER + " | stage2_ended_on"
AFTER_PEERS = [f"{peer} | 2026-02-09" for peer in PEERS]  # twenty days from the end of the audit


def ended(day: str, fee: str = "2000") -> str:
    return line("C-1", fee=fee, start="2026-01-20") + f" | {day}"


def test_a_cheap_certificate_issued_on_the_heels_of_the_audit():
    """Its audit began as long ago as those of the peers; two days from its end leave no time for a review."""
    assert subjects(DETECTOR, certificates="\n".join([AFTER, *AFTER_PEERS, ended("2026-02-27")])) == ["C-1"]
    assert subjects(DETECTOR, certificates="\n".join([AFTER, *AFTER_PEERS, ended("2026-02-26")])) == []
    assert subjects(DETECTOR, certificates="\n".join([AFTER, *AFTER_PEERS, ended("2026-02-27", fee="4000")])) == []
    quick = [f"{peer} | 2026-02-24" for peer in PEERS]  # where all take five days, two are nothing unusual
    assert subjects(DETECTOR, certificates="\n".join([AFTER, *quick, ended("2026-02-27")])) == []


def test_a_later_issue_has_no_stage_1_and_must_be_quicker_still():
    header = HEADER + " | first_issued_on"
    peers = [f"{peer} | 2020-01-01" for peer in PEERS]

    def again(start: str, first: str = "2020-01-01") -> list[str]:
        row = f"{line('AGAIN', start=start)} | {first}"
        return subjects(DETECTOR, certificates="\n".join([header, *peers, row]))

    assert again("2026-02-22") == ["AGAIN"]  # seven days
    assert again("2026-02-21") == []
