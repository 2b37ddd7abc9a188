"""What on-site sign-in keeps about the auditor who reads, and all of it to take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.own_data.export import own_data
from gongxin.casework.own_data.kept import KEPT, RIGHTS
from gongxin.casework.own_data.looks import looks_at
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.presence.models import DeviceBinding, PresenceChallenge, TakenSignIn
from gongxin.office.access import needs
from gongxin.office.language import language

MOST = 50  # looks on the page; the export has all


@needs(Permission.SIGN_IN)
def my_data(request: HttpRequest) -> HttpResponse:
    """What, why, by which law, for how long, who may see it, who did."""
    person, today, words = request.user.person_id, timezone.localdate(), language()
    looks = looks_at(person, MOST + 1)
    told = {
        "kept": [(one, one.until_on(today), [each.in_language(words) for each in one.law]) for one in KEPT],
        "rights": [(right, [each.in_language(words) for each in law]) for right, law in RIGHTS],
        "sign_ins": TakenSignIn.objects.filter(person_id=person).count(),
        "photos": SignInPhoto.objects.filter(sign_in__person_id=person, state="kept").count(),
        "challenges": PresenceChallenge.objects.filter(person_id=person).count(),
        "phone": DeviceBinding.objects.filter(person_id=person, state="bound").first(),
        "looks": looks[:MOST], "more": len(looks) > MOST, "most": MOST,
    }  # fmt: skip
    answer = render(request, "office/own_data/my_data.html", told)
    answer["Cache-Control"] = "no-store"
    return answer


@needs(Permission.SIGN_IN)
@require_POST
def take_my_data(request: HttpRequest) -> HttpResponse:
    """The ZIP, written while it is sent."""
    answer = StreamingHttpResponse(own_data(by=request.user), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="my-data-{timezone.localdate():%Y%m%d}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer
