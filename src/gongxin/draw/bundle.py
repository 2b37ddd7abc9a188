"""The public folder of a draw, step by step: commit, carry out, close; or abort. Nothing is ever taken out of it.

What is secret never enters the folder before its time: the salt that hides the lists opens with the draw, the arms'
secret at closing. Put `Step.entry` on the ledger at each step: a hash that only its maker keeps proves nothing.
"""

from __future__ import annotations

import json
import secrets as system_randomness
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongxin.draw import drand, entries, files, history
from gongxin.draw.canonical import METHOD, canonical, digest, digest_of_file, labelled
from gongxin.draw.chances import Pool, pools_of
from gongxin.draw.entries import Entry, moment_of
from gongxin.draw.name_list import Listed
from gongxin.draw.outcome import arms_of, as_file, outcome_of
from gongxin.draw.people import Person, people_of, recusals_of
from gongxin.draw.plan import Plan
from gongxin.draw.published import read_lists
from gongxin.draw.randomness import seed_of, values_of
from gongxin.draw.substitution import substitute_for
from gongxin.errors import InputRefused


@dataclass(frozen=True)
class Step:
    """One step taken: `entry` is the public fact for the ledger."""

    folder: Path
    entry: Entry


@dataclass(frozen=True)
class Committed(Step):
    """`secrets` holds "salt" and "arms", 64 hexadecimal digits each. Keep them closed: without them nothing can be
    drawn from this commitment."""

    secrets: Mapping[str, str]


def new_secrets() -> dict[str, str]:
    """A salt that hides what is committed until the draw, and the secret of the arms until closing."""
    return {"salt": system_randomness.token_hex(32), "arms": system_randomness.token_hex(32)}


def commit(
    plan: Plan, objects: Listed, people: Iterable[Person], recusals: Iterable[tuple[str, str]], folder: Path, *,
    at: str, secrets: Mapping[str, str] | None = None,
) -> Committed:  # fmt: skip
    """Fix plan, list, chances, inspectors and the randomness to come, in an empty folder.

    `at` is the moment, 2026-11-28T09:00:00+08:00. Before the draw only commitment.json and history.jsonl are published.
    """
    kept = dict(secrets or new_secrets())
    _refuse_known_randomness(plan, at)
    pools, known, barred = pools_of(plan, objects), people_of(people), recusals_of(recusals)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise InputRefused("%(folder)s holds something already; a draw begins in an empty folder.", folder=folder)
    sealed = _write_lists(folder, plan, pools, known, barred, bytes.fromhex(kept["salt"]))
    commitment = {
        "method": METHOD, "draw": plan.draw, "at": at, "objects": len(objects), "files": sealed,
        "arms": arms_seal(bytes.fromhex(kept["arms"])), "randomness": [dict(one) for one in plan.randomness],
    }  # fmt: skip
    text = as_file(commitment)
    (folder / files.COMMITMENT).write_bytes(text)
    entry = entries.committed(plan.draw, at, digest(text), plan.randomness, plan.replaces)
    return Committed(folder, _record(folder, entry), kept)


