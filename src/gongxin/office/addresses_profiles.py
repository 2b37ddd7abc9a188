"""Addresses of the profiles and of the national picture."""

from django.urls import path

from gongxin.office.views.profiles.body import body_profile
from gongxin.office.views.profiles.person import person_profile
from gongxin.office.views.profiles.picture import picture

urlpatterns = [
    path("bodies/<str:body_id>/profile", body_profile, name="body_profile"),
    path("people/<str:person_id>/profile", person_profile, name="person_profile"),
    path("picture", picture, name="picture"),
]
