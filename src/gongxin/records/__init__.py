"""The nouns: one declaration per table of the dataset contract (version 1).

`TABLES` maps each table name to its declaration, in the order of the contract.
"""

from gongxin.records.approved_scopes import APPROVED_SCOPES
from gongxin.records.audit_plans import AUDIT_PLANS
from gongxin.records.audit_results import AUDIT_RESULTS
from gongxin.records.audit_team import AUDIT_TEAM
from gongxin.records.bodies import BODIES
from gongxin.records.ccc import CCC_CERTIFICATES, DESIGNATIONS, FACTORY_INSPECTIONS, MARKS, TEST_REPORTS
from gongxin.records.certificate_events import CERTIFICATE_EVENTS
from gongxin.records.certificates import CERTIFICATES
from gongxin.records.complaints import COMPLAINTS
from gongxin.records.explanations import EXPLANATIONS
from gongxin.records.inspections import INSPECTIONS
from gongxin.records.model import Access, Column, Kind, Table
from gongxin.records.organisations import ORGANISATIONS
from gongxin.records.penalties import PENALTIES
from gongxin.records.people import PEOPLE
from gongxin.records.registrations import REGISTRATIONS
from gongxin.records.rules import RULES
from gongxin.records.sign_ins import SIGN_INS

CONTRACT = 1

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        BODIES, APPROVED_SCOPES, RULES, PEOPLE, REGISTRATIONS, ORGANISATIONS,
        AUDIT_PLANS, AUDIT_TEAM, SIGN_INS, EXPLANATIONS, AUDIT_RESULTS, CERTIFICATES, CERTIFICATE_EVENTS,
        INSPECTIONS, PENALTIES, COMPLAINTS,
        CCC_CERTIFICATES, TEST_REPORTS, FACTORY_INSPECTIONS, DESIGNATIONS, MARKS,
    )
}  # fmt: skip

__all__ = ["CONTRACT", "TABLES", "Access", "Column", "Kind", "Table"]
