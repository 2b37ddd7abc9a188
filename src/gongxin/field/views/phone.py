"""Bind the phone: what the browser needs to make a passkey, and the passkey it made."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from gongxin.casework.presence.actions.bind_device import begin_binding, bind_device
from gongxin.errors import UserError
from gongxin.field.access import answered, for_auditors

KEPT = "field_binding"  # in the session, from the question to the answer


@require_POST
@for_auditors()
def phone_begin(request: HttpRequest) -> HttpResponse:
    """The options for `navigator.credentials.create`."""
    try:
        options, request.session[KEPT] = begin_binding(by=request.auditor)
    except UserError as refusal:
        return _refused(refusal)
    return answered(options)


@require_POST
@for_auditors()
def phone_bind(request: HttpRequest) -> HttpResponse:
    """Keep the passkey that the browser made."""
    try:
        sent = json.loads(request.body)
        state = request.session.pop(KEPT, {})
        bound = bind_device(
            response=sent["response"], state=state, label=str(sent.get("label", "")), by=request.auditor
        )
    except (ValueError, KeyError, TypeError):
        return answered({"word": "unreadable"}, 400)
    except UserError as refusal:
        return _refused(refusal)
    return answered({"credential_id": bound.credential_id, "label": bound.label, "at": bound.bound_at.isoformat()})


def _refused(refusal: UserError) -> HttpResponse:
    return answered({"zh": refusal.in_language("zh"), "en": refusal.in_language("en")}, 409)
