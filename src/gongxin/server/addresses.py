"""Every address that is served."""

from django.urls import include, path

from gongxin.gate.photos import photos

urlpatterns = [
    path("accounts/", include("gongxin.office.addresses_signin")),
    path("api/", include("gongxin.api.addresses")),
    path("field/photos", photos, name="take_photo"),
    path("field/", include("gongxin.field.addresses")),
    path("public/", include("gongxin.portal.addresses")),
    path("", include("gongxin.office.addresses")),
]
