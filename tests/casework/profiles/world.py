"""A small nation for profiles: five bodies, one with something in every section, as files and in the registers."""

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.utils import timezone

from gongxin.casework.profiles.after_run import count
from gongxin.casework.registry.taking import take_dataset
from gongxin.casework.runs.models import Finding, Grade, Indicator, Run
from gongxin.detection.findings import FINDINGS_SCHEMA
from tests.spec import table

DAY = date(2026, 6, 30)
BODY, OTHER, ENDED, TWIN, FAR = (f"CNCA-R-20{n}-001" for n in ("10", "11", "05", "12", "13"))
BODIES = f"""
    body_id | name     | division | address  | phone | status    | approved_on | ended_on   | uscc
    {BODY}  | 东方认证 | 370102   | 泉城路1号 | 0531  | approved  | 2010-03-01  |            | U-1
    {OTHER} | 南方认证 | 440106   | 天河路2号 | 0531  | approved  | 2011-03-01  |            | U-2
    {ENDED} | 旧日认证 | 370102   | 泉城路1号 | 1     | cancelled | 2005-03-01  | 2009-12-31 | U-3
    {TWIN}  | 齐鲁认证 | 370202   | 香港路3号 | 2     | approved  | 2012-03-01  |            | U-4
    {FAR}   | 西部认证 | 650102   | 天山路4号 | 3     | approved  | 2013-03-01  |            | U-5
"""
ORGANISATIONS = """
    org_id | name   | division | address  | phone | legal_person | status
    O-1    | 甲公司 | 370102   | 泉城路1号 | 10    | 王一         | open
    O-2    | 乙公司 | 440106   | 同楼      | 11    | 王一         | open
    O-3    | 丙公司 | 440106   | 同楼      | 11    | 王一         | open
    O-4    | 丁公司 | 650102   | 同楼      | 11    | 李二         | open
"""
CERTIFICATES = f"""
    cert_no | body_id | org_id | domain_code | issued_on  | status | status_on  | transferred_from | transferred_on
    C-1     | {BODY}  | O-1    | A0101       | 2025-09-10 | 01     | 2025-09-10 |                  |
    C-2     | {BODY}  | O-2    | A0101       | 2026-05-04 | 02     | 2026-06-02 |                  |
    C-3     | {BODY}  | O-3    | A0201       | 2026-05-05 | 01     | 2026-05-05 | {OTHER}          | 2026-05-05
    C-4     | {BODY}  | O-4    | A0201       | 2023-01-05 | 03     | 2026-02-03 |                  |
    C-5     | {OTHER} | O-2    | A0101       | 2026-01-05 | 01     | 2026-01-05 |                  |
"""
EVENTS = """
    cert_no | event     | on         | reported_at
    C-1     | issued    | 2025-09-10 | 2025-09-11 09:00:00
    C-2     | suspended | 2026-06-02 | 2026-06-03 09:00:00
    C-4     | revoked   | 2026-02-03 | 2026-02-04 09:00:00
"""
PLANS = f"""
    plan_id | body_id | org_id | planned_start_at    | planned_end_at      | cancelled | site_division | site_lat | site_lon
    P-1     | {BODY}  | O-1    | 2026-05-04 09:00:00 | 2026-05-05 12:00:00 | false     | 370102        | 36.651   | 117.12
    P-2     | {BODY}  | O-1    | 2026-05-04 09:00:00 | 2026-05-05 12:00:00 | false     | 370102        | 36.651   | 117.12
    P-3     | {OTHER} | O-2    | 2026-05-05 13:00:00 | 2026-05-05 17:00:00 | false     | 440106        | 23.124   | 113.36
    P-4     | {BODY}  | O-3    | 2026-06-08 09:00:00 | 2026-06-08 17:00:00 | true      | 440106        | 23.124   | 113.36
    P-5     | {FAR}   | O-4    | 2026-06-15 09:00:00 | 2026-06-16 17:00:00 | false     | 650102        | 43.826   | 87.617
"""
TEAM = """
    plan_id | person_id | role     | planned_days
    P-1     | A-1       | leader   | 1.5
    P-2     | A-1       | leader   | 1.5
    P-3     | A-1       | leader   | 24
    P-4     | A-1       | leader   | 1
    P-1     | A-2       | auditor  | 1.5
    P-3     | A-2       | auditor  |
    P-1     | A-3       | observer | 30
    P-5     | A-4       | leader   | 2
"""
SIGN_INS = """
    sign_in_id | plan_id | person_id | moment  | at                  | lat    | lon
    S-1        | P-1     | A-1       | opening | 2026-05-04 08:50:00 | 36.651 | 117.12
    S-2        | P-1     | A-1       | closing | 2026-05-05 12:10:00 | 36.651 | 117.12
    S-3        | P-3     | A-1       | opening | 2026-05-05 13:00:00 | 23.124 | 113.36
    S-4        | P-3     | A-1       | closing | 2026-05-05 17:00:00 | 23.124 | 113.36
"""
PEOPLE = """
    person_id | name
    A-1       | 张三丰
    A-2       | 李四光
    A-4       | 赵五岳
"""
REGISTRATIONS = f"""
    registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to
    R-1             | A-1       | {BODY}  | A0101       | 02    | 2024-01-01 | 2027-01-01
    R-4             | A-4       | {FAR}   | A0101       | 02    | 2024-01-01 | 2027-01-01
"""
RULES = f"""
    rule_no | body_id | title        | filed_on
    G-1     | {BODY}  | 质量体系规则 | 2024-02-02
"""
SCOPES = f"""
    body_id | domain_code | from_on
    {BODY}  | A0101       | 2010-03-01
"""
INSPECTIONS = f"""
    inspection_id | body_id | cert_no | inspected_on | origin | outcome
    I-1           | {BODY}  | C-1     | 2026-03-03   | random | minor
"""
PENALTIES = f"""
    decision_no | subject_kind | subject_id | decided_on | kind
    D-1         | body         | {BODY}     | 2025-11-11 | 警告
    D-2         | organisation | {BODY}     | 2025-11-12 | 罚款
"""
COMPLAINTS = f"""
    complaint_id | kind   | about_kind | about_id | received_on | verified
    K-1          | report | body       | {BODY}   | 2026-01-15  | true
"""
TABLES = {
    "bodies": BODIES, "organisations": ORGANISATIONS, "certificates": CERTIFICATES, "certificate_events": EVENTS,
    "audit_plans": PLANS, "audit_team": TEAM, "sign_ins": SIGN_INS, "people": PEOPLE, "registrations": REGISTRATIONS,
    "rules": RULES, "approved_scopes": SCOPES, "inspections": INSPECTIONS, "penalties": PENALTIES,
    "complaints": COMPLAINTS,
}  # fmt: skip
FINDINGS = f"""
    finding_id | detector              | body_id | cert_no | plan_id | person_id | org_id | occurred_on | severity | score
    f1         | p03_impossible_travel | {BODY}  |         | P-1     | A-1       |        | 2026-05-05  | high     | 0.9
    f2         | p06_no_audit          | {BODY}  | C-3     |         |           | O-3    | 2026-05-05  | medium   | 0.5
    f3         | p06_no_audit          | {BODY}  | C-2     |         |           | O-2    | 2026-05-04  | high     | 0.8
    f4         | p06_no_audit          | {BODY}  | C-1     |         |           | O-1    | 2025-09-10  | medium   | 0.5
    f5         | p06_no_audit          | {BODY}  | C-4     |         |           | O-4    | 2022-01-05  | medium   | 0.4
    f6         | p06_no_audit          | {FAR}   |         | P-5     | A-4       | O-4    | 2026-06-15  | high     | 0.8
"""
SEATS = {BODY: "370102", OTHER: "440106", ENDED: "370102", TWIN: "370202", FAR: "650102"}
PLACES = {"f1": "370102", "f2": "440106", "f3": "440106", "f4": "370102", "f5": "650102", "f6": "650102"}
RATES = {BODY: 30, OTHER: 2, TWIN: 1, FAR: 0}  # certificates without an audit, of a hundred
REASONS = [
    {"indicator": "certificate_out_of_order", "points": 12.5, "zh": "无审核", "en": "No audit", "findings": ["f2"], "records": []},
    {"indicator": "not_assessed", "points": 0.0, "zh": "未评估：某项", "en": "Not assessed: something",
     "findings": [], "records": [], "indicators": ["x"]},
]  # fmt: skip


