"""Whom a reader trusts (c2sp.org/tlog-policy): logs, witnesses, and how many witnesses must have signed.

    log NAME+ID+BASE64
    witness city NAME+ID+BASE64
    witness press NAME+ID+BASE64
    group two all city press
    quorum two

A file that holds only public keys, one a line, means: these logs, and all of these witnesses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gongxin.errors import UserError
from gongxin.ledger.checkpoint import Checkpoint, read_checkpoint
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.note import LOG, WITNESS, Key, read_key, read_note

NONE = "none"


@dataclass(frozen=True)
class Group:
    """Witnessed when at least `least` of `members` (witnesses or groups) are."""

    least: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Witnessed:
    """A checkpoint that a policy accepts, and who stands for it: witness → POSIX second of the cosignature."""

    checkpoint: Checkpoint
    log: Key
    witnesses: Mapping[str, int]


@dataclass
class Policy:
    """Logs by key, witnesses and groups by the names of the file."""

    logs: list[Key] = field(default_factory=list)
    witnesses: dict[str, Key] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str = NONE

    def check(self, held: bytes) -> Witnessed:
        """The checkpoint in a note, if a log of this policy signed it and the quorum of witnesses did."""
        note = read_note(held)
        signed = note.by([*self.logs, *self.witnesses.values()])
        checkpoint = read_checkpoint(note.text)
        log = next((key for key in signed if key.kind == LOG and key.name == checkpoint.origin), None)
        if log is None:
            raise Disproved("No log you trust has signed the checkpoint of %(origin)s.", origin=checkpoint.origin)
        witnesses = {name: at for name, key in self.witnesses.items() if (at := signed.get(key)) is not None}
        if not self._reached(self.quorum, witnesses):
            raise Disproved(
                "Too few witnesses have signed the checkpoint of %(origin)s: %(signed)s signed, %(quorum)s is asked.",
                origin=checkpoint.origin, signed=", ".join(witnesses) or "–", quorum=self.quorum,
            )  # fmt: skip
        return Witnessed(checkpoint, log, witnesses)

    def _reached(self, name: str, signed: Mapping[str, int]) -> bool:
        if name == NONE or name in signed:
            return True
        group = self.groups.get(name)
        return group is not None and sum(self._reached(one, signed) for one in group.members) >= group.least


def read_policy(file: Path) -> Policy:
    """From a file."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise UserError("%(file)s cannot be read as a list of trusted keys.", file=file) from None
    return parse_policy(text)


def parse_policy(text: str) -> Policy:
    """From the text of the file; a line that means nothing is refused, not skipped."""
    rows = [line.split() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    if rows and all(len(row) == 1 for row in rows):
        return trusting([read_key(row[0]) for row in rows])
    policy, said = Policy(), False
    for words in rows:
        if said and words[0] == "quorum":
            raise _not_understood(words)
        said = said or words[0] == "quorum"
        _take(policy, words)
    if not said:
        raise UserError("The list of trusted keys has no line with quorum; write quorum none to ask for no witness.")
    return policy


def trusting(keys: Sequence[Key]) -> Policy:
    """The policy that wants one of the logs and all of the witnesses among `keys`."""
    policy = Policy(logs=[key for key in keys if key.kind == LOG])
    policy.witnesses = {key.name: key for key in keys if key.kind == WITNESS}
    if policy.witnesses:
        policy.groups["all"] = Group(len(policy.witnesses), tuple(policy.witnesses))
        policy.quorum = "all"
    return policy


def _take(policy: Policy, words: list[str]) -> None:
    match words:
        case ["log", key, *rest] if len(rest) <= 1:
            _add_log(policy, read_key(key), words)
        case ["witness", name, key, *rest] if len(rest) <= 1:
            _add_witness(policy, name, read_key(key), words)
        case ["group", name, least, *members] if members:
            _add_group(policy, name, least, members, words)
        case ["quorum", name] if name == NONE or name in policy.witnesses or name in policy.groups:
            policy.quorum = name
        case _:
            raise _not_understood(words)


def _add_log(policy: Policy, key: Key, words: list[str]) -> None:
    if key.kind != LOG or key.public in {one.public for one in policy.logs}:
        raise _not_understood(words)
    policy.logs.append(key)


def _add_witness(policy: Policy, name: str, key: Key, words: list[str]) -> None:
    twice = key.public in {one.public for one in policy.witnesses.values()}
    if key.kind != WITNESS or twice or _taken(policy, name):
        raise _not_understood(words)
    policy.witnesses[name] = key


def _add_group(policy: Policy, name: str, least: str, members: list[str], words: list[str]) -> None:
    known = {*policy.witnesses, *policy.groups} - {one for group in policy.groups.values() for one in group.members}
    asked = {"all": len(members), "any": 1}.get(least) or (int(least) if least.isdecimal() else 0)
    if _taken(policy, name) or not set(members) <= known or len(set(members)) < len(members):
        raise _not_understood(words)
    if not 1 <= asked <= len(members):
        raise _not_understood(words)
    policy.groups[name] = Group(asked, tuple(members))


def _taken(policy: Policy, name: str) -> bool:
    return name == NONE or name in policy.witnesses or name in policy.groups


def _not_understood(words: list[str]) -> UserError:
    return UserError(
        "The list of trusted keys has a line that is not understood: %(line)s.", line=" ".join(words)[:120]
    )
