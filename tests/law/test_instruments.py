"""Instruments: named in both languages, with versions that follow one another without overlap."""

import itertools
from datetime import date

import pytest

from gongxin.errors import UnknownName
from gongxin.law.citation import Citation
from gongxin.law.instruments import instruments
from tests.law import rows


@pytest.mark.parametrize("id_", instruments())
def test_versions_follow_one_another(id_):
    instrument = instruments()[id_]
    assert instrument.name.zh
    assert instrument.name.en
    versions = list(instrument.versions.values())
    assert versions
    for each in versions:
        assert each.to_on is None or each.from_on <= each.to_on
    for earlier, later in itertools.pairwise(versions):
        assert earlier.to_on is not None
        assert earlier.to_on < later.from_on


# instrument | day | version in force
IN_FORCE = """
    certification-regulations | 2023-07-19 | 2003
    certification-regulations | 2023-07-20 | 2023
    complaints-rule           | 2026-04-14 | 2019
    complaints-rule           | 2026-04-15 | 2025
    qms-rule                  | 2025-12-31 | 2016
    qms-rule                  | 2026-01-01 | 2025
    penalty-publicity-rule    | 2025-11-20 | 2021
    penalty-publicity-rule    | 2025-11-21 | 2025
    credit-repair-measures    | 2025-12-24 | -
    credit-repair-measures    | 2025-12-25 | 2025
    ems-rule                  | 2026-02-28 | -
    ems-rule                  | 2026-03-01 | 2026
    uscc-measures             | 2026-01-31 | -
    uscc-measures             | 2026-02-01 | 2026
"""


@pytest.mark.parametrize("line", rows(IN_FORCE))
def test_the_version_in_force_is_found_by_the_day(line):
    id_, day, name = (part.strip() for part in line.split("|"))
    version = instruments()[id_].in_force(date.fromisoformat(day))
    assert (version.name if version else "-") == name


def test_a_citation_is_told_in_both_languages():
    citation = Citation("certification-regulations", "2023", "61")
    assert citation.in_language("zh") == "认证认可条例（2023）第61条"
    assert citation.in_language("en") == "Regulations on Certification and Accreditation (2023), art. 61"
    assert Citation("iaf-md5", "2019", "").in_language("en") == "IAF MD5 Determination of Audit Time (2019)"


@pytest.mark.parametrize(("instrument", "version"), [("nothing", "2023"), ("certification-regulations", "1999")])
def test_a_citation_of_what_does_not_exist_is_refused(instrument, version):
    with pytest.raises(UnknownName, match="add it to law/instruments"):
        Citation(instrument, version, "1")
