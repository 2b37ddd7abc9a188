"""The account of one person."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, UserManager
from django.db import models
from django.db.models import Q

from gongxin.casework.accounts.roles import ROLES, Permission, Reach, Role

NEEDS = {Reach.DIVISION: "division", Reach.BODY: "body_id", Reach.PERSON: "person_id", Reach.ORGANISATION: "org_id"}


def _whole(reach: Reach, column: str) -> Q:
    """Roles of this reach have the column that says what they reach; the database refuses an account without."""
    of_reach = [role.id for role in ROLES.values() if role.reach is reach]
    return ~Q(role__in=of_reach) | ~Q(**{column: ""})


class Account(AbstractBaseUser):
    """One person with one role. Someone with two duties has two accounts, so that each act names its duty.

    `division` is the six digits of the region of a local regulator; `body_id`, `org_id` and `person_id` tie the
    others to their records.
    """

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=40, choices=[(role.id, role.label.en) for role in ROLES.values()])
    division = models.CharField(max_length=6, blank=True, default="")
    body_id = models.CharField(max_length=30, blank=True, default="")
    org_id = models.CharField(max_length=30, blank=True, default="")
    person_id = models.CharField(max_length=60, blank=True, default="")
    language = models.CharField(max_length=10, blank=True, default="")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)
    is_staff = False  # the admin site of Django is not installed
    is_superuser = False

    BELONGS = {"body_id": ("body_id",)}  # whom an administrator of a body may manage
    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ("role",)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_whole(reach, column), name=f"account_{reach.value}_has_{column}")
            for reach, column in NEEDS.items()
        ]

    def __str__(self) -> str:
        return self.name or self.username

    @property
    def duty(self) -> Role:
        """The role with its permissions."""
        return ROLES[self.role]

    def may(self, permission: Permission | str) -> bool:
        """Whether the role allows this."""
        return self.is_active and Permission(permission) in self.duty.permissions
