"""The Django application of this room."""

from django.apps import AppConfig


class PresenceConfig(AppConfig):
    """Sign-ins, bound devices, challenges, explanations asked for."""

    name = "gongxin.casework.presence"
    label = "presence"

    def ready(self) -> None:
        """Sign-ins of the gate are given out with those of the register."""
        from gongxin.casework.presence.as_records import TAKEN
        from gongxin.casework.registry.giving import BESIDE

        BESIDE["sign_ins"] = TAKEN
