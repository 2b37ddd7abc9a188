"""The form of an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongxin.casework.accounts.managing import TIES, roles_to_give
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Reach
from gongxin.office.templatetags.gongxin_accounts import in_words

LENGTHS = {"division": 6, "body_id": 30, "org_id": 30, "person_id": 60}


class AccountForm(forms.Form):
    """What an administrator fills in; which ties a role needs, the action says."""

    username = forms.CharField(label=_("User name"), min_length=3, max_length=60)
    role = forms.ChoiceField(label=_("Role"))
    name = forms.CharField(label=_("Name of the holder"), max_length=60, required=False)
    email = forms.EmailField(label=_("Mail address"), required=False)
    division = forms.CharField(
        label=_("Division"), help_text=_("Six digits; for local regulators, inspectors and experts")
    )
    body_id = forms.CharField(label=_("Body"), help_text=_("Approval number; for staff of a body"))
    org_id = forms.CharField(label=_("Organisation"), help_text=_("Credit code; for a certified organisation"))
    person_id = forms.CharField(label=_("Person"), help_text=_("Identifier in the register of people; for an auditor"))

    def __init__(self, manager: Account, *args: Any, account: Account | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(account, name) for name in ("role", "name", "email", *TIES)} if account else {}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["role"].choices = [(role.id, in_words(role.label)) for role in roles_to_give(manager)]
        for name, length in LENGTHS.items():
            self.fields[name].required = False
            self.fields[name].max_length = length
            self.fields[name].widget.attrs["maxlength"] = length
        if account is not None:
            del self.fields["username"]
        if manager.duty.reach is Reach.BODY:
            for name in ("division", "body_id", "org_id"):
                del self.fields[name]
