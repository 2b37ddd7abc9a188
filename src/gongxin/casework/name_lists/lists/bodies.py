"""Certification bodies (认证机构): those that are approved, also while their business is stopped for rectification."""

from django.db.models import Q

from gongxin.casework.name_lists.rule import ListRule, Reason
from gongxin.casework.registry.models import Body
from gongxin.i18n import Text

BODIES = ListRule(
    id="bodies",
    label=Text("认证机构", "Certification bodies"),
    about="body",
    register=Body,
    key="body_id",
    name="name",
    division="division",
    stratum="accreditation_status",
    since="approved_on",
    body="body_id",
    reasons=(
        Reason(
            "ended",
            lambda when: Q(status__in=("revoked", "cancelled")) | Q(ended_on__lte=when.on),
            Text(
                "批准已撤销或者注销，不再从事认证活动", "its approval was revoked or cancelled; it certifies no longer"
            ),
        ),
        Reason(
            "expired",
            lambda when: Q(approval_expires_on__lt=when.on),
            Text("批准书已过有效期且未延续", "its approval has expired and was not renewed"),
        ),
        Reason(
            "not_yet",
            lambda when: Q(approved_on__gt=when.on),
            Text("批准日期在名录日期之后", "it was approved after the day of the list"),
        ),
    ),
    on=Text(
        "当日批准有效或者处于停业整顿期", "it is approved on that day, or its business is stopped for rectification"
    ),
)
