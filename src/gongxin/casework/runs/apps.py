"""The Django application of this room."""

from django.apps import AppConfig


class RunsConfig(AppConfig):
    """Snapshots, runs, findings, indicators and grades."""

    name = "gongxin.casework.runs"
    label = "runs"
