"""Take a draw as far as a test needs it."""

from datetime import timedelta

from django.utils import timezone

from gongxin.casework.draws.actions.carry_out_draw import carry_out_draw
from gongxin.casework.draws.actions.commit_draw import commit_draw
from gongxin.casework.draws.actions.draft_draw import draft_draw, move_draft
from gongxin.casework.draws.actions.send_inspectors import send_inspectors

FIGURES = {"kind": "figures", "name": "双色球", "when": "2026140", "form": "text"}


def drafted(by, **more):
    asked = {
        "list_id": "bodies", "title": "2026年度机构抽查", "due_on": timezone.localdate() + timedelta(days=30),
        "randomness": [FIGURES], "quota": 2, **more,
    }  # fmt: skip
    return draft_draw(by=by, **asked)


def approved(by, other, **more):
    return move_draft(pk=drafted(by, **more).pk, verb="approve", by=other)


def committed(by, other, **more):
    return commit_draw(pk=approved(by, other, **more).pk, by=by)


def drawn(by, other, value="3 9 14 22 27 31 8", **more):
    return carry_out_draw(pk=committed(by, other, **more).pk, told=[value], by=by)


def sent(by, other, **more):
    return send_inspectors(pk=drawn(by, other, **more).pk, by=by)
