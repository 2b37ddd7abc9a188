"""103011 审核结果 → audit_results, people.

A result names a certificate and a stage, not a plan. Its plan is one of the same body and stage that the certificate
report names (AUDIT_PLAN_NO), else one that names the certificate, else one for its organisation; of several, the one
that begins nearest in time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from gongxin.intake import sql, values
from gongxin.intake.cnca.fields import Fields, decoded
from gongxin.intake.cnca.mapping import NEAREST_DAYS, ROLES, TRAINEE_GRADES
from gongxin.intake.cnca.persons import capitals, hashed


def people(fields: Fields, key: str) -> str:
    """Everyone named in a result."""
    return (
        f"SELECT line, {_person(fields, key)} AS person_id, {fields['FULL_NAME']} AS name FROM ({_with_holder(fields)})"
    )


def audit_results(fields: Fields, key: str) -> str:
    """One row per auditor and stage, with its plan from the table `links`."""
    role = decoded(fields["APPR_M_ROLE"], ROLES)
    trainee = f"lpad({fields['QUA_CODE']}, 2, '0') IN {sql.texts(TRAINEE_GRADES)}"
    observer = f"coalesce({values.truth(fields['OBSERVER_FLAG'])}, false)"
    return f"""SELECT line, plan_id, {_person(fields, key)} AS person_id, {fields["APPR_STAGE"]} AS stage_code,
            {fields["APPR_S_DATE"]} AS started_at, {fields["APPR_E_DATE"]} AS ended_at,
            CASE WHEN {observer} THEN 'observer' WHEN {trainee} THEN 'trainee' ELSE {role} END AS role,
            registration_no
        FROM ({_with_holder(fields)}) LEFT JOIN links USING (line)"""


def _with_holder(fields: Fields) -> str:
    number = capitals(fields["APT_CERTI_NUM"])
    return f"""SELECT * FROM (SELECT *, {number} AS registration_no FROM ({fields.rows}))
        LEFT JOIN (SELECT registration_no, person_id AS holder FROM holders) USING (registration_no)"""


def _person(fields: Fields, key: str) -> str:
    return f"coalesce(holder, {hashed(fields['ID_CODE'], key)}, registration_no)"


def links(
    con: duckdb.DuckDBPyConnection, fields: Fields, reported: Fields | None, clean: Mapping[str, tuple[Path, ...]]
) -> None:
    """Fill the table `links` with (line, plan_id) for every result whose plan can be told.

    `reported` is the table 103010, where there is one; `clean` holds the plans and certificates already read.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE links (line BIGINT, plan_id VARCHAR)")
    if "audit_plans" not in clean:
        return
    con.execute(
        f"""INSERT INTO links
        WITH result AS ({_results(fields)}), plan AS ({_plans(clean)}),
        certified AS ({_certified(clean)}), reported AS ({_reported(reported)})
        SELECT line, plan_id FROM result
        LEFT JOIN certified USING (cert_no) LEFT JOIN reported USING (cert_no)
        JOIN plan ON plan.stage = result.stage
            AND (plan.org_id = certified.org_id OR list_contains(certs, result.cert_no) OR plan_id = plan_no)
            AND (result.body_id IS NULL OR plan.body_id = result.body_id)
            AND abs(date_diff('hour', planned_start_at, started_at)) <= {NEAREST_DAYS * 24}
        QUALIFY row_number() OVER (PARTITION BY line ORDER BY coalesce(plan_id = plan_no, false) DESC,
            list_contains(certs, result.cert_no) DESC, abs(date_diff('minute', planned_start_at, started_at)),
            plan_id) = 1"""
    )


def _results(fields: Fields) -> str:
    stage = "CASE WHEN strlen(APPR_STAGE) IN (1, 3) THEN '0' || APPR_STAGE ELSE APPR_STAGE END"
    return f"""SELECT line, {capitals("CERT_NUMBER")} AS cert_no, {stage} AS stage,
        {capitals(fields["RZJG_ID"])} AS body_id, {values.moment(fields["APPR_S_DATE"])} AS started_at
        FROM ({fields.rows})"""


def _plans(clean: Mapping[str, tuple[Path, ...]]) -> str:
    return f"""SELECT plan_id, body_id, org_id, planned_start_at, unnest(string_split(stage_codes, '；')) AS stage,
        string_split(coalesce(cert_nos, ''), '；') AS certs
        FROM {_files(clean["audit_plans"])} WHERE NOT coalesce(cancelled, false)"""


def _certified(clean: Mapping[str, tuple[Path, ...]]) -> str:
    if "certificates" not in clean:
        return "SELECT NULL::VARCHAR AS cert_no, NULL::VARCHAR AS org_id LIMIT 0"
    return f"SELECT cert_no, org_id FROM {_files(clean['certificates'])}"


def _reported(reported: Fields | None) -> str:
    if reported is None:
        return "SELECT NULL::VARCHAR AS cert_no, NULL::VARCHAR AS plan_no LIMIT 0"
    return f"""SELECT {capitals("CERT_NUMBER")} AS cert_no, min({reported["AUDIT_PLAN_NO"]}) AS plan_no
        FROM ({reported.rows}) GROUP BY ALL"""


def _files(files: tuple[Path, ...]) -> str:
    return f"read_parquet([{', '.join(sql.text(str(file)) for file in files)}])"
