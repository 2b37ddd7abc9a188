"""The addresses of the public pages."""

from django.urls import path

from gongxin.portal.views.draws import (
    draw_page,
    draw_script,
    public_draw,
    public_draw_file,
    public_draw_receipt,
    public_draws,
)
from gongxin.portal.views.inspections import public_result, public_result_receipt, public_results, public_results_file
from gongxin.portal.views.ledger import check_page, ledger_file, public_ledger, states_bundle
from gongxin.portal.views.receipts import register, register_receipt

urlpatterns = [
    path("draws/", public_draws, name="public_draws"),
    path("draws/verify.js", draw_script, name="public_draw_script"),
    path("draws/verify.html", draw_page, name="public_draw_page"),
    path("draws/<slug:number>/", public_draw, name="public_draw"),
    path("draws/<slug:number>/receipts/<int:index>/", public_draw_receipt, name="public_draw_receipt"),
    path("draws/<slug:number>/<str:name>", public_draw_file, name="public_draw_file"),
    path("inspections/", public_results, name="public_results"),
    path("inspections/results.csv", public_results_file, name="public_results_file"),
    path("inspections/<slug:number>/", public_result, name="public_result"),
    path("inspections/<slug:number>/receipt/", public_result_receipt, name="public_result_receipt"),
    path("register/", register, name="public_register"),
    path("register/receipt/", register_receipt, name="public_receipt"),
    path("ledger/", public_ledger, name="public_ledger"),
    path("ledger/check.html", check_page, name="public_check_page"),
    path("ledger/states/<slug:name>", states_bundle, name="public_states"),
    path("ledger/log/<path:path>", ledger_file, name="public_ledger_file"),
]
