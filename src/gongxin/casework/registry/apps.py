"""The Django application of this room."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Bodies, scopes, rules, people, organisations, certificates, audits: as they were, and as we knew them."""

    name = "gongxin.casework.registry"
    label = "registry"
