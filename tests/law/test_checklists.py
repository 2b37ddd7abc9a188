"""The checklists: every question has both languages, a law that was in force, and something that proves its answer."""

import re
from datetime import date, timedelta

import pytest
import yaml

from gongxin.errors import UnknownName
from gongxin.law import checklists as room
from gongxin.law.checklists import checklist, checklists
from gongxin.law.instruments import instruments

EVERY = [
    (name, version, item) for name, one in checklists().items() for version in one.history for item in version.items
]


@pytest.mark.parametrize(("name", "version", "item"), EVERY, ids=[f"{name}-{item.id}" for name, _, item in EVERY])
def test_a_question_rests_on_law_in_force(name, version, item):
    text = instruments()[item.law.instrument].versions[item.law.version]
    assert text.from_on <= version.from_on
    assert text.to_on is None or version.from_on <= text.to_on
    assert re.search("[\u4e00-\u9fff]", item.question.zh)
    assert not re.search("[\u4e00-\u9fff]", item.question.en)
    assert item.evidence


def test_the_matters_that_must_have_one():
    assert {"certification_body", "certified_organisation", "ccc_body", "laboratory", "witnessed_audit"} <= set(
        checklists()
    )
    with pytest.raises(UnknownName):
        checklist("party")


@pytest.fixture
def written(tmp_path, monkeypatch):
    """A checklist with two versions, changed as told."""

    def write(**changes):
        item = {"id": "a", "zh": "甲", "en": "A", "law": ["project-default", "1", ""], "evidence": ["photo"], **changes}
        later = {**item, "id": "b"}
        held = {
            "zh": "清单",
            "en": "List",
            "about": "body",
            "versions": {date(2020, 1, 1): [item], date(2021, 1, 1): [item, later]},
        }
        (tmp_path / "x.yaml").write_text(yaml.safe_dump(held), encoding="utf-8")
        monkeypatch.setattr(room, "FOLDER", tmp_path)
        return checklists.__wrapped__()["x"]

    return write


@pytest.mark.parametrize(("day", "items"), [(date(2019, 1, 1), 1), (date(2020, 12, 31), 1), (date(2021, 1, 1), 2)])
def test_the_version_of_a_day(written, day, items):
    assert len(written().on(day).items) == items
    assert len(written().on(day - timedelta(0)).by_id) == items


@pytest.mark.parametrize("changes", [{"answer": "maybe"}, {"evidence": []}, {"evidence": ["rumour"]}, {"id": "b"}])
def test_one_that_is_not_whole_is_refused(written, changes):
    with pytest.raises(ValueError):
        written(**changes)


def test_a_law_that_is_not_known_is_refused(written):
    with pytest.raises(UnknownName):
        written(law=["no-such-law", "1", ""])
