import pytest

from gongxin.codes.domains import DOMAINS
from gongxin.codes.person_registration import FIELD_DOMAINS, PersonRegistration, describe, normal_form
from tests.codes.hostile import HOSTILE


@pytest.mark.parametrize(
    ("text", "year", "grade", "field", "domain"),
    [
        ("2019-N1QMS-1234567", 2019, "1", "QMS", "A0101"),
        ("2021-N1EMS-0000001", 2021, "1", "EMS", "A0201"),
        ("2020-N0OHSMS-7654321", 2020, "0", "OHSMS", "A0301"),
        (" 2020—n2ohsms－7654321 ", 2020, "2", "OHSMS", "A0301"),
        ("2020-N1XYZ-7654321", 2020, "1", "XYZ", None),
    ],
)
def test_the_form_that_is_known(text, year, grade, field, domain):
    described = describe(text)
    assert described == PersonRegistration(normal_form(text), year, grade, field)
    assert described.known_form
    assert described.domain == domain


@pytest.mark.parametrize(
    "text", ["2024-1-QMS-123456", "QMS20240001", "2019-N1QMS-123456", "2019-N1QMS-12345678", *HOSTILE, None]
)
def test_another_form_is_kept_and_described_as_unknown(text):
    described = describe(text)
    assert described.number == normal_form(text)
    assert not described.known_form
    assert described.domain is None


def test_fields_name_known_domains():
    assert set(FIELD_DOMAINS.values()) <= set(DOMAINS.values)
