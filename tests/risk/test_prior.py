"""Small samples are shrunk towards what the peers show; nobody is its own peer, no peer counts beyond measure."""

import numpy as np
import pytest

from gongxin.risk.levels import shrunk
from gongxin.risk.prior import priors
from tests.risk.bodies import settings


def prior(peers, own=(0, 100), **other):
    """α, β and scatter of one body among `peers`, each (numerator, denominator)."""
    pool = np.array([own, *peers], dtype=np.float64)
    held = priors(pool[:, 0], pool[:, 1], np.array([0]), settings(**other))
    return float(held.alpha[0]), float(held.beta[0]), float(held.scatter[0])


def usual(*arguments, **other):
    alpha, beta, _ = prior(*arguments, **other)
    return alpha / (alpha + beta)


def test_without_peers_the_rate_is_the_one_before_data_with_full_strength():
    alpha, beta, scatter = prior([])
    assert (alpha, beta, scatter) == (pytest.approx(1), pytest.approx(99), 0)


def test_the_rate_is_pooled_over_the_peers_and_what_stands_before_data():
    assert usual([(10, 1000), (10, 1000)]) == pytest.approx(20.5 / 2050)
    assert usual([(0, 1000)]) == pytest.approx(0.5 / 1050)


def test_a_body_is_not_its_own_peer():
    peers = [(3, 300), (5, 500)]
    assert prior(peers, own=(0, 100)) == prior(peers, own=(90, 100))


def test_a_peer_with_hundreds_of_findings_does_not_make_hundreds_usual():
    calm = usual([(2, 400)] * 9)
    assert usual([(2, 400)] * 9 + [(390, 400)]) < 3 * calm
    assert usual([(2, 400)] * 9 + [(390, 400)]) == pytest.approx(usual([(2, 400)] * 9 + [(300, 400)]))


def test_peers_alike_give_the_greatest_strength_and_peers_apart_the_least():
    alike = prior([(4, 400)] * 12)
    assert alike[0] + alike[1] == pytest.approx(100)
    assert alike[2] == 0
    # peers may stand apart only as far as a standard deviation above the pooled rate, but any way below it
    apart = prior([(0, 4000)] * 6 + [(400, 4000)] * 6, prior_strength={"least": 10, "most": 1e9})
    assert apart[0] + apart[1] < 1e4
    assert apart[2] > 0


def test_strength_stays_within_its_limits():
    for least, most in ((20, 20), (7, 7)):
        alpha, beta, _ = prior([(1, 50), (30, 60)], prior_strength={"least": least, "most": most})
        assert alpha + beta == pytest.approx(least)


def test_scatter_stays_within_its_limit():
    assert prior([(0, 4000)] * 6 + [(400, 4000)] * 6, most_scatter=0.01)[2] == 0.01


def test_a_rate_moves_from_the_peers_to_its_own_as_records_grow():
    alpha, beta = np.array([1.0]), np.array([99.0])
    own = [float(shrunk(np.array([n / 2]), np.array([float(n)]), alpha, beta)[0]) for n in (0, 2, 20, 200, 20000)]
    assert own[:2] == [pytest.approx(0.01), pytest.approx(2 / 102)]
    assert own == sorted(own)
    assert own[-1] == pytest.approx(0.5, abs=0.01)
