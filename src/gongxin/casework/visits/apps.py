"""The Django application of this room."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Visits: plans bound to one another."""

    name = "gongxin.casework.visits"
    label = "visits"
