"""A draw as the office keeps it; what the public needs to run it again lies in its folder (`folders`)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongxin.casework.draws.states import STATES


class Draw(models.Model):
    """One draw. `division` is that of the authority, empty for the nation.

    Without a `quota` each grade is drawn by its share (`draws.share_by_grade`). `randomness` are the sources as
    `draw.plan` reads them, `told` their values once they are out. `replaces` is an aborted draw of the same matter.
    """

    BELONGS = {"division": ("division",)}

    number = models.CharField(max_length=30, unique=True)
    division = models.CharField(max_length=6, blank=True, default="")
    list_id = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    matter = models.CharField(max_length=60)
    on = models.DateField()
    due_on = models.DateField()
    quota = models.IntegerField(null=True)
    team = models.SmallIntegerField(default=2)
    experts = models.SmallIntegerField(default=0)
    skills = models.JSONField(default=list)
    random_share = models.CharField(max_length=10, default="0")
    randomness = models.JSONField(default=list)
    told = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=[(each, each) for each in STATES])
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    reason = models.CharField(max_length=300, blank=True, default="")
    drafted_by = models.CharField(max_length=60)
    drafted_at = models.DateTimeField()
    approved_by = models.CharField(max_length=60, blank=True, default="")
    committed_at = models.DateTimeField(null=True)
    drawn_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-drafted_at", "-id")
        indexes = [models.Index(fields=["division", "state"], name="draw_division")]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=models.F("on")), name="draw_due_after"),
            models.CheckConstraint(condition=~Q(state="aborted") | ~Q(reason=""), name="draw_aborted_why"),
        ]

    def __str__(self) -> str:
        return self.number


class DrawPerson(models.Model):
    """Who stands behind a pseudonym of one draw. The public sees the pseudonym, the office the card."""

    BELONGS = {"division": ("draw__division",)}

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="people")
    pseudonym = models.CharField(max_length=20)
    card = models.CharField(max_length=30)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draw", "pseudonym"], name="draw_pseudonym_once")]


class DrawVisit(models.Model):
    """One visit that the lot gave: whom, for which objects, with which team (pseudonyms, the first one leads).

    `inspection` once it was opened, or that of another draw which goes there anyway (国办发〔2024〕54号: one visit);
    `refused` why it could not be: the yearly cap, another visit under way.
    """

    BELONGS = {"division": ("draw__division",)}

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="visits")
    key = models.CharField(max_length=60)
    objects_drawn = models.JSONField()
    team = models.JSONField()
    chance = models.CharField(max_length=60)
    inspection = models.ForeignKey("inspections.Inspection", models.PROTECT, null=True, related_name="drawn_as")
    refused = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("key",)
        constraints = [models.UniqueConstraint(fields=["draw", "key"], name="draw_visit_once")]
