"""The Django application of this room."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Inspections of bodies, laboratories, certified organisations and products, and witnessed audits."""

    name = "gongxin.casework.inspections"
    label = "inspections"

    def ready(self) -> None:
        """The name list of inspectors learns how many inspections each has."""
        from gongxin.casework.inspections.load import load_of
        from gongxin.casework.name_lists.inspectors import LOAD

        if load_of not in LOAD:
            LOAD.append(load_of)
