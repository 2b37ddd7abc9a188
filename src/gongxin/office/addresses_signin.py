"""Addresses of signing in. Of allauth's pages only those we want: no sign-up, no mail, no other providers.

A change of the password is one transaction with its entry in the audit trail.
"""

from allauth.account import views as account
from allauth.socialaccount import views as socialaccount
from django.db.transaction import atomic
from django.urls import include, path

from gongxin.office.views.signin.first_password import first_password
from gongxin.office.views.signin.government import government_callback, government_login
from gongxin.office.views.signin.no_password import no_password
from gongxin.office.views.signin.sign_in_again import sign_in_again

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("reauthenticate/sign-in-again/", sign_in_again, name="account_sign_in_again"),
    path("password/change/", atomic(account.password_change), name="account_change_password"),
    path("password/set/", no_password, name="account_set_password"),
    path("first-password/<str:who>/<str:token>/", first_password, name="first_password"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("government/<str:provider_id>/login/", government_login, name="openid_connect_login"),
    path("government/<str:provider_id>/login/callback/", government_callback, name="openid_connect_callback"),
    path("government/cancelled/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("government/error/", socialaccount.login_error, name="socialaccount_login_error"),
]
