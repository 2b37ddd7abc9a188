"""Who may see place and photos: supervisors of the region, while a matter is open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.monitoring.models import Joined, RiskWarning
from gongxin.casework.monitoring.states import STATES
from gongxin.casework.photos.matters import MATTERS, ever_touched, open_matters
from gongxin.casework.photos.seeing import matters_to_see
from gongxin.casework.presence.models import LiveFinding, PresenceRequest, TakenSignIn
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.registry.recording import record
from gongxin.casework.runs.models import Finding
from tests.casework.presence.conftest import OURS, THEIRS, envelope, plan, said, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def start():
    """Noon a week ago."""
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=7)


@pytest.fixture
def audit(db, start):
    """An audit of a week ago about which nothing is open."""
    plan("P-7", OURS, "320100", start)
    take(envelope(said(plan_id="P-7", at=start.isoformat())), at=start)
    return TakenSignIn.objects.get()


def matters(now=None):
    return [matter.id for matter in open_matters(["P-7", "P-8"], now or timezone.now()).get("P-7", [])]


def warned(state, plan_id="P-7"):
    now = timezone.now()
    finding = Finding.objects.create(
        finding_id=f"F-{state}-{plan_id}"[:32], detector="p01_no_sign_in", severity="x", score=1, plan_id=plan_id,
        detector_version=1, first_run=1, last_run=1,
    )  # fmt: skip
    warning = RiskWarning.objects.create(
        risk_point="x", about_kind="body", about_id=OURS, state=state, state_on=now.date(), level=1, raised_at=now,
        raised_by_run=1,
    )  # fmt: skip
    Joined.objects.create(warning=warning, finding=finding, event="e", at=now, run=1)


def test_nothing_is_open_of_an_honest_audit_of_last_week(audit):
    assert matters() == []


@pytest.mark.parametrize(
    ("days", "hours", "runs"),
    [(0, 0, True), (0, 11.9, True), (0, -12, True), (0, -12.1, False), (1, 0, False), (-1, 0, False)],
)
def test_the_day_of_the_audit(audit, start, days, hours, runs):
    assert matters(start + timedelta(days=days, hours=hours)) == (["running"] if runs else [])


def test_a_cancelled_audit_does_not_run(audit, start):
    held = AuditPlan.objects.known().get(plan_id="P-7")
    record(AuditPlan, {**held.values, "cancelled": True})
    assert matters(start) == []


@pytest.mark.parametrize(("gone", "found"), [(None, ["seen"]), (timezone.now(), [])])
def test_what_a_live_check_sees(audit, gone, found):
    LiveFinding.objects.create(plan_id="P-7", check_id="travel", seen_at=timezone.now(), gone_at=gone)
    assert matters() == found


@pytest.mark.parametrize(("state", "found"), [("asked", ["asked"]), ("overdue", ["asked"]), ("explained", [])])
def test_an_explanation_asked_for(audit, start, state, found):
    day = start.date()
    PresenceRequest.objects.create(
        plan_id="P-7", body_id=OURS, question="?", ended_on=day, due_on=day, at=start, by="x", state=state,
        explained_at=start if state == "explained" else None,
    )  # fmt: skip
    assert matters() == found


@pytest.mark.parametrize("state", list(STATES))
def test_a_warning_until_someone_has_fed_back_or_closed_it(audit, state):
    warned(state)
    assert matters() == ([] if state in {"closed", "confirmed", "false_alarm"} else ["warned"])
    assert ever_touched(["P-7", "P-8"]) == {"P-7"}


def test_what_is_open_of_another_audit_opens_nothing(audit):
    warned("raised", "P-8")
    LiveFinding.objects.create(plan_id="P-9", check_id="travel", seen_at=timezone.now())
    assert matters() == []


@pytest.mark.parametrize(
    ("account", "sees"),
    [
        ({"role": "national_regulator"}, True),
        ({"role": "provincial_regulator", "division": "320000"}, True),
        ({"role": "city_regulator", "division": "320100"}, True),
        ({"role": "inspector", "division": "320100"}, True),
        ({"role": "provincial_regulator", "division": "440000"}, False),
        ({"role": "city_regulator", "division": "320200"}, False),
        ({"role": "body_administrator", "body_id": OURS}, False),  # reads its people's data, not their pictures
        ({"role": "body_staff", "body_id": OURS}, False),
        ({"role": "body_administrator", "body_id": THEIRS}, False),
        ({"role": "auditor", "person_id": "A-1"}, False),  # the own ones are under "my data"
        ({"role": "accreditation_body"}, False),
        ({"role": "internal_oversight"}, False),
    ],
)
def test_who(audit, account, sees):
    someone = Account.objects.create(username="someone", **account)
    assert matters_to_see(someone, audit, timezone.now()) == []  # nothing is open
    LiveFinding.objects.create(plan_id="P-7", check_id="travel", seen_at=timezone.now())
    assert bool(matters_to_see(someone, audit, timezone.now())) is sees


def test_an_account_that_was_ended_sees_nothing(audit, jiangsu):
    LiveFinding.objects.create(plan_id="P-7", check_id="travel", seen_at=timezone.now())
    jiangsu.is_active = False
    assert matters_to_see(jiangsu, audit, timezone.now()) == []


def test_every_ground_is_told_in_both_languages():
    assert all(matter.label.zh and matter.label.en for matter in MATTERS)
