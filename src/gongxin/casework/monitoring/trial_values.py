"""Other values of parameters, as someone wrote them to try: checked against the shape of the value in force."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from gongxin.detection import catalogue
from gongxin.errors import UserError
from gongxin.law.parameters import parameter, parameters
from gongxin.risk.indicators import indicators

RANKING = ("points", "halves", "dimension_weights", "count_half", "evidence_half", "unsupported_share", "noise_margin",
           "cut_points")  # fmt: skip  # of the group risk: the arithmetic of `risk.levels` alone reads them
TRIED = ("risk.",)
SCORING = ("points", "dimension_weights")


def can_be_tried() -> list[str]:
    """The parameters that a detector, a fact or the grading reads."""
    wanted = list(catalogue.detectors().values())
    read = {name for one in [*wanted, *catalogue.facts_in_order(wanted)] for name in one.parameters.values()}
    return sorted(read | {name for name in parameters() if name.startswith(TRIED)})


def checked_value(name: str, written: str) -> Any:
    """The value of `written` (YAML), refused where it has another shape than the value in force."""
    held = parameter(name).history[-1].value
    if name not in can_be_tried():
        raise UserError("%(name)s is read by no detector and no grade; nothing would change.", name=name)
    try:
        value = yaml.safe_load(written)
    except yaml.YAMLError as broken:
        raise UserError("The value of %(name)s cannot be read; write it as in its file.", name=name) from broken
    if isinstance(held, dict) and isinstance(value, dict) and set(value) <= set(held):
        value = {**held, **value}  # only what changes need be written
    if not _same_shape(held, value):
        raise UserError(
            "The value of %(name)s must have the shape of the one in force: %(held)s.", name=name, held=str(held)[:200]
        )
    return value


def value_then(name: str, day: date) -> Any:
    """The value in force on `day`; None where a later version of the project no longer has the parameter."""
    held = parameters().get(name)
    return held.on(day).value if held else None


def check_together(changes: dict[str, Any]) -> None:
    """Refuse weights with which the score has no meaning: a dimension lighter than one of its indicators."""
    values = {name: changes.get(f"risk.{name}", parameter(f"risk.{name}").history[-1].value) for name in SCORING}
    for one in indicators().values():
        if values["points"].get(one.id, 0) > values["dimension_weights"][one.dimension]:
            raise UserError(
                "The dimension %(dimension)s weighs less than its indicator %(indicator)s gives points; raise it to at "
                "least %(points)s.",
                dimension=one.dimension,
                indicator=one.id,
                points=values["points"][one.id],
            )
    if any(weight <= 0 for weight in values["dimension_weights"].values()):
        raise UserError("The weight of a dimension must be above nought.")


def only_ranks(changes: dict[str, Any]) -> bool:
    """Whether the changes touch the arithmetic of the score alone, so that no detector need run again."""
    return {name.removeprefix("risk.") for name in changes} <= set(RANKING)


def _same_shape(held: Any, value: Any) -> bool:
    if isinstance(held, bool) or isinstance(value, bool):
        return isinstance(held, bool) and isinstance(value, bool)
    if isinstance(held, int | float):
        return isinstance(value, int | float)
    if isinstance(held, dict):
        return (
            isinstance(value, dict)
            and held.keys() == value.keys()
            and all(_same_shape(held[k], value[k]) for k in held)
        )
    if isinstance(held, list):
        return isinstance(value, list) and (not held or all(any(_same_shape(h, one) for h in held) for one in value))
    return type(held) is type(value)
