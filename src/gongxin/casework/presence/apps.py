"""The Django application of this room."""

from django.apps import AppConfig


class PresenceConfig(AppConfig):
    """Sign-ins, bound devices, challenges, explanations asked for."""

    name = "gongxin.casework.presence"
    label = "presence"
