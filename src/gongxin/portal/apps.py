"""The Django application of this door."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Public pages."""

    name = "gongxin.portal"
    label = "portal"
