"""A world in which every row carries a mark of its own, every page that shows it, and the marks that an answer holds."""

import hashlib
import io
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.urls import URLResolver, get_resolver
from django.utils import timezone
from openpyxl import load_workbook

from gongxin.casework.draws.models import Draw
from gongxin.casework.inspection_plans.models import Item, YearPlan
from gongxin.casework.inspections import sealed_photos
from gongxin.casework.inspections.models import Inspection, InspectionStep, ItemPhoto, Sent
from gongxin.casework.monitoring.merging import merge
from gongxin.casework.monitoring.models import (
    Answer,
    BackTest,
    Draft,
    ExplanationRequest,
    HandOver,
    RiskWarning,
    Snooze,
    Weighing,
)
from gongxin.casework.name_lists.models import InspectorCard, ListVersion
from gongxin.casework.notices.models import HolderNotice
from gongxin.casework.photos.actions.take_photo import take_photo
from gongxin.casework.presence.actions.take_sign_ins import take_sign_ins
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.models import DeviceBinding, PresenceRequest, TakenSignIn
from gongxin.casework.presence.statement import read
from gongxin.casework.registry.models import (
    AuditPlan,
    Body,
    Certificate,
    Explanation,
    KnownComplaint,
    KnownInspection,
    Organisation,
    Person,
    Registration,
    Rule,
    TeamMember,
)
from gongxin.casework.registry.recording import record
from gongxin.casework.reporting.models import ApiKey, Objection, Submission
from gongxin.casework.runs.models import Finding, Grade, Run
from gongxin.casework.visits.models import Visit, VisitPlan
from gongxin.casework.witnessing.models import Witness
from tests.casework.photos.pictures import jpeg, named
from tests.casework.presence.conftest import envelope, said

MARK = re.compile(r"TAG[A-Z]\d+X")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAY, MOMENT = date(2026, 6, 30), datetime(2026, 6, 30, tzinfo=UTC)
LATER = DAY + timedelta(days=9)
DETECTORS = ("p01_no_sign_in", "p02_shared_device", "p14_decider_in_team")
OF_SIGNING_IN = ("public_", "account_", "take_photo", "mfa_", "usersessions", "socialaccount_", "openid_connect_", "first_password", "set_language", "static")  # fmt: skip
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass
class World:
    """`marked` is mark → the row that carries it; `pages` is the name of a route → [(row it is about, its arguments)].

    Several rows: whoever may see one of them may open the page.
    """

    run: Run
    marked: dict = field(default_factory=dict)
    pages: dict = field(default_factory=dict)

    def mark(self, letter, make):
        """A row made with a mark of its own."""
        mark = f"TAG{letter}{len(self.marked)}X"
        self.marked[mark] = made = make(mark)
        made.refresh_from_db()  # with the divisions that were taken over from the records it names
        return made

    def shown_at(self, row, *names, **arguments):
        """Say which pages are about a row."""
        for name in names:
            self.pages.setdefault(name, []).append((row, arguments))


def a_world(bodies, organisations, plans):
    """`bodies` and `organisations` are key → division; `plans` are (body, organisation, division of the site)."""
    world = World(Run.objects.create(as_of=DAY, state=Run.ENDED, known_at=MOMENT))
    world.shown_at(world.run, "run", pk=world.run.pk)
    for body_id, division in bodies.items():
        _body(world, body_id, division)
    for org_id, division in organisations.items():
        values = {"org_id": org_id, "name": f"组织{org_id}", "division": division}
        made = world.mark("G", lambda mark, held=values: record(Organisation, {**held, "address": mark}))
        world.shown_at(made, "organisation", org_id=org_id)
    for number, (body_id, org_id, site) in enumerate(plans):
        _plan(world, number, body_id, org_id, site, bodies[body_id], organisations[org_id])
    merge(world.run)
    for number, warning in enumerate(RiskWarning.objects.order_by("pk")):
        _work(world, warning, number)
    return world


