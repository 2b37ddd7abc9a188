"""Every address that is served."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("gongxin.office.addresses_signin")),
    path("api/", include("gongxin.api.addresses")),
    path("", include("gongxin.office.addresses")),
]
