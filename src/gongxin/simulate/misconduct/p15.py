"""P15, duties of the body itself: a rule not filed, no yearly report, an approval that ran out."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.calibration import domains
from gongxin.simulate.columns import NO_DAY, NONE
from gongxin.simulate.misconduct.pick import Stage

EXPIRED_AGO = 120  # days
FILED_LATE_BY = 400


def plant(stage: Stage, body: int, number: int) -> None:
    """One variant of each duty by turns."""
    n = stage.nation
    _rule(stage, body, late=number % 2 == 1)
    if number % 3 == 0:
        n.bodies["report_on"][body] = NO_DAY if number % 2 == 0 else n.bodies["report_on"][body] - 730
        n.truth.add("P15", "yearly_report_missing", n.frame.today, body=body)
    if number % 3 == 1:
        n.bodies["expires_on"][body] = n.frame.today - EXPIRED_AGO
        n.truth.add("P15", "approval_expired", n.frame.today - EXPIRED_AGO, body=body)
    if number % 3 == 2:
        n.bodies["report_on"][body] -= 365
        n.truth.add("P15", "yearly_report_missing", n.frame.today, body=body)


def _rule(stage: Stage, body: int, late: bool) -> None:
    """The rule of the largest field is filed long after it was used, or not at all."""
    n = stage.nation
    own = (n.certificates["body"] == body) & (n.certificates["domain"] < len(domains()))
    if not own.any():
        return
    field = int(np.bincount(n.certificates["domain"][own]).argmax())
    rule = np.flatnonzero((n.rules["body"] == body) & (n.rules["domain"] == field))
    if late:
        n.rules["filed_on"][rule] = n.frame.today - FILED_LATE_BY
    else:
        n.rules["dropped"][rule] = True
        n.certificates["rule"][own & (n.certificates["domain"] == field)] = NONE
    n.truth.add("P15", "rule_filed_late" if late else "rule_not_filed", n.frame.today, body=body)
