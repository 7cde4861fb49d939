"""Whether a database and this version of the archive belong together."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.loader import MigrationLoader


def unfit() -> str:
    """What is wrong, as a sentence with what to do; nothing where its tables are those of this version."""
    loader = MigrationLoader(connection)
    if told := newer(loader):
        return told
    missing = loader.graph.nodes.keys() - loader.applied_migrations.keys()
    if missing:
        return f"Migrations that the database lacks: {len(missing)}. Run `up` or `manage.py migrate`."
    return ""


def newer(loader: MigrationLoader | None = None) -> str:
    """The same where a later version of the archive has changed the database."""
    loader = loader or MigrationLoader(connection)
    replaced = {name for one in loader.disk_migrations.values() for name in one.replaces}
    strange = loader.applied_migrations.keys() - loader.disk_migrations.keys() - replaced
    # A database may hold traces of apps that are not installed any more.
    if names := sorted(name for app, name in strange if app in loader.migrated_apps):
        return f"The database is of a newer version of the archive ({names[-1]}). Install that version."
    return ""
