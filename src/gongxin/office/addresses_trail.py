"""Addresses of the audit trail."""

from django.urls import path

from gongxin.office.views.trail.export import export_trail
from gongxin.office.views.trail.purpose import give_purpose
from gongxin.office.views.trail.trail import trail

urlpatterns = [
    path("trail/", trail, name="trail"),
    path("trail/export.<str:kind>", export_trail, name="trail_export"),
    path("trail/purpose/", give_purpose, name="give_purpose"),
]
