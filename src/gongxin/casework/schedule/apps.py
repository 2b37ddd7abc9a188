"""The Django application of this room."""

from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    """The schedule."""

    name = "gongxin.casework.schedule"
    label = "schedule"
