"""What is known of a body besides findings: a few numbers from each table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Penalty:
    """A penalty decision against the body."""

    decision_no: str
    decided_on: date | None
    provision: str
    kind: str


@dataclass(frozen=True)
class Inspection:
    """An inspection of the body or of an organisation it certified."""

    inspection_id: str
    inspected_on: date | None
    outcome: str


@dataclass(frozen=True)
class Complaint:
    """A complaint or report about the body that was found true."""

    complaint_id: str
    received_on: date | None


@dataclass(frozen=True)
class Listing:
    """A time on the serious-dishonesty list."""

    from_on: date
    to_on: date | None


@dataclass
class Profile:
    """One body in numbers. Counts cover everything the dataset holds of it, cancelled plans left out."""

    body_id: str
    division: str = ""
    status: str = ""
    approved_on: date | None = None
    full_time_staff: int | None = None
    accreditation_status: str = ""
    plans: int = 0
    remote_plans: list[str] = field(default_factory=list)  # plan ids
    certificates: int = 0
    valid_certificates: int = 0
    transferred_certificates: int = 0
    by_class: dict[str, int] = field(default_factory=dict)  # class of domain A, B, C, D → certificates
    persons: int = 0
    explanations: int = 0
    late_explanations: list[str] = field(default_factory=list)  # explanation ids
    first_plan_on: date | None = None
    first_certificate_on: date | None = None
    penalties: list[Penalty] = field(default_factory=list)
    inspections: list[Inspection] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)

    @property
    def first_on(self) -> date | None:
        """The first day the dataset tells of this body's work."""
        return min((day for day in (self.first_plan_on, self.first_certificate_on) if day), default=None)

    @property
    def onsite_plans(self) -> int:
        """Plans that were not remote."""
        return self.plans - len(self.remote_plans)
