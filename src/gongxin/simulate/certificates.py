"""Certificates of the running cycle: one for each field of a management system, several for products."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from gongxin.codes.certificate_states import CERTIFICATE_EVENTS, CERTIFICATE_STATES
from gongxin.simulate.calibration import domains, groups
from gongxin.simulate.clients import COMPLEXITIES, VALID
from gongxin.simulate.columns import DAY_SECONDS, NO_DAY, NONE, Array, Columns, ranges
from gongxin.simulate.frame import Frame, year_of
from gongxin.simulate.text import days, digits, integers, join, lists, numbers, pick, strings, times
from gongxin.simulate.visits import RECERTIFICATION, STAGE1, STAGE2, first_days
from gongxin.simulate.words import INDUSTRIES, STANDARDS

HOURS = 3600
LONG_AGO_GAP = 16  # days between the stages of audits held before the window
EVENTS = {name: number for number, name in enumerate(CERTIFICATE_EVENTS.values)}
CCC_REASONS = {111: 203, 112: 205, 116: 204, 199: 204, 115: 201}
SIZES = ("S", "M", "L")


def grant_days(frame: Frame, visits: Columns, clients: Columns, bodies: Columns) -> None:
    """Dates of each grant from its audit: stage 1, end of stage 2, decision, issue, in the order of the law."""
    chance = frame.chance("grants")
    count = len(clients)
    start, end = first_days(frame, visits)
    decision_lag = chance.integers(3, 9, count)
    issue_lag = chance.integers(0, 5, count)
    stage2_end = clients["issued_on"] - issue_lag - decision_lag
    stage1 = stage2_end - LONG_AGO_GAP - chance.integers(0, 12, count)
    grants = visits["grants"]
    for kind in (STAGE2, RECERTIFICATION):
        rows = np.flatnonzero(grants & (visits["kind"] == kind))
        stage2_end[visits["client"][rows]] = end[rows]
    rows = np.flatnonzero(grants & (visits["kind"] == STAGE1))
    stage1[visits["client"][rows]] = start[rows]
    initial = clients["cycles"] == 0
    clients["stage1_on"] = np.where(initial & clients["system"], stage1, NO_DAY).astype(np.int32)
    clients["stage2_end_on"] = stage2_end.astype(np.int32)
    clients["decided_on"] = (stage2_end + decision_lag).astype(np.int32)
    issued = stage2_end + decision_lag + issue_lag
    batch = bodies["month_end"][clients["body"]] & (issued >= frame.window)
    clients["issued_on"] = np.where(batch, month_end(issued), issued).astype(np.int32)
    years_before = clients["cycles"].astype(np.int64) * clients["years"] * 365
    clients["first_issued_on"] = (clients["issued_on"] - years_before).astype(np.int32)
    clients["granted"] = clients["issued_on"] <= frame.today


def month_end(day: Array) -> Array:
    """The last day of the month of each day."""
    month = day.astype("datetime64[D]").astype("datetime64[M]") + 1
    found: Array = month.astype("datetime64[D]").astype(np.int64) - 1
    return found


def certificates(
    frame: Frame, clients: Columns, organisations: Columns, base: Array, initial: Array, again: Array
) -> Columns:
    """The certificates, client by client. `initial` and `again` are on-site days by client and field."""
    chance = frame.chance("certificates")
    held_fields = np.bitwise_count(clients["fields"].astype(np.uint8))
    many = np.where(clients["granted"], np.where(clients["products"] > 0, clients["products"], held_fields), 0)
    client = np.repeat(np.arange(len(clients)), many)
    nth = ranges(np.zeros(len(clients), dtype=np.int64), many)
    field = _field(clients["fields"][client], np.where(clients["products"][client] > 0, 0, nth))
    domain_of = np.array([[domains().index(d) for d in (*g.domains, *g.domains[:1] * 3)][:3] for g in groups()])
    first_time = clients["cycles"][client] == 0
    onsite = np.where(first_time, initial[client, field], again[client, field])
    heads = clients["covered"][client]
    fee = (3500 + 420 * np.sqrt(heads) * 4) * np.exp(chance.normal(0, 0.13, len(client)))
    table = Columns(
        client=client.astype(np.int32),
        body=clients["body"][client],
        org=clients["org"][client],
        field=field.astype(np.int8),
        domain=domain_of[clients["group"][client], field].astype(np.int8),
        covered=heads,
        complexity=clients["complexity"][client],
        industry=organisations["industry"][clients["org"][client]],
        minor=chance.integers(0, 3, len(client)).astype(np.int8),
        stage1_on=clients["stage1_on"][client],
        stage2_end_on=clients["stage2_end_on"][client],
        onsite=onsite.astype(np.float32),
        base=base[client, field],
        decided_on=clients["decided_on"][client],
        issued_on=clients["issued_on"][client],
        expires_on=(clients["issued_on"][client] + _term(clients["years"][client]) - 1).astype(np.int32),
        first_issued_on=clients["first_issued_on"][client],
        cycles=clients["cycles"][client],
        status=clients["status"][client],
        reason=clients["reason"][client],
        suspended_from=clients["suspended_from"][client],
        suspended_to=clients["suspended_to"][client],
        restored=clients["restored"][client],
        fee=(fee / 100).round() * 100,
        marked=chance.random(len(client)) < 0.8,
        transferred_from=np.full(len(client), NONE, dtype=np.int32),
        transferred_on=np.full(len(client), NO_DAY, dtype=np.int32),
    )
    table["reported_at"] = _reported(frame, chance, table["issued_on"])
    status_on = np.where(table["restored"], table["suspended_to"], table["issued_on"])
    table["status_on"] = np.where(table["status"] == VALID, status_on, clients["status_on"][client]).astype(np.int32)
    return table


def _field(fields: Array, nth: Array) -> Array:
    """The place of the n-th set bit."""
    from gongxin.simulate.plans import nth_field

    alone = nth_field(fields.astype(np.int64), nth)
    found: Array = np.bitwise_count((alone - 1).astype(np.uint8))
    return found


def _term(years: Array) -> Array:
    return np.array([0, 365, 730, 1096, 1461, 1826])[years]


def _reported(frame: Frame, chance: np.random.Generator, issued: Array) -> Array:
    """Up to two weeks after issue, never after the extract."""
    at = (issued.astype(np.int64) + chance.integers(0, 15, len(issued))) * DAY_SECONDS
    at += chance.integers(8, 19, len(issued)) * HOURS + chance.integers(0, HOURS, len(issued))
    found: Array = np.minimum(at, frame.now - 6 * HOURS).clip(issued.astype(np.int64) * DAY_SECONDS)
    return found


def deciders(frame: Frame, table: Columns, first: Array) -> None:
    """Each certificate is decided by a decision maker of its body, never one of the team."""
    chance = frame.chance("deciders")
    count = (first[1:] - first[:-1])[table["body"]]
    table["decider"] = (first[:-1][table["body"]] + (chance.random(len(table)) * count).astype(np.int64)).astype(
        np.int32
    )


def cert_numbers(table: Columns) -> pa.Array:
    """Certificate numbers in the old style of the bodies; sixteen digits for CCC (year, body, class, serial)."""
    count = len(table)
    order = np.argsort(table["body"], kind="stable")
    serial = np.empty(count, dtype=np.int64)
    body = table["body"][order]
    first = np.concatenate([[True], np.diff(body) != 0])
    serial[order] = np.arange(count) - np.maximum.accumulate(np.where(first, np.arange(count), 0))
    letters = [letter for domain in domains() for letter in [_letter(domain)]]
    size = np.searchsorted([65, 425], table["covered"])
    year = strings(digits(year_of(table["issued_on"]) % 100, 2))
    plain = join(
        strings(digits(table["body"].astype(np.int64) + 1, 4)), year, pick(letters, table["domain"]),
        strings(digits(serial, 7)), "R", strings(digits(table["cycles"], 1)), pick(SIZES, size),
    )  # fmt: skip
    is_ccc = table["domain"] == domains().index("B01")
    if not is_ccc.any():
        return plain
    import pyarrow.compute as pc

    return pc.if_else(pa.array(is_ccc), _ccc_numbers(table, is_ccc), plain)


def _letter(domain: str) -> str:
    return next(group.letters[group.domains.index(domain)] for group in groups() if domain in group.domains)


def _ccc_numbers(table: Columns, is_ccc: Array) -> pa.Array:
    issuer = np.unique(table["body"][is_ccc], return_inverse=True)[1]
    code = np.zeros(len(table), dtype=np.int64)
    code[is_ccc] = issuer % 99 + 1
    serial = np.cumsum(is_ccc)
    product = np.array([101, 401, 701, 711, 901, 1001, 1101, 1603, 1701])[table["org"] % 9]
    rank = serial % 1_000_000
    year = year_of(table["first_issued_on"])
    return strings(np.hstack([digits(year, 4), digits(code, 2), digits(product, 4), digits(rank, 6)]))


def render(table: Columns, rows: Array, nation: object) -> pa.Table:
    """The certificates as the contract has them."""
    from gongxin.simulate.nation import Nation

    assert isinstance(nation, Nation)
    held = {name: table[name][rows] for name in table}
    body, domain = held["body"], held["domain"]
    is_system = np.array([name.startswith("A") for name in domains()])[domain]
    accredited = nation.bodies["accreditation"][body] == 0
    scope_words, scope_first, scope_count = _scope_codes(held)
    return pa.table(
        {
            "cert_no": nation.cert_ids.take(pa.array(rows)),
            "body_id": pick(nation.body_ids, body),
            "org_id": pick(nation.org_ids, held["org"]),
            "domain_code": pick(domains(), domain),
            "standard": pick([STANDARDS[name] for name in domains()], domain),
            "scope_text": pick([row[3] for row in INDUSTRIES], held["industry"]),
            "scope_codes": lists(scope_words, scope_first, np.where(is_system, scope_count, 0)),
            "covered_personnel": integers(held["covered"]),
            "complexity": pick(COMPLEXITIES, held["complexity"]),
            "stage1_started_on": days(held["stage1_on"]),
            "stage2_ended_on": days(held["stage2_end_on"]),
            "onsite_days": numbers(held["onsite"]),
            "base_days": numbers(held["base"]),
            "decided_on": days(held["decided_on"]),
            "decided_by": pick(nation.person_ids, held["decider"]),
            "issued_on": days(held["issued_on"]),
            "expires_on": days(held["expires_on"]),
            "first_issued_on": days(held["first_issued_on"]),
            "reported_at": times(held["reported_at"]),
            "status": pick(("", *CERTIFICATE_STATES.values), held["status"]),
            "status_on": days(held["status_on"]),
            "status_reason": reason_words(held["reason"], domain),
            "suspended_from": days(np.where(held["restored"], NO_DAY, held["suspended_from"])),
            "suspended_to": days(np.where(held["restored"], NO_DAY, held["suspended_to"])),
            "main_cert_no": pa.nulls(len(rows), pa.string()),
            "transferred_from": pick(nation.body_ids, held["transferred_from"]),
            "transferred_on": days(held["transferred_on"]),
            "accreditation_mark": pick(["01"], np.where(accredited & held["marked"], 0, NONE)),
            "fee": numbers(held["fee"]),
            "rule_no": pick(nation.rule_ids, held["rule"]),
        }
    )


def _scope_codes(held: dict[str, Array]) -> tuple[pa.Array, Array, Array]:
    """Small classes of the scope group of the firm's industry: pairs laid out so that each row takes one or two."""
    words = [
        f"{row[2]}.{major:02d}.{minor:02d}" for row in INDUSTRIES for major, minor in ((1, 1), (2, 1), (3, 1), (1, 2))
    ]
    first = held["industry"].astype(np.int64) * 4 + held["minor"]
    count = 1 + (held["org"] % 4 == 0)
    return pa.array(words), first, count


