"""The application: one app, the same noun in every layer."""

from django.apps import AppConfig


class MotionsConfig(AppConfig):
    name = "motions"
    verbose_name = "Nakoming"
