"""The command: its help, what it refuses, and the page it writes the figures into."""

import re

import pytest
from bench.main import PARTS, Asked

from bench import told
from gongxin.cli import run
from gongxin.errors import UserError

MEASURED = {
    "machine": {
        "date": "2026-11-27", "cores": 2, "memory_gib": 24.0, "load_at_start": 0.1, "system": "Linux",
        "versions": {"python": "3.11", "polars": "2"},
    },
    "engines": {
        "scale": 0.05,
        "runs": {"duckdb": {"wall_s": 9.0, "findings": 7}, "spark": {"wall_s": 99.0, "findings": 7}},
        "digests": {name: dict.fromkeys(("findings", "indicators", "grades"), "abc") for name in ("duckdb", "spark")},
        "differing": [],
    },
    "bars": [{"name": "seconds", "measured": 61.0, "limit": 60.0, "met": False}],
}  # fmt: skip
PAGE = """Before.
<!-- figures: bars -->
old bars
<!-- end of figures: bars -->
Between.
<!-- figures: engines -->
<!-- end of figures: engines -->
<!-- figures: nation -->
old nation
<!-- end of figures: nation -->
After.
"""


def test_the_help_names_every_option_and_part(capsys):
    assert run(["bench", "--help"]) == 0
    words = " ".join(re.sub("[│╭╮╰╯─]", " ", capsys.readouterr().out).split())
    assert all(name in words for name in ("--scale", "--only", "--repeats", "--folder", "--json", "--write"))
    assert all(part in words for part in PARTS)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--only", "everything"], "everything"),
        (["--scale", "0"], "above 0"),
        (["--scale", "0.1", "--scale", "-1"], "above 0"),
        (["--repeats", "0"], "--repeats"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_one_sentence(capsys, arguments, word):
    assert run(["bench", *arguments]) == 2
    said = capsys.readouterr().err
    assert word in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(("scales", "compared"), [((0.25, 1.0, 2.0), 1.0), ((0.1, 0.25), 0.25), ((2.0, 4.0), 2.0)])
def test_the_eight_are_compared_on_the_size_nearest_to_a_nation_year(scales, compared):
    assert Asked(scales=scales).eight_scale == compared


def test_figures_go_between_their_marks_and_nothing_else_changes(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    told.write_page(MEASURED, page)
    text = page.read_text("utf-8")
    assert "| seconds | 61 | 60 | ✗ |" in text
    assert "| spark | 99.0 | 7 | abc | abc | abc |" in text
    assert "old bars" not in text
    assert "old nation" in text  # not measured, so kept
    assert [line for line in text.splitlines() if line in ("Before.", "Between.", "After.")] == [
        "Before.", "Between.", "After.",
    ]  # fmt: skip


def test_writing_twice_gives_the_same_page(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    told.write_page(MEASURED, page)
    once = page.read_text("utf-8")
    told.write_page(MEASURED, page)
    assert page.read_text("utf-8") == once


@pytest.mark.parametrize("text", [None, "no marks", PAGE.replace("<!-- end of figures: engines -->", "")])
def test_a_page_without_the_marks_is_refused_and_stays(tmp_path, text):
    page = tmp_path / "page.md"
    if text is not None:
        page.write_text(text, "utf-8")
    with pytest.raises(UserError):
        told.write_page(MEASURED, page)
    assert (page.read_text("utf-8") if page.exists() else None) == text


def test_figures_on_screen_are_in_the_readers_language(capsys, monkeypatch):
    monkeypatch.setenv("GONGXIN_LANG", "zh")
    told.on_screen(MEASURED)
    words = capsys.readouterr().out
    assert "测得" in words
    assert "measured" not in words
