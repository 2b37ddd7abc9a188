"""The Django application of this room."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Submissions, refused cells, objections, API keys."""

    name = "gongxin.casework.reporting"
    label = "reporting"