def _body(world, body_id, division):
    made = world.mark("B", lambda mark: record(Body, {
        "body_id": body_id, "name": f"机构{body_id}", "division": division, "status": "01", "address": mark,
        "accreditation_no": "L1" if body_id.endswith("1") else None,
    }))  # fmt: skip
    world.shown_at(made, "body", "body_profile", "body_state", "body_restore", body_id=body_id)
    world.shown_at(made, "correct", table="bodies", key=body_id)
    rule = world.mark("R", lambda mark: record(
        Rule, {"rule_no": f"{body_id}-R", "body_id": body_id, "title": mark, "domain_code": "A0101", "body_division": division}
    ))  # fmt: skip
    world.shown_at(rule, "rule", rule_no=rule.rule_no)
    world.mark("M", lambda mark: record(KnownComplaint, {
        "complaint_id": mark, "kind": "complaint", "about_kind": "body", "about_id": body_id, "received_on": DAY,
    }))  # fmt: skip
    Grade.objects.create(run=world.run, body_id=body_id, body_division=division, score=50, grade="C", low=40, high=60, reasons="[]")  # fmt: skip
    sent = world.mark(
        "S", lambda mark: Submission.objects.create(body_id=body_id, channel="file", name=mark, rejected=1)
    )
    world.shown_at(sent, "submission", pk=sent.pk)
    said = world.mark("O", lambda mark: Objection.objects.create(
        body_id=body_id, body_division=division, run_id=world.run.pk, grade="C", score=50, text=mark, by="x",
        made_on=DAY, due_on=LATER,
    ))  # fmt: skip
    world.shown_at(said, "objection", pk=said.pk)
    world.mark("K", lambda mark: ApiKey.objects.create(
        body_id=body_id, label=mark, prefix=body_id[-8:], secret_hash="x", scopes=["read"], made_by="x", expires_on=LATER
    ))  # fmt: skip
    phone = world.mark("V", lambda mark: DeviceBinding.objects.create(
        person_id=f"PV-{body_id}", body_id=body_id, credential_id=f"cred-{body_id}", public_key=b"x", label=mark,
        state="bound", bound_at=MOMENT,
    ))  # fmt: skip
    world.shown_at(phone, "release_phone", pk=phone.pk)
    world.mark("Z", lambda mark: Snooze.objects.create(
        detector="p01_no_sign_in", division=division, reason=mark, from_on=DAY, until_on=LATER, at=MOMENT, by="x"
    ))  # fmt: skip
    tried = world.mark("T", lambda mark: BackTest.objects.create(
        run=world.run, division=division, k=3, changes={"monitoring.recurrence_days": 1}, state=BackTest.FAILED, mistake=mark,
        at=MOMENT, by=mark,
    ))  # fmt: skip
    world.shown_at(tried, "back_test", pk=tried.pk)


