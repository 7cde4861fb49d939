"""For library catalogs: every cable in Dublin Core, harvested by OAI-PMH 2.0.

Records are the held cables, their sets countries and reporting years. A withdrawn cable is a deleted record
of no set, since it keeps to itself where it is from; whoever harvests sets learns of it by asking for it. A
record has the date of the last change to its cable, or to the cable's TAGS.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings
from django.db.models import Max, QuerySet
from django.urls import reverse
from oaipmh import error
from oaipmh.common import Header, Identify, Metadata
from oaipmh.metadata import MetadataRegistry
from oaipmh.server import (
    NS_OAIDC,
    NS_XSI,
    BatchingResumption,
    ServerBase,
    decodeResumptionToken,
    oai_dc_writer,
)

from cables.exports.citations import cite
from cables.exports.feeds import ARCHIVE, BEGINNING, plain
from cables.models import Cable, CableTag, Country
from cables.models.history import EVENTS
from cables.publishing.reading_room import in_the_stacks

PREFIX = "oai_dc"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
BATCH = 100
VERBS = {"Identify", "ListMetadataFormats", "ListSets", "ListIdentifiers", "ListRecords", "GetRecord"}
TOKEN = {"metadataPrefix", "set", "from_", "until", "batch_size"}  # what the library writes into one
MOST = 1_000_000
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)
SET = re.compile(r"country-(?P<country>[A-Z]{2})|year-(?P<reporting_year>\d{4})", re.ASCII)


def harvested(asked: Iterable[tuple[str, list[str]]], site: str) -> bytes:
    """The answer in XML, also to what cannot be answered. `asked` are the arguments with all their values,
    `site` is what stands before an address."""
    return bytes(Repository(Catalog(site)).handleRequest(arguments(asked)))


def arguments(asked: Iterable[tuple[str, list[str]]]) -> dict[str, str]:
    """As the library takes them. It knows no repeated argument, no character without a place in XML, and
    fails at a year of twenty digits."""
    found = {plain(name) if len(values) == 1 else f"repeated {plain(name)}": plain(values[-1])
             for name, values in asked}  # fmt: skip
    for name in ("from", "until"):
        if name in found and not MOMENT.fullmatch(found[name]):
            found[name] = "no date"
    return found


class Catalog:
    """What the library asks for; its names are those of the protocol's verbs."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.before = f"oai:{urlsplit(site).hostname}:"

    def identify(self) -> Identify:
        contact = settings.CONTACT.removeprefix("mailto:")
        return Identify(
            repositoryName=ARCHIVE,
            baseURL=self.site + reverse("oai"),
            protocolVersion="2.0",
            adminEmails=[contact] if "@" in contact else [],
            earliestDatestamp=min(changes().values(), default=BEGINNING).replace(tzinfo=None),
            deletedRecord="transient",
            granularity="YYYY-MM-DDThh:mm:ssZ",
            compression=["identity"],
            toolkit_description=False,
        )

    def listMetadataFormats(self, identifier: str | None = None) -> list[tuple[str, str, str]]:
        if identifier is not None:
            self.found(identifier)
        return [(PREFIX, SCHEMA, NS_OAIDC)]

    def listSets(self, cursor: int, batch_size: int) -> list[tuple[str, str, None]]:
        public = Cable.objects.public()
        countries = Country.objects.filter(pk__in=public.values("country")).order_by("pk")
        years = public.values_list("reporting_year", flat=True)
        sets = [(f"country-{one.pk}", one.name, None) for one in countries]
        sets += [(f"year-{year}", f"Reporting year {year}", None) for year in sorted({*filter(None, years)})]
        return sets[cursor : cursor + batch_size]

    def listIdentifiers(self, **asked: Any) -> list[Header]:
        return [header for header, _, _ in self.listRecords(**asked)]

    def listRecords(
        self,
        metadataPrefix: str,
        cursor: int,
        batch_size: int,
        set: str | None = None,
        from_: datetime | None = None,
        until: datetime | None = None,
    ) -> list[tuple[Header, Metadata | None, None]]:
        known(metadataPrefix)
        changed = changes()
        since = (from_ or datetime.min).replace(tzinfo=UTC)
        up_to = (until or datetime.max).replace(microsecond=999_999, tzinfo=UTC)
        held = records(set).order_by("pk").values_list("pk", flat=True)
        chosen = [pk for pk in held if since <= changed[pk] <= up_to]
        return self.told(chosen[cursor : cursor + batch_size], changed)

    def getRecord(self, metadataPrefix: str, identifier: str) -> tuple[Header, Metadata | None, None]:
        known(metadataPrefix)
        found = self.found(identifier)
        (record,) = self.told([found], changes([found]))
        return record

    def found(self, identifier: str) -> int:
        """The primary key of the cable."""
        cable_id = unquote(identifier.removeprefix(self.before))
        found = records().filter(cable_id=cable_id).values_list("pk", flat=True).first()
        if found is None or identifier != self.identifier(cable_id):
            raise error.IdDoesNotExistError("There is no record with this identifier.")
        return found

    def identifier(self, cable_id: str) -> str:
        return f"{self.before}{quote(cable_id, safe='')}"

    def told(
        self, chosen: Collection[int], changed: Mapping[int, datetime]
    ) -> list[tuple[Header, Metadata | None, None]]:
        cables = Cable.objects.filter(pk__in=chosen).order_by("pk")
        tags: dict[int, list[str]] = {}
        for row in CableTag.objects.filter(cable__in=chosen).select_related("tag"):
            tags.setdefault(row.cable_id, []).append(row.tag.meaning or row.tag_id)
        return [
            (
                self.header(cable, changed[cable.pk]),
                None if cable.withdrawn_at else self.dublin_core(cable, tags.get(cable.pk, [])),
                None,
            )
            for cable in cables.select_related("post", "country", "superseded_by")
        ]

    def header(self, cable: Cable, changed: datetime) -> Header:
        sets = [f"country-{cable.country_id}"] if cable.country_id else []
        sets += [f"year-{cable.reporting_year}"] if cable.reporting_year else []
        identifier, gone = self.identifier(cable.cable_id), bool(cable.withdrawn_at)
        return Header(None, identifier, changed.replace(tzinfo=None), [] if gone else sets, gone)

    def dublin_core(self, cable: Cable, tags: list[str]) -> Metadata:
        citation = cite(cable, self.site + cable.get_absolute_url())
        year = f"{cable.reporting_year} report" if cable.reporting_year else ""
        later = cable.replacement
        elements = {
            "title": [citation.title],
            "creator": [citation.author],
            "subject": ["Human trafficking", *tags],
            "description": [cable.document, year, citation.notice],
            "publisher": [ARCHIVE],
            "contributor": [citation.institution],
            "date": [f"{cable.date:%Y-%m-%d}" if cable.date else ""],
            "type": ["Text", "Diplomatic cable"],
            "format": ["text/html"],
            "identifier": [citation.address, cable.cable_id],
            "language": ["en"],
            "relation": [self.site + later.get_absolute_url() if later else ""],
            "coverage": [cable.country.name if cable.country else ""],
            "rights": [settings.DATA_RIGHTS],
        }
        return Metadata(
            None, {name: [plain(one) for one in values if one] for name, values in elements.items()}
        )


