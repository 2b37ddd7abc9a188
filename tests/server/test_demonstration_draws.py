"""The demonstration's province has draws and inspections in every state, once, and every step of them by the rules."""

from collections import Counter

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.draws.folders import bundle_of
from gongxin.casework.draws.models import Draw
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.name_lists.inspectors import people_of
from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.public_log.registry import registry_now
from gongxin.casework.registry.models import Body, Certificate, Organisation
from gongxin.casework.registry.recording import record
from gongxin.casework.registry.when import now
from gongxin.draw.drand import due
from gongxin.draw.verify import verify_bundle
from gongxin.ledger.entries import read_entry
from gongxin.office.inspections.check import waiting_for
from gongxin.server.demonstration_draws import draws_to_look_at, fix_the_register_once

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "CNCA-R-2002-001"


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.LEDGER, settings.LEDGER_KEY = tmp_path / "log", tmp_path / "key" / "log.key"
    settings.LEDGER_MAPS = tmp_path / "maps"
    settings.DRAWS, settings.DRAW_SECRETS = tmp_path / "draws", tmp_path / "secrets"


def world(firms, bodies=1):
    """The accounts of a province with so many bodies and certified firms."""
    for number in range(bodies):
        record(Body, {"body_id": f"CNCA-R-2002-{number + 1:03d}", "division": "440300", "status": "approved"})
    for number in range(firms):
        record(Organisation, {"org_id": f"O-{number}", "name": "甲", "division": "440100", "status": "open"})
        record(Certificate, {"cert_no": f"C-{number}", "org_id": f"O-{number}", "body_id": BODY, "status": "01"})
    return (
        Account.objects.create(username="demo.provincial_regulator", role="provincial_regulator", division="440000"),
        Account.objects.create(username="demo.inspector", role="inspector", division="440305"),
        Account.objects.create(username="demo.expert", role="expert", division="440305"),
    )


def test_four_draws_and_what_came_of_them():
    regulator, inspector, expert = world(firms=9)
    made = draws_to_look_at(regulator, inspector, expert, BODY)
    assert [(one.list_id, one.state) for one in made] == [
        ("organisations", "aborted"), ("organisations", "sent"), ("bodies", "committed"), ("organisations", "draft"),
    ]  # fmt: skip
    assert made[1].replaces == made[0]
    states = Counter(Inspection.objects.values_list("state", flat=True))
    assert states == {"issued": 1, "published": 1, "allowed": 1, "opened": 1}
    assert [one["state"] for one in waiting_for(inspector)] == ["issued"]
    assert not waiting_for(regulator)
    assert verify_bundle(bundle_of(made[1])) == []
    told = [(row.index, read_entry(bytes(row.entry))["kind"]) for row in Outgoing.objects.order_by("index")]
    assert [index for index, _ in told] == list(range(len(told)))
    kinds = [kind for _, kind in told if kind != "inspector-substituted"]  # where the lot left the account at home
    assert kinds == [
        "draw-committed", "draw-aborted", "draw-committed", "draw-drawn", "result-published", "draw-committed",
    ]  # fmt: skip


def test_started_again_nothing_is_added():
    people = world(firms=3)
    draws_to_look_at(*people, BODY)
    entries, inspections = Outgoing.objects.count(), Inspection.objects.count()
    assert draws_to_look_at(*people, BODY) == []
    assert (Outgoing.objects.count(), Inspection.objects.count()) == (entries, inspections)


@pytest.mark.parametrize(
    ("firms", "bodies", "lists", "states"),
    [
        (1, 1, ["organisations", "organisations", "bodies", "organisations"], ["issued"]),
        (2, 0, ["organisations"] * 3, ["issued", "published"]),
        (0, 1, ["bodies"], []),
        (0, 0, [], []),
    ],
)
def test_a_small_nation_has_what_it_can(firms, bodies, lists, states):
    made = draws_to_look_at(*world(firms, bodies), BODY)
    assert [one.list_id for one in made] == lists
    assert sorted(Inspection.objects.values_list("state", flat=True)) == states


def test_nobody_can_sign_in_as_those_who_were_added():
    people = world(firms=1)
    draws_to_look_at(*people, BODY)
    added = Account.objects.exclude(pk__in=[one.pk for one in people])
    assert {one.has_usable_password() for one in added} == {False}
    assert Counter(one.why for one in people_of("440000", now()))["on"] >= 7
    assert {one.card.username: sorted(one.stays_away_from) for one in people_of("440000", now()) if one.stays_away_from} == {
        "demo.inspector.7": [BODY]
    }  # fmt: skip


def test_the_register_is_fixed_once():
    world(firms=2)
    assert registry_now() is None
    fix_the_register_once()
    held = registry_now()
    assert held is not None
    Certificate.objects.all().delete()
    fix_the_register_once()
    assert registry_now().entry == held.entry
    assert Outgoing.objects.count() == 1


def test_the_waiting_draw_waits_for_a_round_of_tomorrow():
    draws_to_look_at(*world(firms=0), BODY)
    (draw,) = Draw.objects.all()
    out = timezone.localtime(due(draw.randomness[0]["round"]))
    assert ((out.date() - timezone.localdate()).days, out.hour) == (1, 10)
