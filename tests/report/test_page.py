"""The report as a file: whole, closed to the network, escaped, in one language."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from gongxin.report import write_report
from gongxin.report.page import HEADINGS, report


class Outline(HTMLParser):
    """Tags and attributes of a page, and that every tag is closed in its turn."""

    EMPTY = frozenset({"meta", "link", "br", "input", "img", "line", "rect", "circle"})

    def __init__(self, page):
        super().__init__()
        self.tags, self.open, self.wrong = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag not in self.EMPTY and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request, small_result):
    return report(small_result, request.param)


def test_every_tag_is_closed(page):
    outline = Outline(page)
    assert (outline.open, outline.wrong) == ([], [])


def test_every_section_is_there_with_its_heading(page):
    ids = [attributes.get("id") for tag, attributes in Outline(page).tags if tag == "section"]
    assert ids == [id_ for id_, _ in HEADINGS]


def test_ids_are_unique_and_labels_point_at_them(page):
    tags = Outline(page).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in tags:
        assert attributes.get("aria-labelledby", ids[0]) in ids
        assert attributes.get("href", "#content").startswith("#")


def test_nothing_is_fetched_and_no_handler_stands_in_the_markup(page):
    for tag, attributes in Outline(page).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert not {name for name in attributes if name.startswith("on") or name in ("src", "style")}
    assert "http://" not in page
    assert "https://" not in page


def test_the_policy_admits_this_style_and_this_script_only(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page).group(1).replace("&#39;", "'")
    assert policy.startswith("default-src 'none'")
    for kind, tag in (("style", "style"), ("script", "script")):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_names_from_the_records_are_shown_and_never_run(page):
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;认证" in page


def test_no_person_is_named(page):
    assert "不应出现的姓名" not in page


def test_each_drawing_has_a_name_and_a_table(page):
    drawings = [attributes for tag, attributes in Outline(page).tags if tag == "svg"]
    assert all(drawing.get("aria-hidden") or drawing.get("role") == "img" for drawing in drawings)
    assert page.count("<caption>") == page.count("<table")


def test_the_chinese_page_is_chinese(small_result):
    words = re.sub(r"<(style|script)>.*?</\1>|<[^>]+>", " ", report(small_result, "zh"), flags=re.DOTALL)
    assert re.findall(r"(?:[A-Za-z]+ ){4,}[A-Za-z]+", words) == []


def test_the_english_page_names_the_leads_and_not_verdicts(small_result):
    page = report(small_result, "en")
    assert "A finding is a lead, not a verdict" in page
    assert "unconfirmed" in page


def test_the_same_result_gives_the_same_page(small_result):
    assert report(small_result, "zh") == report(small_result, "zh")


def test_a_page_that_cannot_be_written_leaves_the_old_one(small_result, tmp_path, monkeypatch):
    file = tmp_path / "report.html"
    write_report(small_result, file, "zh")
    before = file.read_bytes()
    monkeypatch.setattr("os.replace", lambda *paths: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_report(small_result, file, "en")
    assert file.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"]
