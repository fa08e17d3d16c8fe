"""Courses as Django knows them."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    """Registers the room with Django."""

    name = "tutela.server.courses"
    label = "courses"
