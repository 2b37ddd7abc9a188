"""No template holds a script or a style of its own: the policy of the pages forbids them, and browsers would be silent."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import gongxin

ROOT = Path(gongxin.__file__).parent
TEMPLATES = sorted(file for door in ("office", "field") for file in (ROOT / door / "templates").rglob("*.html"))
DATA = ("application/json", "application/ld+json")
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}")  # what Django puts in their place is not ours to judge
FROM_ELSEWHERE = ("http:", "https:", "//", "javascript:", "data:")


class Reader(HTMLParser):
    """Collects what is forbidden, with its line."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.found = []
        self.open_script = None

    def handle_starttag(self, tag, attrs):
        held = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if tag == "style":
            self.found.append((line, "<style>"))
        if tag == "script" and not held.get("src") and held.get("type") not in DATA:
            self.found.append((line, "a script in the page"))
        for name, value in held.items():
            if name == "style":
                self.found.append((line, "style="))
            if name.startswith("on") or name.startswith("hx-on"):
                self.found.append((line, f"{name}="))
            loads = name == "src" or (name == "href" and tag == "link") or (name == "href" and "javascript:" in value)
            if loads and value.strip().lower().startswith(FROM_ELSEWHERE):
                self.found.append((line, f"{name}={value}"))

    handle_startendtag = handle_starttag


def forbidden(text):
    reader = Reader()
    reader.feed(TAGS.sub(" x ", text))
    return reader.found


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_inline_and_nothing_from_elsewhere(file):
    assert forbidden(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<script type="module">x</script>',
        "<p style='color:red'>x</p>",
        "<style>p{}</style>",
        '<button onclick="x()">x</button>',
        '<a href="javascript:x()">x</a>',
        '<div hx-on:click="x">x</div>',
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//cdn.example/x.png">',
        '<link rel="stylesheet" href="https://cdn.example/x.css">',
    ],
)
def test_what_is_forbidden_is_seen(text):
    assert len(forbidden(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<script src=\"{% static 'office/theme.js' %}\"></script>",
        '<script type="application/json">{"a": 1}</script>',
        '{{ data|json_script:"id" }}',
        '<a href="https://www.cnca.gov.cn/">x</a>',
        '<p class="style">{% if a %}<b>{% endif %}</p>',
    ],
)
def test_what_is_allowed_is_left_alone(text):
    assert forbidden(text) == []
