"""The background itself: every detector is put to it, and every detector is silent."""

from tests import spec
from tests.cases.honest_nation import NATION


def test_every_detector_is_assessed_on_the_honest_nation_and_names_nothing():
    done = spec.run(**NATION.drawn())
    assert {one.detector: one.why for one in done.coverage if one.status != "assessed"} == {}
    assert done.findings.to_pylist() == []
