"""Witnesses sign what follows from what they saw, and nothing else."""

import pytest

from gongxin.errors import UserError
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.policy import trusting
from gongxin.ledger.witness import Witness
from gongxin.ledger.writer import Log, make_consistency
from tests.ledger.worlds import ORIGIN, fact, log_of, signer, witness


@pytest.fixture
def eye(tmp_path):
    return Witness(witness("city"), [signer().key], tmp_path / "eye")


def proof_for(eye, folder, newer):
    last = eye.last(ORIGIN)
    return make_consistency(folder, last.size, newer) if last and last.size else ()


def test_growing_is_signed_again_and_again_and_old_names_are_replaced(tmp_path, eye):
    policy = trusting([signer().key, witness("city").key])
    with Log(tmp_path / "log", signer()) as log:
        for turn in range(3):
            log.append([fact(turn)])
            signed = log.publish()
            line = eye.cosign(signed, proof_for(eye, log.folder, log.checkpoint.size), at=1000 + turn)
            log.cosign(line, [witness("city").key])
            again = eye.cosign(log.signed, proof_for(eye, log.folder, log.checkpoint.size), at=2000 + turn)
            held = log.cosign(again, [witness("city").key])
            assert policy.check(held).witnesses == {"city": 2000 + turn}
            assert held == (log.folder / "checkpoint").read_bytes()
            assert held.count("— city".encode()) == 1


def test_a_fork_and_a_way_back_are_refused_and_nothing_is_forgotten(tmp_path, eye):
    log = log_of(tmp_path / "log", 3)
    eye.cosign((log / "checkpoint").read_bytes())
    with Log(tmp_path / "fork", signer()) as fork:
        fork.append([fact(number) for number in range(10, 15)])
        signed = fork.publish()
    with pytest.raises(Disproved, match="forked"):
        eye.cosign(signed, make_consistency(tmp_path / "fork", 3, 5))
    with pytest.raises(Disproved, match="rolled back"):
        eye.cosign((log_of(tmp_path / "short", 2) / "checkpoint").read_bytes())
    assert eye.last(ORIGIN).size == 3
    log_of(log, 2)
    with pytest.raises(Disproved, match="forked"):
        eye.cosign((log / "checkpoint").read_bytes())  # without the proof
    eye.cosign((log / "checkpoint").read_bytes(), make_consistency(log, 3, 5))
    assert eye.last(ORIGIN).size == 5


def test_a_log_that_the_witness_does_not_know(tmp_path, eye):
    with Log(tmp_path / "log", signer("other.example")) as log, pytest.raises(Disproved, match="No log you trust"):
        eye.cosign(log.signed)


def test_a_log_takes_only_good_signatures_of_its_witnesses(tmp_path):
    with Log(tmp_path, signer()) as log:
        log.append([fact(1)])
        before = log.publish()
        with pytest.raises(Disproved):
            log.cosign(witness("city").line(b"another text\n"), [witness("city").key])
        with pytest.raises(UserError, match="does not know"):
            log.cosign(witness("press").line(log.checkpoint.text), [witness("city").key])
        assert log.signed == before == (tmp_path / "checkpoint").read_bytes()
