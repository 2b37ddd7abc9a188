"""Many small clients of one body at once, for cases about batches."""

from __future__ import annotations

from tests.cases.drawing import Nation

DECIDER = {"CNCA-R-2010-101": "FANG", "CNCA-R-2012-102": "DING", "CNCA-R-2015-103": "SONG"}
Cells = dict[str, str]


def with_clients(nation: Nation, body_id: str, certificates: list[Cells]) -> Nation:
    """`nation` and one small workshop with a quality certificate for each of the cells given.

    The workshops `O-SHOP-000` … lie a kilometre apart in one county and employ six to ten persons, so that two auditor
    days are the base. What the cells do not tell is an initial certificate without any surveillance yet.
    """
    organisations = [_workshop(n) for n in range(len(certificates))]
    certified = [_certificate(n, body_id, cells) for n, cells in enumerate(certificates)]
    return nation.with_rows("organisations", organisations).with_rows("certificates", certified)


def _workshop(n: int) -> Cells:
    return {
        "org_id": f"O-SHOP-{n:03}",
        "name": f"第{n}作坊",
        "division": "110105",
        "address": f"朝阳区作坊路{n + 1}号",
        "lat": f"{39.90 + n * 0.009:.3f}",
        "lon": "116.450",
        "employees": str(6 + n % 5),
        "industry": "3399",
        "legal_person": f"坊主{n}",
        "phone": f"010-62{n:05}",
        "status": "open",
        "registered_on": "2015-01-01",
    }


def _certificate(n: int, body_id: str, cells: Cells) -> Cells:
    issued_on = cells["issued_on"]
    number = body_id[-3:]
    told = {
        "cert_no": f"{number}{issued_on[2:4]}Q9{n:03}R0S",
        "body_id": body_id,
        "org_id": f"O-SHOP-{n:03}",
        "domain_code": "A0101",
        "standard": "GB/T 19001",
        "scope_codes": "17.03.01",
        "covered_personnel": str(6 + n % 5),
        "onsite_days": "2",
        "base_days": "2",
        "decided_on": issued_on,
        "decided_by": DECIDER[body_id],
        "expires_on": f"{int(issued_on[:4]) + 3}{issued_on[4:]}",
        "first_issued_on": issued_on,
        "status": "01",
        "status_on": issued_on,
        "rule_no": f"R-{number}-A0101",
    }
    return told | cells
