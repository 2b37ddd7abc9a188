"""Addresses of the accounts that an administrator manages."""

from django.urls import path

from gongxin.office.views.staff import acts, lists, one

urlpatterns = [
    path("accounts-managed/", lists.staff, name="staff"),
    path("accounts-managed/new/", one.staff_new, name="staff_new"),
    path("accounts-managed/<str:username>/", one.staff_one, name="staff_one"),
    path("accounts-managed/<str:username>/disable/", acts.staff_disable, name="staff_disable"),
    path("accounts-managed/<str:username>/enable/", acts.staff_enable, name="staff_enable"),
    path("accounts-managed/<str:username>/link/", acts.staff_link, name="staff_link"),
    path("accounts-managed/<str:username>/second-factor/", acts.staff_factors, name="staff_factors"),
]
