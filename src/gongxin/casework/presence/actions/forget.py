"""Destroy the keys of months whose period has passed: their places, photos and devices are gone for everyone."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongxin.casework.presence.keys import destroy, months_apart, months_held
from gongxin.casework.trail.write import note
from gongxin.law.parameters import parameter


def forget(*, today: date) -> list[str]:
    """The months forgotten. A month is kept until the period has passed since its last day."""
    kept = parameter("sign_in.kept_months").on(today).value
    gone = [month for month in months_held() if months_apart(month, f"{today:%Y-%m}") > kept]
    for month in gone:
        with transaction.atomic():
            note("sign_ins_forgotten", subject=("month", month), month=month)
            destroy(month)
    return gone
