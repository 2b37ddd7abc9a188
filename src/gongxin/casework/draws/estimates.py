"""What a closed draw says about everybody on its list: the violation rate, and what the weights were worth.

Only after closing: before that nobody may know which objects the equal share drew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction

from gongxin.casework.draws.folders import bundle_of
from gongxin.casework.draws.models import Draw
from gongxin.draw import files
from gongxin.draw.estimate import Checked, Estimate, gain, violation_rate

VIOLATION = ("minor", "serious", "false")
PUBLISHED = ("published", "closed")
LEAST = 2  # checks that an interval needs


@dataclass(frozen=True)
class Estimates:
    """`rate` of violations on the whole list, `gain` of the weighted over the equal arm; None where too few are known.

    `drawn` objects, of which the results of `checked` are published.
    """

    drawn: int
    checked: int
    rate: Estimate | None
    gain: Estimate | None


def estimates_of(draw: Draw) -> Estimates | None:
    """From the published outcomes of a closed draw; None before it is closed."""
    path = bundle_of(draw) / files.ARMS
    if draw.state != "closed" or not path.exists():
        return None
    equal = set(json.loads(path.read_bytes())["equal"])
    outcome = json.loads((bundle_of(draw) / files.OUTCOME).read_bytes())
    found = _outcomes(draw)
    checked = [
        Checked(Fraction(one["chance"]), found[one["object"]] in VIOLATION, one["object"] in equal)
        for one in outcome["objects"]
        if one["object"] in found
    ]
    rate = violation_rate(checked) if len(checked) >= LEAST else None
    return Estimates(len(outcome["objects"]), len(checked), rate, gain(checked))


def _outcomes(draw: Draw) -> dict[str, str]:
    """Object → what the published inspection of its visit found."""
    visits = draw.visits.filter(inspection__state__in=PUBLISHED).select_related("inspection")
    return {object_: visit.inspection.outcome for visit in visits for object_ in visit.objects_drawn}
