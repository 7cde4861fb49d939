"""The API does what its description says, whatever it is asked; and the description is for people too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from lxml import html
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from cables.api import api
from cables.search import FACETS

from . import world

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]


@pytest.fixture
def schema(db: None) -> Iterator[Any]:
    """Requests go through the WSGI application; the test's transaction outlives each of them."""
    world.load()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(reverse("api:openapi-json"), get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


EXAMPLES = 20
# Any text at all may be asked for as a cable's id, so that there is nothing that its schema rules out.
ASKED = [
    (path, mode)
    for path in api.get_openapi_schema()["paths"]
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    if mode is GenerationMode.POSITIVE or "{" not in path
]


@pytest.mark.parametrize(("path", "mode"), ASKED, ids=[f"{path} {mode.value}" for path, mode in ASKED])
def test_every_answer_is_as_described(schema: Any, path: str, mode: GenerationMode) -> None:
    operation = schema[path]["GET"]

    @given(operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def ask(case: Any) -> None:
        # This client does not unpack what travels compressed.
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    ask()


def test_every_filter_of_the_search_page_is_a_parameter_of_every_list() -> None:
    for path, item in api.get_openapi_schema()["paths"].items():
        names = {parameter["name"] for parameter in item["get"]["parameters"]}
        if path.endswith("/questions"):
            assert {"year", "section", "topic", "question", "limit", "cursor"} == names
            continue
        if "{" not in path:
            assert {"q", "replaced", *FACETS} <= names, path
        if not path.endswith(("/facets", "}")):
            assert {"sort", "limit", "cursor"} <= names, path


def test_everything_in_the_description_is_explained() -> None:
    document = api.get_openapi_schema()
    for item in document["paths"].values():
        assert item["get"]["description"]
        assert all(parameter.get("description") for parameter in item["get"]["parameters"][:-3])
    for name, shape in document["components"]["schemas"].items():
        assert shape.get("description"), name


@pytest.mark.django_db
def test_the_readable_page_names_every_address_parameter_and_key() -> None:
    response = Client().get("/api/")
    said = html.fromstring(response.content).text_content()
    document = api.get_openapi_schema()
    for path, item in document["paths"].items():
        assert f"GET {path}" in said
        assert all(parameter["name"] in said for parameter in item["get"]["parameters"])
    for shape in document["components"]["schemas"].values():
        assert all(key in said for key in shape["properties"])


@pytest.mark.django_db
def test_the_readable_page_leads_nowhere_else_and_every_anchor_is_there() -> None:
    page = html.fromstring(Client().get("/api/").content)
    assert not [address for address in page.xpath("//@src | //link/@href") if not address.startswith("/")]
    anchors = set(page.xpath("//@id"))
    assert {link[1:] for link in page.xpath("//main//a/@href") if link.startswith("#")} <= anchors


@pytest.mark.django_db
def test_the_page_shows_names_in_backticks_as_code() -> None:
    page = html.fromstring(Client().get("/api/").content)
    assert "`" not in page.xpath("string(//main)")
    assert page.xpath("//header//code")
