"""How a table of the dataset contract is declared.

One `Table` per file name of the contract. Schemas, checks, import templates, data dictionaries and pages follow
from these declarations; nothing else says what a column is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongxin.codes.code_table import CodeTable


class Kind(StrEnum):
    """What a cell may hold. Lists are texts joined with the full-width semicolon."""

    TEXT = "text"
    LIST = "list"
    DATE = "date"
    TIMESTAMP = "timestamp"  # China Standard Time, seconds
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


class Access(StrEnum):
    """Who may see a column. Only PUBLIC columns ever reach open data."""

    PUBLIC = "public"
    OFFICIAL = "official"  # supervisors, and the body whose record it is
    PERSONAL = "personal"  # personal information: purpose needed, every look logged


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, labels and checks.

    `codes` is a closed list the value must be in; `pattern` is the form of an open code system (a domain, a
    division), matched whole; `minimum` and `maximum` bound numbers. A value that fails sets its row aside. In a
    list every member is held to them. `yes` and `no` are the words of this column for true and false, beside those that
    hold everywhere.
    """

    name: str
    kind: Kind
    zh: str
    en: str
    access: Access = Access.OFFICIAL
    codes: CodeTable | None = None
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    cnca: str = ""  # field code in the CNCA reporting tables, where there is one
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table of the contract: name, labels, key and columns in their order.

    `key` is the key of the contract. `also_by` are further columns two rows may differ in without being duplicates,
    and `may_be_empty` are key columns that a row may leave out.
    """

    name: str
    zh: str
    en: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    cnca: str = ""
    also_by: tuple[str, ...] = ()
    may_be_empty: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names) or not set(self.key) <= set(names):
            raise ValueError(f"table {self.name}: columns must be unique and contain the key")

    def __getitem__(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    @property
    def required(self) -> tuple[str, ...]:
        """Columns without which a row cannot be kept."""
        return tuple(name for name in self.key if name not in self.may_be_empty)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in the order of the contract."""
        return tuple(column.name for column in self.columns)
