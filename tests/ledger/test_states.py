"""The offline bundle: every state found, every change of a byte noticed, every day reached by its delta."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxin.ledger.disproved import Disproved
from gongxin.ledger.states import State, make_bundle, read_bundle
from tests.ledger.worlds import signer

DAY = date(2026, 6, 30)
END = date(2029, 6, 29)
CERTIFICATES = st.dictionaries(
    st.text("ABC123", min_size=1, max_size=5), st.tuples(st.sampled_from(["01", "02", "03", ""]), st.dates(DAY, END) | st.none())
)  # fmt: skip


def bundle_of(*certificates, day=DAY):
    return make_bundle(day, certificates)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("A1", [State("01", END)]),
        (" ａ1 ", [State("01", END)]),
        ("A2", [State("03", None)]),
        ("A3", []),
        ("TWICE", [State("01", END), State("02", END)]),
    ],
)
def test_what_a_bundle_says(asked, found):
    held = bundle_of(("A1", "01", END), ("A2", "03", None), ("TWICE", "01", END), ("TWICE", "02", END))
    assert read_bundle(held.write(signer()), signer().key).find(asked) == found


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2179, 6, 5)])
def test_the_first_and_the_last_day(day):
    assert bundle_of(("A", "05", day)).find("A") == [State("05", day)]
    assert bundle_of(("A", "05", day + timedelta(days=1 if day.year > 2100 else -1))).find("A") == [State("05", day)]


def test_a_record_is_eleven_bytes():
    held = bundle_of(*((f"N{number}", "01", END) for number in range(1000)))
    assert len(held.held) == 11_000
    assert len(held.write(signer())) < 11_400


@given(CERTIFICATES, CERTIFICATES)
@settings(max_examples=60, deadline=None)
def test_a_delta_leads_from_any_day_to_any_other(before, after):
    old, new = (make_bundle(DAY, [(number, *rest) for number, rest in one.items()]) for one in (before, after))
    reached = old.after(old.delta_to(new, signer()), signer().key)
    assert reached.held == new.held
    for number, (status, to_on) in after.items():
        assert State(status, to_on) in reached.find(number)


def test_a_delta_for_another_day_is_refused():
    first, second, third = (bundle_of(("A", status, END)) for status in ("01", "02", "03"))
    with pytest.raises(Disproved, match="does not begin with this bundle"):
        first.after(second.delta_to(third, signer()), signer().key)
    with pytest.raises(Disproved):
        first.after(first.write(signer()), signer().key)
    with pytest.raises(Disproved):
        read_bundle(first.delta_to(second, signer()), signer().key)


def test_every_changed_byte_is_noticed():
    file = bundle_of(("A", "01", END), ("B", "01", END)).write(signer())
    for at in range(len(file)):
        with pytest.raises(Disproved):
            read_bundle(file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :], signer().key)
    with pytest.raises(Disproved):
        read_bundle(file[:-1], signer().key)


def test_another_key():
    with pytest.raises(Disproved, match="not signed by the key"):
        read_bundle(bundle_of().write(signer("other.example")), signer().key)
