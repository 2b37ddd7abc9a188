"""One saved view: a list with its filters, columns and order, under a name of its owner's."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """`query` is the query string of the list, without its position and its dates."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    listing = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    query = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "saved_views"
        ordering = ("listing", "name")
        constraints = [
            models.UniqueConstraint(fields=["account", "listing", "name"], name="view_once_by_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
