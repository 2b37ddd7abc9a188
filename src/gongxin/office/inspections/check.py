"""The page of a check, which works without a network: its words, what it keeps, and what it is told of inspections."""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

import gongxin.office
from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.step import inspects
from gongxin.casework.inspections.answers import Asked, asked
from gongxin.casework.inspections.kinds import ROLES
from gongxin.casework.inspections.models import Inspection, ItemPhoto
from gongxin.casework.inspections.photos import photos_of
from gongxin.casework.inspections.states import STATES
from gongxin.casework.inspections.team import standing
from gongxin.i18n import Text
from gongxin.law.checklists import ANSWERS
from gongxin.law.parameters import parameter

FOLDER = Path(gongxin.office.__file__).parent
SCRIPTS = ("store.js", "pad.js", "photo.js", "site.js", "start.js")
STYLES = ("field/field.css", "office/check/check.css")
SHOWN = ("issued", "on_site")
WORDS = {
    "app": Text("现场检查", "On-site check"),
    "office": Text("返回工作台", "Back to the office"),
    "online": Text("已联网", "online"),
    "offline": Text("离线，已保存在本机", "offline, kept on this device"),
    "none": Text("没有待实施的检查。派出并出具文书后在此显示。", "No check waits for you. It stands here once you are sent and the documents are issued."),
    "sign_in": Text("登录已失效，请联网后在工作台重新登录；已填写的内容保存在本机。", "You are signed out. Sign in to the office again; what you wrote is kept on this device."),
    "waiting": Text("待发送 {n} 项", "{n} waiting to be sent"),
    "sent": Text("已全部发送", "everything was sent"),
    "begin_head": Text("出示执法证件", "Show the credentials"),
    "begin": Text("已出示证件，开始检查", "Credentials shown, begin"),
    "answered": Text("已填写 {n} / {of}", "{n} of {of} answered"),
    "remark": Text("检查情况", "What was found"),
    "remark_needed": Text("不符合时应当写明", "needed where it does not conform"),
    "photo_add": Text("添加照片（{n} / {of}）", "Add a photo ({n} of {of})"),
    "photo": Text("照片 {n}", "Photo {n}"),
    "photo_waits": Text("待发送", "waits to be sent"),
    "photo_unread": Text("本机无法读取这张照片，请改用 JPEG 格式。", "This device cannot read that photo; use a JPEG."),
    "photo_unkept": Text("本机存储空间不足，照片未能保存。", "The photo could not be kept: there is no room on this device."),
    "sign_head": Text("签字", "Sign"),
    "clear": Text("重签", "Clear"),
    "firm": Text("被检查单位", "The firm"),
    "name": Text("姓名", "Name"),
    "post": Text("职务", "Post"),
    "comment": Text("被检查单位意见", "What the firm says"),
    "refuses": Text("被检查单位拒绝签字", "The firm does not sign"),
    "why": Text("拒签原因", "Why not"),
    "witness": Text("见证人", "Witness"),
    "end": Text("结束检查并签字", "End the check and sign"),
    "open_items": Text("检查清单还有 {n} 项未填写。", "{n} items of the checklist are not answered."),
    "unsigned": Text("还有签字框未签字。", "A field for a signature is still empty."),
    "unnamed": Text("请填写签字人；拒签的，请写明原因。", "Say who signs; where the firm does not, say why."),
    "ended": Text("已签字，待发送或者已发送。", "Signed; it is sent as soon as there is a network."),
    "refused": Text("未被接收：", "Not taken: "),
    "dismiss": Text("知道了", "Dismiss"),
    "pad": Text("签字框：{who}", "Field for the signature of {who}"),
    "needs_script": Text("此页需要启用脚本。", "This page needs scripts."),
}  # fmt: skip


def in_both_languages() -> dict[str, dict[str, str]]:
    """Every word, so that the language changes without a network."""
    return {language: {key: text.in_language(language) for key, text in WORDS.items()} for language in ("zh", "en")}


def kept() -> list[str]:
    """The addresses that the worker keeps for times without a network."""
    return [reverse("check"), *(static(f"office/check/{name}") for name in SCRIPTS), *map(static, STYLES)]


@functools.cache
def version() -> str:
    """Twelve digits that change with anything the device keeps."""
    digest = hashlib.sha256(json.dumps(in_both_languages(), sort_keys=True).encode())
    for file in sorted(
        [*(FOLDER / "static/office/check").iterdir(), FOLDER / "templates/office/inspections/check.html"]
    ):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def waiting_for(account: Account) -> list[dict[str, Any]]:
    """The checks the account is sent to, with everything that is needed on site."""
    rows = Inspection.objects.filter(
        sent__username=account.username, sent__replaced_at=None, state__in=SHOWN
    ).prefetch_related("sent", "replies", "photos")
    return [_told(one, account) for one in rows.order_by("due_on", "pk")]


def _told(one: Inspection, account: Account) -> dict[str, Any]:
    photos = photos_of(one)
    return {
        "pk": one.pk,
        "number": one.number,
        "name": one.object_name or one.object_id,
        "address": one.address,
        "due_on": one.due_on.isoformat(),
        "state": one.state,
        "state_words": _both(STATES[one.state].label),
        "inspects": inspects(one, account),
        "team": [
            {"number": each.number, "name": each.name, "role": each.role, "role_words": _both(ROLES[each.role]),
             "shown": each.shown_at is not None}
            for each in standing(one)
        ],
        "most_photos": parameter("inspections.photos_per_item").on(timezone.localdate()).value,
        "items": [_item(each, photos.get((each.matter.matter, each.item.id), [])) for each in asked(one)],
    }  # fmt: skip


def _item(each: Asked, photos: list[ItemPhoto]) -> dict[str, Any]:
    return {
        "matter": each.matter.matter,
        "matter_words": _both(each.matter.label),
        "item": each.item.id,
        "question": _both(each.item.question),
        "law": {language: each.item.law.in_language(language) for language in ("zh", "en")},
        "kind": each.item.answer,
        "choices": [[value, _both(words)] for value, words in ANSWERS[each.item.answer].items()],
        "answer": each.reply.answer if each.reply else "",
        "remark": each.reply.remark if each.reply else "",
        "at": each.reply.at.isoformat() if each.reply else "",
        "photos": [
            {"sha256": one.sha256, "address": reverse("inspection_photo", args=[one.inspection_id, one.pk])}
            for one in photos
        ],
    }


def _both(words: Text) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}
