"""The pages on which an administrator manages accounts."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.models import Body
from gongxin.casework.registry.recording import record
from tests.casework.accounts.people import someone

pytestmark = pytest.mark.django_db
OURS, THEIRS = "CNCA-R-2002-001", "CNCA-R-2002-002"
AT = "/accounts-managed/"


@pytest.fixture
def administrator(client, settings):
    settings.SECOND_FACTOR = "optional"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    record(Body, {"body_id": OURS, "name": "ours"})
    client.force_login(someone("body_administrator", "admin", body_id=OURS, language="en"))
    return client


def test_from_a_new_account_to_its_first_sign_in(administrator):
    made = administrator.post(f"{AT}new/", {"username": "lin.jianguo", "role": "body_staff", "name": "林建国"})
    assert made["Cache-Control"] == "no-store"
    link = re.search(r"http://testserver(/accounts/first-password/[^<\s]+)", made.content.decode()).group(1)
    newcomer = Client()
    assert newcomer.get(link).status_code == 200
    weak = newcomer.post(link, {"new_password1": "short", "new_password2": "short"})
    assert weak.status_code == 200
    good = {"new_password1": "a quiet river bend", "new_password2": "a quiet river bend"}
    assert newcomer.post(link, good)["Location"] == "/accounts/login/"
    assert newcomer.get(link).status_code == 404
    newcomer.post("/accounts/login/", {"login": "lin.jianguo", "password": "a quiet river bend"})
    assert newcomer.get("/").status_code == 200


def test_a_mistake_keeps_what_was_typed(administrator):
    answer = administrator.post(f"{AT}new/", {"username": "Lin", "role": "body_staff", "name": "林建国"})
    assert answer.status_code == 400
    assert "林建国" in answer.content.decode()
    assert "3 to 60" in answer.content.decode()


def test_people_of_other_bodies_do_not_exist_here(administrator):
    someone("body_staff", "ours", body_id=OURS)
    someone("body_staff", "theirs", body_id=THEIRS)
    page = administrator.get(AT).content.decode()
    assert "ours" in page
    assert "theirs" not in page
    for address in ("theirs/", "admin/"):
        assert administrator.get(AT + address).status_code == 404
    for act in ("disable", "enable", "link", "second-factor"):
        assert administrator.post(f"{AT}theirs/{act}/", {"reason": "x"}).status_code == 404
    assert Account.objects.get(username="theirs").is_active


def test_disable_ends_the_session(administrator):
    account = someone("body_staff", "ours", body_id=OURS)
    other = Client()
    other.force_login(account)
    assert other.get("/").status_code == 200
    administrator.post(f"{AT}ours/disable/", {"reason": "left"}, follow=True)
    assert other.get("/").status_code == 302
    page = administrator.get(f"{AT}ours/").content.decode()
    assert "admin disabled account ours: left" in page
    administrator.post(f"{AT}ours/enable/")
    assert Account.objects.get(username="ours").is_active


def test_a_mistake_of_a_button_is_told(administrator):
    someone("body_staff", "ours", body_id=OURS)
    page = administrator.post(f"{AT}ours/second-factor/", follow=True).content.decode()
    assert "has no second factor" in page


def test_change(administrator):
    someone("body_staff", "ours", body_id=OURS)
    assert administrator.post(f"{AT}ours/", {"role": "body_staff", "name": "Wu"}).status_code == 302
    assert Account.objects.get(username="ours").name == "Wu"
    assert (
        "Nothing has changed" in administrator.post(f"{AT}ours/", {"role": "body_staff", "name": "Wu"}).content.decode()
    )


def test_the_number_of_queries_does_not_depend_on_the_number_of_accounts(administrator):
    administrator.get(AT)
    numbers = []
    for name in ("a", "b"):
        for each in range(1 if name == "a" else 60):
            someone("body_staff", f"{name}{each}", body_id=OURS)
        with CaptureQueriesContext(connection) as seen:
            assert administrator.get(AT).status_code == 200
        numbers.append(len(seen))
    assert numbers[0] == numbers[1]
    first = administrator.get(AT)
    assert len(first.context["page"].accounts) == 50
    assert len(administrator.get(AT + first.context["next"]).context["page"].accounts) == 11


@pytest.mark.parametrize(("query", "found"), [
    ("", ["off", "on"]), ("?state=enabled", ["on"]), ("?state=disabled", ["off"]), ("?role=auditor", []), ("?words=o", ["off", "on"]), ("?words=%27", []), ("?after=off", ["on"]),
])  # fmt: skip
def test_filters(administrator, query, found):
    someone("body_staff", "on", body_id=OURS)
    Account.objects.filter(pk=someone("body_staff", "off", body_id=OURS).pk).update(is_active=False)
    assert [account.username for account in administrator.get(AT + query).context["page"].accounts] == found
