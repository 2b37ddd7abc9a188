"""The addresses of what bodies do, and of those who answer them."""

from django.urls import path

from gongxin.office.body import anomaly, grade, keys, overview, report

urlpatterns = [
    path("my-body/", overview.my_body, name="my_body"),
    path("my-body/report/", report.report, name="report"),
    path("my-body/report/templates/", report.templates, name="report_templates"),
    path("my-body/report/<int:pk>/", report.submission, name="submission"),
    path("my-body/report/<int:pk>/mend/", report.mend, name="mend"),
    path("my-body/anomalies/", anomaly.anomaly_list, name="anomalies"),
    path("my-body/anomalies/<path:plan_id>/", anomaly.anomaly, name="anomaly"),
    path("my-body/grade/", grade.my_grade, name="my_grade"),
    path("my-body/grade/inputs/", grade.grade_inputs, name="grade_inputs"),
    path("my-body/grade/object/", grade.object_, name="object"),
    path("my-body/grade/objections/<int:pk>/withdraw/", grade.withdraw, name="withdraw_objection"),
    path("objections/", grade.objections, name="objections"),
    path("objections/<int:pk>/", grade.objection, name="objection"),
    path("my-body/keys/", keys.keys, name="keys"),
    path("my-body/keys/<int:pk>/end/", keys.end, name="end_key"),
]
