"""The profiles of all bodies: one pass over each table, a few numbers a body.

Only counts, sums of 0 and 1, earliest days, keys and whole small rows come out of the engine; all arithmetic follows in
Python, so that every engine gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.certificate_states import VALID
from gongxin.detection.runner import Runner
from gongxin.risk.profile import Complaint, Inspection, Listing, Penalty, Profile
from gongxin.risk.settings import Settings

Row = dict[str, Any]


def profiles(runner: Runner, settings: Settings) -> dict[str, Profile]:
    """Body id → profile, for every body the tables name, in the order of the ids."""
    known: dict[str, Profile] = {}

    def of(body_id: str) -> Profile:
        return known.setdefault(body_id, Profile(body_id))

    for row in _rows(runner, _bodies(runner)):
        body_id = row.pop("body_id")
        known[body_id] = Profile(body_id, **{name: value for name, value in row.items() if value is not None})
    for query in _counts(runner):
        for row in _rows(runner, query):
            profile = of(row.pop("body_id"))
            for name, value in row.items():
                setattr(profile, name, value)
    for name, query in _listed_records(runner, settings).items():
        for row in sorted(_rows(runner, query), key=lambda row: str(row["key"])):
            getattr(of(row["body_id"]), name).append(row["key"])
    for row in _rows(runner, _classes(runner)):
        profile = of(row["body_id"])
        profile.by_class[row["letter"]] = profile.by_class.get(row["letter"], 0) + row["number"]
        profile.certificates += row["number"]
        profile.valid_certificates += row["valid"]
        profile.transferred_certificates += row["transferred"]
        profile.first_certificate_on = _earlier(profile.first_certificate_on, row["first_on"])
    _add_supervision(runner, of)
    return dict(sorted(known.items()))


def _rows(runner: Runner, query: ir.Table) -> Iterator[Row]:
    for row in runner.engine.fetch(query).to_pylist():
        if row.get("body_id"):
            yield row


def _bodies(runner: Runner) -> ir.Table:
    return runner.table("bodies").select(
        "body_id", "division", "status", "approved_on", "full_time_staff", "accreditation_status"
    )


def _counts(runner: Runner) -> list[ir.Table]:
    """Queries whose columns are fields of the profile."""
    live, registrations, explained = _live(runner), runner.table("registrations"), _explained(runner)
    return [
        live.group_by("body_id").aggregate(plans=live.count(), first_plan_on=live.planned_start_at.date().min()),
        registrations.group_by("body_id").aggregate(persons=registrations.person_id.nunique()),
        explained.group_by("body_id").aggregate(explanations=explained.count()),
    ]


def _listed_records(runner: Runner, settings: Settings) -> dict[str, ir.Table]:
    """Field of the profile → the keys of the records it lists, with their body."""
    live, explained = _live(runner), _explained(runner)
    allowed = ibis.interval(days=settings["explanation_allowance"])
    return {
        "remote_plans": live.filter(live.remote).select("body_id", key=live.plan_id),
        "late_explanations": explained.filter(explained["at"] > explained.planned_end_at + allowed).select(
            "body_id", key=explained.explanation_id
        ),
    }


def _live(runner: Runner) -> ir.Table:
    """Plans that were not cancelled."""
    plans = runner.table("audit_plans")
    return plans.filter(~plans.cancelled.fill_null(False))


def _explained(runner: Runner) -> ir.Table:
    """The bodies' own explanations, each with its plan."""
    explanations = runner.table("explanations")
    own = explanations.filter(explanations.by == "body")
    return own.join(_live(runner).select("plan_id", "body_id", "planned_end_at"), "plan_id")


def _classes(runner: Runner) -> ir.Table:
    """Certificates by body and class of domain, CCC certificates among the products."""
    kept = runner.table("certificates")
    certificates = kept.select(
        "body_id",
        "issued_on",
        letter=kept.domain_code.substr(0, 1).upper(),
        is_valid=(kept.status == VALID).fill_null(False),
        is_transferred=kept.transferred_from.notnull(),
    )
    ccc = runner.table("ccc_certificates")
    products = ccc.select(
        "body_id",
        "issued_on",
        letter=ibis.literal("B"),
        is_valid=(ccc.status == VALID).fill_null(False),
        is_transferred=ibis.literal(False),
    )
    both = certificates.union(products)
    return both.group_by("body_id", letter=both.letter.fill_null("")).aggregate(
        number=both.count(),
        valid=both.is_valid.cast("int64").sum(),
        transferred=both.is_transferred.cast("int64").sum(),
        first_on=both.issued_on.min(),
    )


def _add_supervision(runner: Runner, of: Any) -> None:
    """What supervision already knows, record by record in the order of the keys."""
    penalties = runner.table("penalties")
    about = penalties.filter(penalties.subject_kind == "body").select(
        "decision_no", "decided_on", "provision", "kind", body_id=penalties.subject_id
    )
    for row in sorted(_rows(runner, about), key=lambda row: str(row["decision_no"])):
        held = Penalty(row["decision_no"], row["decided_on"], row["provision"] or "", row["kind"] or "")
        of(row["body_id"]).penalties.append(held)
    inspections = runner.table("inspections").select("body_id", "inspection_id", "inspected_on", "outcome")
    for row in sorted(_rows(runner, inspections), key=lambda row: str(row["inspection_id"])):
        seen = Inspection(row["inspection_id"], row["inspected_on"], row["outcome"] or "none")
        of(row["body_id"]).inspections.append(seen)
    complaints = runner.table("complaints")
    true_ones = complaints.filter(complaints.about_kind == "body", complaints.verified.fill_null(False)).select(
        "complaint_id", "received_on", body_id=complaints.about_id
    )
    for row in sorted(_rows(runner, true_ones), key=lambda row: str(row["complaint_id"])):
        of(row["body_id"]).complaints.append(Complaint(row["complaint_id"], row["received_on"]))
    for row in sorted(_rows(runner, _listed(runner)), key=lambda row: (row["body_id"], row["from_on"])):
        of(row["body_id"]).listings.append(Listing(row["from_on"], row["to_on"]))


def _listed(runner: Runner) -> ir.Table:
    """Bodies that stand as organisations, by their credit code, on the serious-dishonesty list."""
    organisations = runner.table("organisations")
    listed = organisations.filter(organisations.dishonest_from.notnull()).select(
        uscc=organisations.org_id, from_on=organisations.dishonest_from, to_on=organisations.dishonest_to
    )
    return runner.table("bodies").select("body_id", "uscc").join(listed, "uscc").drop("uscc")


def _earlier(one: Any, other: Any) -> Any:
    return min((day for day in (one, other) if day is not None), default=None)
