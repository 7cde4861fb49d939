"""Pages that tell about the archive itself, and what several views read from an address."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from cables.exports import TABLES
from cables.exports.package import package
from cables.measured import measured

MOST_PAGES = 100_000


def page_number(request: HttpRequest) -> int:
    """?page=3; whatever is no page is the first one."""
    text = request.GET.get("page", "")
    return min(int(text), MOST_PAGES) if text.isdecimal() and text.isascii() and len(text) < 9 else 1


def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "help.html")


def methods(request: HttpRequest) -> HttpResponse:
    return render(request, "methods.html", {"measured": measured()})


def about(request: HttpRequest) -> HttpResponse:
    told = {"operator": settings.OPERATOR, "contact": settings.CONTACT, "rights": settings.DATA_RIGHTS}
    return render(request, "about.html", {**told, "site": site(request)})


def data_dictionary(request: HttpRequest) -> HttpResponse:
    return render(request, "data_dictionary.html", {"tables": TABLES})


def data_package(request: HttpRequest) -> HttpResponse:
    return JsonResponse(package(site(request)), json_dumps_params={"indent": 1, "ensure_ascii": False})


def site(request: HttpRequest) -> str:
    """What stands before an address of this archive: https://archive.example"""
    return request.build_absolute_uri("/")[:-1]
