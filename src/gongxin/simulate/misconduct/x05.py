"""X05, cheap and quick: a fee far under the peers' and a certificate within days of the first stage."""

from __future__ import annotations

from gongxin.simulate.columns import DAY_SECONDS, NONE
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.plans import HOUR
from gongxin.simulate.visits import STAGE1

LEFT = (0.1, 0.25)  # of the fee
PEOPLE = slice(3, 5)  # of the reserve
LONGEST = 4  # half days of stage 2
STAGE1_DAYS_BEFORE = 4  # calendar days between the stages: short, and lawful


def plant(stage: Stage, body: int) -> None:
    """Stage 1 moved close to stage 2 and held by a reserve auditor; decided and issued at once; at a low price."""
    n = stage.nation
    people = stage.reserve(body)[PEOPLE]
    for number, client in enumerate(stage.clients(body, stage.initial, stage.wanted(body))):
        first, second = stage.grant_plan(int(client), STAGE1), stage.main_grant(int(client))
        if NONE in (first, second) or n.visits["half_days"][n.plans["visit"][second]] > LONGEST:
            continue
        _hurry(stage, int(client), first, second, int(people[number % len(people)]))
        rows = stage.certs(int(client))
        n.certificates["fee"][rows] = (n.certificates["fee"][rows] * stage.chance.uniform(*LEFT)).round(-2)
        n.truth.add(
            "X05",
            "cheap_and_quick",
            n.certificates["issued_on"][rows],
            body=body,
            org=n.clients["org"][client],
            cert=rows,
        )


def _hurry(stage: Stage, client: int, first: int, second: int, person: int) -> None:
    n = stage.nation
    n.plans["dropped"][first] = True
    day = stage.day(second) - STAGE1_DAYS_BEFORE
    start = day * DAY_SECONDS + 9 * HOUR
    stage.add_plan(client, person, start, start + 3 * HOUR, stage=0)
    rows = stage.certs(client)
    end = n.certificates["stage2_end_on"][rows]
    n.certificates["stage1_on"][rows] = day
    n.certificates["decided_on"][rows] = end
    n.certificates["issued_on"][rows] = n.certificates["first_issued_on"][rows] = end + 1
