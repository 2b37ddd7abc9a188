"""Changes of employer in order: the old registration ends before the new one begins, and nobody works for both."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.calibration import groups
from gongxin.simulate.columns import DAY_SECONDS, Array, Columns
from gongxin.simulate.frame import Frame
from gongxin.simulate.people import AUDITORS_OF_CREW, CREW
from gongxin.simulate.plans import registration_for

SHARE = 0.03  # of crews that swap a member with a crew of another body
GAP = 3  # days free of audits around the change


def change_employers(
    frame: Frame, crew: Columns, persons: Columns, registrations: Columns, plans: Columns, teams: Columns
) -> None:
    """Two auditors of the same group of fields change places between two bodies on one day."""
    chance = frame.chance("employers")
    pairs = _pairs(chance, crew)
    person = teams["person"]
    start = plans["start_at"][teams["plan"]] // DAY_SECONDS
    end = plans["end_at"][teams["plan"]] // DAY_SECONDS
    order = np.argsort(person, kind="stable")
    first = np.searchsorted(person[order], np.arange(len(persons) + 1))
    for one, other in pairs:
        day = int(chance.integers(frame.window + 120, frame.today - 120))
        rows = [order[first[who] : first[who + 1]] for who in (one, other)]
        before = [held[start[held] <= day] for held in rows]
        after = [held[start[held] > day] for held in rows]
        if not all(len(held) for held in (*before, *after)):
            continue
        last = max(int(end[held].max()) for held in before)
        following = min(int(start[held].min()) for held in after)
        if following - max(last, day) < 2 * GAP:
            continue
        _swap(registrations, persons, one, other, max(last, day) + 1)
        persons_of = np.concatenate([np.full(len(after[0]), other), np.full(len(after[1]), one)])
        _hand_over(plans, teams, persons, np.concatenate(after), persons_of)


def _pairs(chance: np.random.Generator, crew: Columns) -> list[tuple[int, int]]:
    """Pairs of auditors from regular crews of one group and two bodies; each crew takes part once."""
    pairs = []
    for index in range(len(groups())):
        rows = np.flatnonzero((crew["group"] == index) & ~crew["reserve"])
        chosen = chance.permutation(rows)[: int(len(rows) * SHARE) // 2 * 2].reshape(-1, 2)
        differ = crew["body"][chosen[:, 0]] != crew["body"][chosen[:, 1]]
        place = int(chance.integers(0, AUDITORS_OF_CREW))
        pairs += [(int(a) * CREW + place, int(b) * CREW + place) for a, b in chosen[differ]]
    return pairs


def _swap(registrations: Columns, persons: Columns, one: int, other: int, day: int) -> None:
    """End the registrations of both and register each with the body of the other, a day later."""
    for who, with_whom in ((one, other), (other, one)):
        old = _own(persons, who)
        model = _own(persons, with_whom)
        added = registrations.copy_rows(
            model, person=who, grade=registrations["grade"][old], valid_from=day + 1, valid_to=day + 1095,
        )  # fmt: skip
        persons["moved_registration"][who] = added[0]
    for who in (one, other):
        registrations["cancelled_on"][_own(persons, who)] = day


def _own(persons: Columns, who: int) -> Array:
    first = int(persons["first_registration"][who])
    return np.arange(first, first + int(persons["fields"][who]))


def _hand_over(plans: Columns, teams: Columns, persons: Columns, rows: Array, who: Array) -> None:
    """Put the newcomers into the teams after the change, under their new registrations."""
    place = registration_for(persons, who, plans["fields"][teams["plan"][rows]]) - persons["first_registration"][who]
    teams["person"][rows] = who
    teams["registration"][rows] = persons["moved_registration"][who] + place