def _plan(world, number, body_id, org_id, site, seat, home):
    plan = world.mark("L", lambda mark: record(AuditPlan, {
        "plan_id": f"AP-{number}", "body_id": body_id, "org_id": org_id, "site_division": site, "site_address": mark,
        "planned_start_at": MOMENT, "planned_end_at": MOMENT, "cert_nos": f"CERT-{number}", "body_division": seat,
    }))  # fmt: skip
    world.shown_at(plan, "plan", "live_audit", plan_id=plan.plan_id)
    asked = world.mark("Q", lambda mark: PresenceRequest.objects.create(
        plan_id=plan.plan_id, body_id=body_id, division=site, question=mark, ended_on=DAY, due_on=LATER, at=MOMENT, by="x",
        state="asked",
    ))  # fmt: skip
    world.shown_at(asked, "sign_in_request", pk=asked.pk)
    witness = world.mark("W", lambda mark: Witness.objects.create(
        plan_id=plan.plan_id, body_id=body_id, told_body_id=body_id, division=site, body_division=seat, on=DAY,
        inspector="x", state="reported", outcome="in_order", told=mark, why="x", by="x", at=MOMENT, ended_at=MOMENT,
    ))  # fmt: skip
    world.shown_at(witness, "witness", pk=witness.pk)
    world.shown_at(witness, "end_witness", pk=witness.pk, verb="report")
    world.shown_at(plan, "send_witness", plan_id=plan.plan_id)
    year = world.mark("Y", lambda mark: YearPlan.objects.create(
        division=site, year=2000 + number, title=mark, state="published", drafted_by="x", drafted_at=MOMENT,
        published_at=MOMENT,
    ))  # fmt: skip
    line = Item.objects.create(plan=year, kind="body", what="x", month_from=1, month_to=2, number=3)
    world.shown_at(year, "year_plan", "year_plan_sheet", pk=year.pk)
    world.shown_at(year, "move_year_plan", pk=year.pk, verb="publish")
    world.shown_at(year, "remove_year_item", pk=year.pk, item=line.pk)
    _inspected(world, number, body_id, org_id, site)
    visit = world.mark("V", lambda mark: Visit.objects.create(
        org_id=f"{org_id}-{number}", day=timezone.localdate(), half="am", division=site, state="loosed", reason=mark,
        changed_at=MOMENT,
    ))  # fmt: skip
    world.shown_at(visit, "change_visit", pk=visit.pk, verb="bind_again")
    VisitPlan.objects.create(visit=visit, plan_id=plan.plan_id, body_id=body_id, division=site, body_division=seat)
    person = f"PS-{number}"
    _signed(world, plan.plan_id, person)
    world.mark("P", lambda mark: record(Person, {"person_id": person, "name": mark}))
    team = record(TeamMember, {"plan_id": plan.plan_id, "person_id": person, "role": "leader"})
    world.shown_at((plan, team), "anomaly", plan_id=plan.plan_id)
    registered = record(Registration, {
        "registration_no": f"REG-{number}", "body_division": seat, "person_id": person, "body_id": body_id, "domain_code": "A0101", "grade": "02",
    })  # fmt: skip
    registered.refresh_from_db()
    world.shown_at(registered, "registration", registration_no=registered.registration_no)
    world.shown_at(registered, "person", person_id=person)
    world.shown_at((registered, plan), "person_profile", person_id=person)
    held = world.mark("C", lambda mark: record(Certificate, {
        "cert_no": f"CERT-{number}", "body_id": body_id, "org_id": org_id, "domain_code": "A0101", "status": "01",
        "issued_on": DAY, "scope_text": mark, "body_division": seat, "holder_division": home,
    }))  # fmt: skip
    world.shown_at(held, "certificate", "certificate_state", cert_no=held.cert_no)
    world.mark("E", lambda mark: record(
        Explanation, {"explanation_id": f"E-{number}", "plan_id": plan.plan_id, "by": "body", "at": MOMENT, "text": mark}
    ))  # fmt: skip
    world.mark("I", lambda mark: record(KnownInspection, {
        "inspection_id": mark, "body_id": body_id, "org_id": org_id, "inspected_on": DAY, "origin": "random",
    }))  # fmt: skip
    told = world.mark("N", lambda mark: HolderNotice.objects.create(
        act=number, body_id=body_id, org_id=org_id, since=DAY, certificates=mark, count=1, holder_division=home,
        body_division=seat,
    ))  # fmt: skip
    world.shown_at(told, "notice", notice=told.pk)
    found = world.mark("F", lambda mark: Finding.objects.create(
        finding_id=mark, detector=DETECTORS[number % 3], pattern="P01", subject_kind="plan", subject_id=plan.plan_id,
        body_id=body_id, org_id=org_id, plan_id=plan.plan_id, occurred_on=DAY, severity="high", score=1.0, evidence="{}",
        explanation_zh=mark, explanation_en=mark, law="[]", detector_version=1, body_division=seat, place_division=site,
        first_run=world.run.pk, last_run=world.run.pk,
    ))  # fmt: skip
    world.shown_at(found, "finding", finding_id=found.finding_id)


def _inspected(world, number, body_id, org_id, site):
    """An inspection that its firm knows of, a card, and a fixed list."""
    card = world.mark("J", lambda mark: InspectorCard.objects.create(
        number=f"N-{number}", kind="inspector", username=f"n{number}", name=mark, division=site, credential_no="1",
        true_from=DAY, known_from=MOMENT, ground=mark, by="x",
    ))  # fmt: skip
    world.shown_at(card, "inspector", number=card.number)
    made = world.mark("X", lambda mark: Inspection.objects.create(
        number=f"JC2026-{number:06d}", kind="body", object_id=body_id, object_name=mark, body_id=body_id, org_id=org_id,
        told_body_id=body_id, told_org_id=org_id, division=site, owner_division=site, matters={"certification_body": "2026-06-30"},
        origin="random", why=mark, due_on=LATER, state="signed", state_on=DAY, opened_by="x", opened_at=MOMENT, ended_on=DAY,
    ))  # fmt: skip
    Sent.objects.create(inspection=made, number=card.number, username="n", name="x", role="lead", at=MOMENT)
    InspectionStep.objects.create(inspection=made, verb="open", to="opened", on=DAY, at=MOMENT, by="x")
    world.shown_at(made, "inspection", pk=made.pk)
    world.shown_at(made, "inspection_step", pk=made.pk, verb="close")
    world.shown_at(made, "inspection_document", pk=made.pk, name="record")
    photo, sha256 = jpeg(), hashlib.sha256(jpeg()).hexdigest()
    sealed_photos.write(made.pk, sha256, photo)
    held = ItemPhoto.objects.create(
        inspection=made, matter="certification_body", item="approval", sha256=sha256, size=len(photo), at=MOMENT,
        by="x", received_at=MOMENT,
    )  # fmt: skip
    world.shown_at(made, "inspection_photo", pk=made.pk, photo=held.pk)
    version = ListVersion.objects.create(
        list_id="inspectors", division=site, on=DAY, known=MOMENT, rule=1, listed=1, left_out=0, sha256="0", by="x",
        at=MOMENT,
    )  # fmt: skip
    world.shown_at(version, "name_list_file", pk=version.pk)
    drawn = world.mark("D", lambda mark: Draw.objects.create(
        number=f"{site}-2026-{number:04d}", division=site, list_id="bodies", title=mark, matter="certification_body",
        on=DAY, due_on=LATER, quota=1, state="closed", drafted_by="x", drafted_at=MOMENT, committed_at=MOMENT,
    ))  # fmt: skip
    world.shown_at(drawn, "draw", "carry_out_draw", "give_up_draw", "substitute_inspector", pk=drawn.pk)
    world.shown_at(drawn, "move_draw", pk=drawn.pk, verb="close")


