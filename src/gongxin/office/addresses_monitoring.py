"""Addresses of risk monitoring and warning."""

from django.urls import path

from gongxin.office.views.monitoring import rules
from gongxin.office.views.monitoring.back_tests import back_test, back_tests
from gongxin.office.views.monitoring.board import warnings
from gongxin.office.views.monitoring.explanations import explanation, explanations
from gongxin.office.views.monitoring.precision import precision
from gongxin.office.views.monitoring.risk_points import risk_points
from gongxin.office.views.monitoring.warning import evidence, hand_over, settle_hand_over, step, warning

urlpatterns = [
    path("warnings/", warnings, name="warnings"),
    path("warnings/<int:pk>/", warning, name="warning"),
    path("warnings/<int:pk>/records/<str:finding_id>/", evidence, name="warning_evidence"),
    path("warnings/<int:pk>/hand-over/", hand_over, name="hand_over"),
    path("warnings/<int:pk>/step/<slug:verb>/", step, name="warning_step"),
    path("hand-overs/<int:pk>/<slug:answer>/", settle_hand_over, name="settle_hand_over"),
    path("explanations/", explanations, name="explanations"),
    path("explanations/<int:pk>/", explanation, name="explanation"),
    path("monitoring/risk-points/", risk_points, name="risk_points"),
    path("monitoring/rules/", rules.detector_rules, name="detector_rules"),
    path("monitoring/rules/snooze/", rules.add_snooze, name="add_snooze"),
    path("monitoring/rules/snooze/<int:pk>/wake/", rules.wake, name="wake"),
    path("monitoring/rules/shadow/", rules.add_shadow, name="add_shadow"),
    path("monitoring/rules/shadow/<int:pk>/end/", rules.leave_shadow, name="leave_shadow"),
    path("monitoring/precision/", precision, name="precision"),
    path("monitoring/back-tests/", back_tests, name="back_tests"),
    path("monitoring/back-tests/<int:pk>/", back_test, name="back_test"),
]
