"""An explanation asked for while the audit is fresh."""

from __future__ import annotations

from django.db import models

from gongxin.casework.presence.states import states_of


class PresenceRequest(models.Model):
    """Asked of the body or of one auditor about the sign-ins of one audit; neither reads what the other was asked.

    `checks` are the words of the live checks it is about. The clock runs from the end of the audit (`ended_on`), also
    where it was asked before: `due_on` is fixed when it is asked.
    """

    BELONGS = {"division": ("division",), "body_id": ("body_id",), "person_id": ("person_id",)}

    plan_id = models.CharField(max_length=60)
    body_id = models.CharField(max_length=30, blank=True, default="")
    person_id = models.CharField(max_length=60, blank=True, default="")
    division = models.CharField(max_length=6, blank=True, default="")
    checks = models.JSONField(default=list)
    question = models.TextField()
    ended_on = models.DateField()
    due_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=[(each, each) for each in states_of("request")])
    explained_at = models.DateTimeField(null=True)
    explanation_id = models.CharField(max_length=40, blank=True, default="")  # in the register of explanations

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["body_id", "state", "due_on"], name="presence_body"),
            models.Index(fields=["person_id", "state", "due_on"], name="presence_person"),
            models.Index(fields=["plan_id"], name="presence_plan"),
            models.Index(fields=["state", "due_on"], name="presence_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(body_id="") ^ models.Q(person_id=""), name="presence_request_has_one_addressee"
            ),
            models.CheckConstraint(
                condition=models.Q(state="explained") ^ models.Q(explained_at=None), name="presence_explained_when"
            ),
        ]
