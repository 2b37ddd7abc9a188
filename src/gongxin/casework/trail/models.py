"""One entry of the audit trail."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from gongxin.casework.trail.events import EVENTS


class AppendOnly(Exception):
    """Someone tried to change or remove an entry. Our defect: no page offers it."""


class Entry(models.Model):
    """Who did what, when, on which record.

    No foreign keys: an entry outlives what it points to. `subject_kind` and `subject_id` name the record, `gesture`
    joins the entries of one request.
    """

    at = models.DateTimeField(auto_now_add=True)
    code = models.CharField(max_length=40)  # of EVENTS: `note` writes no other
    account_id = models.BigIntegerField(null=True)
    by = models.CharField(max_length=60, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=80, blank=True)
    data = models.JSONField(default=dict)
    gesture = models.UUIDField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["subject_id", "at", "id"], name="trail_subject"),
            models.Index(fields=["account_id", "at", "id"], name="trail_account"),
            models.Index(fields=["code", "at", "id"], name="trail_code"),
            models.Index(fields=["at", "id"], name="trail_at"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new entry; an existing one cannot be written again."""
        if self.pk is not None:
            raise AppendOnly("an entry of the audit trail cannot be changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused; the database refuses it too."""
        raise AppendOnly("an entry of the audit trail cannot be removed")

    def sentence(self, language: str) -> str:
        """The entry in words; data that an older entry lacks is shown as a dash."""
        event = EVENTS[self.code]
        held = {"subject": self.subject_id or "–", **self.data, "by": self.by or "–"}
        told = {
            name: event.words[name][value].in_language(language) if value in event.words.get(name, {}) else value
            for name, value in held.items()
        }
        return event.sentence.in_language(language) % _Told(told)


class _Told(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "–"
