"""The Django application of this room."""

from django.apps import AppConfig


class NameListsConfig(AppConfig):
    """Lists of objects and inspectors."""

    name = "gongxin.casework.name_lists"
    label = "name_lists"
