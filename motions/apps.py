"""The application: one app, the same noun in every layer."""

from django.apps import AppConfig


class MotionsConfig(AppConfig):
    name = "motions"
    verbose_name = "Nakoming"

    def ready(self) -> None:
        # Registers the checks; they are made of models, which are not there before this moment.
        from motions import checks  # noqa: F401
