"""POST /field/photos: one photo file, by whoever may send sign-ins.

Served beside the pages, not by the gate's own process: decoding a picture takes as long as writing a thousand sign-ins.
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from gongxin.casework.photos.actions.take_photo import take_photo
from gongxin.casework.photos.words import MARKS, REFUSALS, Refused
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.passes import sender_of
from gongxin.i18n import Text
from gongxin.law.parameters import parameter

STATUS = {"no_photo": 400, "not_allowed": 401, "photo_too_large": 413, "not_a_picture": 415, "too_many_waiting": 429}
AROUND = 4_096  # bytes of the form around the file
LONGEST_TOKEN = 300
PATIENCE = 200 * 2**20  # bytes of a photo that is too large, before whoever sends is cut off


class InMemory(MemoryFileUploadHandler):
    """A photo is never laid unsealed on the disk, however large; what is too large does not come here."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True


@csrf_exempt  # whoever sends carries a pass in a header, which no other site can make a browser send
@require_POST
def photos(request: HttpRequest) -> JsonResponse:
    """Refused without keeping a byte where it is too large or the sender may not send."""
    try:
        sender = _sender(request)
        whole = _photo(request)
        taken = take_photo(whole=whole, sender=sender, received_at=timezone.now().replace(microsecond=0))
    except Refused as refusal:
        word = refusal.word
        return _answer({"refused": _told(word, REFUSALS[word])}, STATUS[word])
    return _answer({"sha256": taken.sha256, "words": [_told(word, MARKS[word]) for word in taken.words]})


photos.reads_its_own_body = True  # nobody on the way may read it before its size and its sender are known


def _sender(request: HttpRequest) -> Sender:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    token = token.strip()
    known = scheme.lower() == "bearer" and token.isascii() and len(token) <= LONGEST_TOKEN
    sender = sender_of(token) if known else None
    if sender is None:
        raise Refused("not_allowed")
    return sender


def _photo(request: HttpRequest) -> bytes:
    largest = parameter("photo.largest").on(timezone.localdate()).value
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > largest + AROUND:
        _let_pass(request)
        raise Refused("photo_too_large")
    request.upload_handlers = [InMemory(request)]
    try:
        sent = request.FILES.get("photo")
    except MultiPartParserError as trouble:
        raise Refused("no_photo") from trouble
    if sent is None:
        raise Refused("no_photo")
    return sent.read()


def _let_pass(request: HttpRequest) -> None:
    """Read without keeping: a phone that is still sending would not hear the refusal, and send again for ever."""
    left = PATIENCE
    while left > 0 and (part := request.read(64 * 1024)):
        left -= len(part)


def _told(word: str, text: Text) -> dict[str, str]:
    return {"word": word, "zh": text.zh, "en": text.en}


def _answer(values: dict[str, Any], status: int = 200) -> JsonResponse:
    """Nothing of it is to be kept by anyone on the way."""
    return JsonResponse(values, status=status, headers={"Cache-Control": "no-store"})
