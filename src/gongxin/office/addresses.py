"""The addresses of the office."""

from django.urls import include, path

from gongxin.office.views.home import home
from gongxin.office.views.signin.language import set_language

urlpatterns = [
    path("", home, name="home"),
    path("", include("gongxin.office.addresses_registers")),
    path("", include("gongxin.office.addresses_body")),
    path("", include("gongxin.office.addresses_runs")),
    path("", include("gongxin.office.addresses_profiles")),
    path("", include("gongxin.office.addresses_monitoring")),
    path("", include("gongxin.office.addresses_live")),
    path("", include("gongxin.office.addresses_inspections")),
    path("", include("gongxin.office.addresses_draws")),
    path("", include("gongxin.office.addresses_trail")),
    path("", include("gongxin.office.addresses_staff")),
    path("language/", set_language, name="set_language"),
]
