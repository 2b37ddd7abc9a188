"""The forms of this area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongxin.casework.draws.kinds import LEADS
from gongxin.casework.draws.models import Draw
from gongxin.casework.name_lists.lists import LISTS
from gongxin.draw.drand import first_round_after
from gongxin.office.language import said

FORMS = (
    ("integers", _("whole numbers, as of a lottery")),
    ("number", _("one number, as an index close")),
    ("text", _("text")),
)


class DrawForm(forms.Form):
    """Draft a draw."""

    list_id = forms.ChoiceField(label=_("Drawn from the list of"))
    title = forms.CharField(label=_("Title"), max_length=200)
    quota = forms.IntegerField(
        label=_("How many are drawn (empty: the share of each grade)"), min_value=1, required=False
    )
    random_share = forms.DecimalField(
        label=_("Of these with equal chances, from 0 to 0.5"),
        min_value=0,
        max_value=0.5,
        decimal_places=3,
        initial="0.1",
    )
    due_on = forms.DateField(label=_("To be inspected until"), widget=forms.DateInput(attrs={"type": "date"}))
    team = forms.IntegerField(label=_("Inspectors a visit"), min_value=2, max_value=9, initial=2)
    experts = forms.IntegerField(label=_("Experts a visit"), min_value=0, max_value=9, initial=0)
    drand_at = forms.DateTimeField(
        label=_("Public randomness: first drand round after"), required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )  # fmt: skip
    figures = forms.CharField(
        label=_("Public randomness: published figures, their name"), max_length=100, required=False
    )
    figures_when = forms.CharField(label=_("Which issue or day of them"), max_length=60, required=False)
    figures_form = forms.ChoiceField(label=_("Form of the figures"), choices=FORMS, required=False)
    party = forms.CharField(label=_("A party that fixes a secret beforehand"), max_length=60, required=False)
    party_hash = forms.RegexField(label=_("Hash of its secret, 64 digits"), regex=r"^[0-9a-f]{64}$", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["list_id"].choices = [(name, said(LISTS[name].label)) for name in LEADS]

    def clean(self) -> dict[str, Any]:
        """One source of randomness at least, each with all it needs."""
        given: dict[str, Any] = super().clean() or {}
        if not sources_of(given):
            raise forms.ValidationError(_("Name at least one public randomness that nobody knows yet."))
        if bool(given.get("figures")) != bool(given.get("figures_when")):
            self.add_error("figures_when", _("Name the figures and their issue or day."))
        if bool(given.get("party")) != bool(given.get("party_hash")):
            self.add_error("party_hash", _("Name the party and its hash."))
        return given


def sources_of(given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The randomness that a form names, as a plan has it."""
    sources: list[dict[str, Any]] = []
    if given.get("drand_at"):
        sources.append({"kind": "drand", "round": first_round_after(given["drand_at"])})
    if given.get("figures"):
        told = {
            "name": given["figures"],
            "when": given.get("figures_when", ""),
            "form": given.get("figures_form") or "text",
        }
        sources.append({"kind": "figures", **told})
    if given.get("party"):
        sources.append({"kind": "party", "name": given["party"], "hash": given.get("party_hash", "")})
    return sources


class ValuesForm(forms.Form):
    """The values of the randomness, once they are out."""

    def __init__(self, *args: Any, sources: Sequence[Mapping[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, source in enumerate(sources):
            self.fields[f"value_{place}"] = forms.CharField(label=_label(source), max_length=400)

    @property
    def told(self) -> list[str]:
        """The values in the order of the sources."""
        return [self.cleaned_data[name].strip() for name in self.fields]


def _label(source: Mapping[str, Any]) -> str:
    match source["kind"]:
        case "drand":
            return str(_("Signature of drand round %(round)s, 96 hexadecimal digits") % {"round": source["round"]})
        case "figures":
            return f"{source['name']} {source['when']}"
        case _:
            return str(_("Secret of %(name)s, 64 hexadecimal digits") % {"name": source["name"]})


class ReasonForm(forms.Form):
    """Why a draw is given up; everybody reads it."""

    reason = forms.CharField(label=_("Reason, published for ever"), max_length=300)


class SubstituteForm(forms.Form):
    """Who cannot go, and why; who goes instead is drawn."""

    who = forms.ChoiceField(label=_("Who cannot go"))
    reason = forms.CharField(label=_("Reason, published; name nobody"), max_length=300)

    def __init__(self, *args: Any, draw: Draw, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [
            (f"{visit.key} {person}", f"{visit.key} · {names.get(person, person)}")
            for visit in draw.visits.all() for person in visit.team
        ]  # fmt: skip


def visit_and_person(who: str) -> tuple[str, str]:
    """What a choice of the form above names."""
    visit, _blank, person = who.rpartition(" ")
    return visit, person
