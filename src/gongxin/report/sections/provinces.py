"""The tile map: the share of certificates and plans of each province that a finding names."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.codes.provinces import PROVINCES
from gongxin.report.material import Material

STEPS = 5  # shades of the map
TILE, GAP = 64, 4  # units of the drawing
# ISO 3166-2:CN, for a square too small for an English name.
ISO_CODES = """
    11=BJ 12=TJ 13=HE 14=SX 15=NM 21=LN 22=JL 23=HL 31=SH 32=JS 33=ZJ 34=AH 35=FJ 36=JX 37=SD 41=HA 42=HB
    43=HN 44=GD 45=GX 46=HI 50=CQ 51=SC 52=GZ 53=YN 54=XZ 61=SN 62=GS 63=QH 64=NX 65=XJ 71=TW 81=HK 82=MO
"""
ISO = dict(pair.split("=") for pair in ISO_CODES.split())


@dataclass(frozen=True)
class Tile:
    """One province: its square, its counts, and its shade (0: nothing reported)."""

    name: str
    label: str
    x: int
    y: int
    certificates: int
    plans: int
    named: int
    share: float
    shade: int


@dataclass(frozen=True)
class TileMap:
    """All squares, the upper bound of each shade, and what has no place."""

    tiles: list[Tile]
    bounds: list[float]
    width: int
    height: int
    elsewhere: int


def provinces(m: Material) -> TileMap:
    """Every province, also one without a record: an empty square is told apart from a clean one."""
    counted = {row["province"]: row for row in m.rows("provinces")}
    shares = {code: _share(row) for code, row in counted.items()}
    known = {province.code for province in PROVINCES}
    top = max((share for code, share in shares.items() if code in known), default=0) or 1.0
    tiles = []
    for p in PROVINCES:
        row, share = counted.get(p.code), shares.get(p.code, 0.0)
        total = row["certificates"] + row["plans"] if row else 0
        tiles.append(
            Tile(
                name=p.zh if m.language == "zh" else p.en,
                label=p.short_zh if m.language == "zh" else ISO[p.code],
                x=p.column * (TILE + GAP),
                y=p.row * (TILE + GAP),
                certificates=row["certificates"] if row else 0,
                plans=row["plans"] if row else 0,
                named=row["certificates_named"] + row["plans_named"] if row else 0,
                share=share,
                shade=min(STEPS, 1 + int(share / top * STEPS)) if total else 0,
            )
        )
    elsewhere = sum(
        row["certificates_named"] + row["plans_named"] for code, row in counted.items() if code not in known
    )
    return TileMap(
        tiles=sorted(tiles, key=lambda tile: (-tile.share, tile.name)),
        bounds=[top * step / STEPS for step in range(1, STEPS + 1)],
        width=max(tile.x for tile in tiles) + TILE,
        height=max(tile.y for tile in tiles) + TILE,
        elsewhere=elsewhere,
    )


def _share(row: dict[str, int]) -> float:
    total = row["certificates"] + row["plans"]
    return (row["certificates_named"] + row["plans_named"]) / total if total else 0.0
