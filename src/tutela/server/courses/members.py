"""The people who run a course: invited by a link that works once or by the name of their account."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tutela.server.codes import draw_code
from tutela.server.courses.models import Course, Invitation, Member
from tutela.server.courses.removal import is_last_organiser, remove_member
from tutela.server.courses.rights import ROLES, account_of, find_course, may_give, rights_in
from tutela.server.courses.titles import ROLE_NAMES
from tutela.server.erasing import erase_rows
from tutela.server.site import is_loopback

VALID_FOR = timedelta(days=7)
ROLE_TITLES = {
    "organiser": gettext_lazy("Organiser: answers for the course and its people"),
    "facilitator": gettext_lazy("Facilitator: runs the course, invites others"),
    "co-facilitator": gettext_lazy("Co-facilitator: helps to run it"),
    "observer": gettext_lazy("Observer: looks on"),
}


class InviteForm(forms.Form):
    """A role, and the name of an account; without a name a link is made."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("Name of an account on this hub (left empty, you get a link to send)"),
        max_length=150,
        required=False,
    )

    def __init__(self, own: str, data: object = None) -> None:
        super().__init__(data, initial={"role": "co-facilitator"})  # type: ignore[arg-type]
        roles = [role for role in reversed(ROLES) if may_give(own, role)]
        self.fields["role"].choices = [(role, ROLE_TITLES[role]) for role in roles]  # type: ignore[attr-defined]


def digest_of(token: str) -> str:
    """Give what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_invitation(token: str, now: datetime) -> Invitation | None:
    """Give the invitation of a token that still works."""
    found = Invitation.objects.select_related("course").filter(token_digest=digest_of(token), expires_at__gt=now)
    return found.first()


def take_invitation(invitation: Invitation, user_id: int) -> bool:
    """Give the person the role and use the link up; False where somebody used it in this very moment.

    Who has a role in the course already keeps it.
    """
    with transaction.atomic():
        if not erase_rows(Invitation.objects.filter(id=invitation.id)):
            return False
        Member.objects.get_or_create(
            course_id=invitation.course_id, user_id=user_id, defaults={"role": invitation.role}
        )
    return True


def _own_role(request: HttpRequest, course: Course) -> str:
    return Member.objects.get(course=course, user_id=account_of(request)).role


@login_required
@require_safe
def members(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """List who has which role, and the links that are still open."""
    return _show(request, find_course(request, course_id, "see course"))


def _open_links(course: Course) -> list[dict[str, object]]:
    names = {str(role): name for role, name in ROLE_NAMES.items()}
    links = course.invitations.filter(expires_at__gt=timezone.now())
    return [{"id": one.id, "role": names.get(one.role, one.role), "expires_at": one.expires_at} for one in links]


def _show(
    request: HttpRequest, course: Course, form: InviteForm | None = None, *, link: str = "", status: int = 200
) -> HttpResponse:
    own, rights = _own_role(request, course), rights_in(request, course)
    people = [
        {
            "member": member,
            "title": ROLE_TITLES.get(member.role, member.role),
            "may_change": "invite members" in rights and may_give(own, member.role),
            "is_own": member.user_id == account_of(request),
        }
        for member in course.members.select_related("user").order_by("since")
    ]
    said = {
        "course": course,
        "rights": rights,
        "people": people,
        "roles": [(role, ROLE_TITLES[role]) for role in ROLES if may_give(own, role)],
        "form": form or InviteForm(own),
        "open": _open_links(course) if "invite members" in rights else (),
        "link": link,
        "code": draw_code(link) if link else "",
        "is_here": is_loopback(request) and not request.is_secure(),
    }
    return render(request, "hub/members.html", said, status=status)


@login_required
@require_POST
def invite(request: HttpRequest, course_id: uuid.UUID) -> HttpResponse:
    """Invite by the name of an account, or make a link that is shown once."""
    course = find_course(request, course_id, "invite members")
    form = InviteForm(_own_role(request, course), request.POST)
    if not form.is_valid():
        return _show(request, course, form, status=422)
    role, name = form.cleaned_data["role"], form.cleaned_data["name"]
    if not name:
        token = secrets.token_urlsafe(24)
        Invitation.objects.create(
            course=course,
            role=role,
            token_digest=digest_of(token),
            made_by_id=account_of(request),
            expires_at=timezone.now() + VALID_FOR,
        )
        return _show(request, course, link=request.build_absolute_uri(reverse("invitation", args=[token])))
    user = get_user_model().objects.filter(username=name).first()
    if user is None:
        form.add_error("name", _("No account has this name. Leave the field empty to get a link to send."))
        return _show(request, course, form, status=422)
    _member, is_new = Member.objects.get_or_create(course=course, user=user, defaults={"role": role})
    if not is_new:
        form.add_error("name", _("This person has a role in the course. Change it in the list."))
        return _show(request, course, form, status=422)
    messages.success(request, _("%(name)s now has a role in the course.") % {"name": name})
    return redirect("members", course.id)


@login_required
@require_POST
def revoke(request: HttpRequest, course_id: uuid.UUID, invitation_id: uuid.UUID) -> HttpResponse:
    """Take an open link back."""
    course = find_course(request, course_id, "invite members")
    if not erase_rows(Invitation.objects.filter(id=invitation_id, course=course)):
        raise Http404
    messages.success(request, _("The link no longer works."))
    return redirect("members", course.id)


@login_required
@require_POST
def change_role(request: HttpRequest, course_id: uuid.UUID, member_id: uuid.UUID) -> HttpResponse:
    """Give a member another role, or none; the last organiser stays."""
    course = find_course(request, course_id, "invite members")
    own, role = _own_role(request, course), request.POST.get("role", "")
    with transaction.atomic():
        Course.objects.select_for_update().get(id=course.id)
        member = get_object_or_404(Member, id=member_id, course=course)
        if not may_give(own, member.role) or (role and not may_give(own, role)):
            messages.error(request, _("Your own role does not allow this."))
        elif role != "organiser" and is_last_organiser(member):
            messages.error(request, _("A course keeps one organiser. Make somebody else organiser first."))
        elif role:
            member.role = role
            member.save(update_fields=["role"])
            messages.success(request, _("The role is changed."))
        else:
            remove_member(member)
            messages.success(request, _("This person has no role in the course any more."))
            if member.user_id == account_of(request):
                return redirect("desk")
    return redirect("members", course.id)
