"""Peer groups: like domains, like size, the same region; wider where too few are alike."""

import pytest

from gongxin.risk.peers import peer_groups
from gongxin.risk.profile import Profile
from tests.risk.bodies import settings

LIKE = {"certificates": 200, "by_class": {"A": 200}, "division": "320100"}


def groups(*bodies, **other):
    profiles = {f"B-{n}": Profile(f"B-{n}", **known) for n, known in enumerate(bodies)}
    return peer_groups(profiles, settings(**other))


def group(**known):
    """The description of a body when even one other is enough to compare with."""
    return groups(known, known, least_peers=1)[0]["B-0"]


def test_four_alike_make_a_group_of_their_own_and_three_do_not():
    assert set(groups(*[LIKE] * 4)[0].values()) == {"domain=A/size=medium/region=3"}
    assert set(groups(*[LIKE] * 3)[0].values()) == {"nation"}


def test_the_region_is_dropped_first_then_the_domain_then_the_size():
    east, west = LIKE, {**LIKE, "division": "510100"}
    assert set(groups(east, east, west, west)[0].values()) == {"domain=A/size=medium"}
    products = {**LIKE, "by_class": {"B": 200}}
    assert set(groups(east, east, products, products)[0].values()) == {"size=medium"}
    small = {**LIKE, "certificates": 20, "by_class": {"A": 20}}
    assert set(groups(east, east, small, small)[0].values()) == {"nation"}


def test_a_group_holds_every_body_of_its_description_also_those_compared_more_closely():
    west = {**LIKE, "division": "510100"}
    chosen, members = groups(*[LIKE] * 4, west)
    assert chosen["B-0"] == "domain=A/size=medium/region=3"
    assert chosen["B-4"] == "domain=A/size=medium"
    assert members["domain=A/size=medium"] == ["B-0", "B-1", "B-2", "B-3", "B-4"]
    assert members["domain=A/size=medium/region=3"] == ["B-0", "B-1", "B-2", "B-3"]


@pytest.mark.parametrize(
    ("number", "size"),
    [(0, "small"), (99, "small"), (100, "medium"), (999, "medium"), (1000, "large"), (9999, "large"),
     (10000, "very_large")],
)  # fmt: skip
def test_size_goes_by_certificates_or_by_plans_where_there_are_more(number, size):
    by_certificates = group(certificates=number, by_class={"A": number} if number else {})
    assert by_certificates.split("/")[1] == f"size={size}"
    assert group(plans=number).split("/")[1] == f"size={size}"


@pytest.mark.parametrize(
    ("by_class", "domain"),
    [
        ({"A": 70, "B": 30}, "A"),
        ({"A": 69, "B": 31}, "mixed"),
        ({"C": 100}, "C"),
        ({"": 100}, "unknown"),
        ({"A": 50, "B": 50}, "mixed"),
    ],
)
def test_the_domain_is_the_class_of_most_certificates(by_class, domain):
    assert group(certificates=100, by_class=by_class).startswith(f"domain={domain}/")


def test_what_is_not_known_is_called_unknown():
    assert group() == "domain=unknown/size=small/region=unknown"
