"""Explanations of sign-in anomalies (异常说明)."""

from gongxin.codes.sign_in_moments import EXPLAINED_BY
from gongxin.records.model import Column, Kind, Table

EXPLANATIONS = Table(
    name="explanations",
    zh="异常说明",
    en="Explanations",
    key=("explanation_id",),
    columns=(
        Column("explanation_id", Kind.TEXT, "说明编号", "Explanation"),
        Column("plan_id", Kind.TEXT, "计划编号", "Plan"),
        Column("by", Kind.TEXT, "说明方", "Explained by", codes=EXPLAINED_BY),
        Column("at", Kind.TIMESTAMP, "说明时间", "Explained at"),
        Column("reason", Kind.TEXT, "原因", "Reason"),
        Column("text", Kind.TEXT, "说明内容", "Text"),
    ),
)
