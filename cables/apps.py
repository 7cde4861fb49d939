"""The archive as a Django application."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class CablesConfig(AppConfig):
    name = "cables"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Cable archive"

    def ready(self) -> None:
        from cables.logins.roles import make_groups
        from cables.publishing.reading_room import close, furnish, stay_inside
        from cables.publishing.rebuilding import settle_migrated

        post_migrate.connect(make_groups, dispatch_uid="roles")
        pre_migrate.connect(close, sender=self, dispatch_uid="reading room")
        post_migrate.connect(furnish, sender=self, dispatch_uid="reading room")
        post_migrate.connect(settle_migrated, sender=self, dispatch_uid="passages")
        connection_created.connect(stay_inside, dispatch_uid="reading room")


class DeskConfig(AdminConfig):
    """The correction desk in place of Django's own admin site."""

    default_site = "cables.logins.site.Desk"
