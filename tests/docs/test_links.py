"""Every link of the documents leads to a file, and every named heading is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)


def links(text: str) -> list[str]:
    """Where the links of a page lead, those outside the repository and those inside code left out."""
    found = LINK.findall(CODE.sub("", text))
    return [target for target in found if not re.match(r"[a-z]+:", target)]


def anchors(text: str) -> set[str]:
    """The names of the headings, as GitHub makes them."""
    kept = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text)]
    return {heading.strip().replace(" ", "-") for heading in kept}


def broken(page: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    return [target for target in links(page.read_text(encoding="utf-8")) if not leads_somewhere(page, target)]


def leads_somewhere(page: Path, target: str) -> bool:
    """Whether a target is a file or folder of the repository and, where it names one, a heading of it."""
    path, _, anchor = target.partition("#")
    there = (page.parent / path).resolve() if path else page
    if not there.exists() or not there.is_relative_to(ROOT):
        return False
    return not anchor or anchor in anchors(there.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    assert broken(page) == []


def test_every_page_is_reached_from_the_start():
    """From docs/index.md and the README, following links to pages and folders."""
    seen: set[Path] = set()
    open_ = [ROOT / "docs" / "index.md", ROOT / "README.md"]
    while open_:
        page = open_.pop()
        if page in seen or not page.exists():
            continue
        seen.add(page)
        for target in links(page.read_text(encoding="utf-8")):
            there = (page.parent / target.partition("#")[0]).resolve()
            open_ += sorted(there.glob("*.md")) if there.is_dir() else [there] if there.suffix == ".md" else []
    assert [str(page.relative_to(ROOT)) for page in PAGES if page not in seen] == []


def test_a_broken_link_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.docs.test_links.ROOT", tmp_path)
    (tmp_path / "there.md").write_text("# A `code` heading, 中文\n")
    page = tmp_path / "page.md"
    page.write_text(
        "[a](there.md) [b](there.md#a-code-heading-中文) [c](https://example.org/x) [d](#none) [e](gone.md) "
        "[f](there.md#gone) `[g](in-code.md)` [h](../outside.md)\n"
    )
    assert broken(page) == ["#none", "gone.md", "there.md#gone", "../outside.md"]
