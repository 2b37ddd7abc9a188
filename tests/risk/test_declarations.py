"""The indicators as declared: five dimensions, every detector counted once, every indicator with its numbers."""

import pytest

from gongxin.detection.catalogue import detectors
from gongxin.law.parameters import parameter
from gongxin.risk.indicators import counting, indicators
from gongxin.risk.model import DIMENSIONS, Dimension, IndicatorRefused, Measured, Shape, indicator
from gongxin.risk.settings import settings_on
from tests.risk.bodies import AS_OF, measured

WITH_HALF = {Shape.FINDINGS, Shape.SHARE, Shape.COUNT}

# Findings indicator → what its denominator counts, of a body with these numbers.
KNOWN = {
    "plans": 100, "remote_plans": ["R"] * 10, "certificates": 70, "valid_certificates": 60,
    "transferred_certificates": 5, "persons": 9,
}  # fmt: skip
DENOMINATORS = {
    "lost_contact": 1,
    "sign_in_missing": 90,
    "signed_elsewhere": 90,
    "identity_conflict": 100,
    "presence_conflict": 100,
    "auditor_days_short": 70,
    "stages_out_of_order": 70,
    "certificate_out_of_order": 70,
    "decision_not_independent": 70,
    "plan_reported_late": 100,
    "auditor_overload": 9,
    "headcount_understated": 70,
    "headcounts_bunching": 1,
    "unregistered_person": 9,
    "two_bodies": 9,
    "idle_registration": 9,
    "out_of_scope": 70,
    "surveillance_overdue": 60,
    "status_abnormal": 1,
    "burst_of_certificates": 1,
    "irregular_transfer": 5,
    "ineligible_client": 70,
    "shell_clients": 70,
    "fee_implausible": 70,
    "rules_not_filed": 70,
    "reports_missing": 1,
    "approval_lapsed": 1,
    "other_findings": 70,
}


@pytest.mark.parametrize("name", DENOMINATORS)
def test_what_findings_are_counted_against(name):
    counted = measured(name, **KNOWN)
    assert (counted.numerator, counted.denominator) == (0, DENOMINATORS[name])


def test_every_indicator_that_counts_findings_is_specified_above():
    assert {id_ for id_, one in indicators().items() if one.shape is Shape.FINDINGS} == DENOMINATORS.keys()


@pytest.mark.parametrize(
    ("detector", "counted_by"),
    [
        ("p01_no_sign_in", "sign_in_missing"),
        ("p01_signed_elsewhere", "signed_elsewhere"),
        ("p01_mock_location", "signed_elsewhere"),
        ("p01_signed_and_left", "signed_elsewhere"),
        ("p02_photo_reused", "identity_conflict"),
        ("p03_impossible_travel", "presence_conflict"),
        ("p04_short_presence", "auditor_days_short"),
        ("p05_stage1_missing", "stages_out_of_order"),
        ("x08_recertification_after_expiry", "stages_out_of_order"),
        ("p06_no_audit", "certificate_out_of_order"),
        ("p07_certificates_beyond_capacity", "burst_of_certificates"),
        ("p08_mass_self_revocation", "status_abnormal"),
        ("x10_suspension_rate_improbable", "status_abnormal"),
        ("p09_outside_scope", "out_of_scope"),
        ("p10_trainees_only", "unregistered_person"),
        ("p11_two_registrations", "two_bodies"),
        ("p12_registered_never_active", "idle_registration"),
        ("p13_surveillance_overdue", "surveillance_overdue"),
        ("p14_decider_in_team", "decision_not_independent"),
        ("p15_rule_not_filed", "rules_not_filed"),
        ("p15_yearly_report_missing", "reports_missing"),
        ("p15_approval_expired", "approval_lapsed"),
        ("p18_lost_contact", "lost_contact"),
        ("x01_headcounts_bunching", "headcounts_bunching"),
        ("x09_covered_far_under_size", "headcount_understated"),
        ("x02_shared_address", "shell_clients"),
        ("x03_transfer_of_suspended", "irregular_transfer"),
        ("x04_client_not_eligible", "ineligible_client"),
        ("x05_fee_and_speed", "fee_implausible"),
        ("x06_reported_after_start", "plan_reported_late"),
        ("x07_auditor_load", "auditor_overload"),
        ("q99_not_yet_known", "other_findings"),
    ],
)
def test_which_indicator_counts_a_detector(detector, counted_by):
    assert counting(detector) == counted_by


def test_no_detector_of_today_falls_to_the_last_resort():
    assert [id_ for id_ in detectors() if counting(id_) == "other_findings"] == []


def test_every_dimension_has_indicators_and_a_name_in_both_languages():
    assert {one.dimension for one in indicators().values()} == set(Dimension) == DIMENSIONS.keys()
    assert all(text.zh and text.en for text in DIMENSIONS.values())


@pytest.mark.parametrize("name", list(indicators()))
def test_an_indicator_has_points_unless_it_is_a_rule_and_a_half_where_its_shape_needs_one(name):
    one, p = indicators()[name], settings_on(AS_OF)
    assert (p["points"].get(name, 0) > 0) == (one.shape is not Shape.RULE)
    assert (p["halves"].get(name, 0) > 0) == (one.shape in WITH_HALF)
    assert one.label.zh
    assert one.label.en
    assert one.of.zh
    assert one.of.en
    assert one.method
    assert p["points"].get(name, 0) <= p["dimension_weights"][one.dimension]


def test_no_number_is_given_to_an_indicator_that_does_not_exist():
    p = settings_on(AS_OF)
    assert (p["points"].keys() | p["halves"].keys()) - indicators().keys() == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dimension_weights", {"basics": 10, "process": 40, "results": 20, "enforcement": 25, "publicity": 5}),
        ("cut_points", {"A": 0, "B": 25, "C": 50, "D": 75}),
        ("decay", {"full": 12, "gone": 36}),
        ("new_body_term", 24),
        ("least_staff", 10),
        ("false_certification_term", 36),
        ("suspension_return_term", 12),
    ],
)
def test_the_default_model_is_the_published_one_and_marked_unconfirmed(name, value):
    held = parameter(f"risk.{name}").on(AS_OF)
    assert (held.value, held.confirmed) == (value, False)


def declared(name="late_letters", doc="What is counted.", law=("some law",), **how):
    def measure(body, p):
        return Measured(0, 0)

    measure.__name__, measure.__doc__ = name, doc
    given = {"shape": Shape.COUNT, "label": None, "of": None, "dimension": Dimension.BASICS, **how}
    return indicator(law=law, **given)(measure)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Late Letters"},
        {"doc": ""},
        {"doc": None},
        {"law": ()},
        {"shape": Shape.FINDINGS},
        {"counts": ("p01_*",)},
    ],
)
def test_an_incomplete_declaration_is_refused(wrong):
    assert declared().id == "late_letters"
    with pytest.raises(IndicatorRefused):
        declared(**wrong)
