"""The OpenAPI description as a page that a person can read, drawn from the description itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import api

Schema = Mapping[str, Any]


class Field(NamedTuple):
    """A parameter or a key of a shape; `shape` names the shape it leads to, if any."""

    name: str
    type: str
    shape: str
    about: str


class Operation(NamedTuple):
    path: str
    summary: str
    shape: str
    fields: list[Field]


def description(request: HttpRequest) -> HttpResponse:
    return render(request, "api.html", described())


@cache
def described() -> dict[str, Any]:
    """What the page shows: it changes with the code alone."""
    document = api.get_openapi_schema()
    shapes = document["components"]["schemas"]
    return {
        "info": document["info"],
        "operations": [operation(path, item["get"]) for path, item in document["paths"].items()],
        "shapes": [
            (called(name), shape.get("description", ""), fields(shape))
            for name, shape in shapes.items()
            if not name.startswith("Asked")
        ],
    }


def operation(path: str, item: Schema) -> Operation:
    answer = item["responses"][200]["content"]["application/json"]["schema"]
    parameters = [
        field(one["name"], {**one["schema"], "description": one.get("description", "")})
        for one in item.get("parameters", [])
    ]
    return Operation(path, item.get("description", ""), summary_and_details(answer)[1], parameters)


def fields(shape: Schema) -> list[Field]:
    return [field(name, part) for name, part in shape.get("properties", {}).items()]


def field(name: str, part: Schema) -> Field:
    return Field(name, *summary_and_details(part), part.get("description", ""))


def summary_and_details(part: Schema) -> tuple[str, str]:
    """The type in words, and the name of the shape in it or ""."""
    if "$ref" in part:
        name = called(part["$ref"].rpartition("/")[2])
        return name, name
    if "anyOf" in part:
        types = [summary_and_details(one) for one in part["anyOf"]]
        return " or ".join(dict.fromkeys(kind for kind, _ in types)), next((n for _, n in types if n), "")
    if part.get("type") == "array":
        kind, shape = summary_and_details(part["items"])
        return f"list of {kind}", shape
    if choices := part.get("enum", [part["const"]] if "const" in part else []):
        return " or ".join(f"“{choice}”" for choice in choices), ""
    kind = str(part.get("type", "any"))
    return {"integer": "whole number"}.get(kind, kind), ""


def called(name: str) -> str:
    """Page_HeaderShape_ as Page of Header."""
    plain = name.removesuffix("_").replace("Shape", "")
    return plain.replace("Page_", "Page of ")
