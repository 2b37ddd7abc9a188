"""The addresses of the app. All lie below /field/, which is as far as its worker reaches."""

from django.urls import path

from gongxin.field.views.app import app, manifest, worker
from gongxin.field.views.day import day
from gongxin.field.views.phone import phone_begin, phone_bind

urlpatterns = [
    path("", app, name="field"),
    path("worker.js", worker, name="field_worker"),
    path("manifest.webmanifest", manifest, name="field_manifest"),
    path("day", day, name="field_day"),
    path("phone/begin", phone_begin, name="field_phone_begin"),
    path("phone", phone_bind, name="field_phone"),
]
