"""监管部门: who supervises certification activities, kept apart from the division.

The Xinjiang Production and Construction Corps (XPCC) is an addressee of the action plan of 2024 beside the 31 provinces
but has no code in GB/T 2260, so an authority cannot be told by division alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.codes.provinces import PROVINCES

NATIONAL, XPCC = "SAMR", "XPCC"
XPCC_CITIES = "6590"  # 石河子 and the other cities the Corps runs carry the codes of counties under Xinjiang itself
WITHOUT_BUREAU = ("71", "81", "82")


@dataclass(frozen=True)
class SupervisingAuthority:
    """One authority. `code` is the province's two digits, SAMR or XPCC; `division` is null where it has none."""

    code: str
    zh: str
    en: str
    division: str | None


def _bureaux() -> tuple[SupervisingAuthority, ...]:
    return tuple(
        SupervisingAuthority(
            province.code,
            f"{province.zh}市场监督管理局",
            f"{province.en} Administration for Market Regulation",
            province.code + "0000",
        )
        for province in PROVINCES
        if province.code not in WITHOUT_BUREAU
    )


SUPERVISING_AUTHORITIES = {
    authority.code: authority
    for authority in (
        SupervisingAuthority(NATIONAL, "国家市场监督管理总局", "State Administration for Market Regulation", None),
        *_bureaux(),
        SupervisingAuthority(
            XPCC,
            "新疆生产建设兵团市场监督管理局",
            "Xinjiang Production and Construction Corps Administration for Market Regulation",
            None,
        ),
    )
}


def customary_authority(division_code: str) -> SupervisingAuthority | None:
    """The authority that supervises in a division unless a record says otherwise; None for 71, 81, 82."""
    code = XPCC if division_code.startswith(XPCC_CITIES) else division_code[:2]
    return SUPERVISING_AUTHORITIES.get(code)
