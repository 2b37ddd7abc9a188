"""The Django application of this room."""

from django.apps import AppConfig


class PublicLogConfig(AppConfig):
    """The public ledger."""

    name = "gongxin.casework.public_log"
    label = "public_log"
