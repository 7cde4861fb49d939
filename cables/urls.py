"""Addresses of the archive, grouped by noun. They freeze at the first release."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import URLPattern, URLResolver, path, re_path

from cables.api import api
from cables.api.description import description
from cables.api.methods import without_slash
from cables.sitemaps import SITEMAPS
from cables.views import (
    cables,
    charts,
    compare,
    files,
    front,
    history,
    machines,
    organizations,
    pages,
    places,
    problems,
    questions,
    releases,
    reports,
    searching,
    statistics,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.front, name="front"),
    path("search/", searching.search, name="search"),
    path("search/values/<slug:name>/", searching.facet, name="facet"),
    path("names/", searching.names, name="names"),
    # The same question as a file: /search.csv?q=visa (and /search/.csv, for whoever adds to the address).
    re_path(r"^search/?\.(?P<form>csv|json|txt)$", files.search, name="search-file"),
    re_path(r"^statistics/?\.(?P<form>csv|json|txt)$", files.statistics, name="statistics-file"),
    re_path(r"^organizations/?\.(?P<form>csv|json|txt)$", files.organizations, name="organizations-file"),
    re_path(r"^compare/?\.(?P<form>csv|json|txt)$", files.compare, name="compare-file"),
    re_path(r"^answers/?\.(?P<form>csv|json|txt)$", files.answers, name="answers-file"),
    re_path(r"^questions/?\.(?P<form>csv|json|txt)$", files.questions, name="questions-file"),
    re_path(r"^search/?\.atom$", machines.search_feed, name="search-feed"),
    # cables
    re_path(r"^cables/(?P<cable_id>[^/]{2,80})\.txt$", cables.as_text, name="cable-text"),
    re_path(
        r"^cables/(?P<cable_id>[^/]{2,80})\.(?P<form>bib|ris|csl\.json)$",
        cables.as_citation,
        name="cable-citation",
    ),
    re_path(r"^cables/(?P<cable_id>[^/]{2,80})\.json$", cables.as_json, name="cable-json"),
    re_path(r"^cables/(?P<cable_id>[^/]{2,80})\.csv$", files.cable, name="cable-table"),
    path("cables/<str:cable_id>/cite/", cables.citation_page, name="cable-cite"),
    path("cables/<str:cable_id>/report/", reports.cable_report, name="cable-report"),
    path("cables/<str:cable_id>/copies/", reports.cable_copies, name="cable-copies"),
    path("cables/<str:cable_id>/history/", history.cable_history, name="cable-history"),
    path("cables/<str:cable_id>/history/<str:key>/", history.paragraph_history, name="paragraph-history"),
    path("cables/<str:cable_id>/problem/", problems.problem, name="cable-problem"),
    path("cables/<str:cable_id>/", cables.cable, name="cable"),
    path("problems/<slug:number>/", problems.received, name="problem"),
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
    path("charts/<str:iso2>/<slug:kind>/<slug:key>/", charts.chart, name="chart"),
    re_path(
        r"^charts/(?P<iso2>[^/]+)/(?P<kind>[\w-]+)/(?P<key>\w+)\.(?P<form>csv|svg)$",
        charts.chart_file,
        name="chart-file",
    ),
    path("organizations/", organizations.organizations, name="organizations"),
    path("organizations/<slug:slug>/", organizations.organization, name="organization"),
    # about
    path("help/", pages.help_page, name="help"),
    path("methods/", pages.methods, name="methods"),
    path("about/", pages.about, name="about"),
    path("about/data/", pages.data_dictionary, name="data-dictionary"),
    path("datapackage.json", pages.data_package, name="data-package"),
    path("data/", releases.data, name="data"),
    path("data/<slug:name>.zip", releases.release, name="release-file"),
    # for programs
    path("api/", description, name="api-description"),
    re_path(r"^api/(?P<rest>[\w/-]+)/$", without_slash, name="api-slash"),
    path("api/", api.urls),
    path("oai", machines.oai, name="oai"),
    path("corrections.atom", machines.corrections_feed, name="corrections-feed"),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-part"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap-part"),
    path("robots.txt", machines.robots, name="robots"),
    path("llms.txt", machines.llms, name="llms"),
    path(".well-known/security.txt", releases.security, name="security"),
]
