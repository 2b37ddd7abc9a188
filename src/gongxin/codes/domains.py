"""认证领域: certification domains (认证项目分类代码), an open tree of codes.

A = management system, B = product, C = service, D = other. Reports may carry the major class (A01), the domain
(A0101) or a small class below it (A100101): a code covers every longer code that begins with it.
"""

import re

from gongxin.codes.code_table import code_table

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
    B04 | 节能环保产品认证 | Energy-saving and environmental product certification
    B05 | 有机产品认证 | Organic product certification
    C01 | 服务认证 | Service certification
    C02 | 其他服务认证 | Other service certification
    D01 | 品牌认证 | Brand certification
""",
    source="CNCA domain list; standards unverified",
)

DOMAIN_PATTERN = (
    r"[Aa](0[1-9]|1[0-9]|99)\d{0,5}|[Bb](0[1-9]|[12][0-9]|99)\d{0,5}|[Cc](0[1-9]|[12][0-9]|99)\d{0,5}|[Dd]0[1-9]\d{0,5}"
)


def normal_domain(code: str) -> str:
    """Upper case without spaces."""
    return code.strip().upper()


def is_domain(code: str) -> bool:
    """Whether `code` has the form of a domain code with a major class in use."""
    return re.fullmatch(DOMAIN_PATTERN, code.strip()) is not None
