"""Every sentence of the pages has its Chinese, and every Chinese sentence keeps the placeholders of the English one."""

import ast
import io
import re
from functools import cache
from pathlib import Path

import allauth
import pytest
from babel.messages.extract import extract
from django.utils import translation
from django.utils.translation.template import templatize

import gongxin
from gongxin.i18n import catalogue
from gongxin.server.words import SOURCE, whole_catalogue

ROOT = Path(gongxin.__file__).parent
ROOMS = ("office", "casework", "server", "api", "portal")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2),
    "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
ALLAUTH = Path(allauth.__file__).parent
SERVED = ("account", "mfa", "usersessions", "socialaccount")
NOT_SERVED = re.compile(
    r"signup|email|phone|password_(reset|set)|_code|verif|connections|mail|trust|facebook|telegram|login_redirect|socialaccount/(login|snippets)"
)
LITERAL = re.compile(r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
CALL = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\(((?:[\s,u]*{LITERAL.pattern})+)")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def sentences_in_python(text):
    """(context or None, singular) of every gettext call in Python source."""
    for _, message, _, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
        yield context, message if isinstance(message, str) else message[0]


def sentences_in_template(text):
    """The same of a template: Django turns it into calls, though not into a program."""
    for name, literals in CALL.findall(templatize(text)):
        said = [ast.literal_eval(literal) for literal in LITERAL.findall(literals)]
        yield (said[0], said[1]) if name in ("pgettext", "npgettext") else (None, said[0])


@cache
def ours():
    """file → the sentences it says through gettext."""
    found = {}
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*")):
            if file.suffix in {".html", ".txt"} and "static" not in file.parts:
                said = set(sentences_in_template(file.read_text(encoding="utf-8")))
            elif file.suffix == ".py" and "gettext" in file.read_text(encoding="utf-8"):
                said = set(sentences_in_python(file.read_text(encoding="utf-8")))
            else:
                continue
            found[str(file.relative_to(ROOT))] = said
    return found


def test_every_sentence_of_a_page_has_chinese():
    known = whole_catalogue(sorted(SOURCE.glob("*.po")))
    missing = [
        f"{file}: {sentence!r}"
        for file, said in ours().items()
        for context, sentence in sorted(said, key=str)
        if not getattr(known.get(sentence, context), "string", "")
    ]
    assert missing == []


def test_enough_sentences_are_seen_for_the_test_above_to_mean_something():
    assert "office/templates/account/login.html" in ours()
    assert "office/navigation.py" in ours()
    assert (None, "Sign out everywhere else") in ours()["office/templates/usersessions/usersession_list.html"]


def catalogues():
    return sorted(SOURCE.glob("*.po"))


@pytest.mark.parametrize("file", catalogues(), ids=lambda file: file.name)
def test_chinese_keeps_the_placeholders(file):
    for message in whole_catalogue([file]):
        singles = message.id if isinstance(message.id, tuple) else (message.id,)
        for said in (message.string,) if isinstance(message.string, str) else message.string:
            placeholders = set(PLACEHOLDER.findall(singles[-1]))
            assert set(PLACEHOLDER.findall(said)) == placeholders, message.id


@cache
def of_allauth():
    """The sentences of allauth's pages, forms and messages that can appear here."""
    overridden = {str(file.relative_to(ROOT / "office/templates")) for file in (ROOT / "office/templates").rglob("*")}
    found = set()
    for room in SERVED:
        for file in (ALLAUTH / "templates" / room).rglob("*"):
            name = str(file.relative_to(ALLAUTH / "templates"))
            if file.suffix in {".html", ".txt"} and name not in overridden and not NOT_SERVED.search(name):
                found |= set(sentences_in_template(file.read_text(encoding="utf-8")))
    for name in (
        "mfa/adapter.py",
        "mfa/base/forms.py",
        "mfa/totp/forms.py",
        "mfa/webauthn/forms.py",
        "mfa/recovery_codes/forms.py",
    ):
        found |= set(sentences_in_python((ALLAUTH / name).read_text(encoding="utf-8")))
    return frozenset(found)


def test_what_allauth_says_has_chinese_too():
    with translation.override("zh-hans"):
        missing = sorted(
            one for _, one in of_allauth() if translation.gettext(one) == one and re.search("[A-Za-z]{3}", one)
        )
    assert missing == []


def refusals():
    """(file, sentence) of every UserError in the rooms with a web framework."""
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError"
                if called and node.args and isinstance(node.args[0], ast.Constant):
                    yield str(file.relative_to(ROOT)), node.args[0].value


def test_every_refusal_has_chinese():
    known = catalogue("zh")
    missing = [f"{file}: {sentence!r}" for file, sentence in refusals() if sentence not in known]
    assert missing == []
