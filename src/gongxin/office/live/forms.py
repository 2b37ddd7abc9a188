"""The forms of this area."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LONG = forms.Textarea(attrs={"rows": 3, "maxlength": 2000})


class AskForm(forms.Form):
    """Ask the body of an audit for an explanation."""

    question = forms.CharField(label=_("What is to be explained"), widget=LONG, max_length=2000)


class ExplainForm(forms.Form):
    """Explain the sign-ins of an audit."""

    reason = forms.CharField(label=_("Reason in a few words"), max_length=60)
    text = forms.CharField(label=_("Explanation"), widget=LONG, max_length=2000)
