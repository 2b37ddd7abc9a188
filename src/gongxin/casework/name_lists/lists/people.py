"""Certification persons (认证人员), by registration: those whose registration stands."""

from django.db.models import Q

from gongxin.casework.name_lists.rule import ListRule, Reason
from gongxin.casework.registry.models import Registration
from gongxin.i18n import Text

PEOPLE = ListRule(
    id="people",
    label=Text("认证人员", "Certification persons"),
    about="audit",
    register=Registration,
    key="registration_no",
    name="registration_no",  # no names of people in a list that is committed beforehand
    division="body_division",
    stratum="grade",
    since="valid_from",
    body="body_id",
    reasons=(
        Reason(
            "cancelled",
            lambda when: Q(cancelled_on__lte=when.on),
            Text("注册已注销", "the registration was cancelled"),
        ),
        Reason(
            "ended",
            lambda when: Q(valid_to__lt=when.on),
            Text("注册已过有效期", "the registration has run out"),
        ),
        Reason(
            "not_yet",
            lambda when: Q(valid_from__gt=when.on),
            Text("注册在名录日期之后生效", "the registration begins after the day of the list"),
        ),
    ),
    on=Text("当日注册有效", "the registration stands on that day"),
)
