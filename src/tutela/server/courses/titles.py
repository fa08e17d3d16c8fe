"""What roles and actions are called on the pages of the hub."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tutela.server.courses.rights import Action, Role

ROLE_NAMES: dict[Role, Promise] = {
    "organiser": _("Organiser"),
    "facilitator": _("Facilitator"),
    "co-facilitator": _("Co-facilitator"),
    "observer": _("Observer"),
}
ACTION_NAMES: dict[Action, Promise] = {
    "see course": _("See course"),
    "see plan": _("See plan"),
    "see room": _("See room"),
    "see results": _("See results"),
    "see shared thoughts": _("See shared thoughts"),
    "run room": _("Run room"),
    "change plan": _("Change plan"),
    "change course": _("Change course"),
    "erase shared thought": _("Erase shared thought"),
    "erase learner": _("Erase learner"),
    "invite members": _("Invite members"),
    "export course": _("Export course"),
    "archive course": _("Archive course"),
    "erase course": _("Erase course"),
}
