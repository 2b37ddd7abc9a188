"""The Django application of this room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices to holders."""

    name = "gongxin.casework.notices"
    label = "notices"
