"""Every object has exactly its announced chance, the size is exactly the quota."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxin.draw.chances import chances, pools_of
from gongxin.draw.pivotal import rounded
from gongxin.draw.sampling import equal_arm, sample
from gongxin.draw.together import chance_together, rounding_law
from gongxin.errors import InputRefused
from tests.draw.world import many, objects, plan

F = Fraction


def outcomes(parts, taken=()):
    """Every way `rounded` can go, with its exact chance, by walking the tree of its questions."""

    class Asked(Exception):
        pass

    class Tree:
        def __init__(self):
            self.left = list(taken)

        def below(self, bound):
            if self.left:
                return self.left.pop(0)[0]
            raise Asked(bound)

    try:
        counts = rounded(parts, Tree())
    except Asked as asked:
        bound = asked.args[0]
        for answer in range(bound):
            yield from outcomes(parts, (*taken, (answer, bound)))
        return
    chance = F(1)
    for _, bound in taken:
        chance /= bound
    yield counts, chance


@pytest.mark.parametrize(
    "parts",
    [
        [F(1, 2), F(1, 2)],
        [F(1, 3), F(1, 3), F(1, 3)],
        [F(2, 3), F(1, 2), F(5, 6)],
        [F(7, 4), F(1, 4), F(3), F(1, 2), F(1, 2)],
        [F(1, 5), F(4, 5), F(2, 5), F(3, 5)],
        [F(1, 2), F(1, 4)],
    ],
)
def test_rounding_keeps_every_expectation_exactly(parts):
    walked = list(outcomes(parts))
    assert sum(chance for _, chance in walked) == 1
    for place, part in enumerate(parts):
        assert sum(counts[place] * chance for counts, chance in walked) == part
    assert all(abs(sum(counts) - sum(parts)) < 1 for counts, _ in walked)


@pytest.mark.parametrize("parts", [[F(2, 3), F(1, 2), F(5, 6)], [F(1, 5), F(4, 5), F(2, 5), F(3, 5)], [F(1, 3)] * 3])
def test_joint_law_of_rounding_is_that_of_the_tree(parts):
    for first, second in combinations(range(len(parts)), 2):
        walked = {}
        for counts, chance in outcomes(parts):
            key = counts[first], counts[second]
            walked[key] = walked.get(key, 0) + chance
        assert rounding_law(parts, first, second) == walked


def test_second_order_chances_add_up():
    """Over the others, the chances to be drawn together with one object sum to (n - 1) times its own chance."""
    sizes, chance = [4, 3, 2], [F(1, 4), F(1, 2), F(3, 4)]
    quota = sum(size * one for size, one in zip(sizes, chance, strict=True))
    assert quota == 4
    for cell, one in enumerate(chance):
        others = sum(
            chance_together(sizes, chance, cell, other) * (size - (other == cell)) for other, size in enumerate(sizes)
        )
        assert others == (quota - 1) * one


@pytest.mark.parametrize(
    ("sizes", "quota", "equal", "expected"),
    [
        ([(F(1), 4)], 2, F(0), [F(1, 2)]),
        ([(F(3), 2), (F(1), 4)], 2, F(0), [F(3, 5), F(1, 5)]),
        ([(F(9), 1), (F(1), 3)], 2, F(0), [F(1), F(1, 3)]),  # nine would have 3/2: capped, the rest shared out
        ([(F(3), 1), (F(1), 3)], 2, F(0), [F(1), F(1, 3)]),  # exactly one: the boundary
        ([(F(2), 1), (F(1), 3)], 2, F(0), [F(4, 5), F(2, 5)]),
        ([(F(3), 2), (F(1), 4)], 2, F(1, 6), [F(1, 6) + F(3, 10), F(1, 6) + F(1, 10)]),
        ([(F(9), 1), (F(1), 3)], 4, F(1, 2), [F(1), F(1)]),  # everybody
    ],
)
def test_chances(sizes, quota, equal, expected):
    given_ = chances(sizes, quota, equal)
    assert list(given_) == expected
    assert sum(count * one for (_, count), one in zip(sizes, given_, strict=True)) == quota


weights = st.fractions(min_value=F(1, 9), max_value=9, max_denominator=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(weights, st.integers(1, 6)), min_size=1, max_size=7), st.data())
def test_chances_are_fractions_that_add_up_and_the_size_is_fixed(sizes, data):
    there = sum(count for _, count in sizes)
    quota, share = data.draw(st.integers(1, there)), data.draw(st.sampled_from([F(0), F(1, 10), F(1)]))
    given_ = chances(sizes, quota, share * quota / there)
    assert all(0 < one <= 1 for one in given_)
    assert sum(count * one for (_, count), one in zip(sizes, given_, strict=True)) == quota
    rows = "\n".join(f"o{i}-{j} q {weight}" for i, (weight, count) in enumerate(sizes) for j in range(count))
    drawn = sample(
        pools_of(plan(quota=quota, random_share=str(share)), objects(rows)), data.draw(st.binary(max_size=8))
    )
    assert sum(len(one.places) for one in drawn) == quota


def test_every_object_comes_as_often_as_announced():
    """3,000 draws with fixed seeds: each object, and each object's place in the equal arm, within four standard errors."""
    pools = pools_of(plan(quota=7, random_share="2/7"), many(20, ("1", "2", "1/2", "7")))
    runs, drawn_counts, equal_counts = 3000, {}, {}
    for run in range(runs):
        seed = run.to_bytes(32, "big")
        drawn = sample(pools, seed)
        for counts, found in ((drawn_counts, drawn), (equal_counts, equal_arm(pools, drawn, seed, b"secret"))):
            for one in found:
                for place in one.places:
                    counts[one.cell, place] = counts.get((one.cell, place), 0) + 1
    for cell, chance in enumerate(pools[0].chances):
        for place in range(len(pools[0].cells[cell].rows)):
            _near(drawn_counts.get((cell, place), 0), runs, chance)
            _near(equal_counts.get((cell, place), 0), runs, F(2, 20))


