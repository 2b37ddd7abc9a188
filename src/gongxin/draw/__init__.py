"""The verifiable draw: who is inspected and by whom, so that anyone can re-run it and nobody can steer it.

    plan = read_plan(Path("plan.toml"))                        # quota, strata, weights, the public randomness to come
    committed = commit(plan, objects, inspectors, recusals, folder, at="2026-11-28T09:00:00Z")
    #   writes the list with every chance; committed.entry goes to the ledger, committed.secrets stay locked away
    drawn = carry_out(folder, values, secrets, at=…)           # after the randomness is out: objects, then inspectors
    #   drawn.entry goes to the ledger; folder/outcome.json tells who is visited by whom
    closed = close(folder, secrets, at=…)                      # after the results: which arm drew each object
    aborted = abort(folder, reason, at=…)                      # or: given up, visibly
    substitute(folder, visit, person, reason, at=…)            # another inspector, by lot, with a reason
    findings = verify_bundle(folder)                           # empty: all of it can be reproduced from the folder

Where each step is: `plan` reads, `chances` makes weights into chances, `cells` and `pivotal` sample, `commitment` and
`randomness` fix what cannot be changed later, `assignment` sends inspectors, `bundle` writes the public folder,
`verify` re-runs it, `estimate` says what the draw found. Format of the folder: docs/reference/draw-bundle.md.

Standard library only, apart from the check of a drand signature. No step reads a clock or a random source except
`new_secrets`.
"""

from gongxin.draw.bundle import Committed, Step, abort, carry_out, close, commit, new_secrets, substitute
from gongxin.draw.name_list import Listed, read_objects
from gongxin.draw.people import Person, read_people, read_recusals
from gongxin.draw.plan import Plan, plan_of, read_plan
from gongxin.draw.verify import verify_bundle

__all__ = [
    "Committed",
    "Listed",
    "Person",
    "Plan",
    "Step",
    "abort",
    "carry_out",
    "close",
    "commit",
    "new_secrets",
    "plan_of",
    "read_objects",
    "read_people",
    "read_plan",
    "read_recusals",
    "substitute",
    "verify_bundle",
]
