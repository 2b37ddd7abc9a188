"""An inspector is sent to a coming audit, attends it, and enters what he saw."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.trail.models import Entry
from gongxin.casework.witnessing.actions.end_witness import call_off_witness, report_witness
from gongxin.casework.witnessing.actions.plan_witness import plan_witness
from gongxin.casework.witnessing.models import Witness
from gongxin.errors import UserError
from tests.casework.presence.conftest import OURS, plan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def coming(audits):
    """P-1 runs now, P-5 begins in two days, P-6 is over, P-7 was cancelled."""
    now = timezone.now().replace(microsecond=0)
    plan("P-5", OURS, "320100", now + timedelta(days=2))
    plan("P-6", OURS, "320100", now - timedelta(days=2))
    plan("P-7", OURS, "320100", now + timedelta(days=2), cancelled=True)


@pytest.fixture
def inspector(db):
    return Account.objects.create(username="inspector", role="inspector", division="320100")


def sent(by, plan_id="P-5", inspector="inspector", why="risk", **more):
    return plan_witness(plan_id=plan_id, inspector=inspector, why=why, by=by, **more)


def test_sent_attended_and_reported(jiangsu, inspector):
    witness = sent(jiangsu, "P-1")
    assert (witness.state, witness.on, witness.division) == ("planned", timezone.localdate(), "320100")
    done = report_witness(pk=witness.pk, outcome="shortcomings", told="left at noon", by=inspector)
    assert (done.state, done.outcome, done.told) == ("reported", "shortcomings", "left at noon")
    assert list(Entry.objects.filter(subject_id="P-1").order_by("pk").values_list("code", "by")) == [
        ("witness_planned", "jiangsu"), ("witness_reported", "inspector"),
    ]  # fmt: skip


def test_called_off_another_may_be_sent(jiangsu, inspector):
    witness = sent(jiangsu)
    with pytest.raises(UserError, match="sent to audit P-5 already"):
        sent(jiangsu)
    call_off_witness(pk=witness.pk, told="ill", by=jiangsu)
    assert sent(jiangsu).state == "planned"


@pytest.mark.parametrize(
    ("told", "sees_before"), [(None, False), (False, False), (True, True)]
)  # the parameter says: not told
def test_whether_the_body_is_told_beforehand(jiangsu, staff, inspector, told, sees_before):
    witness = sent(jiangsu, "P-1", tell_body=told)
    assert visible(staff, Witness.objects.all()).exists() is sees_before
    report_witness(pk=witness.pk, outcome="in_order", told="all well", by=inspector)
    assert visible(staff, Witness.objects.all()).exists()


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"plan_id": "P-6"}, "is over"),
        ({"plan_id": "P-7"}, "lies in your region"),
        ({"plan_id": "P-2"}, "lies in your region"),
        ({"plan_id": "P-404"}, "lies in your region"),
        ({"inspector": "nobody"}, "Choose an inspector"),
        ({"inspector": "shenzhen"}, "Choose an inspector"),  # another region's
        ({"inspector": "suzhou"}, "Choose an inspector"),  # of the province, but the site is not his
        ({"inspector": "staff"}, "Choose an inspector"),
        ({"why": " "}, "Say why"),
    ],
)
def test_who_cannot_be_sent_where(jiangsu, staff, inspector, changes, word):
    Account.objects.create(username="shenzhen", role="inspector", division="440300")
    Account.objects.create(username="suzhou", role="inspector", division="320500")
    with pytest.raises(UserError, match=word):
        sent(jiangsu, **changes)


def test_an_inspector_sends_nobody(inspector):
    with pytest.raises(UserError, match="Your role"):
        sent(inspector)


def test_the_result_is_entered_by_the_one_who_was_there_and_not_before(jiangsu, inspector):
    witness = sent(jiangsu)
    with pytest.raises(UserError, match="enter the result afterwards"):
        report_witness(pk=witness.pk, outcome="in_order", told="x", by=inspector)
    Witness.objects.update(on=timezone.localdate())
    with pytest.raises(UserError, match="Your role"):
        report_witness(pk=witness.pk, outcome="in_order", told="x", by=jiangsu)
    for outcome, told, word in (("great", "x", "what came of it"), ("in_order", " ", "Say why")):
        with pytest.raises(UserError, match=word):
            report_witness(pk=witness.pk, outcome=outcome, told=told, by=inspector)
    report_witness(pk=witness.pk, outcome="in_order", told="x", by=inspector)
    with pytest.raises(UserError, match="done already"):
        report_witness(pk=witness.pk, outcome="in_order", told="x", by=inspector)


def test_another_region_neither_sees_nor_ends_it(jiangsu, inspector):
    witness = sent(jiangsu)
    guangdong = Account.objects.create(username="guangdong", role="provincial_regulator", division="440000")
    assert not visible(guangdong, Witness.objects.all()).exists()
    with pytest.raises(UserError, match="no such record"):
        call_off_witness(pk=witness.pk, told="x", by=guangdong)
