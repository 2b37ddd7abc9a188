"""Certified organisations with their address, phone and legal person in a form that compares."""

import re
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact

NOISE = " 　,，.。、;；:：·()（）[]【】"
WIDE, NARROW = "０１２３４５６７８９ＡＢＣＤＥＦＧ＃－—–", "0123456789ABCDEFG#---"
LEAST_PHONE = 7  # shorter numbers are extensions or typing errors
ONE_DIGIT = r"^(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$"
ROOM = r"(\d|[A-Z])+(室|房|铺|户|单元|号楼.*\d)|\d+-\d+|层.*\d|#.*\d|\d{3,}$"


@fact(
    reads={
        "organisations": ("org_id", "address", "phone", "legal_person"),
        "certificates": ("org_id",),
    },
)
def certified_organisations(t: Tables, p: Values) -> ir.Table:
    """One row per organisation with a certificate; empty words, and phones of one digit, are null.

    `detailed` says that the address goes down to a room, so that two organisations there share it and not merely a
    street or an industrial park.
    """
    held = t.organisations.semi_join(t.certificates, "org_id")
    address = _plain(held.address, NOISE).upper()
    phone = _plain(held.phone, NOISE + "-+/转")
    return held.select(
        "org_id",
        address=address.nullif(""),
        phone=ibis.ifelse((phone.length() >= LEAST_PHONE) & ~phone.re_search(ONE_DIGIT), phone, ibis.null("string")),
        legal_person=_plain(held.legal_person, NOISE).upper().nullif(""),
        detailed=address.re_search(ROOM).fill_null(False),
    )


def _plain(text: Any, noise: str) -> ir.StringValue:
    """A text with narrow letters and digits and without `noise`; most texts are so already, which is quick to see."""
    untidy = text.re_search(f"[{re.escape(WIDE + noise)}]")
    return untidy.ifelse(text.translate(WIDE, NARROW).translate(noise, ""), text)
