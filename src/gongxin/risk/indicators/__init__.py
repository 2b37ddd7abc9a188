"""Every indicator of the model, in the order of the dimensions."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from fnmatch import fnmatchcase

from gongxin.risk.indicators import (
    audit_work,
    basics,
    circumstances,
    direct,
    enforcement,
    evidence,
    presence,
    publicity,
    results,
)
from gongxin.risk.model import Indicator

FILES = (basics, evidence, presence, audit_work, circumstances, results, enforcement, direct, publicity)


@functools.cache
def indicators() -> Mapping[str, Indicator]:
    """Indicator by id, in the order of the files; what catches all other findings stands last."""
    found = [value for file in FILES for value in vars(file).values() if isinstance(value, Indicator)]
    return {one.id: one for one in sorted(found, key=lambda one: "*" in one.counts)}


@functools.cache
def counting(detector_id: str) -> str:
    """The indicator that counts the findings of a detector: the first whose patterns fit."""
    return next(
        one.id for one in indicators().values() if any(fnmatchcase(detector_id, pattern) for pattern in one.counts)
    )
