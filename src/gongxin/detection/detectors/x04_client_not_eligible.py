"""X04: on the day of issue the client had ended, or was listed as dishonest or abnormal."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="X04",
    subject="certificate",
    severity="high",
    score=0.7,
    question=Text(
        zh="颁证之日组织是否已终止、被列入失信名单或经营异常？",
        en="On the day of issue, had the client ended or was it listed as dishonest or abnormal?",
    ),
    law=(
        Citation("body-measures", "2020", "17"),
        Citation("body-measures", "2020", "38"),
        Citation("qms-rule", "2025", ""),
    ),
    reads={
        "certificates": ("cert_no", "body_id", "org_id", "issued_on"),
        "organisations": (
            "org_id",
            "status",
            "ended_on",
            "dishonest_from",
            "dishonest_to",
            "abnormal_from",
            "abnormal_to",
        ),
    },
    returns=("issued_on", "reason_zh", "reason_en", "since"),
    explanation=Text(
        zh="证书%(cert_no)s于%(issued_on)s颁给%(org_id)s，而该组织自%(since)s起%(reason_zh)s。",
        en="Certificate %(cert_no)s was issued to %(org_id)s on %(issued_on)s; since %(since)s the "
        "organisation %(reason_en)s.",
    ),
)
def client_not_eligible(t: Tables, p: Values) -> ir.Table:
    """The state of the organisation on the day of issue.

    Ended: not open any more, and its end lay before the day of issue. Listed: since an earlier day, and not removed by
    the day of issue; a listing without removal still lasts. What happened on the very day of issue could not be seen
    when the certificate was granted. The gravest of several reasons is named.
    """
    clients = t.organisations
    suspect = clients.filter(
        clients.ended_on.notnull() | clients.dishonest_from.notnull() | clients.abnormal_from.notnull()
    )
    rows = t.certificates.join(suspect, "org_id")
    day = rows.issued_on
    ended = (rows.ended_on < day) & (rows.status != "open").fill_null(True)
    dishonest = (rows.dishonest_from < day) & (rows.dishonest_to > day).fill_null(rows.dishonest_to.isnull())
    abnormal = (rows.abnormal_from < day) & (rows.abnormal_to > day).fill_null(rows.abnormal_to.isnull())
    rows = rows.mutate(
        occurred_on=day,
        reason_zh=ibis.cases(
            (ended, "已终止"), (dishonest, "被列入严重违法失信名单"), (abnormal, "被列入经营异常名录")
        ),
        reason_en=ibis.cases(
            (ended, "has ended"),
            (dishonest, "is on the list of serious dishonesty"),
            (abnormal, "is on the list of abnormal operation"),
        ),
        since=ibis.cases((ended, rows.ended_on), (dishonest, rows.dishonest_from), (abnormal, rows.abnormal_from)),
    )
    return rows.filter(rows.reason_en.notnull()).select(
        "cert_no", "body_id", "org_id", "occurred_on", "issued_on", "reason_zh", "reason_en", "since"
    )
