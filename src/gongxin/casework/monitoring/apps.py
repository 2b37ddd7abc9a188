"""The Django application of this room."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Risk points, warnings, explanations, disposal, feedback, and the rules for the rules."""

    name = "gongxin.casework.monitoring"
    label = "monitoring"
