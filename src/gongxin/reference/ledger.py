"""The page of the kinds of entries in the ledger."""

from __future__ import annotations

from gongxin.ledger.kinds import KINDS, Kind
from gongxin.reference.markdown import table

NOTE = "What may enter the [ledger](../explanation/ledger.md). Forms and canonical bytes: [format](ledger-format.md)."


def page() -> str:
    """Every kind of entry with its fields."""
    return "\n\n".join(["# Entries of the ledger 账本条目", NOTE, *map(_section, KINDS.values())])


def _section(kind: Kind) -> str:
    rows = [
        (f"`{field.name}`", field.form, "may be left out" if field.optional else "", field.label.zh, field.label.en)
        for field in kind.fields
    ]
    return f"## {kind.name}\n\n{kind.title.zh} · {kind.title.en}\n\n" + table(
        ("field", "form", "", "字段", "meaning"), rows
    )
