"""The Django application of this room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, roles and jurisdiction."""

    name = "gongxin.casework.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to what allauth says has happened."""
        from gongxin.casework.accounts import signals

        assert signals
