"""证书编号: the numbers bodies print on certificates.

Compulsory product certificates and organic certificates have a form of their own. Management-system certificates were
numbered by each body as it liked, and the uniform number of the new rules (annex C) is not at hand: so a number that is
not recognised is a free form, described as such, and never refused for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gongxin.codes.code_table import code_table
from gongxin.codes.plain_text import plain

CERTIFICATE_NUMBER_KINDS = code_table(
    "certificate_number_kinds",
    "证书编号形式",
    "Forms of certificate number",
    """
    ccc | 强制性产品认证证书（16位数字） | Compulsory product certificate (16 digits)
    organic | 有机产品认证证书 | Organic product certificate
    management_system | 管理体系认证证书（常见旧式） | Management-system certificate (usual old form)
    free_form | 机构自定编号 | Free form
    empty | 空 | Empty
""",
)

CCC_NUMBER_PATTERN = r"(?P<year>20[0-9]{2})(?P<body>[0-9]{2})(?P<product_class>[0-9]{4})(?P<serial>[0-9]{6})"
ORGANIC_NUMBER_PATTERN = (
    r"(?P<body>[0-9]{3}|F[0-9]{2})OP(?P<year>[0-9]{2})(?P<serial>[0-9]{5})(-(?P<sub_certificate>[0-9]{1,4}))?"
)
OLD_MANAGEMENT_SYSTEM_PATTERN = (
    r"(?P<body>[0-9]{3}|[A-Z]{2,4})(?P<year>[0-9]{2})(?P<field>[A-Z]{1,3}?)(?P<serial>[0-9]{4,6})"
    r"R(?P<recertifications>[0-9]{1,2})(?P<size>[LMS])(-(?P<sub_certificate>[0-9]{1,4}))?"
)
RECOGNISERS = {
    "ccc": re.compile(CCC_NUMBER_PATTERN),
    "organic": re.compile(ORGANIC_NUMBER_PATTERN),
    "management_system": re.compile(OLD_MANAGEMENT_SYSTEM_PATTERN),
}


@dataclass(frozen=True)
class CertificateNumber:
    """A number in its normal form, its kind (a code of `CERTIFICATE_NUMBER_KINDS`) and the parts that kind has."""

    number: str
    kind: str
    parts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def normal_form(text: str | None) -> str:
    """Upper case, half-width, no spaces, one kind of dash: two writings of one number become equal, no more."""
    return plain(text)


def describe(text: str | None) -> CertificateNumber:
    """What kind of number `text` is. Never raises and never refuses."""
    number = normal_form(text)
    if not number:
        return CertificateNumber(number, "empty")
    for kind, recogniser in RECOGNISERS.items():
        if matched := recogniser.fullmatch(number):
            found = {name: part for name, part in matched.groupdict().items() if part is not None}
            return CertificateNumber(number, kind, MappingProxyType(found))
    return CertificateNumber(number, "free_form")


def is_ccc_number(text: str | None) -> bool:
    """Whether `text` has the form of a compulsory product certificate number."""
    return describe(text).kind == "ccc"