def reason_words(reason: Array, domain: Array) -> pa.Array:
    """Reason codes in four digits; CCC has its own list."""
    ccc = domain == domains().index("B01")
    for plain, own in CCC_REASONS.items():
        reason = np.where(ccc & (reason == plain), own, reason)
    return pick([f"{code:04d}" for code in range(300)], reason)


def events(frame: Frame, table: Columns) -> Columns:
    """What happened to the certificates: issue inside the window, suspension, restoration and the end."""
    issued = np.flatnonzero(table["issued_on"] >= frame.window)
    parts: list[tuple[Array, int, Array, int | None]] = [(issued, EVENTS["issued"], table["issued_on"], None)]
    suspended = np.flatnonzero(table["suspended_from"] != NO_DAY)
    parts.append((suspended, EVENTS["suspended"], table["suspended_from"], 112))
    restored = np.flatnonzero(table["restored"])
    parts.append((restored, EVENTS["restored"], table["suspended_to"], None))
    for status, name in ((3, "revoked"), (4, "cancelled"), (5, "expired")):
        parts.append((np.flatnonzero(table["status"] == status), EVENTS[name], table["status_on"], 0))
    cert = np.concatenate([rows for rows, *_ in parts])
    day = np.concatenate([column[rows] for rows, _, column, _ in parts])
    reason = [table["reason"][rows] if code == 0 else np.full(len(rows), code or NONE) for rows, _, _, code in parts]
    late = frame.chance("events").integers(0, 6, len(cert))
    held = Columns(
        cert=cert.astype(np.int32),
        event=np.concatenate([np.full(len(rows), code) for rows, code, *_ in parts]).astype(np.int8),
        day_on=day.astype(np.int32),
        reason=np.concatenate(reason).astype(np.int16),
        reported_at=np.minimum((day.astype(np.int64) + late) * DAY_SECONDS + 15 * HOURS, frame.now),
    )
    held.keep(held["day_on"] <= frame.today)
    return held


def render_events(table: Columns, rows: Array, nation: object) -> pa.Table:
    """The events as the contract has them."""
    from gongxin.simulate.nation import Nation

    assert isinstance(nation, Nation)
    cert = table["cert"][rows]
    return pa.table(
        {
            "cert_no": nation.cert_ids.take(pa.array(cert)),
            "event": pick(CERTIFICATE_EVENTS.values, table["event"][rows]),
            "on": days(table["day_on"][rows]),
            "reason_code": reason_words(table["reason"][rows], nation.certificates["domain"][cert]),
            "reported_at": times(table["reported_at"][rows]),
        }
    )
