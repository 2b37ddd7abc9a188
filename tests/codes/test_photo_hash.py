"""The look of a photo: which bit is which, and what changes it."""

import pytest

from gongxin.codes.photo_hash import bits_between, photo_hash

FLAT = [7] * 9


@pytest.mark.parametrize(
    ("rows", "look"),
    [
        ([FLAT] * 8, "0000000000000000"),
        ([list(range(9))] * 8, "ffffffffffffffff"),
        ([list(range(9, 0, -1))] * 8, "0000000000000000"),
        ([[0, 1, *[1] * 7], *[FLAT] * 7], "8000000000000000"),  # the first pair of the first row leads
        ([*[FLAT] * 7, [*[1] * 8, 2]], "0000000000000001"),
        ([FLAT, [0, 9] * 4 + [0], *[FLAT] * 6], "00aa000000000000"),
    ],
)
def test_brighter_to_the_right(rows, look):
    assert photo_hash([cell for row in rows for cell in row]) == look


def test_brighter_light_changes_nothing():
    cells = [(7 * number) % 50 for number in range(72)]
    assert photo_hash(cells) == photo_hash([2 * cell + 20 for cell in cells])


def test_seventy_two_averages_and_no_others():
    with pytest.raises(ValueError, match="71 averages"):
        photo_hash([0] * 71)


def test_bits_between():
    assert bits_between("0000000000000000", "ffffffffffffffff") == 64
    assert bits_between("00000000000000f0", "0000000000000000") == 4
