"""Every address that is served."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("gongxin.office.addresses")),
]
