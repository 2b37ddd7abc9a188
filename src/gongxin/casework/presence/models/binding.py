"""The phone a person signs with."""

from __future__ import annotations

from django.db import models

from gongxin.casework.presence.states import states_of


class DeviceBinding(models.Model):
    """One passkey of one person: the public half only. At most one of a person is bound at a time.

    `body_id` is the body whose staff may release it: the one the person was registered with when it was bound.
    """

    BELONGS = {"body_id": ("body_id",), "person_id": ("person_id",)}

    person_id = models.CharField(max_length=60)
    body_id = models.CharField(max_length=30, blank=True, default="")
    credential_id = models.CharField(max_length=1400, unique=True)  # base64url; up to 1,023 bytes by the standard
    public_key = models.BinaryField()  # COSE_Key
    label = models.CharField(max_length=60, blank=True, default="")
    state = models.CharField(max_length=10, choices=[(each, each) for each in states_of("binding")])
    bound_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=60, blank=True, default="")
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["person_id"], condition=models.Q(state="bound"), name="one_bound_device"),
            models.CheckConstraint(
                condition=models.Q(state="released") ^ models.Q(released_at=None), name="binding_released_when"
            ),
        ]
