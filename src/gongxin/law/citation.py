"""A citation is a triple (instrument, version, article), never free text.

Article numbers move when a law is revised, so a citation without its version would come to point elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.errors import UnknownName
from gongxin.law.instruments import instruments


@dataclass(frozen=True)
class Citation:
    """`Citation("certification-regulations", "2023", "61")`; refused at once if no such version is known."""

    instrument: str
    version: str
    article: str

    def __post_init__(self) -> None:
        known = instruments().get(self.instrument)
        if known is None or self.version not in known.versions:
            raise UnknownName(
                "No instrument %(instrument)s in version %(version)s is known; add it to law/instruments.yaml.",
                instrument=self.instrument,
                version=self.version,
            )

    def in_language(self, language: str) -> str:
        """`认证认可条例（2023）第61条` / `Regulations on Certification and Accreditation (2023), art. 61`."""
        name = instruments()[self.instrument].name.in_language(language)
        if not self.article:
            return f"{name}（{self.version}）" if language == "zh" else f"{name} ({self.version})"
        return (
            f"{name}（{self.version}）第{self.article}条"
            if language == "zh"
            else f"{name} ({self.version}), art. {self.article}"
        )

    def as_record(self) -> dict[str, str]:
        """The triple as it is written into findings."""
        return {"instrument": self.instrument, "version": self.version, "article": self.article}
