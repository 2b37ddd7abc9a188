"""Bodies and laboratories designated for CCC, by designation: holder and class of products.

A draw takes holders: `name_lists.reading` joins the lines of one holder, who is on while any designation stands. The
register of designations names no place: a body lies where the register of bodies says, a laboratory is on the list
of the nation only.
"""

from __future__ import annotations

from django.db.models import Q

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.name_lists.rule import ListRule, Reason
from gongxin.casework.registry.models import Body, Designation
from gongxin.casework.registry.when import When
from gongxin.i18n import Text


def _bodies_in(division: str, when: When) -> Q:
    return Q(holder_id__in=Body.objects.at(when).filter(lies_in("division", division)).values("body_id"))


def _nowhere(division: str, when: When) -> Q:
    return Q(pk__in=[])


REASONS = (
    Reason("ended", lambda when: Q(to_on__lt=when.on), Text("指定已终止", "every designation has ended")),
    Reason(
        "not_yet",
        lambda when: Q(from_on__gt=when.on),
        Text("指定在名录日期之后生效", "every designation begins after the day of the list"),
    ),
)


def _designated(list_id: str, label: Text, about: str, kind: str, on: Text) -> ListRule:
    return ListRule(
        id=list_id, label=label, about=about, register=Designation, key="holder_id", name="holder_id", division="",
        stratum="product_class", since="from_on", body="holder_id" if kind == "body" else "", reasons=REASONS, on=on,
        only=Q(kind=kind), lies_in=_bodies_in if kind == "body" else _nowhere,
    )  # fmt: skip


CCC_BODIES = _designated(
    "ccc_bodies",
    Text("强制性产品认证指定机构", "Bodies designated for CCC"),
    "body",
    "body",
    Text("至少一项指定当日有效", "at least one designation stands on that day"),
)
LABORATORIES = _designated(
    "laboratories",
    Text("强制性产品认证指定实验室", "Laboratories designated for CCC"),
    "laboratory",
    "lab",
    Text("至少一项指定当日有效", "at least one designation stands on that day"),
)
