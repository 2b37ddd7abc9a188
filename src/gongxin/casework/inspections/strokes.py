"""A signature drawn by finger or mouse, as strokes of points; and as paths of SVG for pages and documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gongxin.errors import UserError

WIDTH, HEIGHT = 1000, 400
MOST_POINTS, LEAST_POINTS = 5_000, 4
Strokes = list[list[tuple[int, int]]]


def checked_strokes(given: Sequence[Any]) -> Strokes:
    """The strokes as whole numbers within the field; refused where nothing was drawn, or where it is no drawing."""
    try:
        strokes = [[(round(float(x)), round(float(y))) for x, y in stroke] for stroke in given]
    except (TypeError, ValueError, OverflowError) as error:
        raise UserError("The signature could not be read; sign again.") from error
    points = [point for stroke in strokes for point in stroke]
    if not LEAST_POINTS <= len(points) <= MOST_POINTS or len(set(points)) < LEAST_POINTS:
        raise UserError("Sign in the field by finger or mouse.")
    if not all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points):
        raise UserError("The signature could not be read; sign again.")
    return strokes


def path_of(strokes: Sequence[Sequence[Sequence[int]]]) -> str:
    """The `d` of an SVG path in a field of WIDTH × HEIGHT."""
    parts = ("L".join(f"{x} {y}" for x, y in stroke) for stroke in strokes if stroke)
    return "".join(f"M{part}" for part in parts)


def svg_of(strokes: Sequence[Sequence[Sequence[int]]]) -> str:
    """A drawing that stands alone."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><path d="{path_of(strokes)}" '
        'fill="none" stroke="#111" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
