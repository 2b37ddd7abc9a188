"""A nation put together: who exists, what was audited and certified, and the words for all of it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from gongxin.simulate import (
    audit_days,
    bodies,
    certificates,
    clients,
    organisations,
    people,
    plans,
    rules,
    sign_ins,
    visits,
)
from gongxin.simulate.calibration import groups, number
from gongxin.simulate.columns import DAY_SECONDS, NONE, Array, Columns
from gongxin.simulate.frame import Frame
from gongxin.simulate.misconduct import cast
from gongxin.simulate.noise.employers import change_employers
from gongxin.simulate.noise.owners import share_honestly
from gongxin.simulate.noise.phones import new_phones
from gongxin.simulate.places import town_points
from gongxin.simulate.text import numbered
from gongxin.simulate.truth import Truth

INITIAL_SPLIT = 0.25  # of the days of an initial audit, spent on stage 1
SURVEILLANCE_SHARE, RECERTIFICATION_SHARE = 1 / 3 + 0.005, 2 / 3 + 0.005


@dataclass
class Nation:
    """All tables of one simulation, as codes; `render` modules turn them into words when they are written."""

    frame: Frame
    bodies: Columns
    organisations: Columns
    clients: Columns
    crews: Columns
    persons: Columns
    registrations: Columns
    visits: Columns
    plans: Columns
    teams: Columns
    sign_ins: Columns
    certificates: Columns
    rules: Columns
    scopes: Columns
    fraudulent: Array
    first_decider: Array
    base: Array
    roles: dict[str, Array]
    explanations: Columns
    events: Columns = field(init=False)
    truth: Truth = field(default_factory=Truth)
    inspected: list[tuple[int, int]] = field(default_factory=list)
    used: Array = field(init=False)
    cert_first: Array = field(init=False)
    visit_first: Array = field(init=False)
    plan_first: Array = field(init=False)
    team_first: Array = field(init=False)
    sign_first: Array = field(init=False)
    org_ids: pa.Array = field(init=False)
    body_ids: pa.Array = field(init=False)
    person_ids: pa.Array = field(init=False)
    cert_ids: pa.Array = field(init=False)
    rule_ids: pa.Array = field(init=False)
    registration_ids: pa.Array = field(init=False)
    plan_serial: Array = field(init=False)

    def __post_init__(self) -> None:
        self.used = np.zeros(len(self.clients), dtype=bool)
        self.visit_first = np.searchsorted(self.visits["client"], np.arange(len(self.clients) + 1))
        self.plan_first = np.searchsorted(self.plans["visit"], np.arange(len(self.visits) + 1))
        self.team_first = np.searchsorted(self.teams["plan"], np.arange(len(self.plans) + 1))
        self.sign_first = np.searchsorted(self.sign_ins["plan"], np.arange(len(self.plans) + 1))
        self.cert_first = np.searchsorted(self.certificates["client"], np.arange(len(self.clients) + 1))

    def plan_ids(self, rows: Array) -> pa.Array:
        """Plan numbers, in the order in which the plans begin."""
        return numbered("AP", np.where(rows == NONE, NONE, self.plan_serial[rows]), 9)

    def certificates_of(self, held: dict[str, Array]) -> tuple[Array, Array]:
        """Where the certificates named in plans stand: those of the client that exist when the plan is made."""
        client = held["client"].astype(np.int64)
        first, count = self.cert_first[client], self.cert_first[client + 1] - self.cert_first[client]
        alone = np.bitwise_count(held["fields"]) < np.bitwise_count(self.clients["fields"][client].astype(np.uint8))
        lower = self.clients["fields"][client].astype(np.int64) & (held["fields"].astype(np.int64) - 1)
        first = first + np.where(alone, np.bitwise_count(lower), 0)
        count = np.where(alone, np.minimum(count, 1), count)
        known = self.clients["issued_on"][client] <= held["start_at"] // DAY_SECONDS
        return first, np.where(known, count, 0)

    def rule_of(self) -> Array:
        """The filed rule by body and field; −1 where there is none."""
        return rules.rule_of(self.rules, len(self.bodies))

    def name_things(self) -> None:
        """Give every row its identifier, once nothing more is added."""
        self.org_ids = organisations.credit_codes(self.organisations["county"])
        self.body_ids = bodies.body_ids(self.bodies)
        self.person_ids = organisations.plain_ids("PS", len(self.persons), 8)
        self.cert_ids = certificates.cert_numbers(self.certificates)
        self.rule_ids = rules.rule_numbers(self.rules, self.body_ids)
        self.registration_ids = people.registration_numbers(self.registrations)
        order = np.argsort(self.plans["start_at"], kind="stable")
        self.plan_serial = np.empty(len(order), dtype=np.int64)
        self.plan_serial[order] = np.arange(1, len(order) + 1)


def honest_nation(frame: Frame, casting: bool = True) -> Nation:
    """A nation in which every record is lawful; with `casting`, arranged so that misconduct finds room in it."""
    body = bodies.bodies(frame)
    allowed = bodies.approved_groups(frame, body)
    org = organisations.organisations(frame)
    organisations.park_buildings(frame, org)
    client = clients.clients(frame, body, allowed, org)
    fraudulent = choose_fraudulent(frame, body, client) if casting else np.zeros(0, dtype=np.int64)
    roles = cast.assign(body, client, fraudulent) if casting else cast.nobody()
    fraudulent = np.unique(np.concatenate([fraudulent, roles["P18"]]))
    cast.prepare(frame, roles, body, client, org)
    share_honestly(frame, org, client["org"][client["shell"] != NONE])
    base = audit_days.base_of(client, frame.as_of)
    initial, again, onsite = _days(frame, client, base)
    visit = visits.due_visits(frame, client, onsite)
    sites = town_points(body["county"], frame.chance("bodies' offices"))
    visits.place(frame, visit, client, org, sites)
    load = _load(visit, client, len(body))
    crew = people.crews(frame, load, fraudulent, roles["P07"])
    visits.assign_crews(visit, client, org, crew, load)
    visits.schedule(frame, visit, client)
    keep = visits.lawful(frame, visit, client)
    client, visit = _without(keep, client, visit)
    base, initial, again = base[keep], initial[keep], again[keep]
    certificates.grant_days(frame, visit, client, body)
    clients_of_body = np.bincount(client["body"], minlength=len(body))
    persons = people.people(frame, crew, body, clients_of_body)
    registration = people.registrations(frame, crew, persons, body)
    body["staff"] = people.full_time_staff(persons, body)
    plan = plans.plans(frame, visit, client, org)
    plan["dropped"] = plan["reported_at"] > frame.now
    team = plans.teams(frame, plan, visit, persons)
    new_phones(frame, persons, crew, fraudulent)
    change_employers(frame, crew, persons, registration, plan, team)
    certificate = certificates.certificates(frame, client, org, base, initial, again)
    first = people.first_decider(crew, clients_of_body)
    certificates.deciders(frame, certificate, first)
    rule = rules.rules(frame, body, allowed)
    certificate["rule"] = rules.rule_of(rule, len(body))[certificate["body"], certificate["domain"]]
    sign_in = sign_ins.sign_ins(frame, plan, team, visit, persons)
    return Nation(
        frame=frame, bodies=body, organisations=org, clients=client, crews=crew, persons=persons,
        registrations=registration, visits=visit, plans=plan, teams=team, sign_ins=sign_in, certificates=certificate,
        rules=rule, scopes=rules.scopes(body, allowed), fraudulent=fraudulent, first_decider=first, base=base,
        roles=roles, explanations=_no_explanations(),
    )  # fmt: skip


def choose_fraudulent(frame: Frame, body: Columns, client: Columns) -> Array:
    """Bodies that will be given misconduct: of middling size, so that they have enough to do and are not the giants."""
    chance = frame.chance("fraud")
    core = np.bincount(client["body"][client["group"] == 0], minlength=len(body))
    wanted = max(int(number("fraudulent_least")), round(number("fraudulent_share") * len(body)))
    order = np.argsort(-core, kind="stable")
    settled = body["approved_on"] < frame.window - 1500
    order = order[settled[order]]
    start = max(1, len(body) // 15)
    roomy = order[start:][core[order[start:]] >= 60]
    pool = roomy if len(roomy) >= wanted else order[start : start + wanted]
    chosen = chance.choice(pool, min(wanted, len(pool)), replace=False)
    found: Array = chosen[np.argsort(-core[chosen], kind="stable")]
    return found


def _days(frame: Frame, client: Columns, base: Array) -> tuple[Array, Array, dict[int, Array]]:
    """On-site days by client and field for initial and recertification audits, and in all by kind of visit."""
    chance = frame.chance("days")
    one = np.ones(len(client))
    initial = audit_days.onsite_days(client, base, one, chance)
    again = audit_days.onsite_days(client, base, one * RECERTIFICATION_SHARE, chance)
    surveillance = audit_days.onsite_days(client, base, one * SURVEILLANCE_SHARE, chance)
    whole = initial.sum(axis=1)
    first = (np.ceil(whole * INITIAL_SPLIT * 2) / 2).clip(0.5)
    first = np.where(client["system"], first, 0.0)
    onsite = {
        visits.STAGE1: first,
        visits.STAGE2: (whole - first).clip(0.5),
        visits.RECERTIFICATION: again.sum(axis=1),
        visits.SURVEILLANCE: surveillance.sum(axis=1),
    }
    return initial, again, onsite


def _load(visit: Columns, client: Columns, body_count: int) -> Array:
    """Half days of work by body and group; a little for clients without a visit, so that each has a crew."""
    unit = client["body"].astype(np.int64) * len(groups()) + client["group"]
    units = body_count * len(groups())
    audits = np.bincount(unit[visit["client"]], weights=visit["half_days"] + 1.0, minlength=units)
    work: Array = audits + np.bincount(unit, minlength=units) * 0.01
    return work.reshape(body_count, len(groups()))


def _without(keep: Array, client: Columns, visit: Columns) -> tuple[Columns, Columns]:
    """The clients to keep and their visits, with references renumbered."""
    number_of = np.cumsum(keep) - 1
    visit.keep(keep[visit["client"]])
    visit["client"] = number_of[visit["client"]]
    client.keep(keep)
    order = np.lexsort((visit["start"], visit["client"]))
    return client, Columns(**{name: visit[name][order] for name in visit})


def _no_explanations() -> Columns:
    kinds = {"plan": np.int32, "by": np.int8, "at": np.int64, "reason": np.int16}
    return Columns(**{name: np.zeros(0, dtype=kind) for name, kind in kinds.items()})
