"""From a tidied text to a value, in SQL. Each function gives null where the text is no such value.

Dates are read as 2026-06-30, 2026/6/30, 2026.6.30, 20260630, 2026年6月30日 and as serial days of a spreadsheet (1900
system). Times add 09:05[:00], 9时5分; an offset (Z, +00:00) is turned to China time. A comma is never a decimal point.
"""

from __future__ import annotations

from gongxin.codes.code_table import CodeTable
from gongxin.intake import sql

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

TRUE = ("true", "t", "1", "yes", "y", "是", "真", "√", "✓", "✔", "1.0")
FALSE = ("false", "f", "0", "no", "n", "否", "假", "×", "✗", "✘", "0.0")


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


def number(x: str) -> str:
    """A DOUBLE; 1,250,000.5 is read, 12,5 is not. The result may be infinite."""
    return f"""CASE WHEN regexp_full_match({x}, '{_NUMBER}') THEN TRY_CAST({x} AS DOUBLE)
        WHEN regexp_full_match({x}, '{_THOUSANDS}') THEN TRY_CAST(replace({x}, ',', '') AS DOUBLE) END"""


def whole(x: str) -> str:
    """A BIGINT from digits, or from a number without a fraction (50.0)."""
    as_number = number(x)
    return f"""CASE WHEN regexp_full_match({x}, '[+-]?\\d{{1,18}}') THEN TRY_CAST({x} AS BIGINT)
        ELSE {whole_number(as_number)} END"""


def whole_number(x: str) -> str:
    """A BIGINT from a DOUBLE without a fraction."""
    return f"CASE WHEN ({x}) = floor({x}) AND abs({x}) < 9e15 THEN CAST(({x}) AS BIGINT) END"


def truth(x: str) -> str:
    """A BOOLEAN."""
    return f"""CASE WHEN lower({x}) IN {sql.texts(TRUE)} THEN true
        WHEN lower({x}) IN {sql.texts(FALSE)} THEN false END"""


def code(x: str, codes: CodeTable) -> str:
    """A code of the table, from the code itself, its label in either language, or the code without leading zeros."""
    keys, values = zip(*aliases(codes).items(), strict=True)
    known = f"MAP([{', '.join(map(sql.text, keys))}], [{', '.join(map(sql.text, values))}])"
    return f"CASE WHEN {x} IN {sql.texts(codes.values)} THEN {x} ELSE {known}[lower({x})] END"


def aliases(codes: CodeTable) -> dict[str, str]:
    """Every way a code may be written, in lower case. What would be read in two ways is not read at all."""
    written: dict[str, set[str]] = {}
    for one in codes:
        forms = {one.value, one.zh, one.en, f"{one.value} {one.zh}", f"{one.value} {one.en}"}
        if one.value.isdigit():
            forms |= {one.value.lstrip("0"), one.value.lstrip("0") + ".0"}
        for form in forms:
            written.setdefault(form.lower(), set()).add(one.value)
    return {form: values.pop() for form, values in written.items() if len(values) == 1}


def without_no_value(x: str, kept: tuple[str, ...] = ()) -> str:
    """Null for the words by which programs and people say that there is no value; codes of the table are kept."""
    words = [word for word in NO_VALUE if word not in kept]
    return f"CASE WHEN lower({x}) IN {sql.texts(words)} THEN NULL ELSE {x} END"
