"""Addresses of audits as they happen."""

from django.urls import path

from gongxin.office.views.live.audit import live_audit
from gongxin.office.views.live.board import live
from gongxin.office.views.live.day import day
from gongxin.office.views.live.phones import phones, release_phone
from gongxin.office.views.live.requests import sign_in_request, sign_in_requests
from gongxin.office.views.live.sign_in import signed, signed_photo, signed_photo_blurred
from gongxin.office.views.live.visits import change_visit, visits
from gongxin.office.views.live.witness import end_witness, send_witness, witness, witnesses
from gongxin.office.views.live.year_plans import (
    move_year_plan,
    remove_year_item,
    year_plan,
    year_plan_sheet,
    year_plans,
)
from gongxin.office.views.own_data.my_data import my_data, take_my_data

urlpatterns = [
    path("my-data/", my_data, name="my_data"),
    path("my-data/download/", take_my_data, name="take_my_data"),
    path("phones/", phones, name="phones"),
    path("phones/<int:pk>/release/", release_phone, name="release_phone"),
    path("live/", live, name="live"),
    path("live/day/", day, name="day"),
    path("live/witnessed/", witnesses, name="witnesses"),
    path("live/witnessed/<int:pk>/", witness, name="witness"),
    path("live/witnessed/<int:pk>/<slug:verb>/", end_witness, name="end_witness"),
    path("live/witnessed/audits/<path:plan_id>/", send_witness, name="send_witness"),
    path("live/plans/", year_plans, name="year_plans"),
    path("live/plans/<int:pk>/", year_plan, name="year_plan"),
    path("live/plans/<int:pk>/plan.xlsx", year_plan_sheet, name="year_plan_sheet"),
    path("live/plans/<int:pk>/lines/<int:item>/remove/", remove_year_item, name="remove_year_item"),
    path("live/plans/<int:pk>/<slug:verb>/", move_year_plan, name="move_year_plan"),
    path("live/requests/", sign_in_requests, name="sign_in_requests"),
    path("live/requests/<int:pk>/", sign_in_request, name="sign_in_request"),
    path("live/sign-ins/<str:sign_in_id>/", signed, name="signed"),
    path("live/sign-ins/<str:sign_in_id>/photos/<int:number>/", signed_photo, name="signed_photo"),
    path(
        "live/sign-ins/<str:sign_in_id>/photos/<int:number>/blurred/", signed_photo_blurred, name="signed_photo_blurred"
    ),
    path("live/visits/", visits, name="visits"),
    path("live/visits/<int:pk>/<slug:verb>/", change_visit, name="change_visit"),
    path("live/audits/<path:plan_id>/", live_audit, name="live_audit"),
]
