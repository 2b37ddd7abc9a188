"""What pages ask about the reader's account."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from django import template
from django.utils.http import url_has_allowed_host_and_scheme

from gongxin.casework.accounts.roles import ROLES
from gongxin.casework.accounts.second_factor import lacks_second_factor
from gongxin.casework.trail.kinds import kind_in
from gongxin.casework.trail.look import STATED, minutes
from gongxin.casework.trail.words import PURPOSES
from gongxin.i18n import Text
from gongxin.office.language import language

register = template.Library()


@register.simple_tag(takes_context=True)
def must_set_up_factor(context: dict[str, Any]) -> bool:
    """Whether the reader must set up a second factor before entering anything else."""
    request = context["request"]
    return request.user.is_authenticated and lacks_second_factor(request.user, request.session)


@register.simple_tag(takes_context=True)
def page_asked_for(context: dict[str, Any]) -> str:
    """The page of ourselves that the reader wanted when led here; the first page otherwise."""
    request = context["request"]
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"


@register.simple_tag(takes_context=True)
def government_sign_in(context: dict[str, Any]) -> bool:
    """Whether a provider of government accounts is configured."""
    return bool(get_adapter().list_apps(context["request"], provider="openid_connect"))


@register.simple_tag
def purposes_to_state() -> list[tuple[str, str]]:
    """The purposes for which personal data may be looked at: code and words."""
    return [(code, in_words(PURPOSES[code])) for code in STATED]


@register.simple_tag
def minutes_of_a_purpose() -> int:
    """How long a stated purpose holds."""
    return minutes()


@register.filter
def in_words(words: Text) -> str:
    """A text that is declared in both languages, in the reader's."""
    return words.in_language(language())


@register.filter
def told(entry: Any) -> str:
    """An entry of the audit trail as a sentence in the reader's language."""
    return entry.sentence(language())


@register.filter
def kind_in_words(kind: str) -> str:
    """What kind of record an entry is about."""
    return kind_in(kind, language())


@register.filter
def role_description(role_id: str) -> str:
    """What a role may do, in the reader's language."""
    return in_words(ROLES[role_id].description)
