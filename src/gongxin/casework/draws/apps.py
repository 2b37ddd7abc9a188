"""The Django application of this room."""

from django.apps import AppConfig


class DrawsConfig(AppConfig):
    """Draws of objects and inspectors."""

    name = "gongxin.casework.draws"
    label = "draws"

    def ready(self) -> None:
        """Hear of inspectors who are replaced later."""
        from gongxin.casework.draws.substituted import tell_replaced
        from gongxin.casework.inspections.actions.prepare import REPLACED

        if tell_replaced not in REPLACED:
            REPLACED.append(tell_replaced)
