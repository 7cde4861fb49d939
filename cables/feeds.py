"""Atom: for every question the cables that were read last, and the corrections that editors make."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.feedgenerator import Atom1Feed

from cables.exports.selection import cables as asked_cables
from cables.models import Cable, Correction, Organization, Paragraph, Statistic
from cables.search import Filters

MOST = 50
ARCHIVE = "TIP Cable Archive"
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)  # for a feed without entries: it has never changed


def search_feed(filters: Filters, said: str, address: str, site: str) -> str:
    """The cables found, the last read first. `said` is the question in words, `address` the feed's own."""
    rows = asked_cables(filters).exclude(read_at=None).select_related("country", "post")
    entries = [cable_entry(cable, site) for cable in rows.order_by("-read_at", "cable_id")[:MOST]]
    page = f"{site}/search/{filters.query_string()}"
    return feed(f"{ARCHIVE}: {said}", page, address, entries)


def cable_entry(cable: Cable, site: str) -> dict[str, Any]:
    about = [cable.country.name if cable.country else "", f"report of {cable.reporting_year or 'no year'}"]
    return {
        "title": f"{cable.cable_id}: {cable.subject}",
        "link": f"{site}{cable.get_absolute_url()}",
        "description": ", ".join(part for part in about if part),
        "author_name": cable.post.name if cable.post else cable.sender or cable.cable_id,
        "updateddate": cable.read_at,
        "pubdate": cable.read_at,
    }


def corrections_feed(address: str, site: str) -> str:
    """What was corrected, when and why; neither by whom nor what it read and says, which the pages tell."""
    rows = public_corrections().select_related("cable").defer("read", "says")
    entries = [correction_entry(one, site) for one in rows.order_by("-made_at", "-pk")[:MOST]]
    return feed(f"{ARCHIVE}: corrections", f"{site}/", address, entries)


def public_corrections() -> QuerySet[Correction]:
    """Those in force of things that are public: of what is withheld not even a correction is told."""
    things = Q(model="cable", cable__in=Cable.objects.public())
    for model in (Paragraph, Statistic, Organization):
        name = str(model._meta.model_name)
        things |= Q(model=name, object_id__in=model.objects.public().order_by().values("pk"))
    return Correction.objects.filter(things, withdrawn_at=None)


def correction_entry(one: Correction, site: str) -> dict[str, Any]:
    of = f"{one.cable.cable_id}: " if one.cable else ""
    return {
        "title": f"{of}{one.field.replace('_', ' ')} of a {one.model} corrected",
        "link": f"{site}{one.cable.get_absolute_url()}" if one.cable else f"{site}/organizations/",
        "unique_id": f"{site}/corrections.atom#{one.pk}",
        "description": one.reason,
        "updateddate": one.made_at,
        "pubdate": one.made_at,
    }


class Feed(Atom1Feed):
    """Changed when its newest entry did, not whenever it is asked for."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=BEGINNING)


def feed(title: str, page: str, address: str, entries: Iterable[dict[str, Any]]) -> str:
    """`page` is what a person reads instead, `address` the feed's own. Atom wants an author somewhere."""
    written = Feed(title=plain(title), link=page, description="", feed_url=address, author_name=ARCHIVE)
    for entry in entries:
        words = {name: plain(value) for name, value in entry.items() if isinstance(value, str)}
        written.add_item(**{"unique_id": entry["link"], **entry, **words})
    return str(written.writeString("utf-8"))


def plain(text: str) -> str:
    """Without the control characters that XML has no place for."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")
