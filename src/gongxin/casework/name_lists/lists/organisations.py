"""Certified organisations (获证组织): those that are open and hold a certificate that is valid or suspended."""

from __future__ import annotations

from django.db.models import Q

from gongxin.casework.name_lists.rule import ListRule, Reason
from gongxin.casework.registry.models import Certificate, Organisation
from gongxin.casework.registry.when import When
from gongxin.i18n import Text


def _holds_none(when: When) -> Q:
    """No certificate of it stands. One pass over the certificates: asked once for each organisation it is quadratic."""
    standing = Certificate.objects.at(when).filter(status__in=("01", "02")).exclude(org_id=None)
    return ~Q(org_id__in=standing.values("org_id"))


ORGANISATIONS = ListRule(
    id="organisations",
    label=Text("获证组织", "Certified organisations"),
    about="organisation",
    register=Organisation,
    key="org_id",
    name="name",
    division="division",
    stratum="industry",
    since="registered_on",
    body="",
    reasons=(
        Reason(
            "closed",
            lambda when: Q(status__in=("cancelled", "revoked")) | Q(ended_on__lte=when.on),
            Text("已注销或者被吊销营业执照", "it is cancelled or its licence was revoked"),
        ),
        Reason(
            "no_certificate",
            _holds_none,
            Text("当日没有有效或者暂停的认证证书", "it holds no valid or suspended certificate on that day"),
        ),
    ),
    on=Text("存续并持有有效或者暂停的认证证书", "it is open and holds a valid or suspended certificate"),
)
