"""The Django application of this door."""

from django.apps import AppConfig


class FieldConfig(AppConfig):
    """The app on the auditor's phone."""

    name = "gongxin.field"
    label = "field"
