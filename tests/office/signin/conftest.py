"""Somebody who can sign in, and a browser that is nobody."""

import pytest

from tests.casework.accounts.people import PASSWORD, someone


@pytest.fixture(autouse=True)
def no_pauses(settings):
    """Each test begins with a clean count of attempts; hashing is quick."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "signin"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def english(settings):
    """A reader who asks for no language is answered in English here: the sentences are compared."""
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def national(db):
    return someone("national_regulator", "national", PASSWORD)


@pytest.fixture
def expert(db):
    """A role that needs no second factor."""
    return someone("expert", "expert", PASSWORD)
