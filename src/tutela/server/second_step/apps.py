"""The second step as Django knows it."""

from django.apps import AppConfig


class SecondStepConfig(AppConfig):
    """Registers the room with Django."""

    name = "tutela.server.second_step"
    label = "second_step"
