"""What may enter the ledger: declared public facts in one canonical form, and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.errors import UserError
from gongxin.i18n import LANGUAGES
from gongxin.ledger.canonical import canonical
from gongxin.ledger.commitment import Opening, commit
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.entries import checked, entry, read_entry
from gongxin.ledger.kinds import FORMS, KINDS, moment
from tests.ledger.worlds import AT, fact

GOOD = {
    "day": ["2026-02-28"],
    "moment": ["2026-06-30T09:00:00+08:00"],
    "code": ["CNCA-R-2002-001", "a", "2026/7", "v1.0"],
    "number": ["016ZB22QMS0001R0M", "GB/T19001-2016", "（京）0001"],
    "digest": ["0" * 64],
    "count": [0, 2**53 - 1],
    "sentence": ["负责人变动，原方案作废。", "The list was wrong."],
}
BAD = {
    "day": ["2026-02-30", "2026-2-3", "20260203", None, 20260203],
    "moment": [
        "2026-06-30T09:00:00",
        "2026-06-30T09:00:00Z",
        "2026-06-30T09:00:00.5+08:00",
        "2026-06-30T25:00:00+08:00",
    ],
    "code": ["", "a b", "张三", "-a", "a" * 81, "a\n"],
    "number": ["", "a b", "a\tb", "a" * 81, 7],
    "digest": ["0" * 63, "A" * 64, "0" * 65],
    "count": [-1, 2**53, 1.5, True, "1"],
    "sentence": [
        "",
        "x" * 301,
        "身份证110101199003070013",
        "电话13812345678",
        "座机010-12345678",
        "a@b.cn",
        "two\nlines",
    ],
}


@pytest.mark.parametrize("form", FORMS)
def test_forms_on_both_sides(form):
    assert [value for value in GOOD[form] if not FORMS[form](value)] == []
    assert [value for value in BAD[form] if FORMS[form](value)] == []


def filled(kind):
    return {"kind": kind, **{field.name: GOOD[field.form][0] for field in KINDS[kind].fields}}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_taken_whole_and_refused_when_a_field_is_missing_or_more(kind):
    whole = filled(kind)
    assert read_entry(checked(whole)) == whole
    for field in KINDS[kind].fields:
        assert all(field.label.in_language(language) for language in LANGUAGES)
        less = {name: value for name, value in whole.items() if name != field.name}
        if field.optional:
            checked(less)
        else:
            with pytest.raises(UserError, match="needs the field"):
                checked(less)
        with pytest.raises(UserError, match="not of the form"):
            checked({**whole, field.name: BAD[field.form][0]})
    with pytest.raises(UserError, match="no field"):
        checked({**whole, "name": "张三"})


def test_an_undeclared_kind():
    with pytest.raises(UserError, match="no kind of entry"):
        entry("rumour", at=moment(AT))


def test_a_refusal_does_not_repeat_what_may_be_personal():
    with pytest.raises(UserError) as refused:
        entry("draw-aborted", at=moment(AT), draw="D-1", reason="电话13812345678")
    assert "138" not in str(refused.value)


@pytest.mark.parametrize("held", [b"", b"[]", b"{}", b" " + fact(1), fact(1).replace(b'"at"', b'"at" '), b"\xff"])
def test_bytes_that_are_no_canonical_entry(held):
    with pytest.raises(Disproved):
        read_entry(held)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None, 'é\n\u20ac"\\']}, '{"a":[true,null,"é\\n€\\"\\\\"],"b":1}'),
        ({"\u20ac": 1, "\r": 2, "1": 3, "\U0001f600": 4, "\ufb33": 5}, '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}'),
        ("\x00\x1f\x7f/", '"\\u0000\\u001f\x7f/"'),
    ],
)
def test_canonical_form_as_in_rfc_8785(value, text):
    assert canonical(value).decode() == text


@pytest.mark.parametrize("value", [1.0, 2**53, {1: 2}, b"x", {"a": float("nan")}])
def test_values_without_a_canonical_form(value):
    with pytest.raises(ValueError):
        canonical(value)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(VALUES)
def test_one_value_has_one_text(value):
    held = canonical(value)
    assert json.loads(held) == value
    assert canonical(json.loads(held)) == held


def test_a_commitment_opens_only_with_its_salt_and_its_fact():
    opening = commit({"object": "B-1", "arm": "random"})
    assert opening.opens(opening.commitment)
    assert not Opening(opening.salt, {"object": "B-1", "arm": "risk"}).opens(opening.commitment)
    assert not commit(opening.fact).opens(opening.commitment)
    assert not Opening(opening.salt[:-1], opening.fact).opens(Opening(opening.salt[:-1], opening.fact).commitment)
