"""Every address that is served."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("gongxin.office.addresses_signin")),
    path("", include("gongxin.office.addresses")),
]
