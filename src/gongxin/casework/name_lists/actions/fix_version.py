"""Fix a list: from now on its file of this day and moment has a hash that nobody can change unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.name_lists.files import digest, inspector_file, object_file
from gongxin.casework.name_lists.inspectors import people_of
from gongxin.casework.name_lists.lists import list_rule
from gongxin.casework.name_lists.models import ListVersion
from gongxin.casework.name_lists.reading import Line, lines_of, run_at
from gongxin.casework.registry.when import When
from gongxin.casework.steps import refuse_unless
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

INSPECTORS = "inspectors"


@transaction.atomic
def fix_version(*, list_id: str, on: date, by: Account) -> ListVersion:
    """Fix the list of the own region as of `on`, as it is known now."""
    refuse_unless(by.may(Permission.WORK_WARNINGS))
    if on > timezone.localdate():
        raise UserError("%(day)s is still to come; enter the change on that day.", day=on)
    known = timezone.now()
    when, counts = When(on, known), Counter()
    content = "".join(_inspectors(by.division, when, counts)) if list_id == INSPECTORS else ""
    parts = [content] if content else _objects(list_id, by.division, when, counts)
    sha256, run = digest(parts), run_at(when)
    version = ListVersion.objects.create(
        list_id=list_id, division=by.division, on=on, known=known, run=run and run.pk, sha256=sha256, content=content,
        rule=1 if list_id == INSPECTORS else list_rule(list_id).version, listed=counts["on"], left_out=counts["off"],
        by=str(by)[:60], at=known,
    )  # fmt: skip
    note("list_fixed", by=by, subject=("name_list", list_id), on=on, listed=version.listed, sha256=version.sha256)
    return version


def file_of(version: ListVersion) -> Iterator[str]:
    """The file of a fixed version, read again from the registers as they were known then."""
    if version.list_id == INSPECTORS:
        return iter([version.content])
    return _objects(version.list_id, version.division, When(version.on, version.known), Counter())


def is_unchanged(version: ListVersion) -> bool:
    """Whether the registers still give the file that was fixed."""
    return digest(file_of(version)) == version.sha256


def _inspectors(division: str, when: When, counts: Counter[str]) -> Iterator[str]:
    people = people_of(division, when)
    counts.update("on" if one.why == "on" else "off" for one in people)
    return inspector_file(people)


def _objects(list_id: str, division: str, when: When, counts: Counter[str]) -> Iterator[str]:
    rule = list_rule(list_id)
    return object_file(_counted(lines_of(rule, division, when), counts))


def _counted(lines: Iterable[Line], counts: Counter[str]) -> Iterator[Line]:
    for line in lines:
        counts["on" if line.on else "off"] += 1
        yield line
