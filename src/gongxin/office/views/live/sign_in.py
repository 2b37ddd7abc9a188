"""One sign-in: its place and its photos, for a purpose, of one's own region, while a matter is open."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.photos import files
from gongxin.casework.photos.judging import metres_between
from gongxin.casework.photos.picture import shown
from gongxin.casework.photos.seeing import NamedFile, matters_to_see, note_look, photos_of, whole_of
from gongxin.casework.photos.words import MARKS as PHOTO_MARKS
from gongxin.casework.presence.live.layout import place_in_wgs84
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.presence.statement import Statement
from gongxin.casework.presence.words import CIRCUMSTANCES, MARKS
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.trail.look import needs_purpose, purpose_given, purpose_of
from gongxin.codes.sign_in_moments import SIGN_IN_MOMENTS
from gongxin.i18n import Text
from gongxin.law.parameters import parameter
from gongxin.office.access import needs

MOMENTS = {code.value: Text(code.zh, code.en) for code in SIGN_IN_MOMENTS}


@needs(Permission.READ_PERSONAL)
def signed(request: HttpRequest, sign_in_id: str) -> HttpResponse:
    """Closed without an open matter; blurred and without place until a purpose is stated; then photo by photo."""
    sign = _sign(request, sign_in_id)
    matters = matters_to_see(request.user, sign, timezone.now())
    said = sign.said if matters else None
    subject = ("sign_in", sign_in_id)
    told = {
        "sign": sign, "matters": matters, "forgotten": bool(matters) and said is None, "moment": MOMENTS[sign.moment],
        "marks": [MARKS[word] for word in sign.words], "asks_purpose": needs_purpose(request, subject),
    }  # fmt: skip
    if said is not None:
        named = photos_of(sign, said)
        told["photos"] = [(one, [PHOTO_MARKS[word] for word in one.file.words] if one.file else []) for one in named]
        if purpose_given(request, subject):
            told |= {
                "said": said, "metres": _metres(sign, said), "clear": request.GET.get("clear", ""),
                "circumstances": [CIRCUMSTANCES[word] for word in said.circumstances],
            }  # fmt: skip
    return _not_kept(render(request, "office/live/sign_in.html", told))


@needs(Permission.READ_PERSONAL)
def signed_photo(request: HttpRequest, sign_in_id: str, number: int) -> HttpResponse:
    """One photo, clear; each look is an entry."""
    sign, said, named = _named(request, sign_in_id, number)
    purpose = purpose_of(request, ("sign_in", sign_in_id))
    if purpose is None:
        raise Http404
    most = parameter("photo.most_pixels").on(timezone.localdate()).value
    drawn = shown(whole_of(named, said), most)
    note_look(sign, number, purpose, request.user)
    return _picture(drawn)


@needs(Permission.READ_PERSONAL)
def signed_photo_blurred(request: HttpRequest, sign_in_id: str, number: int) -> HttpResponse:
    """That there is a photo, and of what light; nobody is recognised."""
    _, _, named = _named(request, sign_in_id, number)
    return _picture(files.read(named.file.mark, named.file.month, files.BLURRED))


def _sign(request: HttpRequest, sign_in_id: str) -> TakenSignIn:
    return get_object_or_404(visible(request.user, TakenSignIn.objects.filter(sign_in_id=sign_in_id)))


def _named(request: HttpRequest, sign_in_id: str, number: int) -> tuple[TakenSignIn, Statement, NamedFile]:
    """The photo, if it is there and the reader may see it now."""
    sign = _sign(request, sign_in_id)
    said = sign.said if matters_to_see(request.user, sign, timezone.now()) else None
    named = next((one for one in photos_of(sign, said) if one.number == number), None) if said else None
    if named is None or not named.is_there:
        raise Http404
    return sign, said, named


def _metres(sign: TakenSignIn, said: Statement) -> int | None:
    """From the site of the plan, where both places are known."""
    plan = AuditPlan.objects.known().filter(plan_id=sign.plan_id).order_by("-true_from").first()
    place = place_in_wgs84(said.lat, said.lon, said.grid)
    known = plan is not None and plan.site_lat is not None and plan.site_lon is not None and place[0] is not None
    return round(metres_between(place, (plan.site_lat, plan.site_lon))) if known else None


def _picture(content: bytes) -> HttpResponse:
    return _not_kept(HttpResponse(content, content_type="image/jpeg"))


def _not_kept(answer: Any) -> HttpResponse:
    """No browser, and nobody on the way, keeps it."""
    answer["Cache-Control"] = "no-store"
    return answer
