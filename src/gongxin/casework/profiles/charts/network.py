"""The net of ties around a body: itself in the middle, other bodies and groups of clients around it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gongxin.casework.profiles.charts.common import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    Options,
    legend,
    say,
)  # fmt: skip
from gongxin.casework.profiles.reading.links import KINDS, Link
from gongxin.i18n import Text

SELF = Text("本机构", "this body")
HIDDEN = Text("辖区外机构", "a body outside your region")
CLIENTS = Text("%(number)s 家客户", "%(number)s clients")
LOOKS = {
    "address": ("rect", SKY), "phone": ("triangle", SKY), "legal_person": ("diamond", SKY),
    "auditors": ("circle", GREEN), "own_address": ("rect", VERMILION), "own_phone": ("triangle", VERMILION),
    "client_address": ("rect", ORANGE), "client_phone": ("triangle", ORANGE),
    "client_legal_person": ("diamond", PURPLE),
}  # fmt: skip
RADIUS, EDGE = 100.0, 140.0  # of the ring, and of the picture around it


def network(name: str, links: Sequence[Link], language: str) -> Options:
    """One mark for each tie, in a ring; a dashed line leads to a body that ended before. `links` as they are listed."""
    there = [kind for kind in KINDS if any(link.kind == kind for link in links)]
    categories = [{"name": say(SELF, language), "symbol": "circle", "itemStyle": {"color": BLUE}}]
    categories += [
        {"name": say(KINDS[kind], language), "symbol": LOOKS[kind][0], "itemStyle": {"color": LOOKS[kind][1]}}
        for kind in there
    ]
    ring = [_node(at, link, there, len(links), language) for at, link in enumerate(links)]
    middle = {"id": "self", "name": name, "category": 0, "symbolSize": 34, "value": [0, 0]}
    bare = {"type": "value", "show": False, "min": -EDGE, "max": EDGE}
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": legend([category["name"] for category in categories]),
        "grid": {"left": 8, "right": 8, "top": 36, "bottom": 8},
        "xAxis": bare,
        "yAxis": bare,
        "series": [
            {
                "type": "graph", "coordinateSystem": "cartesian2d", "categories": categories,
                "label": {"show": True, "position": "bottom", "width": 90, "overflow": "truncate", "fontSize": 11},
                "labelLayout": {"hideOverlap": True},
                "data": [middle, *ring],
                "links": [
                    {"source": "self", "target": str(at), "lineStyle": _line(link)} for at, link in enumerate(links)
                ],
            }
        ],
    }  # fmt: skip


def _node(at: int, link: Link, there: list[str], number: int, language: str) -> Options:
    angle = 2 * math.pi * at / number
    return {
        "id": str(at),
        "name": f"{told(link, language)} · {say(link.words, language)}",
        "label": {"formatter": told(link, language)},
        "category": 1 + there.index(link.kind),
        "symbolSize": round(min(30.0, 12 + 2 * math.sqrt(link.number)), 1),
        "value": [round(RADIUS * math.sin(angle), 2), round(RADIUS * math.cos(angle), 2)],
    }


def told(link: Link, language: str) -> str:
    """What a mark is called."""
    if link.other:
        return link.other.name
    if link.hidden:
        return say(HIDDEN, language)
    return say(CLIENTS, language) % {"number": link.number}


def _line(link: Link) -> Options:
    return {"width": 3, "type": "dashed", "color": VERMILION} if link.earlier else {"width": 1.5, "color": GREY}
