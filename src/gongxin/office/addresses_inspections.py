"""Addresses of inspections and name lists."""

from django.urls import path

from gongxin.office.views.inspections.board import inspecting, new_inspection
from gongxin.office.views.inspections.check import check, check_day, check_photo, check_send, check_worker
from gongxin.office.views.inspections.inspectors import inspector, inspectors, put_inspector
from gongxin.office.views.inspections.name_lists import fix_name_list, name_list, name_list_file, name_lists
from gongxin.office.views.inspections.one import inspection, inspection_document, inspection_photo, inspection_step
from gongxin.office.views.inspections.results import inspection_results, inspection_results_sheet

urlpatterns = [
    path("check/", check, name="check"),
    path("check/worker.js", check_worker, name="check_worker"),
    path("check/day", check_day, name="check_day"),
    path("check/send", check_send, name="check_send"),
    path("check/photo", check_photo, name="check_photo"),
    path("inspecting/", inspecting, name="inspecting"),
    path("inspecting/new/", new_inspection, name="new_inspection"),
    path("inspecting/results/", inspection_results, name="inspection_results"),
    path("inspecting/results/results.csv", inspection_results_sheet, name="inspection_results_sheet"),
    path("inspecting/lists/", name_lists, name="name_lists"),
    path("inspecting/lists/versions/<int:pk>/list.csv", name_list_file, name="name_list_file"),
    path("inspecting/lists/<slug:list_id>/", name_list, name="name_list"),
    path("inspecting/lists/<slug:list_id>/fix/", fix_name_list, name="fix_name_list"),
    path("inspecting/inspectors/", inspectors, name="inspectors"),
    path("inspecting/inspectors/enter/", put_inspector, name="put_inspector"),
    path("inspecting/inspectors/<str:number>/", inspector, name="inspector"),
    path("inspecting/<int:pk>/", inspection, name="inspection"),
    path("inspecting/<int:pk>/step/<slug:verb>/", inspection_step, name="inspection_step"),
    path("inspecting/<int:pk>/photos/<int:photo>.jpg", inspection_photo, name="inspection_photo"),
    path("inspecting/<int:pk>/documents/<slug:name>.pdf", inspection_document, name="inspection_document"),
]
