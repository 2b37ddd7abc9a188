"""Evidence in words, in both languages."""

from gongxin.detection.catalogue import detectors
from gongxin.supervision.evidence_labels import in_words, labels


def test_every_piece_of_evidence_of_every_detector_has_a_label():
    names = {name.removesuffix("_zh").removesuffix("_en") for one in detectors().values() for name in one.returns}
    known = labels().keys()
    assert sorted(name for name in names if name not in known and name.removeprefix("other_") not in known) == []


def test_the_second_of_two_records_is_named_as_such():
    assert list(in_words({"plan_id": "P-1", "other_plan_id": "P-2"}, "zh")) == [
        ("计划编号", "P-1"),
        ("另一计划编号", "P-2"),
    ]


def test_of_a_pair_only_the_readers_language_is_told():
    evidence = {"why_zh": "原因一", "why_en": "reason one", "days": None}
    assert list(in_words(evidence, "zh")) == [("原因", "原因一"), ("天数", "–")]
    assert list(in_words(evidence, "en")) == [("Why", "reason one"), ("Days", "–")]
