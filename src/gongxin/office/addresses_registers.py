"""Addresses of the registers: the lists, and the page of each record."""

from django.urls import path

from gongxin.office.registers.listings import LISTINGS
from gongxin.office.views.registers import acts, pages
from gongxin.office.views.registers.finding import finding
from gongxin.office.views.registers.lists import export_view, keep_view, list_view
from gongxin.office.views.registers.notices import holder_notice
from gongxin.office.views.registers.person import person
from gongxin.office.views.registers.search import search, suggestions

urlpatterns = [
    *(path(f"{name.replace('_', '-')}/", list_view(listing), name=name) for name, listing in LISTINGS.items()),
    *(
        path(f"{name.replace('_', '-')}/export.xlsx", export_view(listing), name=f"{name}_export")
        for name, listing in LISTINGS.items()
    ),
    *(
        path(f"{name.replace('_', '-')}/views/", keep_view(listing), name=f"{name}_views")
        for name, listing in LISTINGS.items()
    ),
    path("notices/<int:notice>/", holder_notice, name="notice"),
    path("certificates/state/<path:cert_no>/", acts.certificate_state, name="certificate_state"),
    path("bodies/<str:body_id>/state/", acts.body_state, name="body_state"),
    path("bodies/<str:body_id>/restore/", acts.body_restore, name="body_restore"),
    path("correct/<str:table>/<path:key>/", acts.correct, name="correct"),
    path("bodies/<str:body_id>/", pages.body, name="body"),
    path("certificates/<path:cert_no>/", pages.certificate, name="certificate"),
    path("organisations/<str:org_id>/", pages.organisation, name="organisation"),
    path("people/<str:person_id>/", person, name="person"),
    path("registrations/<path:registration_no>/", pages.registration, name="registration"),
    path("plans/<path:plan_id>/", pages.plan, name="plan"),
    path("rules/<path:rule_no>/", pages.rule, name="rule"),
    path("findings/<str:finding_id>/", finding, name="finding"),
    path("search/", search, name="search"),
    path("search/suggestions/", suggestions, name="suggestions"),
]
