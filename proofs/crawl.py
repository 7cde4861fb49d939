"""Every public address of an archive, and what it answers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import NamedTuple

from django.db.models import Q
from django.test import Client
from django.urls import URLPattern, URLResolver

from cables.figures.charts import Chart, charts
from cables.figures.choices import current
from cables.models import Cable, Organization, Paragraph, Question, Statistic, Topic
from cables.search import FACETS
from cables.sitemaps import SITEMAPS

FORMS = ("csv", "json", "txt")
LISTS = ("cables", "paragraphs", "answers", "statistics", "organizations", "questions", "facets")
# What is made anew each time: the secret of a form, the moment of an answer to a catalog.
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value="|<responseDate>)[^"<]+')
NEXT = re.compile(rb'"next": ?"http://testserver([^"]+)"')
CLOCKED = {"Date", "Expires"}  # the second stands where nothing may be kept, and is the first
FOLLOWED = re.compile(r"/api/(?!questions)(?!.*\bcursor=)")  # a page within a list leads no further
LONGEST_LIST = 40  # pages of a list of the API that are followed


class Answer(NamedTuple):
    """`told` is all of the response: status, headers but for the time, body."""

    address: str
    status: int
    told: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.told).hexdigest()


def ask(client: Client, address: str) -> Answer:
    """As a reader of whom nothing is known: the cookie of a form would tell him from one who saw none."""
    client.cookies.clear()
    response = client.get(address)
    # The policy's parts come in any order.
    parts = {name: "; ".join(sorted(value.split("; "))) for name, value in response.items()}
    headers = sorted(f"{name}: {value}" for name, value in parts.items() if name not in CLOCKED)
    body = TOKEN.sub(rb"\1", response.getvalue())
    told = f"{response.status_code}\n{chr(10).join(headers)}\n\n".encode() + body
    return Answer(address, response.status_code, told)


def answers(addresses: Iterable[str]) -> Iterator[Answer]:
    """One after the other; the pages of the API's lists are followed to their end, but for those of the
    questionnaires, which are no cable's."""
    client = Client(raise_request_exception=False)
    for address in addresses:
        answer = ask(client, address)
        yield answer
        for _ in range(LONGEST_LIST if FOLLOWED.match(address) else 0):
            following = NEXT.search(answer.told)
            if not following:
                break
            answer = ask(client, following[1].decode().replace("\\u0026", "&"))
            yield answer


def cables() -> list[str]:
    """All ids, those of withdrawn cables and stubs too."""
    return sorted(Cable.objects.values_list("cable_id", flat=True))


def paragraphs() -> list[tuple[str, str]]:
    rows = Paragraph.objects.filter(removed_at=None).order_by("cable__cable_id", "order")
    return list(rows.values_list("cable__cable_id", "key"))


def of_cables(*ends: str) -> Callable[[], list[str]]:
    return lambda: [f"/cables/{cable}{end}" for cable, end in product(cables(), ends)]


def of_paragraphs(*forms: str) -> Callable[[], list[str]]:
    return lambda: [f"/cables/{form.format(*place)}" for place, form in product(paragraphs(), forms)]


def both(*parts: Callable[[], list[str]]) -> Callable[[], list[str]]:
    return lambda: [address for part in parts for address in part()]


def here(*found: str) -> Callable[[], list[str]]:
    return lambda: list(found)


def files(name: str, *asked: str) -> Callable[[], list[str]]:
    return lambda: [f"/{name}.{form}{query}" for form, query in product(FORMS, ("", *asked))]


def slugs(before: str, model: type[Topic] | type[Organization]) -> Callable[[], list[str]]:
    return lambda: [f"/{before}/{slug}/" for slug in sorted(model.objects.values_list("slug", flat=True))]


def questions() -> list[tuple[int, str]]:
    """Those that a cable answers, or that some cable made up."""
    rows = Question.objects.filter(Q(answers__isnull=False) | Q(label=""))
    return sorted(set(rows.values_list("year", "code")))


def countries() -> list[str]:
    """Those that any cable is from, and one that none is from."""
    return sorted({str(country) for country in Cable.objects.values_list("country", flat=True)} | {"FR"})


def figures() -> list[str]:
    kinds = sorted(set(Statistic.objects.values_list("kind", flat=True)))
    return [f"/statistics/?kind={kind}" for kind in kinds]


def drawn() -> list[Chart]:
    return charts(current(), most=None)


def comparisons() -> list[str]:
    return [f"/compare/?topic={topic}" for topic in sorted(Topic.objects.values_list("slug", flat=True))]


