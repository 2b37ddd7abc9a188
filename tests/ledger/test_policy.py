"""Whom a reader trusts: quorums on both sides, and lines that are refused."""

import pytest

from gongxin.errors import UserError
from gongxin.ledger.checkpoint import Checkpoint
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.policy import parse_policy
from tests.ledger.worlds import ORIGIN, signer, witness

NAMES = ("x1", "x2", "x3", "y1")
TEXT = Checkpoint(ORIGIN, 7, b"\7" * 32).text
KEYS = "".join(f"witness {name} {witness(name).key}\n" for name in NAMES)
LOG = f"log {signer().key} https://ledger.example/log\n"


def signed_by(*names):
    return signer().sign(TEXT) + b"".join(witness(name).line(TEXT, at=5) for name in names)


@pytest.mark.parametrize(
    ("quorum", "enough", "too_few"),
    [
        ("quorum none\n", [()], []),
        ("quorum x1\n", [("x1",), ("x1", "y1")], [(), ("x2",)]),
        ("group g any x1 x2\nquorum g\n", [("x1",), ("x2",)], [(), ("x3",)]),
        ("group g all x1 x2\nquorum g\n", [("x1", "x2")], [("x1",), ("x2",)]),
        ("group g 2 x1 x2 x3\nquorum g\n", [("x1", "x3"), NAMES], [("x1",), ("x1", "y1")]),
        ("group g 2 x1 x2 x3\ngroup h all g y1\nquorum h\n", [("x1", "x2", "y1")], [("x1", "x2"), ("x1", "y1")]),
    ],
)
def test_quorums(quorum, enough, too_few):
    policy = parse_policy(f"# trusted\n\n{LOG}{KEYS}{quorum}")
    for names in enough:
        assert set(policy.check(signed_by(*names)).witnesses) == set(names)
    for names in too_few:
        with pytest.raises(Disproved, match="Too few witnesses"):
            policy.check(signed_by(*names))


@pytest.mark.parametrize(
    "text",
    [
        LOG, LOG + "quorum x1\n", LOG + "quorum none\nquorum none\n", LOG + LOG + "quorum none\n",
        LOG + KEYS + KEYS + "quorum none\n", LOG + KEYS + "group g 0 x1\nquorum g\n",
        LOG + KEYS + "group g 3 x1 x2\nquorum g\n", LOG + KEYS + "group g all z\nquorum g\n",
        LOG + KEYS + "group x1 all x2\nquorum x1\n", LOG + KEYS + "group none all x2\nquorum none\n",
        LOG + KEYS + "group g all x1\ngroup h all x1 x2\nquorum h\n", f"log {witness('x1').key}\nquorum none\n",
        f"witness a {signer().key}\nquorum none\n", "trust everyone\nquorum none\n",
    ],
)  # fmt: skip
def test_lines_that_mean_nothing_are_refused(text):
    with pytest.raises(UserError):
        parse_policy(text)


def test_bare_keys_mean_the_log_and_all_witnesses():
    policy = parse_policy(f"{signer().key}\n{witness('x1').key}\n{witness('x2').key}\n")
    assert set(policy.check(signed_by("x1", "x2")).witnesses) == {"x1", "x2"}
    with pytest.raises(Disproved):
        policy.check(signed_by("x1"))


def test_a_log_that_is_not_trusted():
    with pytest.raises(Disproved, match="No log you trust"):
        parse_policy(f"{signer('other.example').key}\n").check(signed_by())


def test_a_trusted_key_that_signs_another_logs_checkpoint_says_nothing():
    text = Checkpoint("other.example", 7, b"\7" * 32).text
    with pytest.raises(Disproved, match="No log you trust"):
        parse_policy(f"{signer().key}\n").check(signer().sign(text))
