"""Inspectors: found whenever there is an assignment, by the documented law, under every constraint."""

import random
from collections import Counter
from fractions import Fraction
from itertools import permutations, product

import pytest

from gongxin.draw.assignment import NoTeam, teams
from gongxin.draw.chacha8rand import Stream
from gongxin.draw.people import Person, people_of
from gongxin.draw.plan import Stratum
from gongxin.draw.verify_draw import teams as teams_of_the_script
from gongxin.draw.verify_draw import words
from gongxin.draw.visits import Visit
from gongxin.errors import InputRefused

ANY = Stratum("q")


def visit(key, stratum=ANY, region=""):
    return Visit(key, (f"o-{key}",), (region,), (stratum,))


def sent(visits, people, recusals=(), seed=b"s" * 32):
    return teams(visits, people_of(people), recusals, Stream(seed))


def every_assignment(visits, people, recusals):
    """All that the rules allow, by trying all."""
    choices = []
    for one in visits:
        seats = one.seats(0)
        teams_ = []
        for team in permutations(people, len(seats)):
            fits = all(
                who.role == seat.role
                and (not seat.skills or set(seat.skills) & set(who.skills))
                and all(who.may_enter(region) for region in one.regions)
                and not {(who.person, one.key), (who.person, one.objects[0])} & set(recusals)
                for seat, who in zip(seats, team, strict=True)
            )
            if fits:
                teams_.append([who.person for who in team])
        choices.append(teams_)
    for chosen in product(*choices):
        load = Counter(name for team in chosen for name in team)
        if all(load[who.person] <= who.most for who in people):
            yield [list(team) for team in chosen]


def small_world(number):
    chance = random.Random(number)
    skilled = Stratum("q", skills=("A",), experts=chance.randint(0, 1))
    visits = [visit(f"v{i}", chance.choice([ANY, skilled]), chance.choice(["", "33", "44"])) for i in range(3)]
    people = [
        Person(
            f"p{i}", "expert" if i == 4 else "inspector", (chance.choice(["", "33", "44"]),),
            ("A",) if chance.random() < 0.5 else (), chance.randint(0, 3),
        )
        for i in range(6)
    ]  # fmt: skip
    recusals = [(f"p{i}", f"v{j}") for i in range(6) for j in range(3) if chance.random() < 0.15]
    return visits, people, recusals


def test_one_is_found_exactly_when_there_is_one():
    found = Counter()
    for number in range(250):
        visits, people, recusals = small_world(number)
        possible = list(every_assignment(visits, people, recusals))
        found[bool(possible)] += 1
        if possible:
            assert sent(visits, people, recusals) in possible, number
        else:
            with pytest.raises(NoTeam):
                sent(visits, people, recusals)
    assert min(found.values()) > 30  # both kinds were met


def test_the_script_sends_the_same_people():
    for number in range(250):
        visits, people, recusals = small_world(number)
        plain = [
            (one.key, list(one.objects), set(one.regions), [(s.role, set(s.skills)) for s in one.seats(0)])
            for one in visits
        ]
        rows = [tuple(one.row().split(",")) for one in people_of(people)]
        try:
            expected = sent(visits, people, recusals)
        except NoTeam:
            with pytest.raises(AssertionError):
                teams_of_the_script(plain, rows, set(recusals), words(b"s" * 32))
        else:
            assert teams_of_the_script(plain, rows, set(recusals), words(b"s" * 32)) == expected


def law(visits, people, recusals):
    """The documented law, exactly: at each seat uniform among those with whom some assignment goes on."""
    possible = [[name for team in one for name in team] for one in every_assignment(visits, people, recusals)]
    told = {}
    for one in possible:
        chance = Fraction(1)
        for seat in range(len(one)):
            chance /= len({other[seat] for other in possible if other[:seat] == one[:seat]})
        told[tuple(one)] = chance
    assert sum(told.values()) == 1
    return told


def test_the_law_is_the_documented_one():
    visits = [visit("v0"), visit("v1")]
    people = [Person("p0", most=2), Person("p1", most=1), Person("p2", most=1), Person("p3", most=1)]
    recusals = [("p3", "v1")]
    expected, runs, counts = law(visits, people, recusals), 3000, Counter()
    for run in range(runs):
        counts[tuple(name for team in sent(visits, people, recusals, run.to_bytes(32, "big")) for name in team)] += 1
    assert set(counts) <= set(expected)
    for one, chance in expected.items():
        assert abs(counts[one] - runs * chance) <= 4 * float(runs * chance * (1 - chance)) ** 0.5, one


def test_without_constraints_every_pair_comes_equally_often():
    expected = law([visit("v0")], [Person(f"p{i}") for i in range(4)], [])
    assert set(expected.values()) == {Fraction(1, 12)}


@pytest.mark.parametrize(("most", "fits"), [(2, True), (1, False)])
def test_load_on_both_sides(most, fits):
    visits, people = [visit("v0"), visit("v1")], [Person("p0", most=most), Person("p1", most=2)]
    if fits:
        assert [sorted(team) for team in sent(visits, people)] == [["p0", "p1"]] * 2
    else:
        with pytest.raises(NoTeam, match="cannot fill the 4 places of the 2 visits"):
            sent(visits, people)


@pytest.mark.parametrize(
    ("person", "goes"),
    [
        (Person("p9"), True),
        (Person("p9", regions=("33",)), True),
        (Person("p9", regions=("3301",)), True),
        (Person("p9", regions=("3302",)), False),
        (Person("p9", regions=("44", "33")), True),
        (Person("p9", role="expert"), False),
        (Person("p9", most=0), False),
    ],
)
def test_who_may_go(person, goes):
    visits, others = [visit("v0", region="330106")], [Person("p0"), person]
    if goes:
        assert sorted(sent(visits, others)[0]) == ["p0", "p9"]
    else:
        with pytest.raises(NoTeam):
            sent(visits, others)


@pytest.mark.parametrize("barred", ["v0", "o-v0"])
def test_nobody_goes_where_recused(barred):
    people = [Person("p0"), Person("p1"), Person("p2")]
    for run in range(20):
        assert "p0" not in sent([visit("v0")], people, [("p0", barred)], run.to_bytes(32, "big"))[0]


def test_a_recusal_for_another_firm_bars_nobody():
    teams_ = [sent([visit("v0")], [Person("p0"), Person("p1")], [("p0", "v9")])[0]]
    assert sorted(teams_[0]) == ["p0", "p1"]


def test_the_first_has_the_skill_and_an_expert_helps():
    stratum = Stratum("q", skills=("QMS", "EMS"), experts=1)
    people = [Person("p0"), Person("p1", skills=("EMS",)), Person("x", role="expert", skills=("QMS",))]
    assert sent([visit("v0", stratum)], people) == [["p1", "p0", "x"]]


@pytest.mark.parametrize("name", ["", "a,b", "a;b", 'a"b'])
def test_pseudonyms_that_are_refused(name):
    with pytest.raises(InputRefused):
        people_of([Person(name)])