def _write_lists(
    folder: Path, plan: Plan, pools: Sequence[Pool], people: Sequence[Person], recusals: Sequence[tuple[str, str]],
    salt: bytes,
) -> dict[str, str]:  # fmt: skip
    texts = {
        files.PLAN: as_file(plan.as_json()), files.INSPECTORS: files.inspectors_text(people),
        files.RECUSALS: files.recusals_text(recusals),
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_bytes(text)
    files.write_objects(folder / files.OBJECTS, plan, pools)
    return {name: file_seal(salt, digest_of_file(folder / name)) for name in files.COMMITTED}


def file_seal(salt: bytes, hashed: str) -> str:
    """What the commitment holds of a file: nobody can try out guesses of it before the salt is published."""
    return labelled("file", salt, bytes.fromhex(hashed)).hex()


def arms_seal(secret: bytes) -> str:
    """What the commitment holds of the secret that tells the arms apart."""
    return labelled("arms secret", secret).hex()


def _refuse_known_randomness(plan: Plan, at: str) -> None:
    moment = moment_of(at)
    for source in plan.randomness:
        if source["kind"] == "drand" and drand.due(source["round"]) <= moment:
            raise InputRefused(
                "drand round %(round)d is out already; name a later one, %(next)d or higher.",
                round=source["round"], next=drand.first_round_after(moment),
            )  # fmt: skip


def carry_out(folder: Path, told: Sequence[Any], secrets: Mapping[str, str], *, at: str) -> Step:
    """Draw objects and inspectors. `told`: the value of each source of randomness, in the order of the plan."""
    commitment = _expect(folder, drawn=False)
    moment_of(at)
    salt = bytes.fromhex(secrets["salt"])
    sealed = json.loads(commitment)["files"]
    if any(file_seal(salt, digest_of_file(folder / name)) != sealed[name] for name in files.COMMITTED):
        raise InputRefused("The lists in %(folder)s, or these secrets, are not what was committed.", folder=folder)
    plan, pools, people, recusals = read_lists(folder)
    values = values_of(plan.randomness, told)
    outcome = as_file(outcome_of(plan, pools, people, recusals, seed_of(digest(commitment), values)))
    (folder / files.RANDOMNESS).write_bytes(as_file({"salt": salt.hex(), "told": list(told), "values": values}))
    (folder / files.OUTCOME).write_bytes(outcome)
    return Step(folder, _record(folder, entries.drawn(plan.draw, at, digest(commitment), outcome)))


def substitute(folder: Path, visit: str, person: str, reason: str, *, at: str) -> Step:
    """Replace `person` in the team of `visit` by lot among those who may go; `reason` is public and names nobody."""
    _expect(folder, drawn=True)
    _need_reason(reason, at)
    lists = read_lists(folder)
    outcome = json.loads((folder / files.OUTCOME).read_bytes())
    before = [one for one in history.entries(folder) if one["kind"] == entries.SUBSTITUTED]
    chosen = substitute_for(*lists, outcome, before, visit, person)
    return Step(folder, _record(folder, entries.substituted(lists[0].draw, at, visit, person, chosen, reason)))


def close(folder: Path, secrets: Mapping[str, str], *, at: str) -> Step:
    """Open which arm drew each object; from then on the estimate of the violation rate can be checked by anyone."""
    commitment = _expect(folder, drawn=True)
    moment_of(at)
    secret = bytes.fromhex(secrets["arms"])
    if arms_seal(secret) != json.loads(commitment)["arms"]:
        raise InputRefused("These are not the secrets of the draw in %(folder)s.", folder=folder)
    plan, pools, _, _ = read_lists(folder)
    seed = bytes.fromhex(json.loads((folder / files.OUTCOME).read_bytes())["seed"])
    arms = as_file(arms_of(plan, pools, seed, secret))
    (folder / files.ARMS).write_bytes(arms)
    return Step(folder, _record(folder, entries.closed(plan.draw, at, arms)))


def abort(folder: Path, reason: str, *, at: str, replaced_by: str = "") -> Step:
    """Give a draw up, visibly, with a reason; `replaced_by` names the draw that comes instead."""
    commitment = _expect(folder, drawn=None)
    _need_reason(reason, at)
    draw = json.loads(commitment)["draw"]
    return Step(folder, _record(folder, entries.given_up(draw, at, reason, replaced_by)))


def _need_reason(reason: str, at: str) -> None:
    moment_of(at)
    if not reason.strip():
        raise InputRefused("A reason is needed; it is published.")


def _expect(folder: Path, *, drawn: bool | None) -> bytes:
    """The commitment of a draw in the state a step needs: not given up, not closed, drawn or not (None: either)."""
    kinds = {one["kind"] for one in history.entries(folder)}
    if entries.COMMITTED not in kinds:
        raise InputRefused("%(folder)s holds no draw.", folder=folder)
    if kinds & {entries.ABORTED, entries.REPLACED}:
        raise InputRefused("The draw in %(folder)s was given up; begin a new one in another folder.", folder=folder)
    if entries.CLOSED in kinds:
        raise InputRefused("The draw in %(folder)s is closed.", folder=folder)
    if drawn is False and entries.DRAWN in kinds:
        raise InputRefused("The draw in %(folder)s was carried out; a second one needs its own folder.", folder=folder)
    if drawn and entries.DRAWN not in kinds:
        raise InputRefused("The draw in %(folder)s was not carried out yet.", folder=folder)
    return (folder / files.COMMITMENT).read_bytes()


def _record(folder: Path, entry: Entry) -> Entry:
    """Add the entry to the history; once the lists are public, renew the file of hashes."""
    canonical(entry)
    history.append(folder, entry)
    if (folder / files.OUTCOME).exists():
        (folder / files.SUMS).write_bytes(files.sums_text(folder))
    return entry
