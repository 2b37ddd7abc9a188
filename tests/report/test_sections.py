"""What the sections say, section by section."""

from datetime import date

import pyarrow as pa
import pytest

from gongxin.report.material import Material
from gongxin.report.sections import bodies, data_quality, detectors, grades, headline, provinces, samples, trend


@pytest.fixture(scope="module")
def m(small_result):
    return Material(small_result, "en")


def with_findings(m, rows):
    """The same result with other findings."""
    schema = m.findings.schema
    blank = dict.fromkeys(schema.names)
    other = Material(m.result, m.language)
    other.__dict__["findings"] = pa.Table.from_pylist([{**blank, **row} for row in rows], schema=schema)
    return other


def test_the_headline_counts_what_was_read_and_found(m):
    told = {figure.label: figure.value for figure in headline.headline(m)}
    assert (told["Certification bodies"], told["Certificates"], told["Audit plans"]) == (2, 3, 2)
    assert told["Findings"] == m.findings.num_rows


def test_every_province_has_a_square_and_no_two_share_one(m):
    tiles = provinces.provinces(m).tiles
    assert len(tiles) == len({(tile.x, tile.y) for tile in tiles}) == 34


def test_a_province_without_records_is_not_a_clean_one(m):
    tiles = {tile.label: tile for tile in provinces.provinces(m).tiles}
    assert tiles["XZ"].shade == 0
    assert tiles["JS"].certificates == 1
    assert tiles["JS"].named >= 1
    assert tiles["JS"].share == tiles["JS"].named / (tiles["JS"].certificates + tiles["JS"].plans)


def test_months_end_with_the_day_of_the_run_and_reach_back_two_years(m):
    months = trend.trend(m).months
    assert (len(months), months[0].label, months[-1].label) == (24, "2024-07", "2026-06")


def test_findings_outside_the_months_are_counted_apart(m):
    days = [date(2024, 6, 30), date(2024, 7, 1), date(2026, 6, 30), date(2026, 7, 1), None]
    told = trend.trend(with_findings(m, [{"occurred_on": day, "severity": "high"} for day in days]))
    assert (told.earlier, told.later, told.undated) == (1, 1, 1)
    assert [month.label for month in told.months if month.total] == ["2024-07", "2026-06"]


def test_bars_of_one_month_stand_on_each_other_from_the_axis(m):
    day = date(2026, 6, 1)
    rows = [{"occurred_on": day, "severity": severity} for severity in ("high", "low", "low", "info")]
    bars = trend.trend(with_findings(m, rows)).months[-1].bars
    assert [(bar.severity, bar.count) for bar in bars] == [("high", 1), ("low", 2), ("info", 1)]
    foot = trend.HEIGHT - trend.BOTTOM
    assert bars[0].y + bars[0].height == pytest.approx(foot, abs=0.2)
    assert bars[1].y + bars[1].height == pytest.approx(bars[0].y, abs=0.2)


def test_the_scale_is_divided_into_whole_quarters():
    assert [trend._round_up(value) for value in (0, 1, 4, 5, 9, 13, 21, 29, 79, 87, 121)] == [
        4, 4, 4, 8, 12, 20, 28, 40, 80, 120, 200,
    ]  # fmt: skip


def test_grades_show_all_four_letters(m):
    told = grades.grades(m)
    assert [grade.letter for grade in told] == ["A", "B", "C", "D"]
    assert sum(grade.bodies for grade in told) == 2
    assert sum(grade.share for grade in told) == pytest.approx(1)


def test_a_grade_is_uncertain_where_its_interval_reaches_into_another(m):
    other = Material(m.result, "en")
    row = {"body_id": "B", "score": 20.0, "grade": "A", "low": 10.0, "high": 24.9, "direct_rule": None}
    beyond, fixed = {**row, "high": 25.0}, {**row, "grade": "D", "direct_rule": "refused_inspection"}
    other.__dict__["grades"] = [row, beyond, fixed]
    told = {grade.letter: grade for grade in grades.grades(other)}
    assert (told["A"].bodies, told["A"].uncertain) == (2, 1)
    assert (told["D"].bodies, told["D"].uncertain, told["D"].fixed) == (1, 0, 1)


def test_bodies_are_told_with_reasons(m):
    told = bodies.bodies(m)
    assert {body.id for body in told} == {"CNCA-R-2002-001", "CNCA-R-2002-002"}
    first = told[0]
    assert first.score >= told[1].score
    assert first.why.points or first.why.missing


def test_a_detector_that_could_not_be_put_says_what_is_missing(m):
    lines = {line.id: line for line in detectors.detectors(m)}
    missing = lines["p01_no_sign_in"]
    assert not missing.assessed
    assert "Sign-ins" in missing.why
    assert lines["p06_issued_before_decision"].findings == 2
    assert lines["p06_issued_before_decision"].bodies == 1


def test_samples_show_records_side_by_side(m):
    groups = {group.id: group for group in samples.samples(m)}
    sample = groups["p06_issued_before_decision"].samples[0]
    sheet = next(sheet for sheet in sample.sheets if sheet.title == "Certificates")
    assert dict(sheet.fields)["Decided on"] == [("2026-03-05", True)]
    assert ("Decided on", "2026-03-05") in sample.evidence


def test_rows_read_are_counted_by_table(m):
    assert ("Certificates", 3) in data_quality.data_quality(m).rows
