"""The documents of a handful of records, written in Python: one certificate reported needs no engine started."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import F

from gongxin.casework.registry.models import Person, Registration
from gongxin.casework.registry.version import FOREVER, Version
from gongxin.casework.search.models import Document, NameToken
from gongxin.casework.search.sources import Source
from gongxin.casework.search.tokens import blocks, folded, pairs

FEW = 20  # records up to which this is quicker
SEPARATOR = "；"


def fill_few(source: Source, keys: Iterable[str]) -> int:
    """Write the documents of these keys anew."""
    asked = list(keys)
    held: dict[str, list[Version]] = {}
    for version in source.model.objects.known().filter(**{f"{source.key}__in": asked}).order_by("true_from"):
        held.setdefault(getattr(version, source.key), []).append(version)
    people = _people(source, [versions[-1] for versions in held.values()])
    documents = [_document(source, key, versions, people) for key, versions in held.items()]
    Document.objects.filter(kind=source.kind, key__in=asked).delete()
    Document.objects.bulk_create(documents)
    _count(documents)
    return len(documents)


def _document(source: Source, key: str, versions: Sequence[Version], people: dict[str, str]) -> Document:
    last = versions[-1]
    names = [getattr(version, source.name) for version in versions] if source.name else []
    title = people.get(last.person_id, "") if isinstance(last, Registration) else (names[-1] if names else None) or ""
    former = [name for name in dict.fromkeys(names) if name and name != title]
    code = folded(key)
    tokens = dict.fromkeys(pair for name in (title, *former) for pair in pairs(folded(name)))
    numbers = (code, *(folded(getattr(last, column)) for column in source.codes))
    return Document(
        kind=source.kind,
        key=key,
        title=title,
        former=SEPARATOR.join(former),
        code=code,
        tokens=" ".join((*tokens, *(block for number in numbers for block in blocks(number)))),
        **{ours: getattr(last, theirs) for ours, theirs in source.belongs},
    )


def _people(source: Source, registrations: Iterable[Version]) -> dict[str, str]:
    if source.model is not Registration:
        return {}
    asked = [each.person_id for each in registrations if each.person_id]
    rows = Person.objects.known().filter(person_id__in=asked, true_to=FOREVER)
    return {row.person_id: row.name or "" for row in rows}


def _count(documents: Iterable[Document]) -> None:
    counted = Counter(token for each in documents for token in each.tokens.split() if len(token) <= 2)
    known = set(NameToken.objects.filter(token__in=counted).values_list("token", flat=True))
    NameToken.objects.filter(token__in=known).update(documents=F("documents") + 1)
    fresh = [NameToken(token=token, documents=count) for token, count in counted.items() if token not in known]
    NameToken.objects.bulk_create(fresh, ignore_conflicts=True)
