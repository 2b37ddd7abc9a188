"""Re-run a draw from its public folder: the first thing that cannot be reproduced, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gongxin.draw import drand, entries, files, history
from gongxin.draw.bundle import arms_seal, file_seal
from gongxin.draw.canonical import METHOD, digest, digest_of_file
from gongxin.draw.entries import Entry, moment_of
from gongxin.draw.outcome import arms_of, as_file, outcome_of
from gongxin.draw.people import people_of, recusals_of
from gongxin.draw.published import Lists, read_lists
from gongxin.draw.randomness import seed_of, values_of
from gongxin.draw.substitution import substitute_for
from gongxin.errors import UserError


class NotReproduced(UserError):
    """Something in a bundle that does not follow from the rest of it."""


def is_bundle(folder: Path) -> bool:
    """Whether a folder is that of a draw."""
    return (folder / files.COMMITMENT).is_file() and (folder / history.FILE).is_file()


def verify_bundle(folder: Path) -> list[UserError]:
    """What is wrong with the draw in `folder`, the first reason first; empty where all of it is reproduced."""
    try:
        return list(_first(_troubles(folder)))
    except UserError as met:
        return [met]
    except (OSError, ValueError, KeyError, TypeError, LookupError, RecursionError) as met:
        return [NotReproduced("A file of the bundle is missing or cannot be read (%(why)s).", why=_short(met))]


def _first(troubles: Iterator[UserError]) -> Iterator[UserError]:
    yield from (one for one in [next(troubles, None)] if one is not None)


def _short(met: Exception) -> str:
    return f"{type(met).__name__}: {met}"[:200]


def _troubles(folder: Path) -> Iterator[UserError]:
    broken = history.broken_at((folder / history.FILE).read_bytes().splitlines())
    if broken is not None:
        yield NotReproduced("%(file)s: line %(line)d does not follow from the lines before it.",
                            file=history.FILE, line=broken)  # fmt: skip
    yield from _committed(folder, history.entries(folder), (folder / files.COMMITMENT).read_bytes())
    yield from _sums(folder)


def _committed(folder: Path, told: list[Entry], commitment: bytes) -> Iterator[UserError]:
    fixed, first = json.loads(commitment), _only(told, entries.COMMITTED)
    if first is None or told[0] is not first or first["commitment"] != digest(commitment):
        yield NotReproduced("%(file)s is not what was committed.", file=files.COMMITMENT)
    if fixed["method"] != METHOD:
        yield NotReproduced("The method %(method)s is not known here; this program checks %(known)s.",
                            method=fixed["method"], known=METHOD)  # fmt: skip
    moment = moment_of(fixed["at"])
    for source in fixed["randomness"]:
        if source["kind"] == "drand" and drand.due(source["round"]) <= moment:
            yield NotReproduced("drand round %(round)d was out before the draw was committed.", round=source["round"])
    drawn = _only(told, entries.DRAWN)
    if drawn is not None:
        yield from _drawn(folder, told, drawn, commitment)


def _only(told: list[Entry], kind: str) -> Entry | None:
    found = [one for one in told if one["kind"] == kind]
    return found[0] if len(found) == 1 else None


def _drawn(folder: Path, told: list[Entry], drawn: Entry, commitment: bytes) -> Iterator[UserError]:
    """Draw once more from the lists, which must be those committed, and compare."""
    fixed, published = json.loads(commitment), json.loads((folder / files.RANDOMNESS).read_bytes())
    salt = bytes.fromhex(published["salt"])
    for name in files.COMMITTED:
        if file_seal(salt, digest_of_file(folder / name)) != fixed["files"][name]:
            yield NotReproduced("%(file)s is not what was committed.", file=name)
    lists = read_lists(folder)
    yield from _lists(folder, lists, told[0], fixed)
    values = values_of(lists[0].randomness, published["told"])
    if values != published["values"]:
        yield NotReproduced("%(file)s: the values do not follow from what was published.", file=files.RANDOMNESS)
    outcome = outcome_of(*lists, seed_of(digest(commitment), values))
    written = (folder / files.OUTCOME).read_bytes()
    if written != as_file(outcome):
        yield NotReproduced("%(file)s: %(what)s are not those of the draw.", file=files.OUTCOME,
                            what=_differing(json.loads(written), outcome))  # fmt: skip
    if drawn != entries.drawn(lists[0].draw, drawn["at"], digest(commitment), written):
        yield NotReproduced("%(file)s is not the outcome on record.", file=files.OUTCOME)
    yield from _substitutions(lists, outcome, told)
    yield from _arms(folder, lists, outcome, told, fixed)


def _lists(folder: Path, lists: Lists, first: Entry, fixed: Mapping[str, Any]) -> Iterator[UserError]:
    plan, pools, people, recusals = lists
    if files.objects_digest(plan, pools) != digest_of_file(folder / files.OBJECTS):
        yield NotReproduced("%(file)s: order or chances are not those of the method.", file=files.OBJECTS)
    texts = {
        files.PLAN: as_file(plan.as_json()), files.INSPECTORS: files.inspectors_text(people_of(people)),
        files.RECUSALS: files.recusals_text(recusals_of(recusals)),
    }  # fmt: skip
    for name, text in texts.items():
        if (folder / name).read_bytes() != text:
            yield NotReproduced("%(file)s is not written as the method says.", file=name)
    again = entries.committed(plan.draw, fixed["at"], first["commitment"], plan.randomness, plan.replaces)
    if first != again or fixed["draw"] != plan.draw:
        yield NotReproduced("The commitment says something else than the plan.")
    if fixed["randomness"] != [dict(one) for one in plan.randomness]:
        yield NotReproduced("The commitment says something else than the plan.")


def _differing(written: Mapping[str, Any], outcome: Mapping[str, Any]) -> str:
    names = [name for name in outcome if written.get(name) != outcome[name]]
    return ", ".join(names) or "bytes"


def _substitutions(lists: Lists, outcome: Mapping[str, Any], told: list[Entry]) -> Iterator[UserError]:
    before: list[Entry] = []
    for one in (entry for entry in told if entry["kind"] == entries.SUBSTITUTED):
        if one["in"] != substitute_for(*lists, outcome, before, one["visit"], one["out"]):
            yield NotReproduced("The substitute at %(visit)s was not drawn by lot.", visit=one["visit"])
        before.append(one)


def _arms(
    folder: Path, lists: Lists, outcome: Mapping[str, Any], told: list[Entry], fixed: Mapping[str, Any]
) -> Iterator[UserError]:
    closed = _only(told, entries.CLOSED)
    if closed is None:
        return
    written = (folder / files.ARMS).read_bytes()
    secret = bytes.fromhex(json.loads(written)["secret"])
    if arms_seal(secret) != fixed["arms"]:
        yield NotReproduced("%(file)s: the secret is not the one that was fixed.", file=files.ARMS)
    again = as_file(arms_of(lists[0], lists[1], bytes.fromhex(outcome["seed"]), secret))
    if written != again or closed != entries.closed(lists[0].draw, closed["at"], written):
        yield NotReproduced("%(file)s is not what the secret gives.", file=files.ARMS)


def _sums(folder: Path) -> Iterator[UserError]:
    path = folder / files.SUMS
    if path.exists() and path.read_bytes() != files.sums_text(folder):
        yield NotReproduced("%(file)s does not match the files beside it.", file=files.SUMS)
