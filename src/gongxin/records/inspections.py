"""Inspections (监督检查) already made."""

from gongxin.codes.supervision_codes import INSPECTION_ORIGINS, INSPECTION_OUTCOMES
from gongxin.records.model import Column, Kind, Table

INSPECTIONS = Table(
    name="inspections",
    zh="监督检查",
    en="Inspections",
    key=("inspection_id",),
    columns=(
        Column("inspection_id", Kind.TEXT, "检查编号", "Inspection"),
        Column("body_id", Kind.TEXT, "批准号", "Body"),
        Column("org_id", Kind.TEXT, "组织", "Organisation"),
        Column("cert_no", Kind.TEXT, "证书编号", "Certificate"),
        Column("inspected_on", Kind.DATE, "检查日期", "Inspected on"),
        Column("origin", Kind.TEXT, "检查来源", "Origin", codes=INSPECTION_ORIGINS),
        Column("inclusion_probability", Kind.NUMBER, "入样概率", "Inclusion probability", minimum=0, maximum=1),
        Column("outcome", Kind.TEXT, "检查结果", "Outcome", codes=INSPECTION_OUTCOMES),
    ),
)
