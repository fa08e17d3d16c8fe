"""Takes a role in a course away, so that no older backup gives it back."""

from __future__ import annotations

from tutela.server.courses.models import Member
from tutela.server.record import name_in_register, open_record

KIND = "member"
"""By which the register of erasures knows a role that was taken away."""


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
