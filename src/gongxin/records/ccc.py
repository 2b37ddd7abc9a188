"""Compulsory product certification (强制性产品认证): certificates, tests, factory inspections, designations, marks."""

from gongxin.codes.certificate_states import CERTIFICATE_STATES
from gongxin.codes.supervision_codes import DESIGNATION_KINDS
from gongxin.records.model import Access, Column, Kind, Table

CCC_CERTIFICATES = Table(
    name="ccc_certificates",
    zh="强制性产品认证证书",
    en="CCC certificates",
    key=("cert_no",),
    columns=(
        Column("cert_no", Kind.TEXT, "证书编号", "Certificate number", Access.PUBLIC),
        Column("body_id", Kind.TEXT, "批准号", "Body", Access.PUBLIC),
        Column("manufacturer", Kind.TEXT, "制造商", "Manufacturer", Access.PUBLIC),
        Column("factory_id", Kind.TEXT, "生产厂", "Factory", Access.PUBLIC),
        Column("product_class", Kind.TEXT, "产品类别", "Product class", Access.PUBLIC),
        Column("models", Kind.LIST, "型号", "Models", Access.PUBLIC),
        Column("lab_id", Kind.TEXT, "实验室", "Laboratory", Access.PUBLIC),
        Column("issued_on", Kind.DATE, "颁证日期", "Issued on", Access.PUBLIC),
        Column("expires_on", Kind.DATE, "有效期至", "Expires on", Access.PUBLIC),
        Column("status", Kind.TEXT, "证书状态", "State", Access.PUBLIC, codes=CERTIFICATE_STATES),
        Column("status_on", Kind.DATE, "状态日期", "State since", Access.PUBLIC),
    ),
)

TEST_REPORTS = Table(
    name="test_reports",
    zh="型式试验报告",
    en="Test reports",
    key=("report_no",),
    columns=(
        Column("report_no", Kind.TEXT, "报告编号", "Report"),
        Column("cert_no", Kind.TEXT, "证书编号", "Certificate"),
        Column("lab_id", Kind.TEXT, "实验室", "Laboratory"),
        Column("sampled_on", Kind.DATE, "抽样日期", "Sampled on"),
        Column("tested_on", Kind.DATE, "试验日期", "Tested on"),
        Column("result", Kind.TEXT, "结论", "Result"),
    ),
)

FACTORY_INSPECTIONS = Table(
    name="factory_inspections",
    zh="工厂检查",
    en="Factory inspections",
    key=(
        "cert_no",
        "factory_id",
        "inspected_on",
        "kind",
    ),
    columns=(
        Column("cert_no", Kind.TEXT, "证书编号", "Certificate"),
        Column("factory_id", Kind.TEXT, "生产厂", "Factory"),
        Column("inspected_on", Kind.DATE, "检查日期", "Inspected on"),
        Column("kind", Kind.TEXT, "类别", "Kind"),
        Column("result", Kind.TEXT, "结论", "Result"),
    ),
)

DESIGNATIONS = Table(
    name="designations",
    zh="指定",
    en="Designations",
    key=(
        "holder_id",
        "kind",
        "product_class",
        "from_on",
    ),
    columns=(
        Column("holder_id", Kind.TEXT, "被指定方", "Holder", Access.PUBLIC),
        Column("kind", Kind.TEXT, "类别", "Kind", Access.PUBLIC, codes=DESIGNATION_KINDS),
        Column("product_class", Kind.TEXT, "产品类别", "Product class", Access.PUBLIC),
        Column("from_on", Kind.DATE, "起始日期", "From", Access.PUBLIC),
        Column("to_on", Kind.DATE, "终止日期", "To", Access.PUBLIC),
    ),
)

MARKS = Table(
    name="marks",
    zh="标志发放",
    en="Marks issued",
    key=(
        "cert_no",
        "from_on",
    ),
    columns=(
        Column("cert_no", Kind.TEXT, "证书编号", "Certificate"),
        Column("from_on", Kind.DATE, "起始日期", "From"),
        Column("quantity", Kind.INTEGER, "数量", "Quantity", minimum=0),
    ),
)
