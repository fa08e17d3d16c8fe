"""Action plans as Django knows them."""

from django.apps import AppConfig


class ActionPlansConfig(AppConfig):
    """Registers the room with Django."""

    name = "tutela.server.actionplans"
    label = "actionplans"
