"""No queryset through `visible` yields a row outside its reader's jurisdiction: random accounts over random rows.

What a reader may see is told again here, row by row and in plain Python, from the columns of the row alone.
"""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import ROLES, Reach
from gongxin.casework.registry.models import REGISTERS, Body

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 7, 1, tzinfo=UTC)
DIVISIONS = ["110000", "110105", "430000", "440000", "440100", "440300", "440305", "440399", "445300", "450000"]
BODIES = ["CNCA-R-2002-001", "CNCA-R-2002-002", "CNCA-R-2002-0010"]
PEOPLE, ORGANISATIONS = ["P-1", "P-2"], ["O-1", "O-2"]
VALUES = {"division": DIVISIONS, "body_id": BODIES, "person_id": PEOPLE, "org_id": ORGANISATIONS}
MODELS = [model for model in REGISTERS.values() if model.BELONGS]

accounts = st.builds(
    lambda role, division, body_id, person_id, org_id, active: Account(
        username="x",
        role=role,
        division=division,
        body_id=body_id,
        person_id=person_id,
        org_id=org_id,
        is_active=active,
    ),
    st.sampled_from(sorted(ROLES)),
    *(st.sampled_from(VALUES[kind]) for kind in ("division", "body_id", "person_id", "org_id")),
    st.sampled_from([True, True, True, False]),
)
rows = st.fixed_dictionaries({
    "model": st.sampled_from(MODELS),
    "kinds": st.fixed_dictionaries({kind: st.sampled_from([*values, None]) for kind, values in VALUES.items()}),
    "second_division": st.sampled_from([*DIVISIONS, None]),
})  # fmt: skip


def row_of(drawn, number):
    """A row whose columns of belonging hold what was drawn, whatever they are called, and all else a filler."""
    model = drawn["model"]
    row = model(known_from=MOMENT, digest="x")
    for field in model._meta.concrete_fields:
        if (
            not field.null
            and not field.has_default()
            and not field.primary_key
            and isinstance(field, TextField | CharField)
        ):
            setattr(row, field.name, f"{field.name}-{number}")
    for kind, columns in model.BELONGS.items():
        for place, column in enumerate(columns):
            if kind != "public":
                value = drawn["second_division"] if kind == "division" and place else drawn["kinds"][kind]
                if value is not None or model._meta.get_field(column).null:
                    setattr(row, column, value)
    return row


def below(place, division):
    """Whether `place` is `division` or lies in it."""
    digits = 2 if division.endswith("0000") else 4 if division.endswith("00") else 6
    return place is not None and place[:digits] == division[:digits]


def may_see(account, row, accredited):
    reach, places = account.duty.reach, row.BELONGS
    held = {kind: [getattr(row, column) for column in columns] for kind, columns in places.items()}
    if not account.is_active or reach is Reach.TRAIL:
        return False
    return {
        Reach.NATION: lambda: True,
        Reach.DIVISION: lambda: any(below(place, account.division) for place in held.get("division", ())),
        Reach.BODY: lambda: account.body_id in held.get("body_id", ()),
        Reach.PERSON: lambda: account.person_id in held.get("person_id", ()),
        Reach.ORGANISATION: lambda: account.org_id in held.get("org_id", ()),
        Reach.ACCREDITED: lambda: any(body in accredited for body in held.get("body_id", ())),
        Reach.PUBLIC: lambda: bool(places.get("public")),
    }[reach]()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(account=accounts, drawn=st.lists(rows, min_size=1, max_size=12), accredited=st.sets(st.sampled_from(BODIES)))
def test_every_reader_sees_the_rows_of_the_jurisdiction_and_no_other(account, drawn, accredited):
    for model in MODELS:
        model.objects.all().delete()
    for number, body_id in enumerate(sorted(accredited)):
        row = Body(body_id=body_id, name=body_id, known_from=MOMENT, digest="x", accreditation_no=f"L{number}")
        row.save()
    made = [row_of(one, number) for number, one in enumerate(drawn)]
    for row in made:
        row.save()
    held = {body.body_id for body in Body.objects.exclude(accreditation_no=None)}
    for model in MODELS:
        seen = set(visible(account, model.objects.all()).values_list("pk", flat=True))
        allowed = {row.pk for row in model.objects.all() if may_see(account, row, held)}
        assert seen == allowed, (account.role, model.__name__)


def test_every_model_with_rows_of_others_says_where_they_belong_or_shows_none():
    """A model without BELONGS shows nothing to anybody below the nation: a forgotten line hides, it does not leak."""
    someone = Account(username="x", role="provincial_regulator", division="440000")
    silent = [model for model in apps.get_models() if not getattr(model, "BELONGS", {})]
    assert silent
    for model in silent:
        assert visible(someone, model.objects.all()).query.is_empty()


def test_columns_of_belonging_exist():
    for model in apps.get_models():
        for columns in getattr(model, "BELONGS", {}).values():
            for column in columns:
                first = column.split("__")[0]
                assert first in {field.name for field in model._meta.get_fields()} | {
                    field.attname for field in model._meta.concrete_fields
                }, f"{model.__name__}.{column}"
