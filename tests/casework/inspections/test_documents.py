"""The uniform documents, empty and very full: every word arrives, nothing that people wrote is read as markup."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from gongxin.casework.inspections.actions import on_site
from gongxin.casework.inspections.documents import DOCUMENTS, made, typeset
from gongxin.casework.inspections.documents.content import notice, publicity, record
from gongxin.casework.inspections.models import Inspection
from gongxin.errors import UserError
from tests.casework.inspections.a_visit import given, taken_to

pytestmark = pytest.mark.django_db
FILL = {"notice": notice, "record": record, "publicity": publicity}
LOOK = os.environ.get("GONGXIN_LOOK")  # a folder: the pages are left there to be looked at
HOSTILE = '#panic("x") $x^2$ *粗* _斜_ `#let` <a> [b] \\ " // 注释 @ref = 标题'
LONG = "这是一段非常长的检查情况说明，包含企业名称、地址和数字12345以及English words。" * 30


def pages(name, data):
    drawn = typeset(name, data, "png")
    drawn = drawn if isinstance(drawn, list) else [drawn]
    if LOOK:
        for at, page in enumerate(drawn, start=1):
            Path(LOOK, f"{name}-{os.environ['PYTEST_CURRENT_TEST'].split('::')[1].split(' ')[0]}-{at}.png").write_bytes(
                page
            )
    return [Image.open(io.BytesIO(page)).convert("L") for page in drawn]


def ink(page):
    """The share of the page that is dark."""
    return 1 - ImageStat.Stat(page.point(lambda value: 255 * (value > 128))).mean[0] / 255


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_with_every_field_filled(people, name):
    inspection = taken_to("published", people, {"records": "no"})
    drawn = pages(name, FILL[name](inspection))
    assert all(0.001 < ink(page) < 0.25 for page in drawn)
    assert made(name, inspection).startswith(b"%PDF-1.7")
    assert made(name, inspection) == made(name, inspection)  # the same bytes


@pytest.mark.parametrize("name", ["notice", "record"])
def test_an_empty_one_is_a_form_to_fill_in_by_hand(people, name):
    inspection = taken_to("opened", people)
    Inspection.objects.update(address="", object_name="", allowed_by="")
    inspection.refresh_from_db()
    assert len(pages(name, FILL[name](inspection))) <= 3


@pytest.mark.parametrize("text", [LONG, HOSTILE, "无" * 4000], ids=["long", "markup", "no_space"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_people_wrote_is_only_text(people, name, text):
    inspection = taken_to("published", people, {"records": "no"})
    inspection.object_name, inspection.address, inspection.comment, inspection.told = text[:500], text[:300], text, text
    assert pages(name, FILL[name](inspection))


def test_every_item_and_its_law_stands_in_the_record(people):
    inspection = taken_to("on_site", people, matters=["certification_body", "ccc_body"])
    on_site.answer(pk=inspection.pk, given=given(inspection, {"records": "no"}), by=people[2])
    filled = record(inspection)
    assert [len(part["items"]) for part in filled["parts"]] == [12, 17]
    assert [item["question"] for part in filled["parts"] for item in part["items"] if item["fails"]] == [
        "认证记录真实、完整并按期保存"
    ]
    assert all(item["law"] and item["answer"] for part in filled["parts"] for item in part["items"])


@pytest.mark.parametrize(("name", "state"), [("notice", "allowed"), ("record", "opened"), ("publicity", "approved")])
def test_a_document_does_not_come_before_its_time(people, name, state):
    with pytest.raises(UserError, match="not there yet"):
        made(name, taken_to(state, people))
