"""The page for citizens re-runs a draw in the browser, without a network."""

from pathlib import Path

import pytest

from gongxin.draw import verify_draw
from tests.draw.world import drawn

PAGE = Path(verify_draw.__file__).with_suffix(".html")


@pytest.fixture
def page(browser):
    opened = browser.new_page()
    opened.goto(PAGE.as_uri())
    yield opened
    opened.close()


def told(page, folder):
    page.set_input_files("#files", [str(path) for path in sorted(folder.iterdir())])
    page.wait_for_function("!['', '…'].includes(document.getElementById('told').textContent)")
    return page.text_content("#told")


@pytest.mark.browser
@pytest.mark.parametrize("fields", [{}, {"quota": 8, "random_share": "0.2"}, {"quota": 12}])
def test_a_draw_is_reproduced(page, tmp_path, fields):
    folder = drawn(tmp_path / "draw", **fields)
    assert f"Reproduced: {fields.get('quota', 3)} 个对象" in told(page, folder)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        ("outcome.json", b'"p1"', b'"p2"', "objects or inspectors are not those of the draw"),
        ("objects.csv", b"o001", b"o01x", "objects.csv: 与封存内容不符"),
        ("randomness.json", b"4.9.21.", b"4.9.22.", "outcome.json"),
    ],
)
def test_a_changed_bundle_fails_with_the_reason(page, tmp_path, name, old, new, why):
    folder = drawn(tmp_path / "draw")
    held = (folder / name).read_bytes()
    assert old in held
    (folder / name).write_bytes(held.replace(old, new, 1))
    said = told(page, folder)
    assert "Not reproduced" in said
    assert why in said


@pytest.mark.browser
def test_a_missing_file_is_named(page, tmp_path):
    folder = drawn(tmp_path / "draw")
    (folder / "plan.json").unlink()
    assert "plan.json: missing" in told(page, folder)
