"""The Django application of this room."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """The audit trail."""

    name = "gongxin.casework.trail"
    label = "trail"
