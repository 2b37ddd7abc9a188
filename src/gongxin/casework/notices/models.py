"""One holder to be told, once, that certificates of one body have lost effect."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

WAYS = (("letter", "letter"), ("message", "message"), ("phone", "phone"), ("publication", "publication"))


class HolderNotice(models.Model):
    """`act` is the batch that ended the certificates; `certificates` their numbers, joined as in the contract.

    `told_on` and `told_how` come together: the database refuses one without the other.
    """

    BELONGS = {
        "division": ("holder_division", "body_division"),
        "body_id": ("body_id",),
        "org_id": ("org_id",),
    }

    act = models.BigIntegerField()
    body_id = models.TextField()
    org_id = models.TextField()
    since = models.DateField()
    certificates = models.TextField()
    count = models.IntegerField()
    holder_division = models.CharField(max_length=6, null=True)
    body_division = models.CharField(max_length=6, null=True)
    withdrawn = models.BooleanField(default=False, db_default=False)  # the act was undone
    told_on = models.DateField(null=True)
    told_how = models.CharField(max_length=12, choices=WAYS, blank=True, default="", db_default="")
    told_by = models.CharField(max_length=60, blank=True, default="", db_default="")

    class Meta:
        db_table = "holder_notices"
        indexes = [
            models.Index(fields=["body_id", "org_id"], name="notices_body"),
            models.Index(fields=["org_id"], name="notices_org"),
            models.Index(fields=["since"], name="notices_since"),
            models.Index(fields=["holder_division"], name="notices_place"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["act", "org_id"], name="notice_once_an_act"),
            models.CheckConstraint(
                condition=Q(told_on=None, told_how="") | (Q(told_on__isnull=False) & ~Q(told_how="")),
                name="notice_told_when_and_how",
            ),
            models.CheckConstraint(condition=Q(count__gt=0), name="notice_names_certificates"),
        ]

    def __str__(self) -> str:
        return f"{self.org_id} {self.since}"
