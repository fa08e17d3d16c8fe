"""Addresses of the evidence pages; those that take files are named in `uploads` too."""

from __future__ import annotations

from django.urls import path

from tutela.server.evidence import views

urlpatterns = [
    path("hub/evidence/", views.evidence, name="evidence"),
    path("hub/evidence/profile/", views.profile, name="evidence-profile"),
    path("hub/evidence/estimate/", views.estimate, name="evidence-estimate"),
    path("hub/evidence/<str:run_id>/", views.run, name="evidence-run"),
    path("hub/evidence/<str:run_id>/erase/", views.erase, name="evidence-erase"),
    path("hub/evidence/<str:run_id>/save/", views.save, name="evidence-save"),
    path("hub/evidence/<str:run_id>/<str:name>", views.file, name="evidence-file"),
]
