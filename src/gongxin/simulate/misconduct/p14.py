"""P14, one's own judge: the certificate is decided by a member of the team that audited."""

from __future__ import annotations

from gongxin.simulate.columns import NONE
from gongxin.simulate.misconduct.pick import Stage


def plant(stage: Stage, body: int) -> None:
    """Leaders, and at times members, who decide on their own audits."""
    n = stage.nation
    for number, client in enumerate(stage.clients(body, stage.in_window, stage.wanted(body))):
        plan = stage.main_grant(int(client))
        if plan == NONE:
            continue
        team = stage.team(plan)
        person = n.teams["person"][team[-1 if number % 2 and n.teams["role"][team[-1]] <= 1 else 0]]
        rows = stage.certs(int(client))
        n.certificates["decider"][rows] = person
        led = person == n.teams["person"][team[0]]
        n.truth.add(
            "P14", "leader_decides" if led else "member_decides", n.certificates["decided_on"][rows], body=body,
            org=n.clients["org"][client], cert=rows, plan=plan, person=person,
        )  # fmt: skip
