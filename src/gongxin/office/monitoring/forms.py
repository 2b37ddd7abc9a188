"""The forms of a warning. Each carries the version it was written on and a token: sent twice it counts once."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongxin.casework.trail.words import WEIGHTS
from gongxin.office.language import said

LONG = forms.Textarea(attrs={"rows": 3, "maxlength": 2000})


class StepForm(forms.Form):
    """A step with its reason."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), widget=LONG, max_length=2000)


class RequestForm(forms.Form):
    """Ask for an explanation."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput)
    question = forms.CharField(label=_("What is to be explained"), widget=LONG, max_length=2000)
    body = forms.BooleanField(label=_("Ask the body"), required=False, initial=True)
    people = forms.MultipleChoiceField(label=_("Auditors to ask"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: list[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(one, one) for one in people]
        if not people:
            del self.fields["people"]


class WeighForm(StepForm):
    """Weigh the explanation."""

    weight = forms.ChoiceField(label=_("The explanation is"), widget=forms.RadioSelect)
    field_order = ("seen", "token", "weight", "reason")

    def __init__(self, *args: Any, answered: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [name for name in WEIGHTS if (name == "silence") != answered]
        self.fields["weight"].choices = [(name, said(WEIGHTS[name])) for name in chosen]


class HandOverForm(StepForm):
    """Offer the warning to another region."""

    to_division = forms.CharField(
        label=_("Region (six digits; empty for the national authority)"), required=False, max_length=6,
        widget=forms.TextInput(attrs={"list": "regions", "inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    field_order = ("seen", "token", "to_division", "reason")


class AnswerForm(forms.Form):
    """Explain."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(label=_("Explanation"), widget=forms.Textarea(attrs={"rows": 6}), max_length=5000)


def hidden(version: int | None = None) -> dict[str, Any]:
    """What every fresh form carries."""
    return {"token": uuid.uuid4(), **({} if version is None else {"seen": version})}
