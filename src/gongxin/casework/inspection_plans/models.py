"""A yearly plan and its lines."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongxin.casework.inspection_plans.states import KINDS, STATES


class YearPlan(models.Model):
    """The plan of one region for one year; `division` is empty for the national authority."""

    BELONGS = {"division": ("division",)}

    division = models.CharField(max_length=6, blank=True, default="")
    year = models.IntegerField()
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=[(each, each) for each in STATES])
    drafted_by = models.CharField(max_length=60)
    drafted_at = models.DateTimeField()
    approved_by = models.CharField(max_length=60, blank=True, default="")
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-year", "division")
        constraints = [
            models.UniqueConstraint(fields=["division", "year"], name="year_plan_once"),
            models.CheckConstraint(
                condition=Q(state="published") ^ Q(published_at=None), name="year_plan_published_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.division} {self.year}"


class Item(models.Model):
    """One line: so many of a kind, in these months. `object_id` names one body or organisation, empty for any."""

    BELONGS = {"division": ("plan__division",)}

    plan = models.ForeignKey(YearPlan, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=14, choices=[(each, each) for each in KINDS])
    object_id = models.CharField(max_length=60, blank=True, default="")
    what = models.CharField(max_length=200)
    month_from = models.SmallIntegerField()
    month_to = models.SmallIntegerField()
    number = models.IntegerField()

    class Meta:
        ordering = ("month_from", "month_to", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(month_from__gte=1, month_to__lte=12, month_from__lte=F("month_to")), name="item_months"
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="item_number"),
        ]
