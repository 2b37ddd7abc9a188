"""A closed list of codes: the model that every code table is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Code:
    """One code with its meaning in both languages, and the other words by which offices write it."""

    value: str
    zh: str
    en: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeTable:
    """A closed list of codes. `codes[x]` raises KeyError for an unknown code; never default one."""

    name: str
    zh: str
    en: str
    entries: tuple[Code, ...]
    source: str = ""
    _by_value: dict[str, Code] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_value = {code.value: code for code in self.entries}
        if len(by_value) != len(self.entries):
            raise ValueError(f"code table {self.name} names a code twice")
        object.__setattr__(self, "_by_value", by_value)

    def __getitem__(self, value: str) -> Code:
        return self._by_value[value]

    def __contains__(self, value: object) -> bool:
        return value in self._by_value

    def __iter__(self) -> Iterator[Code]:
        return iter(self.entries)

    @property
    def values(self) -> tuple[str, ...]:
        """The codes in the order of the list."""
        return tuple(code.value for code in self.entries)


def code_table(name: str, zh: str, en: str, rows: str, source: str = "") -> CodeTable:
    """A code table written as lines `code | Chinese | English`.

    Lines `| one；two` below a code hold the other words by which people write it in their own tables: they are read at
    intake and never written by us.
    """
    entries: list[Code] = []
    for line in rows.strip().splitlines():
        value, *labels = (part.strip() for part in line.split("|"))
        if value:
            zh_label, en_label = labels
            entries.append(Code(value, zh_label, en_label))
        else:
            also = tuple(word.strip() for words in labels for word in words.split("；"))
            entries[-1] = replace(entries[-1], also=entries[-1].also + also)
    return CodeTable(name=name, zh=zh, en=en, entries=tuple(entries), source=source)
