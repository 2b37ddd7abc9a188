"""Fields of forms in the dress of the office."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()
DRESS = {"select": "form-select", "checkbox": "form-check-input"}


@register.filter
def control(field: BoundField) -> SafeString:
    """The field with the class its kind has; placeholders go, for the label above says the same."""
    field.field.widget.attrs.pop("placeholder", None)
    return field.as_widget(attrs={"class": DRESS.get(field.widget_type, "form-control")})
