"""No page, search, export or answer of the API shows a row outside its reader's jurisdiction.

Random worlds in which each row carries a mark; every route of the office is opened for every record; what may be seen
is told again here from the columns of the row alone. A new page is opened too: its route is found by itself, and one
about a record must be named in `pages_of_a_world`.
"""

import logging

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import ROLES, Reach
from gongxin.casework.monitoring.models import Answer, RiskWarning, Snooze, Weighing
from gongxin.casework.registry.models import AuditPlan, Body, Explanation, KnownComplaint, Person, TeamMember
from gongxin.casework.reporting.keys import make_key
from gongxin.casework.runs.models import Finding, Run
from gongxin.office.registers.listings import LISTINGS
from tests.office.pages_of_a_world import a_world, marks_in, routes_of_the_office
from tests.office.test_jurisdiction import below

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DIVISIONS = ["110105", "440106", "440305", "310115"]
BODIES, ORGANISATIONS = ["CNCA-R-2002-001", "CNCA-R-2002-002"], ["O-1", "O-2"]
WITHOUT_RECORD = {
    "trail_export": {"kind": "csv"},
    "name_list": {"list_id": "bodies"},
    "fix_name_list": {"list_id": "bodies"},
}  # routes with a parameter that names no record
ACTS = {  # routes that only take a POST, or that name an account
    "end_key", "hand_over", "leave_shadow", "mend", "repeat_run", "settle_hand_over", "wake", "warning_step",
    "withdraw_objection", "staff_one", "staff_disable", "staff_enable", "staff_factors", "staff_link",
}  # fmt: skip
divisions = st.sampled_from(DIVISIONS)
worlds = st.fixed_dictionaries({
    "bodies": st.fixed_dictionaries(dict.fromkeys(BODIES, divisions)),
    "organisations": st.fixed_dictionaries(dict.fromkeys(ORGANISATIONS, divisions)),
    "plans": st.lists(st.tuples(st.sampled_from(BODIES), st.sampled_from(ORGANISATIONS), divisions), min_size=2, max_size=3),
})  # fmt: skip
places = st.sampled_from([*DIVISIONS, "440000", "440100", "310000"])


@pytest.fixture(autouse=True)
def open_doors(settings, tmp_path):
    settings.SECOND_FACTOR = "optional"
    settings.HOME = settings.SNAPSHOTS = settings.RESULTS = tmp_path
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def of_part(row):
    """The row by way of which a part is seen."""
    if isinstance(row, Answer):
        return row.request
    if isinstance(row, Weighing):
        return row.warning.requests.first()  # as what was asked: by the region that works the warning
    if isinstance(row, Explanation):
        return AuditPlan.objects.get(plan_id=row.plan_id)
    if isinstance(row, KnownComplaint):
        return Body.objects.get(body_id=row.about_id)
    return row


def values_of(row, path):
    first, _, rest = path.partition("__")
    value = getattr(row, first)
    if not rest:
        return [value]
    rows = value.all() if hasattr(value, "all") else [value]
    return [each for one in rows for each in values_of(one, rest)]


def may_see(account, row):
    """From the columns of the row alone."""
    if isinstance(row, tuple):
        return any(may_see(account, one) for one in row)
    row, reach = of_part(row), account.duty.reach
    if reach is Reach.NATION:
        return True
    if isinstance(row, Run):
        return False
    if isinstance(row, Person) and reach is Reach.ORGANISATION:  # who was at the own site
        at = TeamMember.objects.filter(person_id=row.person_id).values("plan_id")
        return AuditPlan.objects.filter(plan_id__in=at, org_id=account.org_id).exists()
    if (
        isinstance(row, AuditPlan | Finding) and reach is Reach.PERSON
    ):  # the anomalies of an audit are explained by its team
        return TeamMember.objects.filter(plan_id=row.plan_id, person_id=account.person_id).exists()
    if isinstance(row, Snooze) and reach is Reach.DIVISION and below(account.division, row.division):
        return True  # what sleeps in the whole province sleeps in its cities
    held = {kind: [v for path in paths for v in values_of(row, path)] for kind, paths in row.BELONGS.items()}
    return {
        Reach.DIVISION: lambda: any(below(place, account.division) for place in held.get("division", ()) if place),
        Reach.BODY: lambda: account.body_id in held.get("body_id", ()),
        Reach.PERSON: lambda: account.person_id in held.get("person_id", ()),
        Reach.ORGANISATION: lambda: account.org_id in held.get("org_id", ()),
        Reach.ACCREDITED: lambda: any(body and body.endswith("1") for body in held.get("body_id", ())),
        Reach.PUBLIC: lambda: "public" in row.BELONGS,
        Reach.TRAIL: lambda: False,
    }[reach]()


