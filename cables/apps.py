"""The archive as a Django application."""

from django.apps import AppConfig


class CablesConfig(AppConfig):
    name = "cables"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Cable archive"
