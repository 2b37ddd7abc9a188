"""The Django application of this door."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Pages of the office."""

    name = "gongxin.office"
    label = "office"
