"""Addresses of audits as they happen."""

from django.urls import path

from gongxin.office.views.live.audit import live_audit
from gongxin.office.views.live.board import live
from gongxin.office.views.live.requests import sign_in_request, sign_in_requests

urlpatterns = [
    path("live/", live, name="live"),
    path("live/requests/", sign_in_requests, name="sign_in_requests"),
    path("live/requests/<int:pk>/", sign_in_request, name="sign_in_request"),
    path("live/audits/<path:plan_id>/", live_audit, name="live_audit"),
]
