"""The forms of this area."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.team import standing
from gongxin.casework.name_lists.inspectors import Sendable
from gongxin.casework.name_lists.models import KINDS as CARD_KINDS
from gongxin.codes.supervision_codes import INSPECTION_ORIGINS, INSPECTION_OUTCOMES
from gongxin.law.checklists import OBJECTS, checklist
from gongxin.office.language import language, said

LONG = forms.Textarea(attrs={"rows": 3, "maxlength": 2000})
DAY = forms.DateInput(attrs={"type": "date"})
MANY = forms.CheckboxSelectMultiple
CARD_WORDS = {"inspector": _("Inspector"), "expert": _("Expert, assists only")}


class OpenForm(forms.Form):
    """Open an inspection."""

    kind = forms.ChoiceField(label=_("Kind"))
    object_id = forms.CharField(label=_("Number of what is inspected"), max_length=60)
    matters = forms.MultipleChoiceField(label=_("Matters"), widget=MANY)
    origin = forms.ChoiceField(label=_("Origin"))
    due_on = forms.DateField(label=_("To be made by"), widget=DAY)
    why = forms.CharField(label=_("Reason"), widget=LONG, max_length=2000)
    inspectors = forms.MultipleChoiceField(label=_("Inspectors, the first leads"), widget=MANY)
    experts = forms.MultipleChoiceField(label=_("Experts, assist only"), widget=MANY, required=False)

    def __init__(self, *args: Any, people: list[Sendable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.id, said(each.label)) for each in KINDS.values()]
        matters = dict.fromkeys(matter for each in KINDS.values() for matter in each.matters)
        self.fields["matters"].choices = [(matter, said(checklist(matter).label)) for matter in matters]
        self.fields["origin"].choices = [(each.value, said(each)) for each in INSPECTION_ORIGINS]
        for field, kind in (("inspectors", "inspector"), ("experts", "expert")):
            able = [one.card for one in people if one.why == "on" and one.card.kind == kind]
            self.fields[field].choices = [(card.number, f"{card.name} {card.number}") for card in able]


class SeenForm(forms.Form):
    """A step that asks for nothing but that the page is not old."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"seen": inspection.version}, **kwargs})
        self.inspection = inspection


class ReasonForm(SeenForm):
    """A step that needs a reason."""

    reason = forms.CharField(label=_("Reason"), widget=LONG, max_length=2000)


class ResumeForm(SeenForm):
    """Another day for a postponed visit."""

    due_on = forms.DateField(label=_("To be made by"), widget=DAY)


class BeginForm(forms.Form):
    """Who showed his credential."""

    shown = forms.MultipleChoiceField(label=_("Credentials shown by"), widget=MANY)

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = [one for one in standing(inspection) if one.role != "expert"]
        self.fields["shown"].choices = [(one.number, f"{one.name} {one.credential_no}") for one in team]


class EnterForm(SeenForm):
    """The result."""

    outcome = forms.ChoiceField(label=_("What came of it"))
    told = forms.CharField(label=_("What was found, as it will be published"), widget=LONG, max_length=2000)
    answers_for = forms.ChoiceField(label=_("Who answers for the result"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(each.value, said(each)) for each in INSPECTION_OUTCOMES]
        team = [one for one in standing(self.inspection) if one.role != "expert"]
        self.fields["answers_for"].choices = [(one.username, one.name) for one in team]


class MatterForm(forms.Form):
    """One more matter for the same visit."""

    matter = forms.ChoiceField(label=_("Matter"))

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [matter for matter in KINDS[inspection.kind].matters if matter not in inspection.matters]
        self.fields["matter"].choices = [(matter, said(checklist(matter).label)) for matter in left]


class ReplaceForm(forms.Form):
    """Somebody else is sent."""

    number = forms.ChoiceField(label=_("Who is replaced"))
    instead = forms.ChoiceField(label=_("By whom"))
    reason = forms.CharField(label=_("Reason"), widget=LONG, max_length=200)

    def __init__(self, *args: Any, inspection: Inspection, people: list[Sendable] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = standing(inspection)
        numbers = {one.number for one in there}
        able = [one.card for one in people if one.why == "on" and one.card.number not in numbers]
        self.fields["number"].choices = [(one.number, one.name) for one in there]
        self.fields["instead"].choices = [(card.number, f"{card.name} {card.number}") for card in able]


class CardForm(forms.Form):
    """What is known of an inspector or expert, from a day on."""

    number = forms.CharField(label=_("Number"), max_length=30)
    kind = forms.ChoiceField(label=_("Kind"), choices=[(each, CARD_WORDS[each]) for each in CARD_KINDS])
    name = forms.CharField(label=_("Name"), max_length=60)
    username = forms.CharField(label=_("Account"), max_length=60)
    division = forms.CharField(label=_("Region, six digits"), max_length=6, required=False)
    credential_no = forms.CharField(label=_("Number of the credential"), max_length=40, required=False)
    credential_until = forms.DateField(label=_("Credential valid until"), widget=DAY, required=False)
    skills = forms.MultipleChoiceField(label=_("Can inspect; none for all"), widget=MANY, required=False)
    employers = forms.CharField(
        label=_("Former employers: number and last day, one a line"), widget=LONG, required=False, max_length=2000
    )
    kin = forms.CharField(
        label=_("Bodies and organisations where close relatives work, one a line"), widget=LONG, required=False,
        max_length=2000,
    )  # fmt: skip
    most_a_year = forms.IntegerField(label=_("Inspections a year at most"), initial=12, min_value=0, max_value=400)
    away = forms.CharField(label=_("Not to be sent, because"), max_length=200, required=False)
    from_on = forms.DateField(label=_("In force from"), widget=DAY, initial=timezone.localdate)
    ground = forms.CharField(label=_("Ground"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skills"].choices = [(name, words.in_language(language())) for name, words in OBJECTS.items()]

    def values(self) -> dict[str, Any]:
        """The fields as the action takes them."""
        told = dict(self.cleaned_data)
        told["employers"] = [_employer(line) for line in told["employers"].splitlines() if line.strip()]
        told["kin"] = told["kin"].split()
        return told


def _employer(line: str) -> dict[str, str]:
    number, _gap, until = line.strip().partition(" ")
    return {"body_id": number, "until": until.strip()}
