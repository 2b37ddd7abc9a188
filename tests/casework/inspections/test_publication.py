"""What is public of a result: its columns, its fact in the ledger, and nothing of people."""

import pytest
from django.utils import timezone

from gongxin.casework.inspections.actions.result import publish
from gongxin.casework.inspections.ledger_fact import record_digest
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.public import COLUMNS, public_record, published
from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.registry.models import Organisation
from gongxin.casework.registry.recording import record
from gongxin.errors import UserError
from gongxin.ledger.entries import read_entry
from tests.casework.inspections.a_visit import BODY, taken_to

pytestmark = pytest.mark.django_db
RESIDENT = "440301199001011236"
FIRM = {"kind": "organisation", "matters": ["certified_organisation"]}


def told():
    return [read_entry(bytes(one.entry)) for one in Outgoing.objects.order_by("pk")]


def test_a_published_result_is_a_fact_of_the_ledger(people):
    made = taken_to("published", people, {"records": "no"}, plan="D-2026-1", chance=0.5)
    (fact,) = told()
    assert {name: fact[name] for name in ("kind", "inspection", "draw", "object", "outcome", "inspected", "record")} == {
        "kind": "result-published", "inspection": made.number, "draw": "D-2026-1", "object": BODY, "outcome": "serious",
        "inspected": timezone.localdate().isoformat(), "record": record_digest(made),
    }  # fmt: skip


def test_what_is_not_published_is_told_to_nobody(people):
    made = taken_to("approved", people)
    assert told() == []
    assert not published().exists()
    with pytest.raises(UserError, match="not published"):
        public_record(made)


def test_a_record_that_is_changed_later_has_another_digest(people):
    made = taken_to("published", people)
    before = record_digest(made)
    made.told += "。"
    assert record_digest(made) != before


@pytest.mark.parametrize("number", ["O-1", RESIDENT])
def test_a_number_that_may_be_a_persons_is_nowhere_public(people, number):
    record(Organisation, {"org_id": number, "name": "个体户", "division": "440100", "status": "open"})
    made = taken_to("published", people, object_id=number, **FIRM)
    assert public_record(made).object_id == ""
    assert number not in str(told())
    assert told()[0]["object"] == made.number


def test_the_public_columns_name_nobody(people):
    made = taken_to("published", people, why="线索")
    text = "".join(str(value) for _, value in public_record(made).told_in_order())
    assert len(COLUMNS) == 11
    for hidden in ("线索", "名N-1", "李四", "zhang", "opener", "approver"):
        assert hidden not in text


def test_what_cannot_be_told_is_not_published(people):
    made = taken_to("approved", people)
    Inspection.objects.update(plan="抽查 1")  # no code
    with pytest.raises(UserError, match="draw"):
        publish(pk=made.pk, by=people[0])
    made.refresh_from_db()
    assert made.state == "approved"
