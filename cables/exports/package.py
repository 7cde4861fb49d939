"""The files as a Frictionless Data Package: what each column holds, for programs."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from cables.exports.citations import ARCHIVE
from cables.exports.columns import TABLES, Table


def package(site: str) -> dict[str, Any]:
    """https://specs.frictionlessdata.io/tabular-data-package/"""
    return {
        "profile": "tabular-data-package",
        "name": "tip-cables",
        "title": ARCHIVE,
        "homepage": f"{site}/",
        "description": settings.DATA_RIGHTS,
        "resources": [resource(name, table, site) for name, table in TABLES.items()],
    }


def resource(name: str, table: Table, site: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [column.described() for column in table.columns]}
    if table.columns[0].name == "figure_id":
        schema["primaryKey"] = "figure_id"
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": table.title,
        "description": table.row,
        "path": f"{site}{table.path}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
