"""The Django application of this room."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders."""

    name = "gongxin.casework.reminders"
    label = "reminders"
