"""What was shown does not hold: the sentence that says why."""

from __future__ import annotations

from gongxin.errors import UserError


class Disproved(UserError):
    """A log, checkpoint, receipt or bundle that is not what it claims to be. `gongxin verify` ends with 1 then."""


class Damaged(UserError):
    """The files of our own log contradict each other: nothing is written any more until a person has looked."""
