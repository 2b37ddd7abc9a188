"""P07, P08, X02, X07: many at once (C24, C26), and the batches that are honest."""

from datetime import date, timedelta

from tests.cases.audits import with_audits
from tests.cases.clients import with_clients
from tests.cases.court import named
from tests.cases.drawing import Nation
from tests.cases.honest_nation import NATION, QINGHE, YUNLING


def _issued_long_ago(n: int) -> dict[str, str]:
    """Issued one a week since the summer of 2023, before the plans known begin."""
    issued = date(2023, 7, 3) + timedelta(days=8 * n)
    stage1, stage2 = issued - timedelta(days=40), issued - timedelta(days=20)
    days = {"issued_on": issued, "stage1_started_on": stage1, "stage2_ended_on": stage2}
    return {name: str(day) for name, day in days.items()}


def test_c24_ninety_one_certificates_whose_issue_dates_are_concentrated():
    """Four people would have had to give 182 auditor days within three weeks. No plans were reported for them."""
    batch = [
        {
            "issued_on": f"2026-04-{20 + n % 5}",
            "stage1_started_on": "2026-04-03",
            "stage2_ended_on": f"2026-04-{10 + n % 7}",
        }
        for n in range(91)
    ]
    found = named(with_clients(NATION, QINGHE, batch))
    without_audit = {one for one in found if one[:2] == ("P06", "certificate")}
    assert (found - without_audit, len(without_audit)) == ({("P07", "body", QINGHE)}, 91)


def test_c26_seventy_three_certificates_given_up_during_the_probe():
    ended = [
        _issued_long_ago(n)
        | {"status": "04" if n % 3 else "03", "status_on": f"2026-05-{6 + n % 20:02}", "status_reason": "0199"}
        for n in range(73)
    ]
    nation = with_clients(NATION, YUNLING, ended).with_rows(
        "inspections",
        """
        inspection_id | body_id         | inspected_on | origin  | inclusion_probability | outcome
        I-26          | CNCA-R-2012-102 | 2026-04-21   | special |                       | serious
        """,
    )
    assert named(nation) == {("P08", "body", YUNLING)}


def test_a_change_of_standard_replaces_many_certificates_at_once():
    """Reason 0120: revoked because a new certificate was issued in its place."""
    replaced = [
        _issued_long_ago(n) | {"status": "03", "status_on": f"2026-05-{6 + n % 20:02}", "status_reason": "0120"}
        for n in range(73)
    ]
    assert named(with_clients(NATION, YUNLING, replaced)) == set()


def _working_days(first: date, count: int) -> list[str]:
    days = (first + timedelta(days=n) for n in range(3 * count))
    return [str(day) for day in days if day.weekday() < 5][:count]


def _month_end(nation: Nation, clients: int) -> Nation:
    """As many clients, audited one after another by three auditors in March, certified on the last day of April."""
    stage1, stage2 = _working_days(date(2026, 3, 2), 10), _working_days(date(2026, 3, 23), 10)
    batch = [
        {
            "issued_on": "2026-04-30",
            "decided_on": "2026-04-28",
            "stage1_started_on": stage1[n // 3],
            "stage2_ended_on": stage2[n // 3],
        }
        for n in range(clients)
    ]
    rows = [
        f"SHOP-{n}-{code} | {QINGHE} | O-SHOP-{n:03} | A0101 | {code} | {days[n // 3]} | {days[n // 3]} "
        f"| {('LIN', 'QIAO', 'SHEN')[n % 3]} | A-SHOP-{n}"
        for n in range(clients)
        for code, days in (("0101", stage1), ("0102", stage2))
    ]
    header = "plan | body | org | domains | stages | from | to | team | application"
    return with_audits(with_clients(nation, QINGHE, batch), "\n".join([header, *rows]))


def test_a_batch_signed_at_the_end_of_the_month_whose_audits_were_all_held():
    assert named(_month_end(NATION, 27)) == set()


def _two_audits_a_day(clients: int) -> Nation:
    """Surveillance of neighbours by LIN alone in March, morning and afternoon, each planned as a whole day."""
    days = _working_days(date(2026, 3, 2), 20)
    rows = [
        f"SHOP-{n} | {QINGHE} | O-SHOP-{n:03} | A0101 | 03 | {days[n // 2]} {half} | {days[n // 2]} {half} | LIN"
        for n in range(clients)
        for half in ("PM" if n % 2 else "AM",)
    ]
    nation = with_clients(NATION, QINGHE, [_issued_long_ago(n) for n in range(clients)])
    nation = with_audits(nation, "\n".join(["plan | body | org | domains | stages | from | to | team", *rows]))
    for n in range(clients):
        nation = nation.change("audit_team", {"plan_id": f"SHOP-{n}"}, planned_days="1")
    return nation


def test_more_audit_days_planned_for_one_person_than_a_month_holds():
    assert named(_two_audits_a_day(25)) == set()
    assert named(_two_audits_a_day(26)) == {("X07", "person", "LIN")}


def _in_one_house(clients: int, **shared: str) -> Nation:
    """Old clients of one body who share what is given."""
    nation = with_clients(NATION, QINGHE, [_issued_long_ago(n) | _ended_quietly(n) for n in range(clients)])
    for n in range(clients):
        nation = nation.change("organisations", {"org_id": f"O-SHOP-{n:03}"}, **shared)
    return nation


def _ended_quietly(n: int) -> dict[str, str]:
    """Given up by the holder one after another, long before the day of the run."""
    return {"status": "04", "status_on": str(date(2024, 6, 3) + timedelta(days=20 * n))}


def test_clients_that_share_address_and_phone_are_a_cluster_of_shells():
    nation = _in_one_house(6, address="朝阳区作坊路1号楼301室", phone="010-62009999")
    assert named(nation) == {("X02", "organisation", f"O-SHOP-{n:03}") for n in range(6)}


def test_an_industrial_park_is_one_address_with_many_phones_and_owners():
    """Its tenants are clients of several bodies, as such tenants are."""
    nation = _in_one_house(14, address="朝阳区作坊路工业园")
    for n in range(0, 14, 2):
        nation = nation.change(
            "certificates", {"org_id": f"O-SHOP-{n:03}"}, body_id=YUNLING, rule_no="R-102-A0101", decided_by="DING"
        )
    assert named(nation) == set()
