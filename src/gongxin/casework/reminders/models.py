"""One reminder of one request: soon due, or due now. Each is made once."""

from __future__ import annotations

from django.db import models

from gongxin.i18n import Text

SOON, NOW = "soon", "now"
KINDS = {SOON: Text("期限将届满", "due soon"), NOW: Text("期限届满", "the last day")}


class Reminder(models.Model):
    """To the one who was asked: the body or the auditor. It stands until the explanation is given."""

    BELONGS = {"division": ("division",), "body_id": ("body_id",), "person_id": ("person_id",)}

    request = models.ForeignKey("presence.PresenceRequest", on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=10, choices=[(each, each) for each in KINDS])
    plan_id = models.CharField(max_length=60)
    body_id = models.CharField(max_length=30, blank=True, default="")
    person_id = models.CharField(max_length=60, blank=True, default="")
    division = models.CharField(max_length=6, blank=True, default="")
    due_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("due_on", "id")
        indexes = [
            models.Index(fields=["body_id", "due_on"], name="reminders_body"),
            models.Index(fields=["person_id", "due_on"], name="reminders_person"),
        ]
        constraints = [models.UniqueConstraint(fields=["request", "kind"], name="reminded_once_a_kind")]

    @property
    def words(self) -> Text:
        """What it says."""
        return KINDS[self.kind]
