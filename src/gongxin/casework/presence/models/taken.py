"""A sign-in as it was taken. Written once by `actions.take_sign_ins`; the database refuses to change or remove it."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from gongxin.casework.presence.keys import KeyDestroyed
from gongxin.casework.presence.sealing import opened
from gongxin.casework.presence.statement import MOMENTS, Read, Statement, read
from gongxin.casework.trail.models import AppendOnly


class TakenSignIn(models.Model):
    """One sign-in. What is personal is in `sealed`, the envelope as it came; `content` opens it.

    `digest` is the SHA-256 of the signed text, `marks` the words beside it, `device_mark` the keyed mark of the phone.
    `body_id` and the divisions are those of the plan as known at receipt, empty for an unknown plan.
    """

    BELONGS = {"division": ("division", "body_division"), "body_id": ("body_id",), "person_id": ("person_id",)}

    sign_in_id = models.CharField(max_length=64, unique=True)
    plan_id = models.CharField(max_length=60)
    person_id = models.CharField(max_length=60)
    moment = models.CharField(max_length=10, choices=[(each, each) for each in MOMENTS])
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    sent_by = models.CharField(max_length=60)
    body_id = models.CharField(max_length=30, blank=True, default="")
    division = models.CharField(max_length=6, blank=True, default="")
    body_division = models.CharField(max_length=6, blank=True, default="")
    digest = models.CharField(max_length=64)
    marks = models.CharField(max_length=200, blank=True, default="")
    device_mark = models.CharField(max_length=32, blank=True, default="")
    sealed = models.BinaryField()

    class Meta:
        ordering = ("id",)
        indexes = [  # each is paid for by every sign-in at the gate: bodies and divisions are found through their plans
            models.Index(fields=["plan_id", "at"], name="taken_plan"),
            models.Index(fields=["person_id", "at"], name="taken_person"),
            models.Index(fields=["device_mark", "at"], name="taken_device", condition=~models.Q(device_mark="")),
            models.Index(fields=["received_at", "id"], name="taken_received"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused; sign-ins are written by `actions.take_sign_ins` only."""
        raise AppendOnly("a sign-in is written by take_sign_ins only")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused; the database refuses it too."""
        raise AppendOnly("a sign-in cannot be removed")

    @property
    def content(self) -> Read:
        """What was signed and sent; KeyDestroyed once it is forgotten. Personal: log the look before showing it."""
        return read(opened(bytes(self.sealed), row_of(self.sign_in_id, self.plan_id, self.person_id, self.digest)))

    @property
    def said(self) -> Statement | None:
        """What was signed; None once it is forgotten. Personal, as `content`."""
        try:
            return self.content.statement
        except KeyDestroyed:
            return None

    @property
    def words(self) -> list[str]:
        """The marks, each a key of `words.MARKS`."""
        return [word for word in self.marks.split(",") if word]


def row_of(sign_in_id: str, plan_id: str, person_id: str, digest: str) -> tuple[str, ...]:
    """What a sealed text is bound to."""
    return (sign_in_id, plan_id, person_id, digest)
