"""What is asked, what was measured, and whether it was met."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Bar:
    """A measured value that must not lie above a limit."""

    name: str
    measured: float
    limit: float

    @property
    def met(self) -> bool:
        """Whether the measured value stays within the limit."""
        return self.measured <= self.limit

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "met": self.met}
