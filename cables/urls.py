"""Addresses of the archive, grouped by noun."""

from django.urls import URLPattern

app_name = "cables"
urlpatterns: list[URLPattern] = []