# {name of the address in cables/urls.py: its addresses}; a name that is missing fails every crawl
ADDRESSES: dict[str, Callable[[], list[str]]] = {
    "front": here("/"),
    "search": here("/search/", "/search/?page=2", "/search/?sort=oldest"),
    "facet": lambda: [f"/search/values/{name}/" for name in FACETS],
    "names": here("/names/", *(f"/names/?q={begun}" for begun in ("ave", "la", "29", "07p"))),
    "search-file": files("search", "?section=prosecution", "?statistic=convictions"),
    "statistics-file": files("statistics", "?kind=victims-identified"),
    "organizations-file": files("organizations"),
    "compare-file": lambda: [
        address.replace("/?", f".{form}?") for address, form in product(comparisons()[:6], FORMS)
    ],
    "answers-file": files("answers"),
    "questions-file": files("questions"),
    "search-feed": here("/search.atom", "/search.atom?section=prosecution"),
    "cable-text": of_cables(".txt"),
    "cable-citation": both(
        of_cables(".bib", ".ris", ".csl.json"),
        of_paragraphs("{}.bib?paragraph={}"),
    ),
    "cable-json": of_cables(".json"),
    "cable-table": of_cables(".csv"),
    "cable-report": of_cables("/report/"),
    "cable-cite": both(of_cables("/cite/"), of_paragraphs("{}/cite/?paragraph={}")),
    "cable-copies": of_cables("/copies/"),
    "cable-history": of_cables("/history/"),
    "paragraph-history": of_paragraphs("{}/history/{}/"),
    "cable-problem": both(of_cables("/problem/"), of_paragraphs("{}/problem/?paragraph={}")),
    "problem": here("/problems/AAAAAAAAAA/"),
    "cable": both(
        of_cables("/", "/?source=beside", "/?marks=figures", "/?q=victims+court&source=beside"),
        of_paragraphs("{}/?cite={}"),
    ),
    "countries": here("/countries/"),
    "country": lambda: [f"/countries/{iso2}/" for iso2 in countries()],
    "coverage": here("/coverage/"),
    "topics": here("/topics/"),
    "topic": slugs("topics", Topic),
    "questions": here("/questions/"),
    "questionnaire": lambda: [f"/questions/{year}/" for year in sorted({year for year, _ in questions()})],
    "question": lambda: [f"/questions/{year}/{code}/" for year, code in questions()],
    "compare": both(here("/compare/"), comparisons),
    "statistics": both(here("/statistics/", "/statistics/?page=2"), figures),
    "chart": lambda: [chart.get_absolute_url() for chart in drawn()],
    "chart-file": lambda: [chart.file(form) for chart in drawn() for form in ("csv", "svg")],
    "organizations": here("/organizations/", "/organizations/?kind=NGO", "/organizations/?name=society"),
    "organization": slugs("organizations", Organization),
    "help": here("/help/"),
    "methods": here("/methods/"),
    "about": here("/about/"),
    "data-dictionary": here("/about/data/"),
    "data-package": here("/datapackage.json"),
    "data": here("/data/"),
    "release-file": here("/data/tip-cables-2026-01-01-000000000000.zip"),
    "security": here("/.well-known/security.txt"),
    "api-description": here("/api/"),
    "api-slash": here("/api/cables/"),
    "api": both(
        lambda: ["/api/openapi.json", *(f"/api/{name}{q}" for name in LISTS for q in ("", "?limit=7"))],
        lambda: [f"/api/cables/{cable}" for cable in cables()],
    ),
    "oai": both(
        here(*(f"/oai?verb={verb}" for verb in ("Identify", "ListSets", "ListMetadataFormats"))),
        here(*(f"/oai?verb=List{rows}&metadataPrefix=oai_dc" for rows in ("Records", "Identifiers"))),
        lambda: [
            f"/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:{cable}"
            for cable in cables()
        ],
    ),
    "corrections-feed": here("/corrections.atom"),
    "sitemap": here("/sitemap.xml"),
    "sitemap-part": lambda: [f"/sitemap-{section}.xml" for section in SITEMAPS],
    "robots": here("/robots.txt"),
    "llms": here("/llms.txt"),
    "error pages": here(
        "/nowhere/", "/cables/%20/", "/cables/07NOWHERE1/", "/questions/1900/1A/", "/search.pdf"
    ),
}


def names() -> set[str]:
    """Of all that cables/urls.py lists; the API by its namespace."""
    from cables.urls import urlpatterns

    found = {"api" if isinstance(one, URLResolver) else str(one.name) for one in urlpatterns}
    assert all(isinstance(one, URLPattern | URLResolver) for one in urlpatterns)
    return found


def unknown() -> set[str]:
    """Names that no crawl would visit."""
    return names() - ADDRESSES.keys()


def addresses() -> list[str]:
    """Of every name that the archive has, without repetition."""
    if missing := unknown():
        raise LookupError(f"No crawl visits {', '.join(sorted(missing))}: say in ADDRESSES where it is.")
    listed = (ADDRESSES[name]() for name in ADDRESSES if name in names() or name == "error pages")
    return list(dict.fromkeys(address for found in listed for address in found))
