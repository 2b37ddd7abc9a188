"""A day as a moment: what lies on it begins at midnight in China."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone


def midnight(day: date) -> datetime:
    """The moment at which `day` begins."""
    return timezone.make_aware(datetime.combine(day, time()))
