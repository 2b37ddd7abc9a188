"""The registers, one model per table of the contract. Columns come from `records`; here stands what is ours.

`BELONGS` says through which columns a row belongs to a division, a body, a person or an organisation, for
`accounts.jurisdiction`; `public` marks registers whose public columns anyone may see. `PLACES` names the columns that
are copied from the register of bodies or organisations when a row is written, so that a list of a province reads one
index.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Index, Q

from gongxin.casework.registry.version import STILL_KNOWN, Version
from gongxin.records import TABLES

KNOWN = Q(known_to=STILL_KNOWN)
BODY, HOLDER = ("bodies", "body_id"), ("organisations", "org_id")  # whose division a row is given, and by what key


def _index(name: str, *columns: str) -> Index:
    """An index over the versions we hold true, which nearly every page asks for."""
    return Index(fields=columns, name=f"{name}_now", condition=KNOWN)


class Body(Version, table=TABLES["bodies"]):
    """A certification body."""

    BEGINS = "approved_on"
    BELONGS = {"division": ("division",), "body_id": ("body_id",), "public": ("body_id",)}

    class Meta:
        db_table = "bodies"
        indexes = [Index(fields=["body_id"], name="bodies_key"), _index("bodies_division", "division")]


class ApprovedScope(Version, table=TABLES["approved_scopes"]):
    """A domain or scope in which a body may certify."""

    BEGINS = "from_on"
    BELONGS = {"division": ("body_division",), "body_id": ("body_id",), "public": ("body_id",)}
    body_division = models.CharField(max_length=6, null=True)
    PLACES = {"body_division": BODY}

    class Meta:
        db_table = "approved_scopes"
        indexes = [Index(fields=["body_id", "domain_code"], name="scopes_key")]


class Rule(Version, table=TABLES["rules"]):
    """A filed certification rule."""

    BEGINS = "filed_on"
    BELONGS = {"division": ("body_division",), "body_id": ("body_id",), "public": ("rule_no",)}
    body_division = models.CharField(max_length=6, null=True)
    PLACES = {"body_division": BODY}

    class Meta:
        db_table = "rules"
        indexes = [
            Index(fields=["rule_no"], name="rules_key"),
            _index("rules_body", "body_id"),
            _index("rules_filed", "filed_on"),
        ]


class Person(Version, table=TABLES["people"]):
    """An auditor, inspector or decision maker. Seen by way of a registration."""

    BELONGS = {"person_id": ("person_id",)}

    class Meta:
        db_table = "people"
        indexes = [Index(fields=["person_id"], name="people_key")]


class Registration(Version, table=TABLES["registrations"]):
    """A registration of a person with a body."""

    BEGINS = "valid_from"
    BELONGS = {"division": ("body_division",), "body_id": ("body_id",), "person_id": ("person_id",)}
    body_division = models.CharField(max_length=6, null=True)
    PLACES = {"body_division": BODY}

    class Meta:
        db_table = "registrations"
        indexes = [
            Index(fields=["registration_no"], name="registrations_key"),
            _index("registrations_person", "person_id"),
            _index("registrations_body", "body_id", "registration_no"),
            _index("registrations_number", "registration_no"),
            _index("registrations_ends", "valid_to"),
        ]


class Organisation(Version, table=TABLES["organisations"]):
    """A certified or applying organisation."""

    BEGINS = "registered_on"
    BELONGS = {"division": ("division",), "org_id": ("org_id",), "public": ("org_id",)}

    class Meta:
        db_table = "organisations"
        indexes = [
            Index(fields=["org_id"], name="organisations_key"),
            _index("organisations_division", "division", "org_id"),
            _index("organisations_number", "org_id"),
        ]


class AuditPlan(Version, table=TABLES["audit_plans"]):
    """A reported audit plan (CNCA 102010)."""

    BEGINS = "reported_at"
    BELONGS = {
        "division": ("site_division", "body_division"),
        "body_id": ("body_id",),
        "org_id": ("org_id",),
    }
    body_division = models.CharField(max_length=6, null=True)
    PLACES = {"body_division": BODY}

    class Meta:
        db_table = "audit_plans"
        indexes = [
            Index(fields=["plan_id"], name="plans_key"),
            _index("plans_body", "body_id", "planned_start_at"),
            _index("plans_org", "org_id", "planned_start_at"),
            _index("plans_site", "site_division", "planned_start_at"),
            _index("plans_body_division", "body_division", "planned_start_at"),
            _index("plans_start", "planned_start_at"),
        ]


class TeamMember(Version, table=TABLES["audit_team"]):
    """A person planned for an audit."""

    BELONGS = {"person_id": ("person_id",)}

    class Meta:
        db_table = "audit_team"
        indexes = [Index(fields=["plan_id"], name="team_plan"), Index(fields=["person_id"], name="team_person")]


class SignIn(Version, table=TABLES["sign_ins"]):
    """A sign-in at an audit."""

    BEGINS = "at"
    BELONGS = {"person_id": ("person_id",)}

    class Meta:
        db_table = "sign_ins"
        indexes = [
            Index(fields=["sign_in_id"], name="sign_ins_key"),
            Index(fields=["plan_id"], name="sign_ins_plan"),
            Index(fields=["person_id", "at"], name="sign_ins_person"),
        ]


class Explanation(Version, table=TABLES["explanations"]):
    """What an auditor or a body said about a sign-in anomaly."""

    BEGINS = "at"

    class Meta:
        db_table = "explanations"
        indexes = [
            Index(fields=["explanation_id"], name="explanations_key"),
            Index(fields=["plan_id"], name="explanations_plan"),
        ]


class AuditResult(Version, table=TABLES["audit_results"]):
    """An auditor's part in a stage of an audit (CNCA 103011)."""

    BEGINS = "started_at"
    BELONGS = {"person_id": ("person_id",)}

    class Meta:
        db_table = "audit_results"
        indexes = [Index(fields=["plan_id"], name="results_plan"), Index(fields=["person_id"], name="results_person")]


