"""Every address of the hub that Django answers; `/xapi/` and `/learn/` are answered before it (see `asgi`)."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import include, path
from django.views.generic import RedirectView

from tutela.server import accounts, health, own_account, welcome
from tutela.server.actionplans.urls import urlpatterns as action_plans
from tutela.server.courses import ending, invitations, members
from tutela.server.courses import views as courses
from tutela.server.evidence.urls import urlpatterns as evidence
from tutela.server.export import export
from tutela.server.live import desk_views as live_desk
from tutela.server.live import phone_views as live_phone
from tutela.server.people import shared_texts, thoughts
from tutela.server.people import views as people
from tutela.server.results.urls import urlpatterns as results
from tutela.server.second_step import views as second_step

urlpatterns = [
    path("", welcome.welcome, name="welcome"),
    path("learn/", RedirectView.as_view(url="/learn/index.html")),
    path("health", health.health, name="health"),
    path("hub/join/", people.join, name="join"),
    path("hub/continue/", people.continue_elsewhere, name="continue"),
    path("hub/me/", people.me, name="me"),
    path("hub/me/thoughts/<uuid:text_id>/take-back/", people.take_back, name="take-back-thought"),
    path("hub/me/phrase/", people.new_phrase, name="new-phrase"),
    path("hub/me/leave/", people.leave, name="leave-device"),
    path("hub/me/erase/", people.erase_me, name="erase-me"),
    path("hub/shared-texts/", shared_texts.shared_texts, name="shared-texts"),
    path("hub/sign-in/", accounts.SignIn.as_view(), name="sign-in"),
    path("hub/sign-in/code/", second_step.sign_in_code, name="sign-in-code"),
    path("hub/account/", own_account.account, name="account"),
    path("hub/account/password/", own_account.change_password, name="change-password"),
    path("hub/account/erase/", own_account.erase, name="erase-account"),
    path("hub/account/second-step/", second_step.set_up, name="second-step"),
    path("hub/account/second-step/off/", second_step.switch_off, name="second-step-off"),
    path("hub/invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("hub/sign-out/", LogoutView.as_view(next_page="welcome"), name="sign-out"),
    path("hub/first/<str:token>/", accounts.first_account, name="first-account"),
    path("hub/desk/", courses.desk, name="desk"),
    path("hub/desk/<uuid:course_id>/", courses.course, name="course"),
    path("hub/desk/roles/", courses.roles, name="roles"),
    path("hub/desk/<uuid:course_id>/referral/", courses.referral, name="referral"),
    path("hub/desk/<uuid:course_id>/clock/", courses.clock, name="course-clock"),
    path("hub/desk/<uuid:course_id>/places/", courses.places, name="course-places"),
    path("hub/desk/<uuid:course_id>/title/", courses.rename, name="rename-course"),
    path("hub/desk/<uuid:course_id>/members/", members.members, name="members"),
    path("hub/desk/<uuid:course_id>/members/invite/", members.invite, name="invite"),
    path("hub/desk/<uuid:course_id>/members/link/<uuid:invitation_id>/", members.revoke, name="revoke-invitation"),
    path("hub/desk/<uuid:course_id>/members/<uuid:member_id>/", members.change_role, name="change-role"),
    path("hub/desk/<uuid:course_id>/thoughts/", thoughts.thoughts, name="thoughts"),
    path("hub/desk/<uuid:course_id>/thoughts/<uuid:text_id>/erase/", thoughts.take_out, name="take-out-thought"),
    path("hub/desk/<uuid:course_id>/archive/", ending.archive, name="archive-course"),
    path("hub/desk/<uuid:course_id>/export/", export, name="export-course"),
    path("hub/desk/<uuid:course_id>/erase/", ending.erase, name="erase-course"),
    path("hub/desk/<uuid:course_id>/plan/", include("tutela.server.plans.urls")),
    path("hub/desk/<uuid:course_id>/close/", courses.close_course, name="close-course"),
    path("hub/desk/<uuid:course_id>/erase/<uuid:learner_id>/", courses.erase_from_course, name="erase-from-course"),
    *evidence,
    *results,
    *action_plans,
    path("hub/desk/<uuid:course_id>/room/", live_desk.desk_room, name="live-desk"),
    path("hub/desk/<uuid:course_id>/room/open/", live_desk.open_room, name="live-open"),
    path("hub/desk/<uuid:course_id>/room/screen/", live_desk.screen, name="live-screen"),
    path("hub/desk/<uuid:course_id>/room/groups/", live_desk.printed_groups, name="live-groups"),
    path("hub/desk/<uuid:course_id>/room/do/<str:deed>/", live_desk.do, name="live-do"),
    path("hub/room/", live_phone.phone, name="live-phone"),
    path("hub/room/mine/", live_phone.mine, name="live-mine"),
    path("hub/room/act/", live_phone.act, name="live-act"),
]

handler400 = "tutela.server.welcome.bad_request"
handler403 = "tutela.server.welcome.forbidden"
handler404 = "tutela.server.welcome.not_found"
handler500 = "tutela.server.welcome.failed"
