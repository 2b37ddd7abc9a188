"""The addresses of the office."""

from django.urls import include, path

from gongxin.office.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("gongxin.office.addresses_registers")),
    path("language/", include("django.conf.urls.i18n")),
]
