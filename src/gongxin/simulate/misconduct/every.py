"""All misconduct, in a fixed order: what needs rare records first, what needs many last."""

from __future__ import annotations

from collections.abc import Callable

from gongxin.simulate.misconduct import (
    p01,
    p02,
    p03,
    p04,
    p05,
    p06,
    p07,
    p08,
    p09,
    p10,
    p11,
    p12,
    p13,
    p14,
    p15,
    p18,
    x01,
    x02,
    x03,
    x04,
    x05,
    x06,
    x07,
    x08,
    x09,
    x10,
)  # fmt: skip
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.nation import Nation

ALONE: dict[str, Callable[[Stage, int], None]] = {
    "X02": x02.plant, "X10": x10.plant, "P05": p05.plant, "P06": p06.plant, "X05": x05.plant, "X03": x03.plant,
    "X08": x08.plant, "X04": x04.plant, "P14": p14.plant, "P13": p13.plant, "X09": x09.plant, "P04": p04.plant,
    "P10": p10.plant, "P01": p01.plant, "X06": x06.plant, "X07": x07.plant, "P18": p18.plant,
}  # fmt: skip
WITH_ANOTHER: dict[str, Callable[[Stage, int, int], None]] = {
    "P03": p03.plant, "P02": p02.plant, "P11": p11.plant, "P12": p12.plant
}  # fmt: skip
BY_TURNS: dict[str, Callable[[Stage, int, int], None]] = {"P09": p09.plant, "P15": p15.plant}
MASS: dict[str, Callable[[Stage, int], None]] = {"P07": p07.plant, "P08": p08.plant, "X01": x01.plant}


def plant(nation: Nation) -> None:
    """Plant every pattern in the bodies cast for it."""
    stage = Stage(nation, nation.frame.chance("misconduct"))
    for pattern, planting in ALONE.items():
        for body in nation.roles[pattern]:
            planting(stage, int(body))
    for pattern, pairing in WITH_ANOTHER.items():
        bodies = nation.roles[pattern]
        for number, body in enumerate(bodies):
            pairing(stage, int(body), int(bodies[(number + 1) % len(bodies)]))
    for pattern, turning in BY_TURNS.items():
        for number, body in enumerate(nation.roles[pattern]):
            turning(stage, int(body), number)
    for pattern, planting in MASS.items():
        for body in nation.roles[pattern]:
            planting(stage, int(body))
