"""The Django application of this room."""

from django.apps import AppConfig


class InspectionPlansConfig(AppConfig):
    """Yearly inspection plans."""

    name = "gongxin.casework.inspection_plans"
    label = "inspection_plans"