class Certificate(Version, table=TABLES["certificates"]):
    """A certificate (CNCA 103010). `holder_division` is where its holder is registered."""

    BEGINS = "issued_on"
    BELONGS = {
        "division": ("holder_division", "body_division"),
        "body_id": ("body_id",),
        "org_id": ("org_id",),
        "public": ("cert_no",),
    }
    holder_division = models.CharField(max_length=6, null=True)
    body_division = models.CharField(max_length=6, null=True)
    PLACES = {"holder_division": HOLDER, "body_division": BODY}

    class Meta:
        db_table = "certificates"
        indexes = [
            Index(fields=["cert_no"], name="certificates_key"),
            _index("certificates_body", "body_id", "issued_on"),
            _index("certificates_org", "org_id", "issued_on"),
            _index("certificates_place", "holder_division", "issued_on"),
            _index("certificates_body_division", "body_division", "issued_on"),
            _index("certificates_issued", "issued_on"),
            _index("certificates_expires", "expires_on"),
            _index("certificates_state", "status", "issued_on"),
            _index("certificates_domain", "domain_code", "issued_on"),
            _index("certificates_rule", "rule_no", "issued_on"),
            Index(fields=["main_cert_no"], name="certificates_main", condition=Q(main_cert_no__isnull=False)),
        ]


class CertificateEvent(Version, table=TABLES["certificate_events"]):
    """A change of state of a certificate."""

    BEGINS = "on"

    class Meta:
        db_table = "certificate_events"
        indexes = [Index(fields=["cert_no", "on"], name="events_certificate")]


class KnownInspection(Version, table=TABLES["inspections"]):
    """An inspection that supervision already knows of."""

    BEGINS = "inspected_on"
    BELONGS = {"body_id": ("body_id",), "org_id": ("org_id",)}

    class Meta:
        db_table = "inspections"
        indexes = [
            Index(fields=["inspection_id"], name="inspections_key"),
            Index(fields=["body_id", "inspected_on"], name="inspections_body"),
        ]


class KnownPenalty(Version, table=TABLES["penalties"]):
    """A penalty decision that supervision already knows of."""

    BEGINS = "decided_on"

    class Meta:
        db_table = "penalties"
        indexes = [
            Index(fields=["decision_no"], name="penalties_key"),
            Index(fields=["subject_kind", "subject_id"], name="penalties_subject"),
        ]


class KnownComplaint(Version, table=TABLES["complaints"]):
    """A complaint or report that supervision already knows of."""

    BEGINS = "received_on"

    class Meta:
        db_table = "complaints"
        indexes = [
            Index(fields=["complaint_id"], name="complaints_key"),
            Index(fields=["about_kind", "about_id"], name="complaints_subject"),
        ]


class CccCertificate(Version, table=TABLES["ccc_certificates"]):
    """A certificate of compulsory product certification."""

    BEGINS = "issued_on"
    BELONGS = {"body_id": ("body_id",), "public": ("cert_no",)}

    class Meta:
        db_table = "ccc_certificates"
        indexes = [Index(fields=["cert_no"], name="ccc_key"), _index("ccc_body", "body_id")]


class TestReport(Version, table=TABLES["test_reports"]):
    """A type-test report."""

    BEGINS = "tested_on"

    class Meta:
        db_table = "test_reports"
        indexes = [Index(fields=["report_no"], name="reports_key"), Index(fields=["cert_no"], name="reports_cert")]


class FactoryInspection(Version, table=TABLES["factory_inspections"]):
    """An inspection of a factory."""

    BEGINS = "inspected_on"

    class Meta:
        db_table = "factory_inspections"
        indexes = [Index(fields=["cert_no"], name="factory_cert")]


class Designation(Version, table=TABLES["designations"]):
    """A body or laboratory designated for a class of products."""

    BEGINS = "from_on"

    class Meta:
        db_table = "designations"
        indexes = [Index(fields=["holder_id"], name="designations_key")]


class Mark(Version, table=TABLES["marks"]):
    """Marks given out under a certificate."""

    BEGINS = "from_on"

    class Meta:
        db_table = "marks"
        indexes = [Index(fields=["cert_no"], name="marks_cert")]


class Batch(models.Model):
    """What brought versions into the registers: an import, an upload, an API call, an act of an officer."""

    KINDS = (("import", "import"), ("upload", "upload"), ("api", "api"), ("act", "act"))

    kind = models.CharField(max_length=10, choices=KINDS)
    origin = models.CharField(max_length=200, blank=True)
    as_of = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60, blank=True)
    body_id = models.CharField(max_length=30, blank=True, default="")
    counts = models.JSONField(default=dict)  # table → {"added", "changed", "same", "rejected"}


REGISTERS: dict[str, type[Version]] = {model.TABLE.name: model for model in Version.__subclasses__()}
