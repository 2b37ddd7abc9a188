"""How well a document fits what was typed, and why, in words that a reader can check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from gongxin.casework.search.models import Document
from gongxin.casework.search.tokens import folded
from gongxin.i18n import Text

SEPARATOR = "；"
LEAST = 55.0  # below it a document is not shown
MOST_WRONG = 2  # characters of a number
SURE = 4  # characters that do not come in this order by chance


@dataclass(frozen=True)
class Hit:
    """A document that fits: `score` 0–100, `why` in both languages, `certain` where nothing needed to be guessed."""

    document: Document
    score: float
    why: Text
    certain: bool = False


EXACT = Text("完全一致", "exactly this")
BEGINS = Text("以此开头", "begins with this")
CONTAINS = Text("名称含此", "the name contains this")
FORMER = Text("曾用名：%s", "former name: %s")
DIFFERS = Text("有 %d 个字符不同", "%d character(s) differ")
FORMER_DIFFERS = Text("曾用名“%s”有 %d 个字符不同", "former name “%s”, %d character(s) differ")
BETWEEN = Text("字符依次出现，中间另有字符", "the characters stand in this order, with others between")


def judged(text: str, document: Document) -> Hit | None:
    """How a document fits a folded query; None where it does not."""
    found = [hit for hit in (_by_code(text, document), *_by_names(text, document)) if hit is not None]
    return max(found, key=lambda hit: hit.score, default=None)


def best(hits: Iterable[Hit], most: int) -> list[Hit]:
    """The best ones; of equals the shorter name first, which has less that was not asked for."""
    order = Document.KINDS.index
    ranked = sorted(
        hits, key=lambda hit: (-hit.score, order(hit.document.kind), len(hit.document.title), hit.document.key)
    )
    return ranked[:most]


def _by_code(text: str, document: Document) -> Hit | None:
    if not text.isascii():
        return None
    code = document.code
    if code == text:
        return Hit(document, 100.0, EXACT, certain=True)
    if code.startswith(text):
        return Hit(document, 96.0, BEGINS, certain=True)
    wrong = Levenshtein.distance(text, code, score_cutoff=MOST_WRONG)
    if wrong > min(MOST_WRONG, len(text) // 5):
        return None
    return Hit(document, 92.0 - 6 * wrong, _filled(DIFFERS, wrong))


def _by_names(text: str, document: Document) -> Iterable[Hit | None]:
    yield _by_name(text, document, document.title, former=False)
    for name in filter(None, document.former.split(SEPARATOR)):
        yield _by_name(text, document, name, former=True)


def _by_name(text: str, document: Document, name: str, *, former: bool) -> Hit | None:
    held = folded(name)
    if not held:
        return None
    less = 4.0 if former else 0.0
    if text in held:
        score, why = (100.0, EXACT) if text == held else (95.0, BEGINS) if held.startswith(text) else (90.0, CONTAINS)
        return Hit(document, score - less, _filled(FORMER, name) if former else why, certain=True)
    return _nearly(text, document, name, held, less)


def _nearly(text: str, document: Document, name: str, held: str, less: float) -> Hit | None:
    """With characters wrong, or with others between."""
    former = bool(less)
    if len(text) >= SURE and LCSseq.similarity(text, held) == len(text):
        return Hit(document, 82.0 - less, _filled(FORMER, name) if former else BETWEEN)
    aligned = partial_ratio_alignment(text, held, score_cutoff=LEAST)
    if aligned is None:
        return None
    part = held[aligned.dest_start : aligned.dest_end]
    wrong = min(Levenshtein.distance(text, part), Levenshtein.distance(text, held))
    if wrong > max(1, len(text) // 4) or len(text) <= wrong + 1:
        return None
    why = _filled(FORMER_DIFFERS, name, wrong) if former else _filled(DIFFERS, wrong)
    return Hit(document, 88.0 - 8 * wrong - less, why)


def _filled(words: Text, *values: object) -> Text:
    return Text(words.zh % values, words.en % values)
