"""Certificate events (证书状态变化)."""

from gongxin.codes.certificate_states import CERTIFICATE_EVENTS as EVENTS
from gongxin.records.model import Access, Column, Kind, Table

CERTIFICATE_EVENTS = Table(
    name="certificate_events",
    zh="证书事件",
    en="Certificate events",
    key=(
        "cert_no",
        "event",
        "on",
        "reported_at",
    ),
    may_be_empty=("reported_at",),
    columns=(
        Column("cert_no", Kind.TEXT, "证书编号", "Certificate number", Access.PUBLIC),
        Column("event", Kind.TEXT, "事件", "Event", Access.PUBLIC, codes=EVENTS),
        Column("on", Kind.DATE, "日期", "On", Access.PUBLIC),
        Column("reason_code", Kind.TEXT, "原因代码", "Reason code"),
        Column("reported_at", Kind.TIMESTAMP, "上报时间", "Reported at"),
    ),
)
