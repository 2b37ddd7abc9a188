"""Every number of the project: labelled in both languages, dated in order, cited, and chosen by the day."""

from datetime import date, timedelta

import pytest
import yaml

from gongxin.errors import UnknownName
from gongxin.law.instruments import instruments
from gongxin.law.parameters import FOLDER, parameter, parameters
from tests.law import rows

FILES = sorted(FOLDER.rglob("*.yaml"))
DATED_FIELDS = {"value", "citation", "confirmed"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_parameter_file_is_whole(path):
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(written) == {"zh", "en", "unit", "values"}
    assert all(isinstance(written[key], str) and written[key].strip() for key in ("zh", "en", "unit"))
    days = list(written["values"])
    assert days
    assert all(type(day) is date for day in days)
    assert days == sorted(days)
    for fields in written["values"].values():
        assert set(fields) == DATED_FIELDS
        assert type(fields["confirmed"]) is bool
        instrument, version, _ = fields["citation"]
        assert version in instruments()[instrument].versions


def test_project_defaults_are_never_called_confirmed():
    for each in parameters().values():
        for dated in each.history:
            assert not (dated.citation.instrument == "project-default" and dated.confirmed), each.name


def test_on_both_sides_of_a_change_the_value_in_force_is_picked():
    changes = 0
    for each in parameters().values():
        for before, after in zip(each.history, each.history[1:], strict=False):
            assert each.on(after.from_on - timedelta(days=1)) is before, each.name
            assert each.on(after.from_on) is after, each.name
            changes += 1
    assert changes > 10


# parameter | day | citation in force
HISTORY = """
    clocks.complaint_mediation  | 2026-04-14 | complaints-rule 2019
    clocks.complaint_mediation  | 2026-04-15 | complaints-rule 2025
    clocks.surveillance_audit   | 2025-12-31 | qms-rule 2016
    clocks.surveillance_audit   | 2026-01-01 | qms-rule 2025
    clocks.penalty_publication  | 2025-11-20 | penalty-publicity-rule 2021
    clocks.penalty_publication  | 2025-11-21 | penalty-publicity-rule 2025
    audit_time.reduction_limit  | 2025-12-31 | iaf-md5 2019
    audit_time.reduction_limit  | 2026-01-01 | qms-rule 2025
    audit_time.reduction_limit  | 2001-01-01 | iaf-md5 2019
"""


@pytest.mark.parametrize("line", rows(HISTORY))
def test_past_acts_keep_the_value_of_their_day(line):
    name, day, cited = (part.strip() for part in line.split("|"))
    citation = parameter(name).on(date.fromisoformat(day)).citation
    assert f"{citation.instrument} {citation.version}" == cited


def test_an_unknown_parameter_is_a_clear_error():
    with pytest.raises(UnknownName, match=r"No parameter is called nothing\.here"):
        parameter("nothing.here")
