"""A source of randomness in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongxin.draw.drand import due
from gongxin.i18n import Text


def source_told(source: Mapping[str, Any]) -> Text:
    """What it is and when it comes out, as far as that is known beforehand."""
    match source["kind"]:
        case "drand":
            at = due(source["round"]).astimezone().isoformat(" ", "seconds")
            return Text(
                f"drand（quicknet）第{source['round']}轮，{at}公布",
                f"drand (quicknet) round {source['round']}, out at {at}",
            )
        case "figures":
            return Text(f"{source['name']} {source['when']}", f"{source['name']} {source['when']}")
        case _:
            return Text(f"{source['name']}预先封存的秘密", f"a secret that {source['name']} fixed beforehand")
