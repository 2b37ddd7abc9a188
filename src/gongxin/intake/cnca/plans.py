"""102010 审核计划 → audit_plans, audit_team, people, organisations."""

from __future__ import annotations

from gongxin.intake.cnca.fields import Fields, decoded, members, part
from gongxin.intake.cnca.mapping import ROLES
from gongxin.intake.cnca.persons import capitals
from gongxin.records import TABLES


def audit_plans(fields: Fields) -> str:
    """One plan a row; the site is the place actually audited."""
    stages = f"array_to_string(list_distinct({members(fields['AUDIT_ACT_TYPE'])}), '；')"
    return f"SELECT line, {fields.mapped(TABLES['audit_plans'].columns, {'stage_codes': stages})} FROM ({fields.rows})"


def _people(fields: Fields) -> str:
    """(line, plan_id, place in the list, name, registration_no, role) of everyone named in a plan."""
    named = []
    for field, expert in (("AUDIT_INSPECTOR", False), ("AUDIT_INSPECT_ZJ", True)):
        first = "'expert'" if expert else "CASE WHEN nth = 1 THEN 'leader' ELSE 'auditor' END"
        role = f"coalesce({decoded(part('member', 3), ROLES)}, {first})"
        named.append(
            f"""SELECT line, plan_id, nth + {1000 * expert} AS nth, {part("member", 2)} AS name,
                {capitals(part("member", 1))} AS registration_no, {role} AS role
            FROM (SELECT line, {fields["AUDIT_PLAN_CODE"]} AS plan_id,
                unnest({members(fields[field])}) AS member,
                unnest(range(1, len({members(fields[field])}) + 1)) AS nth FROM ({fields.rows}))"""
        )
    return " UNION ALL ".join(named)


def _known_people(fields: Fields) -> str:
    """`_people` with their person_id. Who is named without a number is known in this plan only: names are shared."""
    return f"""SELECT named.*, coalesce(holders.person_id, registration_no, plan_id || ' ' || name) AS person_id
        FROM ({_people(fields)}) AS named LEFT JOIN holders USING (registration_no)"""


def audit_team(fields: Fields) -> str:
    """One row per plan and person; somebody named twice is taken in the first role named."""
    return f"""SELECT line, plan_id, person_id, role, registration_no FROM ({_known_people(fields)})
        QUALIFY row_number() OVER (PARTITION BY plan_id, person_id ORDER BY line, nth) = 1 OR person_id IS NULL"""


def people(fields: Fields) -> str:
    """Everyone named in a plan."""
    return f"SELECT line, person_id, name FROM ({_known_people(fields)}) WHERE person_id IS NOT NULL"


def organisations(fields: Fields) -> str:
    """Code and name only: the address in a plan is the audited site, not the seat."""
    return f"SELECT line, {fields['ORG_CODE']} AS org_id, {fields['ORG_NAME']} AS name FROM ({fields.rows})"
