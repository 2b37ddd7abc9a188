"""One inspection: who is sent, what was answered, who signed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongxin.casework.inspections.kinds import KINDS, ROLES, SIGNERS
from gongxin.casework.inspections.states import STATES
from gongxin.codes.supervision_codes import INSPECTION_ORIGINS, INSPECTION_OUTCOMES


class Inspection(models.Model):
    """One visit, of one object, with one or more matters.

    `division` is the place, `owner_division` the region that opened it (empty: the nation). `told_body_id` and
    `told_org_id` are filled once whoever is inspected may see it: with the notice. `matters` are checklists with the
    day whose version counts: {"certification_body": "2026-06-30"}. `plan` names the draw that chose the object, and
    `chance` the probability with which it was chosen, where it was a draw.
    """

    BELONGS = {
        "division": ("division", "owner_division"),
        "body_id": ("told_body_id",),
        "org_id": ("told_org_id",),
    }

    number = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=14, choices=[(each, each) for each in KINDS])
    object_id = models.CharField(max_length=60)
    object_name = models.TextField(blank=True, default="")
    body_id = models.CharField(max_length=30, blank=True, default="")
    org_id = models.CharField(max_length=60, blank=True, default="")
    told_body_id = models.CharField(max_length=30, blank=True, default="")
    told_org_id = models.CharField(max_length=60, blank=True, default="")
    division = models.CharField(max_length=6, blank=True, default="")
    owner_division = models.CharField(max_length=6, blank=True, default="")
    address = models.TextField(blank=True, default="")
    matters = models.JSONField(default=dict)
    origin = models.CharField(max_length=10, choices=[(each.value, each.value) for each in INSPECTION_ORIGINS])
    plan = models.CharField(max_length=60, blank=True, default="")
    chance = models.FloatField(null=True)
    why = models.TextField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=[(each, each) for each in STATES])
    state_on = models.DateField()
    opened_by = models.CharField(max_length=60)
    opened_at = models.DateTimeField()
    allowed_by = models.CharField(max_length=60, blank=True, default="")
    issued_on = models.DateField(null=True)
    begun_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    refused = models.TextField(blank=True, default="")  # why the firm did not sign
    comment = models.TextField(blank=True, default="")  # of the firm
    outcome = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in INSPECTION_OUTCOMES], blank=True, default=""
    )
    told = models.TextField(blank=True, default="")  # what was found, in words; part of the public record
    entered_by = models.CharField(max_length=60, blank=True, default="")
    answers_for = models.CharField(max_length=60, blank=True, default="")  # who answers for what was entered
    approved_by = models.CharField(max_length=60, blank=True, default="")
    published_on = models.DateField(null=True)
    reason = models.TextField(blank=True, default="")  # of the last step that needed one
    version = models.IntegerField(default=0)

    class Meta:
        ordering = ("due_on", "id")
        indexes = [
            models.Index(fields=["state", "due_on"], name="inspection_state"),
            models.Index(fields=["object_id", "due_on"], name="inspection_object"),
            models.Index(fields=["owner_division", "due_on"], name="inspection_owner"),
            models.Index(fields=["division", "due_on"], name="inspection_division"),
            models.Index(fields=["told_body_id"], name="inspection_body"),
            models.Index(fields=["told_org_id"], name="inspection_org"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("published", "closed")) | Q(published_on__isnull=False, ended_on__isnull=False),
                name="inspection_published_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("entered", "approved", "published", "closed")) | ~Q(outcome=""),
                name="inspection_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("entered_by")), name="inspection_four_eyes"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def concerned(self) -> list[str]:
        """The numbers of object, body and organisation: whom an inspector may have to stay away from."""
        return list(dict.fromkeys(filter(None, (self.object_id, self.body_id, self.org_id))))


class Sent(models.Model):
    """Somebody who is sent. A replaced one stays, with the reason."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="sent")
    number = models.CharField(max_length=30)
    username = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    credential_no = models.CharField(max_length=40, blank=True, default="")
    role = models.CharField(max_length=10, choices=[(each, each) for each in ROLES])
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True, default="")
    shown_at = models.DateTimeField(null=True)  # when he showed his credential

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["username"], name="sent_username")]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], condition=Q(replaced_at=None), name="sent_once")
        ]


class Reply(models.Model):
    """The answer to one item of a checklist. `at` is when it was given, on the device; a later one takes its place."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="replies")
    matter = models.CharField(max_length=40)
    item = models.CharField(max_length=40)
    answer = models.CharField(max_length=200)
    remark = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ("matter", "id")
        constraints = [models.UniqueConstraint(fields=["inspection", "matter", "item"], name="reply_once")]


class ItemPhoto(models.Model):
    """A photo beside the answer to one item. The file lies sealed outside the database, under `sha256`.

    `sha256` is that of the bytes that the device sent, `at` when it was taken in there, `size` in bytes. Once
    `removed_at` is filled nobody can open the file again.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="photos")
    matter = models.CharField(max_length=40)
    item = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    received_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("matter", "item", "id")
        constraints = [
            models.UniqueConstraint(fields=["inspection", "matter", "item", "sha256"], name="item_photo_once")
        ]


class Signature(models.Model):
    """A signature drawn by hand: strokes as points of a field of 1000 × 400, [[[x, y], …], …]."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="signatures")
    who = models.CharField(max_length=10, choices=[(each, each) for each in SIGNERS])
    number = models.CharField(max_length=30, blank=True, default="")  # of the inspector
    name = models.CharField(max_length=60)
    post = models.CharField(max_length=60, blank=True, default="")
    strokes = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["inspection", "who", "number"], name="signature_once")]


class Taken(models.Model):
    """What a device sent, by the number it gave; a second time nothing happens."""

    token = models.UUIDField(primary_key=True)
    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="taken")
    at = models.DateTimeField()


class InspectionStep(models.Model):
    """One step that was taken, for the history of the page."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=12)
    frm = models.CharField(max_length=10, blank=True, default="")
    to = models.CharField(max_length=10)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("id",)
