"""The Django application of this room."""

from django.apps import AppConfig


class WitnessingConfig(AppConfig):
    """Witnessed audits."""

    name = "gongxin.casework.witnessing"
    label = "witnessing"
