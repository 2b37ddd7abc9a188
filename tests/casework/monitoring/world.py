"""A small world to warn about: two bodies, a run, findings as a test draws them."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from gongxin.casework.accounts.models import Account
from gongxin.casework.monitoring.merging import merge
from gongxin.casework.monitoring.models import RiskWarning
from gongxin.casework.registry.models import AuditPlan, Body
from gongxin.casework.registry.recording import record
from gongxin.casework.runs.models import Finding, Grade, Run

BODY, OTHER = "CNCA-R-2010-001", "CNCA-R-2010-002"
BEIJING, SHANGHAI, GUANGZHOU, HANGZHOU = "110105", "310115", "440106", "330106"
LAW = json.dumps([{"instrument": "body-measures", "version": "2020", "article": "18"}])
ANY_DAY = date(2026, 3, 2)
PATTERN = {
    "p01_no_sign_in": "P01",
    "p02_shared_device": "P02",
    "p14_decider_in_team": "P14",
    "p13_surveillance_overdue": "P13",
}


def a_run(as_of=ANY_DAY):
    return Run.objects.create(
        as_of=as_of, state=Run.ENDED, known_at=datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    )


def a_finding(
    id_,
    run,
    *,
    detector="p01_no_sign_in",
    body=BODY,
    plan=None,
    cert=None,
    person=None,
    severity="high",
    score=1.0,
    place=SHANGHAI,
    seat=BEIJING,
    on=ANY_DAY,
):
    return Finding(
        finding_id=id_, detector=detector, pattern=detector[:3].upper(), subject_kind="plan", subject_id=plan or id_,
        body_id=body, plan_id=plan, cert_no=cert, person_id=person, occurred_on=on, severity=severity, score=score,
        evidence="{}", explanation_zh=f"发现{id_} {person or ''}", explanation_en=f"finding {id_} {person or ''}", law=LAW,
        detector_version=1, body_division=seat, place_division=place, first_run=run.pk, last_run=run.pk,
    )  # fmt: skip


def found(*findings):
    Finding.objects.bulk_create(findings)


def bodies():
    record(Body, {"body_id": BODY, "name": "东方认证中心", "division": BEIJING, "status": "01"})
    record(Body, {"body_id": OTHER, "name": "南方认证中心", "division": GUANGZHOU, "status": "01"})


def a_plan(plan_id, ended_at, body=BODY):
    record(
        AuditPlan,
        {
            "plan_id": plan_id,
            "body_id": body,
            "planned_start_at": ended_at - timedelta(days=1),
            "planned_end_at": ended_at,
        },
    )


def a_warning(run, *, count=1, detector="p01_no_sign_in", body=BODY, plan="AP1", person=None, **more):
    """A warning over `count` findings, raised by merging."""
    found(
        *(
            a_finding(
                f"{detector[:6]}-{body[-1]}-{n}",
                run,
                detector=detector,
                body=body,
                plan=f"{plan}-{n}" if count > 1 else plan,
                person=person,
                **more,
            )
            for n in range(count)
        )
    )
    merge(run)
    return RiskWarning.objects.latest("pk")


def graded(run, **grades):
    Grade.objects.bulk_create(
        Grade(run=run, body_id={"one": BODY, "two": OTHER}[name], body_division=BEIJING if name == "one" else GUANGZHOU,
              grade=grade, score=50, low=40, high=60, reasons="[]") for name, grade in grades.items()
    )  # fmt: skip


def account(role, **ties):
    return Account.objects.create(username="-".join([role, *ties.values()]), role=role, **ties)
