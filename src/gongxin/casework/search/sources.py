"""Which registers are searched, and how a record of each becomes a document."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.registry.models import Body, CccCertificate, Certificate, Organisation, Registration
from gongxin.casework.registry.version import Version


@dataclass(frozen=True)
class Source:
    """How a register becomes documents: its key and name, what else is a number, and whose the document is."""

    kind: str
    model: type[Version]
    key: str
    name: str = ""
    codes: tuple[str, ...] = ()
    belongs: tuple[tuple[str, str], ...] = ()  # column of the document, column of the register

    @property
    def columns(self) -> tuple[str, ...]:
        """What is read of the register, each column once."""
        belonging = tuple(column for _, column in self.belongs)
        return tuple(dict.fromkeys((self.key, *filter(None, (self.name,)), *self.codes, *belonging)))


CERTIFIED = (
    ("division", "holder_division"),
    ("body_division", "body_division"),
    ("body_id", "body_id"),
    ("org_id", "org_id"),
)
SOURCES = (
    Source("body", Body, "body_id", "name", ("uscc",), (("division", "division"), ("body_id", "body_id"))),
    Source("organisation", Organisation, "org_id", "name", (), (("division", "division"), ("org_id", "org_id"))),
    Source("certificate", Certificate, "cert_no", belongs=CERTIFIED),
    Source("ccc", CccCertificate, "cert_no", "manufacturer", belongs=(("body_id", "body_id"),)),
    Source(
        "registration",
        Registration,
        "registration_no",
        codes=("person_id",),
        belongs=(("body_division", "body_division"), ("body_id", "body_id"), ("person_id", "person_id")),
    ),
)
BY_MODEL = {source.model: source for source in SOURCES}
