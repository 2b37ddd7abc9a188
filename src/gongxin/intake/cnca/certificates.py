"""103010 证书信息 → certificates, organisations."""

from __future__ import annotations

from gongxin.intake.cnca.fields import Fields, decoded, members, part
from gongxin.intake.cnca.mapping import ACCREDITATION_MARKS, RISKS
from gongxin.intake.cnca.persons import capitals
from gongxin.records import TABLES


def certificates(fields: Fields) -> str:
    """One certificate a row. The day and reason of the state depend on the state: suspended (02), ended (03, 04)."""
    decider = capitals(part(f"{members(fields['CHK_P_LIST'])}[1]", 1))
    holder = f"(SELECT min(person_id) FROM holders WHERE registration_no = {decider})"
    status = f"lpad({fields['CERTI_STATUS']}, 2, '0')"
    marks = f"list_transform({members(fields['ACC_SYMBOL'])}, lambda m: {decoded('m', ACCREDITATION_MARKS)})"
    special = {
        "decided_by": f"coalesce({holder}, {decider})",
        "complexity": decoded(fields["RISK_PARAM"], RISKS),
        "accreditation_mark": f"nullif(array_to_string({marks}, '；'), '')",
        "status_on": f"""CASE WHEN {status} = '02' THEN {fields["PAUSE_S_DATE"]}
            WHEN {status} IN ('03', '04') THEN {fields["CANCEL_DATE"]} ELSE {fields["CHG_DATE"]} END""",
        "status_reason": f"""CASE WHEN {status} = '02' THEN {fields["PAUSE_CAUSE"]}
            WHEN {status} IN ('03', '04') THEN {fields["CANCEL_CAUSE"]} END""",
    }
    return f"SELECT line, {fields.mapped(TABLES['certificates'].columns, special)} FROM ({fields.rows})"


def organisations(fields: Fields) -> str:
    """The certified organisation of each row."""
    return f"SELECT line, {fields.mapped(TABLES['organisations'].columns, {})} FROM ({fields.rows})"
