"""From a public fact to the bytes that are hashed, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from gongxin.errors import UserError
from gongxin.ledger.canonical import canonical
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.kinds import FORMS, KINDS

KIND = "kind"


def entry(kind: str, **fields: Any) -> bytes:
    """The canonical bytes of an entry; refuses a kind or field that is not declared, and a value without its form."""
    return checked({KIND: kind, **fields})


def checked(said: Mapping[str, Any]) -> bytes:
    """The canonical bytes of an entry given as one object with its `kind`."""
    declared = KINDS.get(str(said.get(KIND)))
    if declared is None:
        raise UserError("The ledger has no kind of entry called %(kind)s.", kind=said.get(KIND))
    fields = declared.by_name
    for name, value in said.items():
        if name == KIND:
            continue
        if name not in fields:
            raise UserError(
                "An entry of kind %(kind)s has no field %(field)s; only declared public fields enter the ledger.",
                kind=declared.name, field=name,
            )  # fmt: skip
        if not FORMS[fields[name].form](value):  # the value is not repeated: it may be what must not be shown
            raise UserError(
                "Field %(field)s of an entry of kind %(kind)s is not of the form %(form)s, or holds personal data.",
                field=name, kind=declared.name, form=fields[name].form,
            )  # fmt: skip
    for field in declared.fields:
        if not field.optional and field.name not in said:
            raise UserError(
                "An entry of kind %(kind)s needs the field %(field)s.", kind=declared.name, field=field.name
            )
    return canonical(dict(said))


def read_entry(held: bytes) -> dict[str, Any]:
    """The entry of these bytes; refuses what is not canonical or not declared."""
    try:
        said = json.loads(held)
        well = isinstance(said, dict) and checked(said) == held
    except (ValueError, UserError):
        well = False
    if not well:
        raise Disproved("The entry is no declared public fact in its canonical form.")
    return dict(said)
