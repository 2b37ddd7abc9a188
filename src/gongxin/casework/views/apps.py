"""The Django application of this room."""

from django.apps import AppConfig


class ViewsConfig(AppConfig):
    """Saved views."""

    name = "gongxin.casework.views"
    label = "views"
