"""Plans as Django knows them."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Registers the room with Django."""

    name = "tutela.server.plans"
    label = "plans"