def addresses(world):
    """Every page: (address, the row it is about or None)."""
    for name, parameters in routes_of_the_office():
        if name in ACTS or name.removesuffix("_export") in LISTINGS:  # lists come below, with every column
            continue
        if not parameters:
            yield reverse(name), None
        elif name in WITHOUT_RECORD:
            yield reverse(name, kwargs=WITHOUT_RECORD[name]), None
        else:
            assert name in world.pages or name.startswith("warning"), f"say in pages_of_a_world what {name} is about"
            yield from ((reverse(name, kwargs=given), row) for row, given in world.pages.get(name, ()))
    for listing in LISTINGS.values():
        every = "&".join(f"columns={column.name}" for column in listing.columns)
        yield f"{reverse(listing.name)}?{every}", None
        yield f"{reverse(listing.name + '_export')}?{every}", None
    yield f"{reverse('warnings')}?state=all", None
    for typed in (*BODIES, *ORGANISATIONS, "机构", "组织", "CERT-0", "AP-0", "REG-0", "TAGP"):
        yield f"{reverse('search')}?q={typed}", None
        yield f"{reverse('suggestions')}?q={typed}", None


def leaks(client, account, world):
    """What the account was shown and may not see: address and mark, or address alone."""
    allowed = {mark for mark, row in world.marked.items() if may_see(account, row)}
    found = []
    for address, row in addresses(world):
        answer = client.get(address)
        assert answer.status_code < 500, address
        found += [(address, mark) for mark in sorted(marks_in(answer) - allowed)]
        if row is not None and answer.status_code == 200 and not may_see(account, row):
            found.append((address, "opened"))
    return found


@pytest.mark.parametrize("role", ROLES)
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(drawn=worlds, division=places, body_id=st.sampled_from(BODIES), number=st.sampled_from([0, 1]))
def test_no_page_shows_a_row_outside_its_readers_jurisdiction(role, drawn, division, body_id, number):
    with transaction.atomic():
        account = Account.objects.create(
            username=f"reader-{role}", role=role, division=division, body_id=body_id, person_id=f"PS-{number}",
            org_id=ORGANISATIONS[number],
        )  # fmt: skip
        world, client = a_world(**drawn), Client(raise_request_exception=True)
        client.force_login(account)
        found = leaks(client, account, world)
        transaction.set_rollback(True)
    assert found == []


READ = (
    "audit_plans",
    "certificates",
    "rules",
    "registrations",
    "approved_scopes",
    "ccc_certificates",
    "findings",
    "grade",
)


@settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(drawn=worlds, body_id=st.sampled_from(BODIES))
def test_a_key_reads_the_rows_of_its_body_and_no_other(drawn, body_id):
    with transaction.atomic():
        account = Account.objects.create(username="keeper", role="body_administrator", body_id=body_id)
        world = a_world(**drawn)
        _, token = make_key(body_id=body_id, label="x", scopes=["read"], days=3, by=account)
        client = Client(headers={"Authorization": f"Bearer {token}"})
        allowed = {mark for mark, row in world.marked.items() if may_see(account, row)}
        shown = {name: marks_in(client.get(f"/api/v1/{name}")) for name in READ}
        own = {name: {mark for mark in marks if mark in allowed} for name, marks in shown.items()}
        others = [client.get(f"/api/v1/submissions/{row.pk}").status_code for row, _ in world.pages["submission"] if row.body_id != body_id]  # fmt: skip
        transaction.set_rollback(True)
    assert shown == own
    assert shown["rules"], "the own rule is read, so that nothing shown is a sign"
    assert others == [404]


def test_the_marks_are_shown_to_whoever_may_see_everything(client):
    """What the property would not notice: a mark that no page shows at all."""
    world = a_world({"CNCA-R-2002-001": "440305", "CNCA-R-2002-002": "110105"}, {"O-1": "310115", "O-2": "440106"},
                    [("CNCA-R-2002-001", "O-1", "440305"), ("CNCA-R-2002-002", "O-2", "110105")])  # fmt: skip
    seen = set()
    for role in ("national_regulator", "body_administrator", "auditor"):
        account = Account.objects.create(username=role, role=role, body_id="CNCA-R-2002-001", person_id="PS-0")
        client.force_login(account)
        for address, _ in addresses(world):
            seen |= marks_in(client.get(address))
    shown, all_letters = {mark[3] for mark in seen}, {mark[3] for mark in world.marked}
    assert all_letters - shown == set()
    assert RiskWarning.objects.count() == 2