def records(name: str | None = None) -> QuerySet[Cable]:
    """Of the set with this name, or all; none where there is no such set."""
    if name is None:
        return Cable.objects.filter(held=True, hidden=False)
    public, chosen = Cable.objects.public(), SET.fullmatch(name)
    return public.filter(**{k: v for k, v in chosen.groupdict().items() if v}) if chosen else public.none()


@in_the_stacks()
def changes(cables: Collection[int] | None = None) -> dict[int, datetime]:
    """When each of these cables was last changed, or each that there ever was."""
    found: dict[int, datetime] = {}
    for model, owner in ((Cable, "pgh_obj"), (CableTag, "cable")):
        events = EVENTS[model]._default_manager.order_by().values_list(owner)
        if cables is not None:
            events = events.filter(**{f"{owner}__in": cables})
        for cable, last in events.annotate(last=Max("pgh_created_at")):
            found[cable] = max(last, found.get(cable, last))
    return found


def known(prefix: str) -> None:
    if prefix != PREFIX:
        raise error.CannotDisseminateFormatError(f"Records are in {PREFIX} only.")


class Batches(BatchingResumption):  # type: ignore[misc]
    """Refuses tokens that nobody was given; the last batch ends with an empty one, as the protocol asks."""

    def handleVerb(self, verb: str, asked: dict[str, str]) -> Any:
        token = asked.get("resumptionToken")
        if token is None:
            return super().handleVerb(verb, asked)
        try:
            told, cursor = decodeResumptionToken(token)
        except (error.DatestampError, OverflowError):
            told, cursor = {}, -1
        prefix = {"metadataPrefix"} if verb != "ListSets" else set()
        if not (prefix <= told.keys() <= TOKEN and 0 <= cursor <= MOST):
            raise error.BadResumptionTokenError("This is no resumption token of this archive.")
        rows, left = super().handleVerb(verb, asked)
        return rows, left or ""


class Repository(ServerBase):  # type: ignore[misc]
    def __init__(self, catalog: Catalog) -> None:
        formats = MetadataRegistry()
        formats.registerWriter(PREFIX, write)
        super().__init__(Batches(catalog, BATCH), formats)

    def handleVerb(self, verb: str, asked: dict[str, str]) -> Any:
        if verb not in VERBS:  # the library has one more of its own
            raise error.BadVerbError(f"Illegal verb: {verb}")
        return super().handleVerb(verb, asked)


def write(element: Any, metadata: Metadata) -> None:
    """As the library does, which says a wrong namespace of the schema."""
    oai_dc_writer(element, metadata)
    element[-1].set(f"{{{NS_XSI}}}schemaLocation", f"{NS_OAIDC} {SCHEMA}")
