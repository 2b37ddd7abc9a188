"""The addresses of the runs."""

from django.urls import path

from gongxin.office.runs import views

urlpatterns = [
    path("runs/", views.runs, name="runs"),
    path("runs/ask/", views.ask, name="ask_for_run"),
    path("runs/<int:pk>/", views.run, name="run"),
    path("runs/<int:pk>/repeat/", views.repeat, name="repeat_run"),
]