def _near(count, runs, chance):
    assert abs(count - runs * chance) <= 4 * (runs * float(chance * (1 - chance))) ** 0.5


def test_pairs_come_as_often_as_computed():
    pools = pools_of(plan(quota=3), many(7, ("1", "2", "1/2")))
    sizes, runs, counts = [len(cell.rows) for cell in pools[0].cells], 3000, {}
    for run in range(runs):
        units = [(one.cell, place) for one in sample(pools, run.to_bytes(32, "big")) for place in one.places]
        for pair in combinations(units, 2):
            counts[pair] = counts.get(pair, 0) + 1
    for pair in combinations([(cell, place) for cell, size in enumerate(sizes) for place in range(size)], 2):
        _near(counts.get(pair, 0), runs, chance_together(sizes, pools[0].chances, pair[0][0], pair[1][0]))


def test_strata_with_their_own_quota_are_drawn_by_themselves():
    fields = {"quota": 2, "stratum": [{"name": "a"}, {"name": "b", "quota": 1}, {"name": "c"}]}
    rows = "a1 a 1\na2 a 1\nb1 b 1\nb2 b 3\nc1 c 1\nc2 c 1"
    pools = pools_of(plan(**fields), objects(rows, ("a", "b", "c")))
    assert [[cell.stratum for cell in pool.cells] for pool in pools] == [["a", "c"], ["b", "b"]]
    assert [pool.chances for pool in pools] == [(F(1, 2), F(1, 2)), (F(3, 4), F(1, 4))]


@pytest.mark.parametrize(("quota", "fits"), [(12, True), (13, False)])
def test_a_quota_is_at_most_the_list(quota, fits):
    if fits:
        assert pools_of(plan(quota=quota), many(12))[0].chances == (1, 1, 1)
    else:
        with pytest.raises(InputRefused, match="more than the 12 objects"):
            pools_of(plan(quota=quota), many(12))


@pytest.mark.parametrize("rows", ["a q 0", "a q -1", "a q x", "a q 1\na q 2", "a,b q 1", 'a"b q 1', "a z 1"])
def test_lists_that_are_refused(rows):
    with pytest.raises(InputRefused):
        objects(rows)
