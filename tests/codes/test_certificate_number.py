import pytest

from gongxin.codes.certificate_number import CERTIFICATE_NUMBER_KINDS, describe, is_ccc_number, normal_form
from tests.codes.hostile import HOSTILE


@pytest.mark.parametrize(
    ("number", "kind", "parts"),
    [
        (
            "2020012401330097",
            "ccc",
            {"year": "2020", "body": "01", "product_class": "2401", "serial": "330097"},
        ),
        ("002OP2300123", "organic", {"body": "002", "year": "23", "serial": "00123"}),
        ("F12OP2300123-2", "organic", {"body": "F12", "year": "23", "serial": "00123", "sub_certificate": "2"}),
        (
            "00223Q21118R0M",
            "management_system",
            {"body": "002", "year": "23", "field": "Q", "serial": "21118", "recertifications": "0", "size": "M"},
        ),
        (
            "84025IP21017R0M",
            "management_system",
            {"body": "840", "year": "25", "field": "IP", "serial": "21017", "recertifications": "0", "size": "M"},
        ),
        (
            "CQM24S20850R0M",
            "management_system",
            {"body": "CQM", "year": "24", "field": "S", "serial": "20850", "recertifications": "0", "size": "M"},
        ),
    ],
)
def test_recognised_kinds_with_their_parts(number, kind, parts):
    described = describe(number)
    assert (described.number, described.kind, dict(described.parts)) == (number, kind, parts)


@pytest.mark.parametrize(
    "number",
    ["143728/A/0001/SM/ZH", "0592608-LOC", "CN00001E", "00224E30954R0M/1", "202001240133009", "20200124013300977"],
)
def test_any_other_number_is_a_free_form_and_kept(number):
    described = describe(number)
    assert (described.number, described.kind, dict(described.parts)) == (number, "free_form", {})


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("00224e30954r0m", "00224E30954R0M"),
        (" 00224E 30954 R0M ", "00224E30954R0M"),
        ("００２２４Ｅ３０９５４Ｒ０Ｍ", "00224E30954R0M"),
        ("002op2300123—2", "002OP2300123-2"),
        ("143728／a／0001", "143728/A/0001"),
        (None, ""),
    ],
)
def test_normal_form(written, normal):
    assert normal_form(written) == normal


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_described_and_never_raises(text):
    assert describe(text).kind in {"empty", "free_form"}
    assert not is_ccc_number(text)


@pytest.mark.parametrize("text", [None, "", "  ", "\u3000"])
def test_nothing_is_empty(text):
    assert describe(text).kind == "empty"


@pytest.mark.parametrize("number", ["1999012401330097", "٢٠٢٠٠١٢٤٠١٣٣٠٠٩٧", "2020012401330097A"])
def test_what_is_no_ccc_number(number):
    assert not is_ccc_number(number)


def test_every_kind_has_a_name():
    assert {describe(number).kind for number in ("", "x", "2020012401330097", "002OP2300123", "00223Q21118R0M")} == set(
        CERTIFICATE_NUMBER_KINDS.values
    )
