"""One column of one file on its way from what was written to a clean value or a reason for refusing it.

The way has four steps, each a SQL expression over the ones before: the cell as it was read (`c_plan_id`) becomes text
(`r_plan_id`), tidied text (`t_…`), a value of the contract's type (`v_…`), and the code of the reason if it must be
refused (`e_…`, null when it is in order).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from gongxin.intake import sql, units, values
from gongxin.intake.forms import Form, form_of, is_code_list
from gongxin.intake.rejected import LONGEST_CELL
from gongxin.intake.units import unit_of
from gongxin.records import Column, Kind

PHYSICAL = {
    Kind.TEXT: "VARCHAR",
    Kind.LIST: "VARCHAR",
    Kind.DATE: "DATE",
    Kind.TIMESTAMP: "TIMESTAMP",
    Kind.INTEGER: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.BOOLEAN: "BOOLEAN",
}
WHOLE_TYPES = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
REAL_TYPES = ("DOUBLE", "FLOAT")
BETWEEN_CODES = "[;；,，、+/\\n]|和|与"  # no code and no label of a list holds these, but for those kept whole
ZONED = "TIMESTAMP WITH TIME ZONE"


@dataclass(frozen=True)
class Cells:
    """The cells of one column, which DuckDB reads from the file with the type `physical`."""

    column: Column
    physical: str
    required: bool = False

    @property
    def c(self) -> str:
        """Name of the cell as it was read."""
        return f"c_{self.column.name}"

    @property
    def r(self) -> str:
        """Name of its text."""
        return f"r_{self.column.name}"

    @property
    def t(self) -> str:
        """Name of its tidied text."""
        return f"t_{self.column.name}"

    @property
    def v(self) -> str:
        """Name of its value."""
        return f"v_{self.column.name}"

    @property
    def is_text(self) -> bool:
        """Texts and lists of texts."""
        return self.column.kind in (Kind.TEXT, Kind.LIST)

    @cached_property
    def direct(self) -> str | None:
        """The value where file and contract hold the same kind of thing and no text need be read."""
        kind, physical = self.column.kind, self.physical
        if kind in (Kind.DATE, Kind.TIMESTAMP) and (physical == "DATE" or physical.startswith("TIMESTAMP")):
            shown = f"make_timestamp(epoch_us({self.c}) + 28800000000)" if physical == ZONED else self.c
            return f"TRY_CAST({shown} AS {PHYSICAL[kind]})"
        real = physical in REAL_TYPES or physical.startswith("DECIMAL")
        if kind is Kind.NUMBER and (real or physical in WHOLE_TYPES):
            return f"CAST({self.c} AS DOUBLE)"
        if kind is Kind.INTEGER and real:
            return values.whole_number(f"CAST({self.c} AS DOUBLE)")
        if kind is Kind.INTEGER and physical in WHOLE_TYPES:
            return f"TRY_CAST({self.c} AS BIGINT)"
        return self.c if kind is Kind.BOOLEAN and physical == "BOOLEAN" else None

    @property
    def raw(self) -> str:
        """The cell as text."""
        if self.physical == "VARCHAR":
            return self.c
        if self.physical == "BLOB":
            return f"TRY(decode({self.c}))"
        if self.physical.endswith("[]"):
            return f"array_to_string(TRY_CAST({self.c} AS VARCHAR[]), '；')"
        if self.physical in REAL_TYPES:  # NaN is how numerical programs write that there is no number
            whole = f"{self.c} = floor({self.c}) AND abs({self.c}) < 9e15"
            text = f"CAST({self.c} AS VARCHAR)"
            digits = f"CAST(CAST({self.c} AS BIGINT) AS VARCHAR)"
            return f"CASE WHEN isnan({self.c}) THEN NULL WHEN {whole} THEN {digits} ELSE {text} END"
        return f"CAST({self.c} AS VARCHAR)"

    @property
    def shown(self) -> str:
        """What a refused cell is recognised by: its text, or bytes that are none in hexadecimal."""
        return f"coalesce({self.r}, '0x' || hex({self.c}))" if self.physical == "BLOB" else self.r

    @property
    def tidied(self) -> str:
        """The text without what does not belong to it."""
        if self.direct is not None:
            return self.r
        tidy = sql.tidied(self.r)
        if self.is_text and form_of(self.column) is Form.FREE:
            return tidy
        tidy = sql.half_width(tidy)
        if self.is_text and self.column.pattern is not None:  # digits that a program took for a number
            return values.without_no_value(rf"regexp_replace({tidy}, '^(\d+)\.0$', '\1')")
        if self.is_text and self.column.codes is None:
            return tidy
        kept = self.column.codes.values if self.column.codes else ()
        return values.without_no_value(f"({tidy})", kept)

    @property
    def value(self) -> str:
        """The value in the contract's type, null where there is none or it cannot be read."""
        if self.direct is not None:
            return f"CASE WHEN isnan({self.c}) THEN NULL ELSE {self.direct} END" if self._may_be_nan else self.direct
        if not self.is_text:
            return read(self.column, self.t)
        if self.column.kind is Kind.TEXT:
            return self._member(self.t)
        return self._list()

    @property
    def _may_be_nan(self) -> bool:
        return self.physical in REAL_TYPES

    def _list(self) -> str:
        listed = is_code_list(self.column)
        between, whole = (BETWEEN_CODES, self._labels_kept_whole()) if listed else ("[;；]", self.t)
        members = f"list_transform(regexp_split_to_array({whole}, '{between}'), lambda m: {self._member_in_list()})"
        kept = f"list_filter({members}, lambda m: m IS NOT NULL)"
        return f"nullif(array_to_string({kept}, '；'), '')"

    def _labels_kept_whole(self) -> str:
        """The text with labels that hold a separator themselves ("Initial audit, stage 1") written as their codes."""
        text = self.t
        for one in self.column.codes or ():
            for label in (label for label in (one.zh, one.en) if re.search("[;,、+/和与]", label)):
                loose = re.escape(label).replace(r"\ ", r"\s*")
                text = f"regexp_replace({text}, {sql.text(loose)}, {sql.text(one.value)}, 'gi')"
        return text

    def _member_in_list(self) -> str:
        if self.column.codes is None:
            return self._member(sql.tidied("m"))
        tidy = sql.tidied("m")  # an unknown member stays to be seen and refused
        return f"coalesce({values.code(tidy, self.column.codes)}, {tidy})"

    def _member(self, x: str) -> str:
        if self.column.codes is not None:
            return values.code(x, self.column.codes)
        return f"upper(replace({x}, ' ', ''))" if form_of(self.column) is Form.CAPITALS else x

    @property
    def error(self) -> str:
        """The code of the first reason for which the cell is refused, or null."""
        unreadable = f"WHEN {self.t} IS NOT NULL AND {self.v} IS NULL THEN"
        cases = [
            f"WHEN {self.c} IS NOT NULL THEN 'nested'" if self._nested else "",
            f"WHEN length({self.r}) > {LONGEST_CELL} THEN 'too_long'",
            f"WHEN contains({self.r}, chr(0)) THEN 'nul'",
            f"WHEN {self.c} IS NOT NULL AND {self.r} IS NULL THEN 'not_text'" if self.physical == "BLOB" else "",
            self._other_unit,
            ""
            if self._listed or (self.column.kind is Kind.TEXT and not self.column.codes)
            else f"{unreadable} '{self._unread}'",
            self._infinite,
            *(f"WHEN NOT ({rule}) THEN '{code}'" for code, rule in bounds(self.column, self.v)),
            f"WHEN {self.v} IS NULL THEN 'missing_key'" if self.required else "",
        ]
        return "CASE " + " ".join(case for case in cases if case) + " END"

    @property
    def _nested(self) -> bool:
        """Records, maps and lists of lists."""
        return any(kind in self.physical for kind in ("STRUCT(", "MAP(", "UNION(")) or self.physical.count("[") > 1

    @property
    def _listed(self) -> bool:
        return self.column.kind is Kind.LIST

    @property
    def _unread(self) -> str:
        return "not_code" if self.column.codes else f"not_{self.column.kind}"

    @property
    def _other_unit(self) -> str:
        """A number that is one, but counts something else than the column does."""
        unit = unit_of(self.column)
        if unit is None or self.direct is not None:
            return ""
        unreadable = f"{self.t} IS NOT NULL AND {self.v} IS NULL"  # asked first: it is cheap and nearly never so
        another = f"{units.in_another_unit(self.t)} AND ({values.number(self.t, unit)}) IS NULL"
        return f"WHEN {unreadable} AND {another} THEN 'unit'"

    @property
    def _infinite(self) -> str:
        return f"WHEN NOT isfinite({self.v}) THEN 'not_number'" if self.column.kind is Kind.NUMBER else ""


