"""CCC in detail: products, test reports, factory inspections, designations, marks. All of it in order."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from gongxin.codes.certificate_states import CERTIFICATE_STATES
from gongxin.codes.supervision_codes import DESIGNATION_KINDS
from gongxin.simulate.calibration import domains
from gongxin.simulate.columns import NO_DAY, Array
from gongxin.simulate.nation import Nation
from gongxin.simulate.organisations import render as render_organisations
from gongxin.simulate.text import constant, days, integers, join, numbered, pick

CLASSES = ("0101", "0401", "0701", "0711", "0901", "1001", "1101", "1603", "1701")
LABS = 200
SAMPLED = 20  # one CCC certificate in so many is told in detail


def product_tables(nation: Nation) -> dict[str, pa.Table]:
    """The five tables of CCC for a part of its certificates."""
    table = nation.certificates
    chance = nation.frame.chance("products")
    ccc = np.flatnonzero(table["domain"] == domains().index("B01"))
    rows = ccc[table["client"][ccc] % SAMPLED == 0]
    kind = table["org"][rows] % len(CLASSES)
    lab = chance.integers(0, LABS, len(rows))
    factory = numbered("GC", table["org"][rows], 8)
    numbers_ = nation.cert_ids.take(pa.array(rows))
    return {
        "ccc_certificates": _certificates(nation, rows, kind, lab, factory, numbers_),
        "test_reports": _reports(table["issued_on"][rows], lab, numbers_, chance),
        "factory_inspections": _inspections(nation, table["issued_on"][rows], factory, numbers_),
        "designations": _designations(nation, table["body"][ccc]),
        "marks": pa.table(
            {
                "cert_no": numbers_,
                "from_on": days(table["issued_on"][rows] + 5),
                "quantity": integers(chance.integers(1, 400, len(rows)) * 500),
            }
        ),
    }


def _certificates(
    nation: Nation, rows: Array, kind: Array, lab: Array, factory: pa.Array, numbers_: pa.Array
) -> pa.Table:
    table = nation.certificates
    maker = render_organisations(nation.organisations, table["org"][rows], nation.org_ids)["name"].combine_chunks()
    return pa.table(
        {
            "cert_no": numbers_,
            "body_id": pick(nation.body_ids, table["body"][rows]),
            "manufacturer": maker,
            "factory_id": factory,
            "product_class": pick(CLASSES, kind),
            "models": join(numbered("M", rows, 7), "A；", numbered("M", rows, 7), "B"),
            "lab_id": numbered("LAB", lab, 4),
            "issued_on": days(table["issued_on"][rows]),
            "expires_on": days(table["expires_on"][rows]),
            "status": pick(("", *CERTIFICATE_STATES.values), table["status"][rows]),
            "status_on": days(table["status_on"][rows]),
        }
    )


def _reports(issued: Array, lab: Array, numbers_: pa.Array, chance: np.random.Generator) -> pa.Table:
    sampled = issued - chance.integers(50, 70, len(issued))
    return pa.table(
        {
            "report_no": join("TR-", numbers_),
            "cert_no": numbers_,
            "lab_id": numbered("LAB", lab, 4),
            "sampled_on": days(sampled),
            "tested_on": days(sampled + 12),
            "result": constant("合格", len(issued), pa.string()),
        }
    )


def _inspections(nation: Nation, issued: Array, factory: pa.Array, numbers_: pa.Array) -> pa.Table:
    yearly = [issued - 25] + [issued + 330 * year for year in range(1, 5)]
    kinds = ["初始工厂检查"] + ["监督检查"] * 4
    parts = [
        pa.table(
            {
                "cert_no": numbers_,
                "factory_id": factory,
                "inspected_on": days(day),
                "kind": constant(kind, len(day), pa.string()),
                "result": constant("合格", len(day), pa.string()),
            }
        ).filter(pa.array(day <= nation.frame.today))
        for day, kind in zip(yearly, kinds, strict=True)
    ]
    return pa.concat_tables(parts)


def _designations(nation: Nation, body: Array) -> pa.Table:
    holders = np.unique(body)
    bodies = np.repeat(holders, len(CLASSES))
    labs = np.arange(LABS)
    holder = pa.concat_arrays([pick(nation.body_ids, bodies), numbered("LAB", np.repeat(labs, len(CLASSES)), 4)])
    kind = np.concatenate([np.zeros(len(bodies)), np.ones(LABS * len(CLASSES))]).astype(np.int64)
    start = np.concatenate([nation.bodies["approved_on"][bodies], np.full(LABS * len(CLASSES), 14_000)])
    return pa.table(
        {
            "holder_id": holder,
            "kind": pick(DESIGNATION_KINDS.values, kind),
            "product_class": pick(CLASSES, np.tile(np.arange(len(CLASSES)), len(holders) + LABS)),
            "from_on": days(start),
            "to_on": days(np.full(len(kind), NO_DAY)),
        }
    )
