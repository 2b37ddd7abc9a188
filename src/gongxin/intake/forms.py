"""How the texts of a column are brought to one form before they are judged.

Identifiers of the field are written in capitals without spaces (CNCA reporting rule); identifiers that a system gave
out (plans, persons, sign-ins, devices) are left as they are but for the spaces around them.
"""

from __future__ import annotations

from enum import StrEnum

from gongxin.records import Column, Kind


class Form(StrEnum):
    """What happens to a text."""

    CODE = "code"  # looked up in a closed list, by code or by label
    CAPITALS = "capitals"  # half-width, upper case, no spaces
    AS_GIVEN = "as given"  # half-width, spaces around it removed
    FREE = "free"  # spaces around it removed


CAPITALS = frozenset(
    [
        "body_id",
        "org_id",
        "cert_no",
        "cert_nos",
        "main_cert_no",
        "transferred_from",
        "uscc",
        "registration_no",
        "accreditation_no",
        "rule_no",
        "division",
        "site_division",
        "domain_code",
        "domain_codes",
        "scope_code",
        "scope_codes",
    ]
)
AS_GIVEN = frozenset(
    [
        "plan_id",
        "person_id",
        "sign_in_id",
        "explanation_id",
        "inspection_id",
        "complaint_id",
        "decision_no",
        "subject_id",
        "about_id",
        "decided_by",
        "device_id",
        "photo_hash",
        "present_ids",
        "application_no",
        "industry",
        "phone",
        "reason_code",
        "report_no",
        "lab_id",
        "factory_id",
        "holder_id",
    ]
)


def form_of(column: Column) -> Form:
    """The form of a text or list column."""
    if column.codes is not None:
        return Form.CODE
    if column.name in CAPITALS:
        return Form.CAPITALS
    return Form.AS_GIVEN if column.name in AS_GIVEN else Form.FREE


def is_code_list(column: Column) -> bool:
    """Lists of codes hold no commas of their own, so a comma between two codes may be read as a separator."""
    return column.kind is Kind.LIST and (column.codes is not None or column.pattern is not None)
