"""Addresses of the archive, grouped by noun. They freeze at the first release."""

from django.urls import URLPattern, path, re_path

from cables.views import (
    cables,
    compare,
    files,
    front,
    organizations,
    pages,
    places,
    questions,
    searching,
    statistics,
)

urlpatterns: list[URLPattern] = [
    path("", front.front, name="front"),
    path("search/", searching.search, name="search"),
    # The same question as a file: /search.csv?q=visa (and /search/.csv, for whoever adds to the address).
    re_path(r"^search/?\.(?P<form>csv|json|txt)$", files.search, name="search-file"),
    re_path(r"^statistics/?\.(?P<form>csv|json|txt)$", files.statistics, name="statistics-file"),
    re_path(r"^organizations/?\.(?P<form>csv|json|txt)$", files.organizations, name="organizations-file"),
    re_path(r"^compare/?\.(?P<form>csv|json|txt)$", files.compare, name="compare-file"),
    re_path(r"^(?P<kind>answers|questions)/?\.(?P<form>csv|json|txt)$", files.selection, name="file"),
    # cables
    re_path(r"^cables/(?P<cable_id>[^/]{2,80})\.txt$", cables.as_text, name="cable-text"),
    re_path(
        r"^cables/(?P<cable_id>[^/]{2,80})\.(?P<form>bib|ris|csl\.json)$",
        cables.as_citation,
        name="cable-citation",
    ),
    re_path(r"^cables/(?P<cable_id>[^/]{2,80})\.json$", cables.as_json, name="cable-json"),
    path("cables/<str:cable_id>/", cables.cable, name="cable"),
    # places
    path("countries/", places.country_list, name="countries"),
    path("countries/<str:iso2>/", places.country, name="country"),
    path("coverage/", places.coverage, name="coverage"),
    # questions
    path("topics/", questions.topics, name="topics"),
    path("topics/<slug:slug>/", questions.topic, name="topic"),
    path("questions/", questions.years, name="questions"),
    path("questions/<int:year>/", questions.questionnaire, name="questionnaire"),
    path("questions/<int:year>/<str:code>/", questions.question, name="question"),
    path("compare/", compare.compare, name="compare"),
    # findings
    path("statistics/", statistics.statistics, name="statistics"),
    path("organizations/", organizations.organizations, name="organizations"),
    path("organizations/<slug:slug>/", organizations.organization, name="organization"),
    # about
    path("help/", pages.help_page, name="help"),
    path("methods/", pages.methods, name="methods"),
    path("robots.txt", pages.robots, name="robots"),
]
