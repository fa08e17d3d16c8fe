"""Addresses of action plans."""

from __future__ import annotations

from django.urls import path

from tutela.server.actionplans import views

_COURSE = "hub/desk/<uuid:course_id>/action-plan/"

urlpatterns = [
    path(_COURSE, views.action_plan, name="action-plan"),
    path(f"{_COURSE}add/<slug:part>/", views.add, name="add-row"),
    path(f"{_COURSE}change/<uuid:piece_id>/", views.change, name="change-row"),
    path(f"{_COURSE}rows/", views.merge_or_erase, name="plan-rows"),
    path(f"{_COURSE}plan.<slug:ending>", views.plan_file, name="plan-file"),
    path("hub/me/action-plan/", views.my_action_plan, name="my-action-plan"),
]
