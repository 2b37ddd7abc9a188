"""When each job of the schedule ran last."""

from __future__ import annotations

from django.db import models


class JobState(models.Model):
    """One job of `declared.JOBS`. Claiming it is writing `began_at`: of two processes, one runs it.

    `mistake` is the kind of error with which it ended last, empty where it ended well; `done` what it said it did.
    """

    job = models.CharField(max_length=40, unique=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    done = models.IntegerField(default=0)
    mistake = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        ordering = ("job",)
