"""The Django application of this room."""

from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """Counts behind the panoramic profiles and the national picture."""

    name = "gongxin.casework.profiles"
    label = "profiles"
