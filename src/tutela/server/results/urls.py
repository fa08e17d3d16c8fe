"""Addresses of results."""

from __future__ import annotations

from django.urls import path

from tutela.server.results import comparing, desk, entering, filling, follow_up, sheets, words_page

_COURSE = "hub/desk/<uuid:course_id>/results/"

urlpatterns = [
    path(_COURSE, desk.results, name="results"),
    path(f"{_COURSE}count/", desk.count_results, name="count-results"),
    path(f"{_COURSE}report.<slug:ending>", desk.report_file, name="report-file"),
    path(f"{_COURSE}words/", words_page.said_words, name="said-words"),
    path(f"{_COURSE}words/<uuid:said_id>/erase/", words_page.erase_words, name="erase-words"),
    path(f"{_COURSE}attendance/", entering.attendance, name="attendance"),
    path(f"{_COURSE}tests/", entering.test_times, name="test-times"),
    path(f"{_COURSE}paper/<str:kind>/", sheets.paper, name="paper"),
    path(f"{_COURSE}paper/<str:kind>/words/take-out/", sheets.take_out_words, name="take-out-words"),
    path(f"{_COURSE}follow-up/", follow_up.slips, name="slips"),
    path(f"{_COURSE}follow-up/<int:months>.txt", follow_up.follow_up_file, name="follow-up-file"),
    path(f"{_COURSE}follow-up/handed-in/", follow_up.handed_in, name="handed-in"),
    path("hub/desk/compare/", comparing.compare, name="compare"),
    path("hub/me/results/", filling.my_results, name="my-results"),
    path("hub/me/forms/<uuid:filled_id>/take-back/", filling.take_back_form, name="take-back-form"),
    path("hub/me/follow-up/", follow_up.my_slip, name="my-slip"),
    path("hub/evaluation/<slug:form_id>/<int:round>/", filling.evaluation, name="evaluation"),
    path("hub/follow-up/", follow_up.follow_up, name="follow-up"),
]
