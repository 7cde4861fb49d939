"""Every address that the project answers to, by walking the resolver, and one living example of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, URLResolver, get_resolver

from cables.figures.charts import charts
from cables.figures.choices import current
from cables.models import Cable, Report

# What stands for the arguments of a public address.
EXAMPLES = {
    "cable_id": "07PORTLISSE612",
    "form": "json",
    "rest": "cables",
    "name": "country",
    "slug": "country-role",
    "year": "2007",
    "code": "29F",
    "section": "cables",
    "key": "par1",
    "app_label": "cables",
    "url": "nothing-there",
    "content_type_id": "0",
    "object_id": "0",
}
SOMEBODY = "somebody"
FORMS = {"cable-citation": "bib"}
# What stands for the arguments of the desk's own addresses: a model, whose first row is taken, or the words.
DESK = {
    "desk-verdict": ("statistic", {"kind": "statistic"}),
    "desk-edit": ("statistic", {"kind": "statistic"}),
    "desk-tool": ("", {"name": "withhold"}),
    "desk-batch": ("", {}),
}
ASKED = {"compare-file": "?topic=country-role", "desk-bulk": "?doubt=unchecked"}
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


class Route(NamedTuple):
    """An address as the table writes it, and its name."""

    address: str
    name: str


def routes() -> list[Route]:
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: Any, before: str, namespace: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, address, pattern.namespace or namespace)
        elif isinstance(pattern, URLPattern):
            name = f"{namespace}:{pattern.name}" if namespace else str(pattern.name)
            yield Route(re.sub(r"<\w+:", "<", simplify_regex(address)).replace("\\", ""), name)


def example(route: Route) -> str:
    """An address of this route at which there is something."""
    of_model = re.fullmatch(r"/admin/(\w+)/(\w+)/<(?:object_id|id)>/.*", route.address)
    country = Cable.objects.values_list("country", flat=True).get(cable_id=EXAMPLES["cable_id"])
    known = EXAMPLES | {"form": FORMS.get(route.name, "json"), "iso2": str(country)}
    if of_model:
        known |= {"object_id": _first(*of_model.groups()), "id": _first(*of_model.groups())}
    if route.name == "organization":
        known["slug"] = "lantern-foundation"
    if route.name == "problem":
        known["number"] = str(Report.objects.values_list("number", flat=True).get())
    if route.name in ("chart", "chart-file"):
        series = charts(current())[0].series
        known |= {"iso2": series.country, "kind": series.kind, "key": series.key, "form": "svg"}
    if route.name in DESK:
        model, words = DESK[route.name]
        known |= words | {"pk": _first("cables", model) if model else "0"}
    asked = ASKED.get(route.name, "")
    address = ARGUMENT.sub(lambda found: known[found[1]], route.address)
    return re.sub(r"(?<=\w)/\.", ".", address) + asked


def _first(app: str, model: str) -> str:
    """A row that the test's world holds."""
    rows = apps.get_model(app, model)._default_manager
    if model == "user":
        rows = rows.filter(username=SOMEBODY)  # not the one who asks
    row = rows.order_by("pk").first()
    return str(row.pk) if row else "0"
