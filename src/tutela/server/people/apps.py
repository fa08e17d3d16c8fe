"""People as Django knows them."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the room with Django."""

    name = "tutela.server.people"
    label = "people"
