"""Results as Django knows them."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Registers the room with Django."""

    name = "tutela.server.results"
    label = "results"
