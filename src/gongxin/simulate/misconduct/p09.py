"""P09, outside the approved scope: a field never approved, an approval that had ended, a business scope left out."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.calibration import domains, groups
from gongxin.simulate.columns import NO_DAY, Array
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.rules import SCOPE_WORDS
from gongxin.simulate.words import INDUSTRIES

ENDED = 200  # days before the extract
SMALL = ("construction", "food", "information", "energy", "property", "ccc", "voluntary", "organic", "service")
SCOPE_OF_INDUSTRY = np.array([SCOPE_WORDS.index(row[2]) for row in INDUSTRIES])
FEWEST, MOST_SHARE = 2, 0.12


def plant(stage: Stage, body: int, number: int) -> None:
    """One variant in each body; the last needs no second field."""
    held = _small_fields(stage, body)
    if number % 3 == 0 and len(held) and _never_approved(stage, body, held[0]):
        return
    if number % 3 == 1 and any(_approval_ended(stage, body, domain) for domain in held):
        return
    _scope_left_out(stage, body)


def _small_fields(stage: Stage, body: int) -> list[int]:
    """Fields of the body apart from its first group, smallest first."""
    n = stage.nation
    own = n.certificates["domain"][(n.certificates["body"] == body) & (n.certificates["client"] >= 0)]
    shared = {domains().index(domain) for domain in groups()[0].domains}
    count = np.bincount(own, minlength=len(domains()))
    return [int(d) for d in np.argsort(count, kind="stable") if count[d] >= FEWEST and d not in shared]


def _free_certificates(stage: Stage, body: int, domain: int) -> Array:
    table = stage.nation.certificates
    return np.flatnonzero((table["body"] == body) & (table["domain"] == domain))


def _never_approved(stage: Stage, body: int, domain: int) -> bool:
    n = stage.nation
    rows = _free_certificates(stage, body, domain)
    n.scopes.keep((n.scopes["body"] != body) | (n.scopes["domain"] != domain))
    _note(stage, "never_approved", rows)
    return True


def _approval_ended(stage: Stage, body: int, domain: int) -> bool:
    n = stage.nation
    rows = _free_certificates(stage, body, domain)
    end = n.frame.today - ENDED
    late = rows[n.certificates["issued_on"][rows] > end]
    if not len(late):
        return False
    scope = (n.scopes["body"] == body) & (n.scopes["domain"] == domain)
    n.scopes["valid_to"][scope] = end
    _note(stage, "approval_ended", late)
    clients = np.unique(n.certificates["client"][rows])
    plans = np.flatnonzero(np.isin(n.plans["client"], clients) & (n.plans["start_at"] > (end + 1) * 86_400))
    _note_plans(stage, "approval_ended", plans[~n.plans["dropped"][plans]])
    return True


def _scope_left_out(stage: Stage, body: int) -> None:
    """Quality management approved by business scope, and one scope in use is not among them."""
    n = stage.nation
    quality = domains().index("A0101")
    rows = _free_certificates(stage, body, quality)
    used, count = np.unique(SCOPE_OF_INDUSTRY[n.certificates["industry"][rows]], return_counts=True)
    fits = np.flatnonzero((count >= FEWEST) & (count <= max(FEWEST, MOST_SHARE * len(rows))))
    if not len(fits):
        return
    missing = int(used[fits[0]])
    whole = (n.scopes["body"] == body) & (n.scopes["domain"] == quality)
    start = int(n.scopes["valid_from"][whole][0])
    n.scopes.keep(~whole)
    kept = used[used != missing]
    n.scopes.append(body=body, domain=quality, scope=kept, valid_from=start, valid_to=np.full(len(kept), NO_DAY))
    _note(stage, "business_scope", rows[SCOPE_OF_INDUSTRY[n.certificates["industry"][rows]] == missing])


def _note(stage: Stage, variant: str, rows: Array) -> None:
    table = stage.nation.certificates
    stage.nation.truth.add(
        "P09", variant, table["issued_on"][rows], body=table["body"][rows], org=table["org"][rows], cert=rows
    )
    if variant == "never_approved":
        clients = np.unique(table["client"][rows])
        plans = np.flatnonzero(np.isin(stage.nation.plans["client"], clients[clients >= 0]))
        _note_plans(stage, variant, plans[~stage.nation.plans["dropped"][plans]])


def _note_plans(stage: Stage, variant: str, plans: Array) -> None:
    n = stage.nation
    if len(plans):
        day = n.plans["start_at"][plans] // 86_400
        n.truth.add(
            "P09", variant, day, body=n.plans["body"][plans], org=n.plans["org"][plans], plan=plans, secondary=True
        )
