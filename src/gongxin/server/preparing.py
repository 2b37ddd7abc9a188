"""Bring the database up to what this version needs. Safe to repeat; nothing is lost."""

from __future__ import annotations

import os

import django
from django.core.management import call_command
from django.db import OperationalError, connection

from gongxin.errors import UserError


def open_django() -> None:
    """Read the settings; needed once before anything of casework is imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongxin.server.settings")
    django.setup()
    _refuse_unknown_cipher()


def _refuse_unknown_cipher() -> None:
    """At the start and not at the first sign-in."""
    from django.conf import settings

    from gongxin.casework.presence.ciphers import CIPHERS

    if settings.PRESENCE_CIPHER not in CIPHERS:
        raise UserError(
            "GONGXIN_CIPHER is %(chosen)s; choose one of %(known)s.",
            chosen=settings.PRESENCE_CIPHER[:20],
            known=", ".join(CIPHERS),
        )


def prepare_database() -> None:
    """Open Django and run the migrations that are missing."""
    open_django()
    try:
        connection.ensure_connection()
    except OperationalError as trouble:
        raise UserError(
            "The database does not answer (%(why)s); check DATABASE_URL and that the server runs.",
            why=str(trouble).strip().splitlines()[0],
        ) from trouble
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