def read(column: Column, text: str) -> str:
    """SQL of the value of a tidied text in a column that holds no texts."""
    match column.kind:
        case Kind.DATE:
            return values.day(text)
        case Kind.TIMESTAMP:
            return values.moment(text)
        case Kind.INTEGER:
            return values.whole(text, unit_of(column))
        case Kind.NUMBER:
            return values.number(text, unit_of(column))
        case _:
            return values.truth(text, column.yes, column.no)


def bounds(column: Column, v: str) -> list[tuple[str, str]]:
    """(reason, condition that must hold) for a value of the right type."""
    rules = []
    if column.kind is Kind.DATE:
        rules.append(("year", f"{v} BETWEEN DATE '{values.FIRST_DAY}' AND DATE '{values.LAST_DAY}'"))
    if column.kind is Kind.TIMESTAMP:
        first, last = f"TIMESTAMP '{values.FIRST_DAY}'", f"TIMESTAMP '{values.LAST_DAY} 23:59:59.999999'"
        rules.append(("year", f"{v} BETWEEN {first} AND {last}"))
    form = closed_form(column)
    if form:
        rules.append(("not_code" if column.codes else "pattern", f"regexp_full_match({v}, {sql.text(form)})"))
    if column.minimum is not None:
        rules.append(("below", f"{v} >= {column.minimum}"))
    if column.maximum is not None:
        rules.append(("above", f"{v} <= {column.maximum}"))
    return rules


def closed_form(column: Column) -> str | None:
    """The pattern that a value of a pattern column or of a list of codes must match whole."""
    if column.kind is Kind.LIST and column.codes is not None:
        member = "(?:" + "|".join(column.codes.values) + ")"
    elif column.pattern is not None:
        member = f"(?:{column.pattern})"
    else:
        return None
    return f"{member}(?:；{member})*" if column.kind is Kind.LIST else member
