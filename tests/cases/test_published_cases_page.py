"""The page that lists the cases: each case once, and every test it names exists."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent
PAGE = (FOLDER.parents[1] / "docs/reference/published-cases.md").read_text(encoding="utf-8")


def _cases_told() -> list[int]:
    """The cases in the first column of the tables; `C12–C14` is three of them."""
    first = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| C") and "Case" not in line]
    spans = re.findall(r"C(\d+)(?:–C(\d+))?", " ".join(first))
    return [n for low, high in spans for n in range(int(low), int(high or low) + 1)]


def test_each_of_the_58_cases_is_told_once():
    assert sorted(_cases_told()) == list(range(1, 59))


def test_every_test_named_on_the_page_exists():
    written = " ".join(re.findall(r"def (test_\w+)", " ".join(one.read_text() for one in FOLDER.glob("test_*.py"))))
    named = re.findall(r"`(test_\w+)\*?`", PAGE)
    assert named
    assert [one for one in named if not re.search(rf"\b{one}", written)] == []
