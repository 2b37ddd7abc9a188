"""By what a photo that is shown again is found among all others."""

from __future__ import annotations

from django.db import models


class PhotoMark(models.Model):
    """The keyed mark of the perceptual hash of one photo. Written when the sign-in is checked, after the receipt."""

    mark = models.CharField(max_length=32)
    plan_id = models.CharField(max_length=60)
    sign_in = models.ForeignKey("presence.TakenSignIn", on_delete=models.PROTECT, related_name="photo_marks")

    class Meta:
        indexes = [models.Index(fields=["mark", "plan_id"], name="photo_mark")]
        constraints = [models.UniqueConstraint(fields=["sign_in", "mark"], name="photo_mark_once")]
