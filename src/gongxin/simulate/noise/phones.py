"""Phones: some people change theirs, and some old ones are handed on to a colleague weeks later."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import DAY_SECONDS, NONE, Array, Columns
from gongxin.simulate.frame import Frame
from gongxin.simulate.people import CREW

NEW_PHONE_SHARE, HANDED_ON_SHARE = 0.05, 0.3
REST = 45 * DAY_SECONDS  # an old phone lies in a drawer before the next one takes it


def new_phones(frame: Frame, persons: Columns, crew: Columns, spared: Array) -> None:
    """Give new phones to a few, and a part of the old ones to a colleague of the same crew.

    In the bodies `spared` no phone is handed on, so that one that changes hands there is misconduct.
    """
    chance = frame.chance("phones")
    members = len(crew) * CREW
    changes = np.flatnonzero(chance.random(members) < NEW_PHONE_SHARE)
    changes = changes[np.concatenate([[True], np.diff(changes // CREW) > 0])] if len(changes) else changes
    at = (frame.window + chance.integers(60, 300, len(changes))) * DAY_SECONDS
    persons["phone_changed_at"][changes] = at
    persons["next_device"][changes] = len(persons) + np.arange(len(changes))
    handed = chance.random(len(changes)) < HANDED_ON_SHARE
    handed &= ~np.isin(persons["body"][changes], spared)
    colleague = changes[handed] // CREW * CREW + (changes[handed] % CREW + 1) % CREW
    free = persons["next_device"][colleague] == NONE
    colleague, giver = colleague[free], changes[handed][free]
    persons["phone_changed_at"][colleague] = at[handed][free] + REST
    persons["next_device"][colleague] = persons["device"][giver]
