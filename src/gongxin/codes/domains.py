"""认证领域: certification domains (认证项目分类代码), an open tree of codes.

A = management system, B = product, C = service, D = other. Reports may carry the major class (A01), the domain
(A0101) or a small class below it (A100101): a code covers every longer code that begins with it. Two domains are never
equivalent: the same standard behind A0101 and A0102 needs two approvals.
"""

import re
from collections.abc import Mapping

from gongxin.codes.code_table import code_table
from gongxin.codes.plain_text import plain

DOMAIN_KINDS = code_table(
    "domain_kinds",
    "认证类别",
    "Kinds of certification",
    """
    A | 管理体系认证 | Management systems
    B | 产品认证 | Products
    C | 服务认证 | Services
    D | 其他认证 | Other
""",
)

DOMAINS = code_table(
    "domains",
    "认证领域",
    "Certification domains",
    """
    A0101 | 质量管理体系 | Quality management systems
    A0102 | 建设施工企业质量管理体系 | Construction quality management systems
    A0107 | 电信业质量管理体系 TL 9000 | TL 9000
    A0110 | 有害物质过程管理 QC 080000 | Hazardous substance process management
    A0201 | 环境管理体系 | Environmental management systems
    A0301 | 职业健康安全管理体系 | Occupational health and safety management systems
    A0401 | 食品安全管理体系 | Food safety management systems
    A0403 | 危害分析与关键控制点 | HACCP
    A0405 | 危害分析与关键控制点（乳制品） | HACCP (dairy)
    A0406 | 良好生产规范 | Good manufacturing practice
    A0501 | 信息安全管理体系 | Information security management systems
    A0601 | 信息技术服务管理体系 | IT service management systems
    A0801 | 森林经营 | Forest management
    A0802 | 产销监管链 | Chain of custody
    A0901 | 能源管理体系 | Energy management systems
    A1001 | 知识产权管理体系 | Intellectual property management systems
    B01 | 强制性产品认证 | Compulsory product certification (CCC)
    B0221 | 良好农业规范（作物） | Good agricultural practice (crops)
    B0222 | 良好农业规范（畜禽） | Good agricultural practice (livestock)
    B0223 | 良好农业规范（水产） | Good agricultural practice (aquaculture)
    B03 | 自愿性产品认证 | Voluntary product certification
    B04 | 自愿性产品认证（B04） | Voluntary product certification (B04)
    B05 | 自愿性产品认证（B05） | Voluntary product certification (B05)
    C01 | 服务认证 | Service certification
    C02 | 其他服务认证 | Other service certification
    D01 | 品牌认证 | Brand certification
""",
    source="CNCA domain list; unverified; the code of organic certification is not at hand",
)

# Standard behind a domain, as printed in the reporting templates; editions change, so none is given.
DOMAIN_STANDARDS: Mapping[str, str] = {
    "A0101": "GB/T 19001 / ISO 9001",
    "A0102": "GB/T 50430",
    "A0107": "TL 9000",
    "A0110": "IECQ QC 080000",
    "A0201": "GB/T 24001 / ISO 14001",
    "A0301": "GB/T 45001 / ISO 45001",
    "A0401": "ISO 22000",
    "A0501": "GB/T 22080 / ISO/IEC 27001",
    "A0601": "ISO/IEC 20000-1",
    "A0901": "GB/T 23331 / ISO 50001",
    "A1001": "GB/T 29490",
}

# Small classes (小类) of the business-scope table of each domain, CNCA reporting templates of 2018.
SMALL_CLASSES: Mapping[str, int] = {
    "A0101": 519,
    "A0102": 519,
    "A0107": 504,
    "A0201": 519,
    "A0301": 519,
    "A0401": 55,
    "A0403": 32,
    "A0405": 1,
    "A0406": 33,
    "A0501": 30,
    "A0601": 25,
    "A0801": 1,
    "A0802": 1,
    "A0901": 15,
    "B0221": 15,
    "B0222": 15,
    "B0223": 15,
    "C01": 3,
}

DOMAIN_PATTERN = (
    r"[Aa](0[1-9]|1[0-9]|99)[0-9]{0,5}|[Bb](0[1-9]|[12][0-9]|99)[0-9]{0,5}"
    r"|[Cc](0[1-9]|[12][0-9]|99)[0-9]{0,5}|[Dd]0[1-9][0-9]{0,5}"
)


def normal_domain(code: str | None) -> str:
    """Upper case, half-width, without spaces."""
    return plain(code)


def is_domain(code: str | None) -> bool:
    """Whether `code` in its normal form is a domain code with a major class in use."""
    return re.fullmatch(DOMAIN_PATTERN, normal_domain(code)) is not None


def covers(approved: str, reported: str) -> bool:
    """Whether an approval for `approved` holds for `reported`: the same code or one below it."""
    return is_domain(approved) and is_domain(reported) and normal_domain(reported).startswith(normal_domain(approved))


def may_cover(approved: str, reported: str) -> bool:
    """Whether `approved` may hold for `reported`: it covers it, or the report is coarser and does not tell.

    Plans may give five characters only (A1001) where the approval names the small class (A100101).
    """
    return covers(approved, reported) or covers(reported, approved)


def known_domain(code: str) -> str | None:
    """The code of `DOMAINS` that `code` is or lies below; None where the table has none."""
    normal = normal_domain(code)
    return next((normal[:length] for length in range(len(normal), 0, -1) if normal[:length] in DOMAINS), None)
