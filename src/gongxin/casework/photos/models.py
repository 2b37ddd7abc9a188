"""A photo as it was taken, and by what the sign-in that names it is found."""

from __future__ import annotations

from django.db import models

from gongxin.casework.photos.states import STATES


class SignInPhoto(models.Model):
    """One photo. The file lies sealed outside the database, under `month` and `mark`.

    `mark` is the keyed mark of the SHA-256 of the file under the key of `month`: once the month is forgotten it tells
    nothing. `words` are keys of `words.MARKS`, `size` is in bytes. `sign_in` is the first that names it.
    """

    BELONGS = {
        "division": ("sign_in__division", "sign_in__body_division"),
        "body_id": ("sign_in__body_id",),
        "person_id": ("sign_in__person_id",),
    }

    mark = models.CharField(max_length=32, unique=True)
    month = models.CharField(max_length=7)
    kind = models.CharField(max_length=10)
    size = models.IntegerField()
    received_at = models.DateTimeField()
    sent_by = models.CharField(max_length=60)
    sign_in = models.ForeignKey("presence.TakenSignIn", null=True, on_delete=models.PROTECT, related_name="photo_files")
    words = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=[(each, each) for each in STATES])
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["state", "received_at"], name="photos_state"),
            models.Index(fields=["sent_by", "state"], name="photos_sender"),
            models.Index(fields=["month", "state"], name="photos_month"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="waiting") ^ models.Q(sign_in__isnull=False), name="photo_waits_for_sign_in"
            ),
            models.CheckConstraint(
                condition=models.Q(state="removed") ^ models.Q(removed_at=None), name="photo_removed_when"
            ),
        ]


class NamedPhoto(models.Model):
    """That a sign-in names a photo: the keyed mark of its SHA-256 under the key of the sign-in's month."""

    mark = models.CharField(max_length=32)
    sign_in = models.ForeignKey("presence.TakenSignIn", on_delete=models.PROTECT, related_name="named_photos")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mark", "sign_in"], name="named_once")]


class SeenUpTo(models.Model):
    """Up to which sign-in (its row) those of a body were looked through for photos they name."""

    body_id = models.CharField(max_length=30, unique=True)
    last_sign_in = models.BigIntegerField(default=0)
