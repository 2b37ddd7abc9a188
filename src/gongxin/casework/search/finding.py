"""Find what someone typed: exact, from the beginning, by a former name, or with characters wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import QuerySet

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.version import Version
from gongxin.casework.search.models import Document, NameToken
from gongxin.casework.search.ranking import Hit, best, judged
from gongxin.casework.search.sources import SOURCES
from gongxin.casework.search.tokens import SHORTEST_CODE, block_questions, folded, pairs
from gongxin.casework.search.vendor import with_code, with_tokens

LONGEST = 60  # characters of a query that are looked at
CANDIDATES = 400  # documents that are ranked
RAREST = 5  # pairs of a name that are asked for
COMMON = 5_000  # documents of a pair that is not asked for alone
GOOD = 75.0  # of a hit after which no wider question is asked
LEAST_TYPED = 2
MODELS: dict[str, type[Version]] = {source.kind: source.model for source in SOURCES}


@dataclass(frozen=True)
class Found:
    """What was found, best first."""

    typed: str
    hits: tuple[Hit, ...]


def find(account: Account, typed: str, *, kinds: Sequence[str] = Document.KINDS, most: int = 50) -> Found:
    """The best documents for what was typed, among those the account may see."""
    text = folded(typed[:LONGEST])
    hits = _hits(visible(account, Document.objects.filter(kind__in=kinds)), text)
    return Found(text, tuple(_seen(account, best(hits, most))))


def keys_named(kind: str, typed: str, most: int = 500) -> list[str]:
    """The keys of one kind that a name may mean, wherever they are: for a filter over rows that are narrowed anyway."""
    hits = _hits(Document.objects.filter(kind=kind), folded(typed[:LONGEST]))
    return [hit.document.key for hit in best(hits, most)]


def _hits(rows: QuerySet[Document], text: str) -> Iterable[Hit]:
    hits: dict[int, Hit] = {}
    for candidates in _candidates(rows, text) if len(text) >= LEAST_TYPED else ():
        for document in candidates:
            if document.pk not in hits and (hit := judged(text, document)) is not None:
                hits[document.pk] = hit
        if any(hit.score >= GOOD for hit in hits.values()):
            break
    return hits.values()


def _candidates(rows: QuerySet[Document], text: str) -> Iterator[QuerySet[Document]]:
    """From the surest question to the widest."""
    if text.isascii():
        yield with_code(rows, text)[:CANDIDATES]
        if len(text) >= SHORTEST_CODE:
            yield with_tokens(rows, block_questions(text))[:CANDIDATES]
    for questions in _name_questions(text):
        yield with_tokens(rows, questions)[:CANDIDATES]


def _name_questions(text: str) -> Iterator[list[tuple[str, ...]]]:
    """All of the rarest pairs, then most of them, then two, then one: what an error leaves whole."""
    known = dict(NameToken.objects.filter(token__in=pairs(text)).values_list("token", "documents"))
    rarest = sorted(known, key=lambda token: (known[token], token))[:RAREST]
    sizes = dict.fromkeys((len(rarest), -(-len(rarest) * 3 // 5), 2))
    for size in sizes:
        if 1 < size <= len(rarest) or (len(rarest) == len(pairs(text)) == 1 == size):
            yield list(combinations(rarest, size))
    alone = [(token,) for token in rarest if known[token] <= COMMON]
    if alone and len(pairs(text)) > 1:
        yield alone


def _seen(account: Account, hits: list[Hit]) -> Iterator[Hit]:
    """Only hits whose record the account may see in its own register: the index may lag, the register does not."""
    allowed: dict[str, set[str]] = {}
    for kind in {hit.document.kind for hit in hits}:
        model = MODELS[kind]
        key = model.TABLE.key[0]
        asked = [hit.document.key for hit in hits if hit.document.kind == kind]
        rows = visible(account, model.objects.known().filter(**{f"{key}__in": asked}))
        allowed[kind] = set(rows.values_list(key, flat=True))
    yield from (hit for hit in hits if hit.document.key in allowed[hit.document.kind])
