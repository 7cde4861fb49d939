"""Pages that tell about the archive itself, and what several views read from an address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
