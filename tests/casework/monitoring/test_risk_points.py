"""Every detector has exactly one risk point; an untrue catalogue is refused."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from gongxin.casework.monitoring.risk_points import FOLDER, CatalogueRefused, point_of, read_catalogue, risk_points
from gongxin.detection.catalogue import detectors
from gongxin.risk.indicators import counting


def changed(tmp_path: Path, name, change):
    """The catalogue with one file changed."""
    for file in FOLDER.glob("*.yaml"):
        written = yaml.safe_load(file.read_text(encoding="utf-8"))
        if file.stem == name:
            change(written["versions"])
        (tmp_path / file.name).write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return tmp_path


def test_each_detector_watches_one_point_and_the_point_names_the_indicators_that_count_it():
    held = {name: point for point in risk_points().values() for name in point.now.detectors}
    assert held.keys() == detectors().keys()
    for name, point in held.items():
        assert point_of(name, date(2026, 3, 2)) == point.id
        assert counting(name) in point.now.indicators


def test_the_five_items_of_article_18_are_five_points():
    items = [point for point in risk_points().values() if point.now.law[0].article == "18"]
    assert len(items) == 5
    assert {
        f"第十八条第{n}项" in point.now.offence.zh
        for n, point in zip(
            "一二三四五",
            sorted(items, key=lambda p: "一二三四五".index(p.now.offence.zh.split("第十八条第")[1][0])),
            strict=True,
        )
    } == {True}


def test_a_detector_in_two_points_is_refused(tmp_path):
    folder = changed(
        tmp_path, "impartiality", lambda versions: versions[date(2024, 11, 7)]["detectors"].append("p01_no_sign_in")
    )
    with pytest.raises(CatalogueRefused, match=r"two points.*p01_no_sign_in"):
        read_catalogue(folder)


def test_a_detector_in_no_point_is_refused(tmp_path):
    folder = changed(tmp_path, "impartiality", lambda versions: versions[date(2024, 11, 7)].update(detectors=[]))
    with pytest.raises(CatalogueRefused, match=r"in none.*p14_decider_in_team"):
        read_catalogue(folder)


@pytest.mark.parametrize(("field", "value"), [("law", []), ("indicators", ["no_such"]), ("colour", "red")])
def test_a_point_without_law_with_an_unknown_indicator_or_field_is_refused(tmp_path, field, value):
    folder = changed(tmp_path, "impartiality", lambda versions: versions[date(2024, 11, 7)].update({field: value}))
    with pytest.raises(CatalogueRefused, match="impartiality"):
        read_catalogue(folder)


def test_a_new_version_moves_a_detector_from_its_day_on(tmp_path):
    def move(versions):
        versions[date(2026, 7, 1)] = {
            **versions[date(2024, 11, 7)],
            "zh": "新名称",
            "detectors": ["p14_decider_in_team", "x07_auditor_load"],
        }

    folder = changed(tmp_path, "impartiality", move)
    file = folder / "procedures_cut.yaml"
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    old = written["versions"][date(2024, 11, 7)]
    written["versions"][date(2026, 7, 1)] = {
        **old,
        "detectors": [d for d in old["detectors"] if d != "x07_auditor_load"],
    }
    file.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    point = read_catalogue(folder)["impartiality"]
    assert point.on(date(2026, 6, 30)).label.zh == "审核与决定未分离"
    assert point.on(date(2026, 7, 1)).label.zh == "新名称"
    assert [version.from_on for version in point.history] == [date(2024, 11, 7), date(2026, 7, 1)]
