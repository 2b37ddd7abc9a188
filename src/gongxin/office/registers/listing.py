"""What a list of a register is: its rows, columns, filters, order, and the page of one row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.registry.version import Version
from gongxin.casework.registry.when import When
from gongxin.i18n import Text
from gongxin.office.registers.filters import Filter
from gongxin.records.model import Column


@dataclass(frozen=True)
class Listing:
    """One list. `name` is also the name of its address, `page` that of the page of one row, found by `key`.

    columns   all columns of the contract, in its order
    shown     those shown unless the reader chooses others
    sorts     columns that may order the list; each has an index. The first is the usual one, newest first
    source    the rows of a day, where they are not simply the versions of the register
    """

    name: str
    title: Text
    explanation: Text
    model: type[Model]
    columns: tuple[Column, ...]
    key: str
    page: str
    shown: tuple[str, ...]
    filters: tuple[Filter, ...]
    sorts: tuple[str, ...]
    permission: Permission = Permission.READ_REGISTERS
    source: Callable[[When], QuerySet[Any]] | None = None

    def __post_init__(self) -> None:
        names = {column.name for column in self.columns}
        unknown = {*self.shown, *self.sorts} - names - {"pk"}
        if unknown or not self.sorts:
            raise ValueError(f"list {self.name}: no columns {sorted(unknown)}")

    def rows(self, account: Account, when: When) -> QuerySet[Any]:
        """The rows of the day that the account may see."""
        if self.source is not None:
            return visible(account, self.source(when))
        return visible(account, self.model.objects.at(when))

    def label(self, column: str) -> Any:
        """What a column or a filter over it is called: declared in both languages."""
        for each in self.filters:
            if each.column == column and each.label is not None:
                return each.label
        return next((each for each in self.columns if each.name == column), Text(column, column))


def listing_of(model: type[Version], **told: Any) -> Listing:
    """A list over a register of the contract: title, columns and key are those of its table."""
    table = model.TABLE
    told.setdefault("title", Text(table.zh, table.en))
    return Listing(model=model, columns=table.columns, key=table.key[0], **told)
