"""The Django application of this room."""

from django.apps import AppConfig


class DrawsConfig(AppConfig):
    """Draws of objects and inspectors."""

    name = "gongxin.casework.draws"
    label = "draws"
