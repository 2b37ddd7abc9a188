"""The addresses of draws."""

from django.urls import path

from gongxin.office.views.draws.draws import draw, draws
from gongxin.office.views.draws.steps import carry_out, give_up, move_draw, substitute

urlpatterns = [
    path("draws/", draws, name="draws"),
    path("draws/<int:pk>/", draw, name="draw"),
    path("draws/<int:pk>/carry-out/", carry_out, name="carry_out_draw"),
    path("draws/<int:pk>/give-up/", give_up, name="give_up_draw"),
    path("draws/<int:pk>/substitute/", substitute, name="substitute_inspector"),
    path("draws/<int:pk>/<slug:verb>/", move_draw, name="move_draw"),
]
