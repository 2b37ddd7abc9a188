"""The generated pages are the declarations, told: both languages, and up to date."""

import pytest

from gongxin.cli import COMMANDS
from gongxin.detection.catalogue import detectors
from gongxin.law.parameters import parameters
from gongxin.records import TABLES
from gongxin.reference import FOLDER, PAGES, pages


@pytest.fixture(scope="module")
def written():
    return pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(written, name):
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert kept == written[name], f"docs/reference/{name} is out of date; run `make docs`"


def test_every_declaration_has_its_place(written):
    for id_ in detectors():
        assert f"## {id_}\n" in written["detectors.md"]
    for name in parameters():
        assert f"`{name}`" in written["parameters.md"]
    for name in TABLES:
        assert f"## {name}\n" in written["tables.md"]
    for name in COMMANDS:
        assert f"## {name}\n" in written["commands.md"]


def test_every_row_of_a_table_has_as_many_cells_as_its_heading(written):
    for page in written.values():
        width = 0
        for line in page.splitlines():
            cells = line.replace("\\|", "").count("|") if line.startswith("| ") else 0
            assert width in (0, cells) or cells == 0, line
            width = cells


def test_commands_are_told_in_both_languages(written):
    assert "读取上报记录" in written["commands.md"]
    assert "Read reported records" in written["commands.md"]
