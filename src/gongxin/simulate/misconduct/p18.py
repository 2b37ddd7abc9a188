"""P18, lost bodies: nobody reached, nothing filed, no audit for months, certificates still valid."""

from __future__ import annotations

from gongxin.simulate.misconduct.pick import Stage

SILENT = (195, 225)  # days since the last contact


def plant(stage: Stage, body: int) -> None:
    """Silence; the yearly report is missing as well."""
    n = stage.nation
    n.bodies["contact_on"][body] = n.frame.today - int(stage.chance.integers(*SILENT))
    n.bodies["report_on"][body] -= 365
    n.truth.add("P18", "lost_contact", n.frame.today, body=body)
    n.truth.add("P15", "yearly_report_missing", n.frame.today, True, body=body)
