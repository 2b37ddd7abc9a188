"""Sign-in with a government account, stricter than allauth: the signature of every token is checked.

OpenID Connect lets a client skip it where the token came straight from the provider over TLS. Networks of an office
often end TLS somewhere before us, so the key decides, not the road.
"""

from __future__ import annotations

from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from jwt import PyJWTError


class VerifyingAdapter(OpenIDConnectOAuth2Adapter):
    """No token, no entry; and a token is worth what its signature is."""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Refuse an answer without an ID token, and one whose user is another than the token's."""
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("the provider sent no id_token")
        login = super().complete_login(request, app, token, **kwargs)
        claims = login.account.extra_data
        if claims.get("userinfo") and claims["userinfo"].get("sub") != claims["id_token"].get("sub"):
            raise OAuth2Error("userinfo is about another subject than the id_token")
        return login

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        try:
            return jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
                verify_signature=True,
            )
        except (KeyError, PyJWTError) as error:  # no key is named in the token, or none in the provider's list
            raise OAuth2Error("the id_token cannot be checked") from error


@login_not_required
def government_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Off to the provider."""
    return _by(OAuth2LoginView, request, provider_id)


@login_not_required
def government_callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider."""
    return _by(OAuth2CallbackView, request, provider_id)


def _by(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        return view.adapter_view(VerifyingAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
