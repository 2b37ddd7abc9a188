"""What a device may send, and what it is told where it sent nonsense."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.parcel import take_parcel
from gongxin.casework.inspections.models import Inspection, Taken
from gongxin.errors import UserError
from tests.casework.inspections.a_visit import taken_to

pytestmark = pytest.mark.django_db
ONE = {"matter": "certification_body", "item": "approval", "answer": "yes", "at": "2026-01-01T00:00:00+08:00"}
WRONG = [  # act | values
    ("dance", {}), ("answer", {}), ("answer", {"given": [{**ONE, "at": "gestern"}]}), ("answer", {"given": [{**ONE, "at": "2026-01-01"}]}),
    ("answer", {"given": 5}), ("answer", []), ("begin", {"shown": ["N-1"]}), ("sign", {"inspectors": [5], "at": ONE["at"]}),
    ("sign", {"inspectors": None, "at": ONE["at"]}),
]  # fmt: skip


def send(made, by, act="answer", values=None, token=""):
    return take_parcel(pk=made.pk, token=token or str(uuid.uuid4()), act=act, values=values or {"given": [ONE]}, by=by)


@pytest.mark.parametrize(("act", "values"), WRONG)
def test_nonsense_is_refused_in_words_and_leaves_nothing(people, act, values):
    made = taken_to("on_site", people)
    with pytest.raises(UserError):
        take_parcel(pk=made.pk, token=str(uuid.uuid4()), act=act, values=values, by=people[2])
    assert not Taken.objects.exists()
    assert not made.replies.exists()


def test_a_parcel_needs_a_token_and_somebody_who_is_sent(people):
    made = taken_to("on_site", people)
    with pytest.raises(UserError, match="not sent by the page"):
        send(made, people[2], token="x")
    with pytest.raises(UserError, match="no such record"):
        send(made, Account.objects.create(username="s", role="inspector", division="440000"))
    assert send(made, people[2]) is True


def test_a_refused_parcel_may_be_sent_again_and_a_taken_one_counts_once(people):
    made, token = taken_to("issued", people), str(uuid.uuid4())
    with pytest.raises(UserError, match="done already"):
        send(made, people[2], token=token)  # it has not begun
    now = {"shown": ["N-1", "N-2"], "at": timezone.now().isoformat()}
    assert send(made, people[2], "begin", now)
    assert (send(made, people[2], token=token), send(made, people[2], token=token)) == (True, False)


def test_a_clock_that_runs_fast_is_not_believed(people):
    made = taken_to("issued", people)
    fast = (datetime.now(UTC) + timedelta(days=3)).isoformat()
    send(made, people[2], "begin", {"shown": ["N-1", "N-2"], "at": fast})
    assert Inspection.objects.get().begun_at <= timezone.now()
    send(made, people[2], values={"given": [{**ONE, "at": fast}]})
    assert made.replies.get().at <= timezone.now()
