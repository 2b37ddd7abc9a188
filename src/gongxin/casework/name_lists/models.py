"""Cards of inspectors, and the versions of lists that were fixed."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q, QuerySet

from gongxin.casework.registry.when import When

KINDS = ("inspector", "expert")


class Cards(models.QuerySet["InspectorCard"]):
    """Cards of inspectors and experts."""

    def at(self, when: When) -> QuerySet[InspectorCard]:
        """Of each person the card in force on `when.on`, as it was known at `when.known`."""
        held = self.filter(true_from__lte=when.on)
        if when.known is not None:
            held = held.filter(known_from__lte=when.known)
        later = held.filter(number=models.OuterRef("number")).filter(
            Q(true_from__gt=models.OuterRef("true_from"))
            | Q(true_from=models.OuterRef("true_from"), pk__gt=models.OuterRef("pk"))
        )
        return held.filter(~models.Exists(later))


class InspectorCard(models.Model):
    """One version of what is known of an inspector or expert; no row is ever changed.

    In force from `true_from` until the next version begins; of two that begin on one day the later known one counts, so
    a mistake is corrected by a new card of the same day. `employers` are [{"body_id", "until"}] with an empty `until`
    where he still works there; `kin` the numbers of bodies and organisations in which close relatives work. `skills`
    are what he can inspect, keys of `law.checklists.OBJECTS` and codes of domains.
    """

    BELONGS = {"division": ("division",)}

    number = models.CharField(max_length=30)
    kind = models.CharField(max_length=10, choices=[(each, each) for each in KINDS])
    username = models.CharField(max_length=60, blank=True, default="")
    name = models.CharField(max_length=60)
    division = models.CharField(max_length=6, blank=True, default="")
    credential_no = models.CharField(max_length=40, blank=True, default="")
    credential_until = models.DateField(null=True)
    skills = models.JSONField(default=list)
    employers = models.JSONField(default=list)
    kin = models.JSONField(default=list)
    most_a_year = models.IntegerField(default=12)
    away = models.CharField(max_length=200, blank=True, default="")  # why he is not to be sent, empty if he is
    true_from = models.DateField()
    known_from = models.DateTimeField()
    ground = models.CharField(max_length=200)
    by = models.CharField(max_length=60)

    objects = Cards.as_manager()

    class Meta:
        ordering = ("number", "-true_from", "-id")
        indexes = [
            models.Index(fields=["number", "true_from", "id"], name="card_number"),
            models.Index(fields=["division", "number"], name="card_division"),
            models.Index(fields=["username"], name="card_username"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="inspector") | ~Q(credential_no=""), name="card_inspector_has_credential"
            ),
            models.CheckConstraint(condition=Q(most_a_year__gte=0), name="card_load"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    def holds_credential(self, day: date) -> bool:
        """Whether he may inspect by law on that day: experts only help."""
        return self.kind == "inspector" and (self.credential_until is None or day <= self.credential_until)


class ListVersion(models.Model):
    """A list as it was fixed for a draw: rule, region, both dates, number of lines and the hash of the file.

    The lines of objects are not kept a second time: rule, day and moment of knowledge give the same file again from
    the registers, and `sha256` says whether it is the same. The short file of inspectors is kept in `content`, for
    accounts and load have no past.
    """

    BELONGS = {"division": ("division",)}

    list_id = models.CharField(max_length=30)
    division = models.CharField(max_length=6, blank=True, default="")
    on = models.DateField()
    known = models.DateTimeField()
    rule = models.IntegerField()  # version of the rule in code
    run = models.BigIntegerField(null=True)  # whose grades and findings stand in the file
    listed = models.IntegerField()
    left_out = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.TextField(blank=True, default="")
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["list_id", "division", "on"], name="list_version_of")]

    def __str__(self) -> str:
        return f"{self.list_id} {self.division} {self.on}"
