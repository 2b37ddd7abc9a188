"""From a tidied text to a value, in SQL. Each function gives null where the text is no such value.

Dates are read as 2026-06-30, 2026/6/30, 2026.6.30, 20260630, 2026年6月30日 and as serial days of a spreadsheet (1900
system). Times add 09:05[:00], 9时5分; an offset (Z, +00:00) is turned to China time. A comma is never a decimal point.
"""

from __future__ import annotations

import re

from gongxin.codes.code_table import CodeTable
from gongxin.intake import sql
from gongxin.intake.units import Unit, measured

NO_VALUE = ("null", "nan", "none", "nat", "n/a", "na", "<na>", "#n/a", "-", "--", "/", "\\n", "无")
SERIAL_OF_1970 = 25_569  # the serial day of 1970-01-01 in the 1900 system
CHINA_OFFSET = "INTERVAL 8 HOURS"
FIRST_DAY, LAST_DAY = "1949-01-01", "2100-12-31"  # years a record of the field can carry

_DATE = r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?"
_SHORT = r"^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2}))?$"
_SERIAL = r"[1-7]\d{4}(\.\d+)?"
_OFFSET = r"(Z|[+-]\d{2}:?\d{2})$"
_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?"
_THOUSANDS = r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?"

BARE = "[0-9.,:;_ -]*"  # a code of figures: 0-1 is not 01
PASSED_OVER = sql.WHITE + "_-:,;、·()[]【】〔〕“”\"'/|"  # what makes no difference between two words of a code table

TRUE = ("true", "t", "1", "yes", "y", "是", "是的", "真", "√", "✓", "✔", "1.0")
FALSE = ("false", "f", "0", "no", "n", "否", "不是", "假", "×", "✗", "✘", "0.0")


def moment(x: str) -> str:
    """A TIMESTAMP in China time from any of the forms above."""
    written = rf"regexp_replace({x}, '{_DATE}\s*T?', '\1-\2-\3 ')"
    clock = f"translate(regexp_replace({written}, '[分秒]+$', ''), '时点分', ':::')"
    plain = rf"TRY_CAST(rtrim(regexp_replace({clock}, '\s*{_OFFSET}', ''), ': ') AS TIMESTAMP)"
    hour = rf"TRY_CAST(regexp_replace({clock}, '^(\S+ \d{{1,2}}):?$', '\1:00') AS TIMESTAMP)"
    zone = f"regexp_extract({x}, '{_OFFSET}')"
    offset = f"TRY_CAST(regexp_extract({zone}, '^([+-]\\d{{2}})', 1) AS INTEGER)"
    minutes = f"({offset} * 60 + (CASE WHEN {zone}[1] = '-' THEN -1 ELSE 1 END) * TRY_CAST({zone}[-2:] AS INTEGER))"
    in_china = f"{plain} - coalesce({minutes}, 0) * INTERVAL 1 MINUTE + {CHINA_OFFSET}"
    short = rf"TRY_CAST(regexp_replace({x}, '{_SHORT}', '\1-\2-\3 \4:\5:\6') AS TIMESTAMP)"
    short_day = rf"TRY_CAST(regexp_replace({x}, '^(\d{{4}})(\d{{2}})(\d{{2}})$', '\1-\2-\3') AS TIMESTAMP)"
    serial = f"make_timestamp(CAST(round((TRY_CAST({x} AS DOUBLE) - {SERIAL_OF_1970}) * 86400) AS BIGINT) * 1000000)"
    return f"""CASE
        WHEN regexp_full_match({x}, '{_SERIAL}') THEN {serial}
        WHEN regexp_matches({x}, '^\\d{{8}}$') THEN {short_day}
        WHEN regexp_matches({x}, '{_SHORT}') THEN {short}
        WHEN NOT regexp_matches({x}, '{_DATE}') THEN NULL
        WHEN regexp_matches({x}, '\\d[:时]\\d.*{_OFFSET}') THEN {in_china}
        ELSE coalesce({plain}, {hour}) END"""


