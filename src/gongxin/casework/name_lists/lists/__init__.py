"""The lists of objects, one declaration each."""

from __future__ import annotations

from gongxin.casework.name_lists.lists.bodies import BODIES
from gongxin.casework.name_lists.lists.certificates import CERTIFICATES
from gongxin.casework.name_lists.lists.designated import CCC_BODIES, LABORATORIES
from gongxin.casework.name_lists.lists.organisations import ORGANISATIONS
from gongxin.casework.name_lists.lists.people import PEOPLE
from gongxin.casework.name_lists.rule import ListRule
from gongxin.errors import UnknownName

LISTS: dict[str, ListRule] = {
    each.id: each for each in (BODIES, CCC_BODIES, LABORATORIES, ORGANISATIONS, PEOPLE, CERTIFICATES)
}


def list_rule(list_id: str) -> ListRule:
    """The rule called `list_id`; a clear error where there is none."""
    if list_id not in LISTS:
        raise UnknownName("No name list is called %(name)s.", name=list_id[:30])
    return LISTS[list_id]