def drawn_findings(text=FINDINGS):
    """The table of findings from its drawing."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    rows = [dict(zip(lines[0], (cell or None for cell in line), strict=True)) for line in lines[1:]]
    for row in rows:
        told = f"{row['finding_id']} {row['person_id'] or ''}"
        row |= {"pattern": row["detector"][:3].upper(), "subject_kind": "plan", "subject_id": row["finding_id"],
                "score": float(row["score"]), "occurred_on": date.fromisoformat(row["occurred_on"]), "evidence": "{}",
                "law": "[]", "explanation_zh": f"发现 {told}", "explanation_en": f"found {told}",
                "detector_version": 1}  # fmt: skip
    return pa.Table.from_pylist(rows, schema=FINDINGS_SCHEMA)


def indicators(rates=RATES, group="domain=A/size=small", name="certificate_out_of_order"):
    """One rate for each body, all of one peer group."""
    return pa.Table.from_pylist([
        {"body_id": body, "indicator": name, "shape": "findings", "numerator": float(number), "denominator": 100.0,
         "peer_group": group, "assessed": True, "value": 0.01}
        for body, number in rates.items()
    ])  # fmt: skip


def write_files(folder, **tables):
    """The dataset and the result of a run over it; `tables` stand in the place of those above."""
    dataset, result = Path(folder) / "dataset", Path(folder) / "result"
    dataset.mkdir(parents=True), result.mkdir()
    for name, text in {**TABLES, **tables}.items():
        pq.write_table(table(name, text), dataset / f"{name}.parquet")
    (dataset / "dataset.toml").write_text(f"contract = 1\nas_of = {DAY}\n", encoding="utf-8")
    pq.write_table(drawn_findings(), result / "findings.parquet")
    pq.write_table(indicators(), result / "indicators.parquet")
    return dataset, result


def in_registers(folder, **tables):
    """The world in the registers, judged twice: the run is the later one, with its counts."""
    dataset, result = write_files(folder, **tables)
    take_dataset(dataset)
    for as_of, grade, score in ((date(2026, 3, 31), "B", 30.0), (DAY, "C", 55.0)):
        run = Run.objects.create(as_of=as_of, state=Run.ENDED, ended_at=timezone.now())
        _grade(run, grade, score)
    for row in drawn_findings().to_pylist():
        places = {"body_division": SEATS[row["body_id"]], "place_division": PLACES[row["finding_id"]]}
        Finding.objects.create(**row, **places, first_run=run.pk, last_run=run.pk)
    Indicator.objects.bulk_create(
        Indicator(run=run, contribution=row["numerator"] / 4, dimension="results", records="[]",
                  **{name: row[name] for name in ("body_id", "indicator", "numerator", "denominator", "value", "peer_group", "assessed")})
        for row in indicators().to_pylist()
    )  # fmt: skip
    count(run, dataset, result)
    return run


def _grade(run, grade, score):
    change = json.dumps({"zh": "如果减少，等级将为B", "en": "If it fell, the grade would be B"})
    Grade.objects.bulk_create(
        Grade(run=run, body_id=body, body_division=SEATS[body], grade=grade if body == BODY else "A",
              score=score if body == BODY else 5.0, low=score - 5, high=score + 5, reasons=json.dumps(REASONS),
              direct_rule="false_data" if body == BODY and grade == "C" else None, nearest_change=change)
        for body in (BODY, OTHER, TWIN, FAR)
    )  # fmt: skip
