"""The addresses of the API."""

from django.urls import path

from gongxin.api.docs import docs
from gongxin.api.v1 import api

urlpatterns = [path("v1/docs", docs, name="api_docs"), path("v1/", api.urls)]
