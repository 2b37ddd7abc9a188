"""What every act upon a register begins with: may this person, is there a ground, which version is meant."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.registry.models import Batch
from gongxin.casework.registry.version import Version
from gongxin.casework.registry.when import When
from gongxin.errors import UnknownName, UserError

AnyVersion = TypeVar("AnyVersion", bound=Version)
LONGEST_GROUND = 200


def check_may_change(by: Account) -> None:
    """Refuse whose role does not change registers."""
    if not by.may(Permission.CHANGE_REGISTERS):
        raise UserError("Your role does not change the registers.")


def checked_ground(ground: str) -> str:
    """The ground in one line; refused where there is none."""
    said = " ".join(ground.split())
    if not said:
        raise UserError("State the ground: the decision, letter or record that this rests on.")
    if len(said) > LONGEST_GROUND:
        raise UserError(
            "The ground is longer than %(most)d characters; name the document instead.", most=LONGEST_GROUND
        )
    return said


def checked_day(on: date) -> date:
    """A change is written when it has come about, not before."""
    if on > timezone.localdate():
        raise UserError("%(day)s is still to come; enter the change on that day.", day=on)
    return on


def version_on(by: Account, model: type[AnyVersion], on: date, **key: Any) -> AnyVersion:
    """The version of that day, held until the act is written."""
    mine = visible(by, model.objects.at(When(on)).filter(**key))
    found = mine.select_for_update().first()
    if found is None:
        raise UnknownName(
            "%(key)s is not in the register on %(day)s; choose a day on which it is.",
            key=", ".join(map(str, key.values()))[:60], day=on,
        )  # fmt: skip
    return found


def check_seen(version: Version, seen: int | None) -> None:
    """Two people, one record: who decided upon an older version must look again."""
    if seen is not None and version.pk != seen:
        raise UserError("The record has changed since you opened it; look at it again.")


def act(by: Account, ground: str) -> Batch:
    """The batch that an act writes its versions with."""
    return Batch.objects.create(kind="act", origin=ground, as_of=timezone.localdate(), at=timezone.now(), by=str(by))
