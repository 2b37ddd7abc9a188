"""X10, never a suspension: a body that has not suspended or revoked one certificate, however many it holds."""

from __future__ import annotations

from gongxin.simulate.misconduct.pick import Stage


def plant(stage: Stage, body: int) -> None:
    """Label the bodies from which every suspension was taken before the audits were scheduled (cast.prepare)."""
    stage.nation.truth.add("X10", "never_suspends", stage.nation.frame.today, body=body)
