import pytest

from gongxin.codes.audit_roles import AUDIT_ROLES, REPORTED_ROLES, ROLE_OF_REPORTED, role_of


@pytest.mark.parametrize(
    ("reported", "grade", "observer", "role"),
    [
        ("01", "01", False, "leader"),
        ("01", "03", False, "leader"),  # a trainee leading must stay visible
        ("02", "02", False, "auditor"),
        ("02", None, False, "auditor"),
        ("02", "03", False, "trainee"),
        ("02", "04", False, "expert"),
        ("03", "04", False, "expert"),
        ("03", None, False, "expert"),
        ("02", "02", True, "observer"),
    ],
)
def test_reported_roles_become_roles_of_the_contract(reported, grade, observer, role):
    assert role_of(reported, grade, observer) == role


def test_every_reported_role_has_a_role():
    assert set(ROLE_OF_REPORTED) == set(REPORTED_ROLES.values)
    assert set(ROLE_OF_REPORTED.values()) <= set(AUDIT_ROLES.values)


def test_an_unknown_role_is_not_defaulted():
    with pytest.raises(KeyError):
        role_of("09")
