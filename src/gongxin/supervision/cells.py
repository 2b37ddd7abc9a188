"""A cell as a reader sees it: codes with their meaning, yes and no in words."""

from __future__ import annotations

from gongxin.i18n import translate
from gongxin.records import Column, Kind

TRUTH = {"true": "yes", "false": "no"}


def readable(column: Column, text: str, language: str) -> str:
    """`02` of a state as `02 暂停`; each member of a list likewise; everything else as it stands."""
    if column.kind is Kind.BOOLEAN:
        return translate(TRUTH[text], language) if text in TRUTH else text
    if column.codes is None or not text:
        return text
    return "；".join(_meaning(column, code.strip(), language) for code in text.split("；"))


def _meaning(column: Column, code: str, language: str) -> str:
    known = column.codes[code] if column.codes is not None and code in column.codes else None
    if known is None:
        return code
    label = known.zh if language == "zh" else known.en
    is_word = code.replace("_", "").isalpha()  # `leader`, `full_time`: the label says the same
    return label if is_word else f"{code} {label}"
