"""Picking records to spoil: each client is used once, so that one planted fact does not cause another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gongxin.simulate.clients import VALID
from gongxin.simulate.columns import DAY_SECONDS, NO_PLACE, NO_TIME, NONE, Array
from gongxin.simulate.nation import Nation
from gongxin.simulate.people import CREW, SENIOR, registration_terms
from gongxin.simulate.plans import HOUR, LEADER, MEMBER
from gongxin.simulate.sign_ins import CLOSING, OPENING
from gongxin.simulate.visits import RECERTIFICATION, STAGE1, STAGE2

SPECIAL = 5  # position of the special audit in plans.STAGE_WORDS
SHARE, LEAST, MOST = 0.03, 4, 60


@dataclass
class Stage:
    """What planting needs at hand: the nation, its chance, and which plans are plain enough to be spoiled."""

    nation: Nation
    chance: np.random.Generator

    def __post_init__(self) -> None:
        n = self.nation
        plans, visits = n.plans, n.visits
        first = len(n.sign_first) - 1  # plans that came from visits; cancelled copies stand behind them
        visit = plans["visit"][:first]
        alone = np.bincount(visit, minlength=len(visits))[visit] == 1
        explained = np.zeros(len(plans), dtype=bool)
        explained[n.explanations["plan"]] = True
        plain = alone & ~explained[:first] & ~plans["remote"][:first] & ~visits["moved"][visit]
        plain &= (plans["site_lat"][:first] != NO_PLACE) & ~plans["dropped"][:first]
        self.plain = plain & (plans["end_at"][:first] < (n.frame.today - 12) * DAY_SECONDS)
        self.explained_clients = np.zeros(len(n.clients), dtype=bool)
        self.explained_clients[plans["client"][:first][~plain]] = True
        clients = n.clients
        core = (
            (clients["group"] == 0) & (clients["status"] == VALID) & ~clients["restored"] & (clients["shell"] == NONE)
        )
        replaced = np.ones(len(clients), dtype=bool)
        table = n.certificates
        untouched = (table["client"] != NONE) & (table["status"] == VALID) & (table["transferred_from"] == NONE)
        np.logical_and.at(replaced, table["client"][table["client"] != NONE], untouched[table["client"] != NONE])
        self.core = core & clients["granted"] & replaced
        self.alone = (
            np.bincount(table["org"][table["client"] == NONE], minlength=len(n.organisations))[clients["org"]] == 0
        )
        self.in_window = self.core & (clients["issued_on"] >= n.frame.window) & ~self.explained_clients
        self.initial = self.in_window & (clients["cycles"] == 0)

    def wanted(self, body: int) -> int:
        """How many facts of one pattern a body of this size is given."""
        clients = int((self.nation.clients["body"] == body).sum())
        return int(np.clip(round(clients * SHARE), LEAST, MOST))

    def clients(self, body: int, fits: Array, count: int) -> Array:
        """Up to `count` unused clients of a body that fit; they are used from now on."""
        n = self.nation
        free = np.flatnonzero(fits & (n.clients["body"] == body) & ~n.used)
        chosen = np.sort(self.chance.permutation(free)[:count])
        n.used[chosen] = True
        return chosen

    def grant_plan(self, client: int, kind: int) -> int:
        """The plan of the audit of `kind` before a client's certificate; −1 where there is none."""
        n = self.nation
        for visit in range(n.visit_first[client], n.visit_first[client + 1]):
            if n.visits["grants"][visit] and n.visits["kind"][visit] == kind:
                return int(n.plan_first[visit])
        return NONE

    def main_grant(self, client: int) -> int:
        """The plan of stage 2, or of the recertification audit, before a client's certificate."""
        found = self.grant_plan(client, STAGE2)
        return found if found != NONE else self.grant_plan(client, RECERTIFICATION)

    def all_plans(self, client: int) -> Array:
        """Every plan of a client's visits."""
        n = self.nation
        return np.arange(n.plan_first[n.visit_first[client]], n.plan_first[n.visit_first[client + 1]])

    def plans(
        self, body: int, count: int, least_half_days: int = 1, half_days: int = 0, morning: bool = False, team: int = 0
    ) -> Array:
        """Plain plans of unused clients of a body, one a client: surveillance or recertification, any where few."""
        n = self.nation
        held = np.flatnonzero(self.plain & (n.plans["body"][: len(self.plain)] == body))
        visit = n.plans["visit"][held]
        fits = self.core[n.plans["client"][held]] & ~n.used[n.plans["client"][held]]
        fits &= (n.visits["half_days"][visit] >= least_half_days) & (n.visits["kind"][visit] != STAGE1)
        fits &= (n.visits["start"][visit] % 2 == 0) | (not morning)
        if half_days:
            fits &= n.visits["half_days"][visit] == half_days
        if team:
            fits &= (n.team_first[held + 1] - n.team_first[held]) == team
        held = self.chance.permutation(held[fits])
        _, once = np.unique(n.plans["client"][held], return_index=True)
        chosen = held[np.sort(once)][:count]
        n.used[n.plans["client"][chosen]] = True
        return np.sort(chosen)

    def signs(self, plan: int) -> Array:
        """The sign-ins of a plan."""
        n = self.nation
        rows = np.arange(n.sign_first[plan], n.sign_first[plan + 1])
        return rows[~n.sign_ins["dropped"][rows]]

    def team(self, plan: int) -> Array:
        """The team rows of a plan, leader first."""
        n = self.nation
        return np.arange(n.team_first[plan], n.team_first[plan + 1])

    def certs(self, client: int) -> Array:
        """The certificates of a client's running cycle."""
        n = self.nation
        return np.arange(n.cert_first[client], n.cert_first[client + 1])

    def day(self, plan: int) -> int:
        """The day on which a plan begins."""
        return int(self.nation.plans["start_at"][plan] // DAY_SECONDS)

    def reserve(self, body: int) -> Array:
        """Auditors of a body whom no honest visit needs."""
        n = self.nation
        crew = np.flatnonzero(n.crews["reserve"] & (n.crews["body"] == body))
        return np.concatenate([np.arange(one * CREW, one * CREW + CREW - 1) for one in crew])

    def new_person(self, body: int, domains_: tuple[int, ...], grade: int = SENIOR) -> tuple[int, Array]:
        """A person registered with `body` in fields long before the window, and the rows of the registrations."""
        n = self.nation
        name = int(self.chance.integers(0, 100_000))
        number = len(n.persons)
        device = 2_000_000_000 + number  # apart from the phones of people drawn earlier
        n.persons.append(
            body=body, crew=NONE, grade=grade, name=name, employment=0, device=device, kept=True,
            phone_changed_at=np.iinfo(np.int64).max, first_registration=len(n.registrations), fields=len(domains_),
        )  # fmt: skip
        if not domains_:
            return number, np.zeros(0, dtype=np.int64)
        first, end = registration_terms(n.frame, self.chance, n.bodies["approved_on"][[body]])
        rows = n.registrations.append(
            person=number, body=body, domain=np.array(domains_), grade=grade, employment=0,
            valid_from=first[0], valid_to=end[0],
        )  # fmt: skip
        return number, rows

    def substitute(self, plan: int, row: int, person: int, registration: int) -> None:
        """Put `person` in the place of a member of a team, in the plan and in its sign-ins."""
        n = self.nation
        old = n.teams["person"][row]
        signs = self.signs(plan)
        own = signs[n.sign_ins["person"][signs] == old]
        n.sign_ins["person"][own] = person
        n.sign_ins["device"][own] = n.persons["device"][person]
        n.teams["person"][row] = person
        n.teams["registration"][row] = registration

    def apart(self, *plans: int) -> bool:
        """Whether one person could attend all `plans`: two days free between any two."""
        held = np.array(sorted(plans, key=lambda plan: int(self.nation.plans["start_at"][plan])))
        start, end = self.nation.plans["start_at"][held], self.nation.plans["end_at"][held]
        return bool((start[1:] - end[:-1] > 2 * DAY_SECONDS).all())

    def add_plan(
        self, client: int, leader: int, start: int, end: int, registration: int | None = None, stage: int = SPECIAL,
        days: float | None = None, members: tuple[int, ...] = (), signed: bool = True,
    ) -> int:  # fmt: skip
        """A further plan at a client, signed at its opening and closing by its leader, lawfully reported."""
        n = self.nation
        model = int(self.all_plans(client)[0])
        plan = int(
            n.plans.copy_rows(
                np.array([model]), stage=stage, start_at=start, end_at=end, remote=False, remote_reason=NONE,
                fields=n.clients["fields"][client], reported_at=start - 5 * DAY_SECONDS + 2 * HOUR, changed_at=NO_TIME,
                cancelled=False, dropped=False,
            )[0]
        )  # fmt: skip
        who = np.array([leader, *members])
        own = n.persons["first_registration"][who]
        field = int(np.bitwise_count(np.uint8((int(n.plans["fields"][plan]) & -int(n.plans["fields"][plan])) - 1)))
        cited = own + np.minimum(field, n.persons["fields"][who] - 1)
        if registration is not None:
            cited[0] = registration
        planned = days if days is not None else max(0.5, round((end - start) / (8 * HOUR) * 2) / 2)
        team = n.teams.append(
            plan=plan, person=who, role=np.where(np.arange(len(who)) == 0, LEADER, MEMBER), registration=cited,
            planned_days=planned,
        )  # fmt: skip
        if signed:
            self.sign(plan, leader, OPENING, start + int(self.chance.integers(-600, 900)), team[0], len(who))
            self.sign(plan, leader, CLOSING, end + int(self.chance.integers(-600, 900)), team[0], len(who))
        return plan

    def sign(
        self, plan: int, person: int, moment: int, at: int, team_row: int, shown: int,
        place: tuple[int, int] | None = None,
    ) -> int:  # fmt: skip
        """One more sign-in of `person`, at the site unless another place is given."""
        n = self.nation
        org = n.plans["org"][plan]
        lat, lon = place or (int(n.organisations["lat"][org]), int(n.organisations["lon"][org]))
        row = n.sign_ins.append(
            plan=plan, person=person, moment=moment, at=at, delay=8,
            lat=lat + int(self.chance.integers(-900, 900)), lon=lon + int(self.chance.integers(-900, 900)),
            accuracy=15.0, device=n.persons["device"][person],
            photo=self.chance.integers(0, 2**64, 1, dtype=np.uint64), present_first=team_row, present_count=shown,
        )  # fmt: skip
        return int(row[0])

    def working_day(self, index: int) -> int:
        """The `index`-th working day of the window, from its first."""
        days = self.nation.frame.working_days
        held = days[days >= self.nation.frame.window]
        return int(held[index % len(held)])


def each_variant(variants: tuple[str, ...], items: Array) -> Iterator[tuple[str, int]]:
    """The items with the variants in turn."""
    for number, item in enumerate(items):
        yield variants[number % len(variants)], int(item)
