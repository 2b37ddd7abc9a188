"""The Django application of this door."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API."""

    name = "gongxin.api"
    label = "api"
