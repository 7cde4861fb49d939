"""Countries and posts at the desk."""

from __future__ import annotations

from django.contrib import admin

from cables.models import Country, Post

from .base import ReadOnlyAdmin


@admin.register(Country)
class CountryAdmin(ReadOnlyAdmin):
    list_display = ("name", "iso2", "geo_tag", "sample")
    list_filter = ("sample",)
    search_fields = ("name__unaccent", "iso2", "geo_tag")
    readonly_fields = ("neighbours",)


@admin.register(Post)
class PostAdmin(ReadOnlyAdmin):
    list_display = ("code", "name", "country", "routing_indicator", "sample")
    list_filter = ("sample",)
    list_select_related = ("country",)
    search_fields = ("code", "name__unaccent", "country__name__unaccent")
