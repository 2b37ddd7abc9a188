"""Penalty decisions (行政处罚)."""

from gongxin.codes.supervision_codes import SUBJECT_KINDS
from gongxin.records.model import Access, Column, Kind, Table

PENALTIES = Table(
    name="penalties",
    zh="行政处罚",
    en="Penalties",
    key=("decision_no",),
    columns=(
        Column("decision_no", Kind.TEXT, "决定书文号", "Decision number", Access.PUBLIC),
        Column("subject_kind", Kind.TEXT, "对象类别", "Kind of subject", Access.PUBLIC, codes=SUBJECT_KINDS),
        Column("subject_id", Kind.TEXT, "对象", "Subject", Access.PUBLIC),
        Column("decided_on", Kind.DATE, "决定日期", "Decided on", Access.PUBLIC),
        Column("provision", Kind.TEXT, "处罚依据", "Provision", Access.PUBLIC),
        Column("kind", Kind.TEXT, "处罚类别", "Kind", Access.PUBLIC),
        Column("fine", Kind.NUMBER, "罚款", "Fine", Access.PUBLIC, minimum=0, unit="yuan"),
        Column("confiscated", Kind.NUMBER, "没收", "Confiscated", Access.PUBLIC, minimum=0, unit="yuan"),
    ),
)
