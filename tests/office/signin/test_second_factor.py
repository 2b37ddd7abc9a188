"""Who must set up a second factor is led there first; and it works."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from gongxin.casework.accounts.roles import ROLES
from gongxin.casework.accounts.second_factor import MUST
from gongxin.casework.trail.models import Entry
from tests.casework.accounts.people import PASSWORD, someone

pytestmark = pytest.mark.django_db
FREE = {
    "expert", "body_staff", "auditor", "certified_organisation", "accreditation_body", "industry_association",
    "other_department",
}  # fmt: skip


def code_of(secret, at=None):
    """RFC 6238 with SHA-1, 30 seconds, six digits."""
    counter = struct.pack(">Q", int((time.time() if at is None else at) // 30))
    mac = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def test_the_code_is_that_of_the_vector_of_rfc_6238():
    assert code_of(base64.b32encode(b"12345678901234567890"), at=59) == "287082"


def test_which_roles_must():
    assert set(ROLES) - MUST == FREE


@pytest.mark.parametrize("role", ROLES)
def test_they_enter_nothing_else_before(client, role):
    client.force_login(someone(role))
    first = client.get("/?on=2026-06-30")
    if role in FREE:
        assert first.status_code == 200
    else:
        assert first["Location"] == "/accounts/second-factor/?next=%2F%3Fon%3D2026-06-30"
        assert client.get(first["Location"]).status_code == 200
        assert client.post("/accounts/logout/").status_code == 302


@pytest.mark.parametrize("setting", ["optional", ""])
def test_a_demonstration_may_do_without(client, national, settings, setting):
    settings.SECOND_FACTOR = setting
    client.force_login(national)
    assert client.get("/").status_code == (200 if setting == "optional" else 302)


def signed_in(client):
    return client.post(reverse("account_login"), {"login": "national", "password": PASSWORD})


def set_up(client):
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page).group(1)
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    return secret, done


def test_set_up_then_asked_at_the_next_sign_in(client, national, time_machine, django_capture_on_commit_callbacks):
    time_machine.move_to("2026-07-01 10:00:00", tick=False)
    signed_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        secret, page = set_up(client)
    assert re.search(r"readonly>\d{8}", page.content.decode())
    assert client.get("/").status_code == 200
    client.post(reverse("account_logout"))
    time_machine.move_to("2026-07-01 10:05:00", tick=False)
    assert signed_in(client)["Location"] == reverse("mfa_authenticate")
    assert client.get("/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    assert client.get("/").status_code == 200
    told = [entry.sentence("en") for entry in Entry.objects.order_by("id")]
    assert told == [
        "national signed in by password",
        "national added an authenticator app",
        "national added recovery codes",
        "national signed out",
        "sign-in as national failed: wrong code of the second factor",
        "national signed in by password and authenticator code",
    ]


def test_a_recovery_code_opens_once(client, national, django_capture_on_commit_callbacks):
    signed_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        _, page = set_up(client)
    code = re.search(r"readonly>(\d{8})", page.content.decode()).group(1)
    for status in (302, 200):
        client.post(reverse("account_logout"))
        signed_in(client)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == status
    assert Entry.objects.filter(code="signed_in").first().data == {"how": "password+recovery_codes"}


def test_secrets_lie_encrypted(client, national):
    signed_in(client)
    secret, _ = set_up(client)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert kept.startswith("gAAAA")


def test_a_new_key_of_the_settings_still_reads_what_the_old_one_wrote(settings):
    from gongxin.casework.accounts.second_factor import FactorAdapter

    kept = FactorAdapter().encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert FactorAdapter().decrypt(kept) == "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize(("minutes", "asked"), [(9, False), (11, True)])
def test_ten_minutes_after_signing_in_the_password_is_asked_again(client, national, time_machine, minutes, asked):
    time_machine.move_to("2026-07-01 10:00:00", tick=False)
    signed_in(client)
    time_machine.move_to(f"2026-07-01 10:{minutes:02}:00", tick=False)
    response = client.get(reverse("mfa_activate_totp"))
    assert (response.status_code == 302) is asked
    if asked:
        assert response["Location"].startswith(reverse("account_reauthenticate"))
