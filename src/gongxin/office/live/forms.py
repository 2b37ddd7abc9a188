"""The forms of this area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspection_plans.actions.year_plan import FIRST, LAST, MOST
from gongxin.casework.inspection_plans.states import KINDS
from gongxin.casework.witnessing.states import OUTCOMES
from gongxin.office.language import said

LONG = forms.Textarea(attrs={"rows": 3, "maxlength": 2000})


class AskForm(forms.Form):
    """Ask the body of an audit for an explanation."""

    question = forms.CharField(label=_("What is to be explained"), widget=LONG, max_length=2000)


class ExplainForm(forms.Form):
    """Explain the sign-ins of an audit."""

    reason = forms.CharField(label=_("Reason in a few words"), max_length=60)
    text = forms.CharField(label=_("Explanation"), widget=LONG, max_length=2000)


class WitnessForm(forms.Form):
    """Send somebody to a coming audit."""

    inspector = forms.ChoiceField(label=_("Who is sent"))
    why = forms.CharField(label=_("Reason"), widget=LONG, max_length=2000)
    tell_body = forms.BooleanField(label=_("Tell the body beforehand"), required=False)

    def __init__(self, *args: Any, people: Sequence[Account] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inspector"].choices = [(one.username, str(one)) for one in people]


class ResultForm(forms.Form):
    """What was seen at a witnessed audit."""

    outcome = forms.ChoiceField(label=_("What came of it"))
    told = forms.CharField(label=_("What was seen"), widget=LONG, max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(name, said(words)) for name, words in OUTCOMES.items()]


class CallOffForm(forms.Form):
    """Nobody is sent after all."""

    told = forms.CharField(label=_("Reason"), widget=LONG, max_length=2000)


class YearPlanForm(forms.Form):
    """A yearly plan of the own region."""

    year = forms.IntegerField(label=_("Year"), min_value=FIRST, max_value=LAST)
    title = forms.CharField(label=_("Title"), max_length=200)


class ItemForm(forms.Form):
    """One line of a yearly plan."""

    kind = forms.ChoiceField(label=_("Kind"))
    what = forms.CharField(label=_("What"), max_length=200)
    object_id = forms.CharField(
        label=_("Number of one body or organisation, if only that"), max_length=60, required=False
    )
    month_from = forms.IntegerField(label=_("From month"), min_value=1, max_value=12)
    month_to = forms.IntegerField(label=_("To month"), min_value=1, max_value=12)
    number = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(name, said(words)) for name, words in KINDS.items()]
