"""Takes a role in a course away, or an account with all its roles, so that no older backup gives them back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from django.contrib.auth.models import User
from django.db import transaction

from tutela.server.courses.models import Member
from tutela.server.erasing import empty_journal
from tutela.server.record import name_in_register, open_record

KIND, ACCOUNT = "member", "facilitator"
"""By which the register of erasures knows a role that was taken away, and an account that was erased."""


def remove_member(member: Member) -> None:
    """Take a role away; the register is written first."""
    open_record().register_rows([name_in_register(KIND, member.id)])
    member.delete()


def finish_removals() -> None:
    """Take away the roles in the register that are here again, after a restore.

    The last organiser of a course stays: who came in their place came after the backup, and somebody has to answer for
    the course.
    """
    removed = open_record().select_erased_rows(KIND, Member.objects.values_list("id", flat=True))
    for member in Member.objects.filter(id__in=removed):
        if not is_last_organiser(member):
            member.delete()


def is_last_organiser(member: Member) -> bool:
    """Tell whether a course would be without an organiser if it lost this one."""
    others = Member.objects.filter(course=member.course, role="organiser").exclude(id=member.id)
    return member.role == "organiser" and not others.exists()


def name_account(user: User) -> str:
    """Give the name of an account in the register: a digest of its number and the microsecond when it was made.

    The account's own name is not in it, so that nobody can find out from the register who ran courses here.
    """
    return name_in_register(ACCOUNT, _digest(user))


def find_left_alone(user: User) -> list[str]:
    """Give the titles of the courses that would be without an organiser if the account went."""
    roles = Member.objects.filter(user=user).select_related("course")
    return [role.course.title for role in roles if is_last_organiser(role)]


def erase_account(user: User, register: Callable[[Iterable[str]], None]) -> None:
    """Erase an account with its roles, its second step and the links it made; `register` writes the register first.

    Plans that it made stay, made by nobody.
    """
    register([name_account(user)])
    user.delete()
    transaction.on_commit(empty_journal)


def finish_accounts() -> None:
    """Erase the accounts in the register that are here again, after a restore; who alone organises a course stays."""
    register = open_record()
    for user in User.objects.all():
        if register.is_erased(ACCOUNT, _digest(user)) and not find_left_alone(user):
            user.delete()


def _digest(user: User) -> str:
    return hashlib.sha256(f"{user.pk} {user.date_joined.isoformat()}".encode()).hexdigest()[:32]
