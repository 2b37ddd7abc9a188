"""Certificates (认证证书): those that stand, also suspended ones."""

from django.db.models import Q

from gongxin.casework.name_lists.rule import ListRule, Reason
from gongxin.casework.registry.models import Certificate
from gongxin.i18n import Text

CERTIFICATES = ListRule(
    id="certificates",
    label=Text("认证证书", "Certificates"),
    about="organisation",
    register=Certificate,
    key="cert_no",
    name="cert_no",
    division="holder_division",
    stratum="domain_code",
    since="issued_on",
    body="body_id",
    firm="org_id",
    reasons=(
        Reason(
            "ended",
            lambda _when: Q(status__in=("03", "04", "05")),
            Text("已撤销、注销或者过期失效", "it was revoked or cancelled, or has expired"),
        ),
        Reason(
            "expired",
            lambda when: Q(expires_on__lt=when.on),
            Text("已过有效期", "its term has run out"),
        ),
        Reason(
            "part",
            lambda _when: Q(main_cert_no__isnull=False) & ~Q(main_cert_no=""),
            Text("为主证书的子证书，随主证书检查", "it is part of a main certificate and is inspected with it"),
        ),
    ),
    on=Text("当日有效或者暂停", "it is valid or suspended on that day"),
)