def day(x: str) -> str:
    """A DATE from the same forms; the time of day, where one is written, is left out."""
    iso = f"TRY_CAST(CASE WHEN strlen({x}) = 10 AND {x}[5] = '-' THEN {x} END AS DATE)"
    return f"CAST(coalesce({iso}, {moment(x)}) AS DATE)"


def number(x: str, unit: Unit | None = None) -> str:
    """A DOUBLE; 1,250,000.5 is read, 12,5 is not. The result may be infinite. `unit` may stand beside it."""
    with_unit = f"ELSE {measured(x, unit)}" if unit else ""
    return f"""CASE WHEN regexp_full_match({x}, '{_NUMBER}') THEN TRY_CAST({x} AS DOUBLE)
        WHEN regexp_full_match({x}, '{_THOUSANDS}') THEN TRY_CAST(replace({x}, ',', '') AS DOUBLE) {with_unit} END"""


def whole(x: str, unit: Unit | None = None) -> str:
    """A BIGINT from digits, or from a number without a fraction (50.0)."""
    as_number = number(x, unit)
    return f"""CASE WHEN regexp_full_match({x}, '[+-]?\\d{{1,18}}') THEN TRY_CAST({x} AS BIGINT)
        ELSE {whole_number(as_number)} END"""


def whole_number(x: str) -> str:
    """A BIGINT from a DOUBLE without a fraction."""
    return f"CASE WHEN ({x}) = floor({x}) AND abs({x}) < 9e15 THEN CAST(({x}) AS BIGINT) END"


def truth(x: str, yes: tuple[str, ...] = (), no: tuple[str, ...] = ()) -> str:
    """A BOOLEAN, from the words of everyone and the words `yes` and `no` of the column."""
    return f"""CASE WHEN lower({x}) IN {sql.texts(TRUE + yes)} THEN true
        WHEN lower({x}) IN {sql.texts(FALSE + no)} THEN false END"""


def code(x: str, codes: CodeTable) -> str:
    """A code of the table, from the code itself, its label in either language, or the code without leading zeros."""
    keys, values = zip(*aliases(codes).items(), strict=True)
    known = f"MAP([{', '.join(map(sql.text, keys))}], [{', '.join(map(sql.text, values))}])"
    return f"CASE WHEN {x} IN {sql.texts(codes.values)} THEN {x} ELSE {known}[{_spelled(x)}] END"


def aliases(codes: CodeTable) -> dict[str, str]:
    """Every way a code may be written, as `spelling` has it. What would be read in two ways is not read at all.

    A label or code means what it says; another word of a table (`Code.also`) only where no label claims it.
    """
    official: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for one in codes:
        labels = {one.zh, one.en}
        forms = {one.value, *labels, *(form for label in labels for form in (one.value + label, label + one.value))}
        if one.value.isdigit():
            forms |= {one.value.lstrip("0"), one.value.lstrip("0") + ".0"}
        for written, known in ((forms, official), (one.also, others)):
            for form in written:
                known.setdefault(spelling(form), set()).add(one.value)
    claims = others | official
    return {form: values.pop() for form, values in claims.items() if len(values) == 1}


def spelling(word: str) -> str:
    """A word of a code table without case, width, spaces and punctuation; bare figures keep theirs."""
    half = word.translate(str.maketrans(sql.FULL_WIDTH, sql.HALF_WIDTH)).lower()
    return half if re.fullmatch(BARE, half) else half.translate(str.maketrans("", "", PASSED_OVER))


def _spelled(x: str) -> str:
    return f"""CASE WHEN regexp_full_match({x}, {sql.text(BARE)}) THEN {x}
        ELSE translate(lower({x}), {sql.text(PASSED_OVER)}, '') END"""


def without_no_value(x: str, kept: tuple[str, ...] = ()) -> str:
    """Null for the words by which programs and people say that there is no value; codes of the table are kept."""
    words = [word for word in NO_VALUE if word not in kept]
    return f"CASE WHEN lower({x}) IN {sql.texts(words)} THEN NULL ELSE {x} END"
