"""A question in the middle of an audit: are you there?"""

from __future__ import annotations

from django.db import models

from gongxin.casework.presence.states import states_of


class PresenceChallenge(models.Model):
    """Put to one member of a team at a moment nobody could foresee, to be answered by a sign-in until `due_at`."""

    BELONGS = {"division": ("division", "body_division"), "body_id": ("body_id",), "person_id": ("person_id",)}

    plan_id = models.CharField(max_length=60)
    person_id = models.CharField(max_length=60)
    body_id = models.CharField(max_length=30, blank=True, default="")
    division = models.CharField(max_length=6, blank=True, default="")
    body_division = models.CharField(max_length=6, blank=True, default="")
    issued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=[(each, each) for each in states_of("challenge")])
    answered_by = models.CharField(max_length=64, blank=True, default="")  # number of the sign-in

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["person_id", "state", "due_at"], name="challenges_person"),
            models.Index(fields=["plan_id"], name="challenges_plan"),
            models.Index(fields=["state", "due_at"], name="challenges_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="answered") ^ models.Q(answered_by=""), name="challenge_answered_by"
            )
        ]