def _signed(world, plan_id, person):
    """A sign-in with its photo."""
    photo, sender = jpeg(), Sender(person, person)

    def made(mark):
        told = said(sign_in_id=f"{mark}-sign-in", plan_id=plan_id, person_id=person, photos=[named(photo)])
        take_sign_ins(sign_ins=[(read(envelope(told)), sender)], received_at=MOMENT)
        return TakenSignIn.objects.get(sign_in_id=f"{mark}-sign-in")

    sign = world.mark("V", made)
    take_photo(whole=photo, sender=sender, received_at=MOMENT)
    world.shown_at(sign, "signed", sign_in_id=sign.sign_in_id)
    world.shown_at(sign, "signed_photo", "signed_photo_blurred", sign_in_id=sign.sign_in_id, number=1)


def _work(world, warning, number):
    world.shown_at(warning, "warning", pk=warning.pk)
    for joined in warning.joined.select_related("finding"):
        world.shown_at(joined.finding, "warning_evidence", pk=warning.pk, finding_id=joined.finding_id)
    asked = world.mark("Q", lambda mark: ExplanationRequest.objects.create(
        warning=warning, body_id=warning.about_id, question=mark, clock="warning_explanation", start_on=DAY,
        due_on=LATER, at=MOMENT, by=mark, answered_on=DAY,
    ))  # fmt: skip
    world.shown_at(asked, "explanation", pk=asked.pk)
    world.mark("A", lambda mark: Answer.objects.create(request=asked, text=mark, at=MOMENT, by=mark, late=False))
    alone = world.mark("Q", lambda mark: ExplanationRequest.objects.create(
        warning=warning, person_id=f"PS-{number}", question=mark, clock="warning_explanation", start_on=DAY,
        due_on=LATER, at=MOMENT, by=mark,
    ))  # fmt: skip
    world.shown_at(alone, "explanation", pk=alone.pk)
    world.mark(
        "W", lambda mark: Weighing.objects.create(warning=warning, weight="partly", reason=mark, at=MOMENT, by=mark)
    )
    world.mark("D", lambda mark: Draft.objects.create(
        warning=warning, kind="letter", note=mark, content={"facts": [], "citations": []}, at=MOMENT, by=mark
    ))  # fmt: skip
    world.mark("H", lambda mark: HandOver.objects.create(
        warning=warning, from_division=warning.owner_division, to_division="650000", reason=mark, at=MOMENT, by=mark,
    ))  # fmt: skip


def routes_of_the_office():
    """(name, names of its parameters) of every page but those of signing in and those of the API."""
    return sorted(_walk(get_resolver(), "", ()))


def _walk(resolver, namespace, above):
    for pattern in resolver.url_patterns:
        parameters = above + tuple(PARAMETER.findall(str(pattern.pattern)))
        if isinstance(pattern, URLResolver):
            if not pattern.namespace:
                yield from _walk(pattern, namespace, parameters)
        elif pattern.name and not pattern.name.startswith(OF_SIGNING_IN):
            yield pattern.name, parameters


def text_of(answer):
    """What a reader can read in an answer, workbooks included."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.streaming:
        for close in answer._resource_closers:  # `close` of the answer would end the connection of the test too
            close()
    if answer.get("Content-Type") != XLSX:
        return content.decode(errors="replace")
    sheets = load_workbook(io.BytesIO(content), read_only=True).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)


def marks_in(answer):
    """The marks an answer shows."""
    return set(MARK.findall(text_of(answer))) if answer.status_code == 200 else set()
