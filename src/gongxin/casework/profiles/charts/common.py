"""What the charts have in common."""

from __future__ import annotations

from typing import Any

from gongxin.i18n import Text

# Okabe and Ito, "Color Universal Design" (2008): eight colours that colour-blind readers can tell apart.
BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, GREY = (
    "#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#8a8a8a",
)  # fmt: skip
# Five steps of viridis (Smith and van der Walt, 2015): lightness alone tells them apart, in print too.
SCALE = ("#fde725", "#5ec962", "#21918c", "#3b528b", "#440154")
ON_SCALE = ("#111", "#111", "#fff", "#fff", "#fff")  # ink that can be read on each

Options = dict[str, Any]


def say(words: Text, language: str) -> str:
    """The words in the reader's language, "zh" or "en"."""
    return words.in_language(language)


def legend(names: list[str]) -> Options:
    """A legend above the chart that scrolls where the page is narrow."""
    return {"data": names, "type": "scroll", "top": 0}


def steps(values: list[float], number: int = len(SCALE)) -> list[float]:
    """Upper bounds of up to `number` shades, so that about as many values fall into each; the last is the greatest.

    Equal values are never parted, so few different values give few shades.
    """
    ordered = sorted(value for value in values if value is not None)
    if not ordered:
        return []
    at = [ordered[min(len(ordered) - 1, -(-len(ordered) * step // number) - 1)] for step in range(1, number + 1)]
    return list(dict.fromkeys(at))


def shade(value: float, bounds: list[float]) -> int:
    """Which step a value falls into, from 0."""
    return next((at for at, bound in enumerate(bounds) if value <= bound), len(bounds) - 1)


def pieces(bounds: list[float], number: str = "{:,.6g}") -> list[Options]:
    """The pieces of a visual map for bounds that `steps` gave, light to dark."""
    colours = colours_of(len(bounds))
    found = []
    for at, bound in enumerate(bounds):
        low = bounds[at - 1] if at else None
        label = f"≤{number.format(bound)}" if low is None else f"{number.format(low)}–{number.format(bound)}"
        found.append({"lte": bound, **({} if low is None else {"gt": low}), "color": colours[at], "label": label})
    return found


def shades(bounds: list[float]) -> Options:
    """The visual map below a map: narrow enough for a phone."""
    return {
        "type": "piecewise", "dimension": 2, "orient": "horizontal", "left": "center", "bottom": 0, "seriesIndex": 0,
        "selectedMode": False, "itemWidth": 10, "itemHeight": 10, "itemGap": 6, "textGap": 3,
        "textStyle": {"fontSize": 10}, "pieces": pieces(bounds),
    }  # fmt: skip


def colours_of(number: int) -> list[str]:
    """So many colours of the scale, spread over its whole length."""
    if number == 1:
        return [SCALE[2]]
    return [SCALE[round(at * (len(SCALE) - 1) / (number - 1))] for at in range(number)]


def ink_on(colour: str) -> str:
    """The colour of a label on a shade."""
    return dict(zip(SCALE, ON_SCALE, strict=True))[colour]
