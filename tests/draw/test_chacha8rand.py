"""ChaCha8Rand gives the published bytes, and whole numbers from it are unbiased."""

import pytest

from gongxin.draw.chacha8rand import Stream, stream_bytes

SEED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ123456"
# C2SP chacha8rand, "Sample output": the first and the last words of the 2,976 bytes printed there
FIRST = (0xB773B6063D4616A5, 0x1160AF22A66ABC3C, 0x8C2599D9418D287C, 0x7EE07E037EDC5CD6)
LAST_BYTES = "fa19c615bd23b5edc023cc3ed57fd9024c376244a305afac1fa1ff4bd3c6d9dd"


def test_sample_output_of_the_specification():
    stream = Stream(SEED)
    assert tuple(stream.word() for _ in FIRST) == FIRST
    made = stream_bytes(SEED, 2976)
    assert made[-32:].hex() == LAST_BYTES


def test_a_seed_has_32_bytes():
    for length in (0, 31, 33):
        with pytest.raises(ValueError):
            Stream(b"s" * length)


def test_bounds():
    stream = Stream(SEED)
    assert stream.below(1) == 0
    assert stream.word() == FIRST[0]  # a bound of one took nothing
    with pytest.raises(ValueError):
        stream.below(0)


def test_a_bound_above_64_bits_takes_two_words_the_first_the_lower():
    assert Stream(SEED).below(1 << 128) == FIRST[0] | FIRST[1] << 64


def test_rejection_is_on_both_sides_of_the_bound():
    low = FIRST[0] & 0xFF  # 0xA5: the byte that a bound of up to 256 sees first
    assert Stream(SEED).below(low + 1) == low
    assert Stream(SEED).below(low) == FIRST[1] & 0xFF  # 0x3C is below 0xA5, 0xA5 itself is not


def test_every_number_below_a_bound_comes_equally_often():
    stream, counts = Stream(SEED), [0] * 7
    for _ in range(7000):
        counts[stream.below(7)] += 1
    assert all(abs(count - 1000) < 4 * (7000 * 1 / 7 * 6 / 7) ** 0.5 for count in counts)


def test_every_set_is_chosen_equally_often():
    stream, counts = Stream(SEED), {}
    for _ in range(6000):
        chosen = tuple(stream.choose(2, 4))
        counts[chosen] = counts.get(chosen, 0) + 1
    assert len(counts) == 6
    assert all(abs(count - 1000) < 4 * (6000 * 1 / 6 * 5 / 6) ** 0.5 for count in counts.values())


def test_ends_of_choosing():
    stream = Stream(SEED)
    assert stream.choose(0, 5) == []
    assert stream.choose(5, 5) == [0, 1, 2, 3, 4]
