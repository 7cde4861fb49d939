"""Atom: for every question the cables that were read last, and the corrections that editors make."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Min
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from cables.exports.citations import marked
from cables.exports.selection import cables as asked_cables
from cables.models import Cable, Correction
from cables.publishing.masking import reasons
from cables.publishing.reading_room import in_the_stacks
from cables.publishing.withdrawals import once_withdrawn, withdrawals
from cables.reading.history import NOUNS, public_corrections
from cables.search import Filters

MOST = 50
ARCHIVE = "TIP Cable Archive"
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)  # of an archive without cables


def search_feed(filters: Filters, said: str, address: str, site: str) -> str:
    """The cables found, the last read first. `said` is the question in words, `address` the feed's own."""
    rows = asked_cables(filters).exclude(read_at=None).select_related("country", "post")
    entries = [cable_entry(cable, site) for cable in rows.order_by("-read_at", "cable_id")[:MOST]]
    page = f"{site}/search/{filters.query_string()}"
    return feed(f"{ARCHIVE}: {said}", page, address, entries)


def cable_entry(cable: Cable, site: str) -> dict[str, Any]:
    year = f"{cable.reporting_year} report" if cable.reporting_year else "no reporting year"
    about = [cable.country.name if cable.country else "", year]
    return {
        "title": marked(f"{cable.cable_id}: {cable.title}", cable.sample),
        "link": f"{site}{cable.get_absolute_url()}",
        "description": ", ".join(part for part in about if part),
        "author_name": cable.post.full_name if cable.post else cable.sender or cable.cable_id,
        "updateddate": cable.read_at,
        "pubdate": cable.date,
    }


@in_the_stacks()
def corrections_feed(address: str, site: str) -> str:
    """What was corrected, when and why, and by whom where the editor chose it; what it read and says is told
    by the page of its history. And which cables were withdrawn for a time."""
    rows = public_corrections().changes().filter(withdrawn_at=None).select_related("cable", "editor")
    latest = list(rows.defer("read", "says").order_by("-made_at", "-pk")[:MOST])
    why = reasons(latest)
    entries = [correction_entry(one, why[one.pk], site) for one in latest]
    entries += restored_entries(site)
    entries = sorted(entries, key=lambda entry: entry["updateddate"], reverse=True)[:MOST]
    return feed(f"{ARCHIVE}: corrections", f"{site}/", address, entries)


def correction_entry(one: Correction, why: str, site: str) -> dict[str, Any]:
    of = f"{one.cable.cable_id}: " if one.cable else ""
    sample = bool(one.cable and one.cable.sample)
    page = reverse("cable-history", args=[one.cable.cable_id]) if one.cable else "/organizations/"
    return {
        "title": marked(f"{of}{told(one)}", sample),
        "link": f"{site}{page}",
        "unique_id": f"{site}/corrections.atom#{one.pk}",
        "description": why,
        "author_name": str(one.editor) if one.show_editor else None,
        "updateddate": one.made_at,
        "pubdate": one.made_at,
    }


def told(one: Correction) -> str:
    """figure added; number of a paragraph corrected"""
    thing = NOUNS.get(one.model, one.model)
    done = {"added": "added", "division": "divided", "joined": "joined with the one above"}.get(one.field)
    return f"{thing} {done}" if done else f"{one.field.replace('_', ' ')} of a {thing} corrected"


def restored_entries(site: str) -> list[dict[str, Any]]:
    """Of every cable that is public again, when it was withdrawn and for what class of reason."""
    cables = {cable.pk: cable for cable in once_withdrawn().only("cable_id", "sample")}
    return [
        {
            "title": marked(f"{cable}: withdrawn for a time, and public again", cable.sample),
            "link": f"{site}{reverse('cable-history', args=[cable.cable_id])}",
            "unique_id": f"{site}/corrections.atom#withdrawn-{one.number}",
            "description": f"Withdrawn from {one.since:%Y-%m-%d %H:%M} to {one.until:%Y-%m-%d %H:%M} UTC. "
            f"Reason: {one.label}.",
            "author_name": None,
            "updateddate": one.until,
            "pubdate": one.until,
        }
        for one in withdrawals(cables)
        for cable in [cables[one.cable]]
    ]


class Feed(Atom1Feed):
    """Changed when its newest entry did, not whenever it is asked for; without entries it is as it was when
    the archive began."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=None) or beginning()


def beginning() -> datetime:
    """When the first of the public cables was read."""
    first = Cable.objects.public().aggregate(first=Min("read_at"))["first"]
    return first or BEGINNING


def feed(title: str, page: str, address: str, entries: Iterable[dict[str, Any]]) -> str:
    """`page` is what a person reads instead, `address` the feed's own, by which it is known. Atom wants an
    author somewhere."""
    about: dict[str, Any] = {"feed_url": address, "feed_guid": address, "author_name": ARCHIVE}
    written = Feed(title=plain(title), link=page, description="", **about)
    for entry in entries:
        words = {name: plain(value) for name, value in entry.items() if isinstance(value, str)}
        written.add_item(**{"unique_id": entry["link"], **entry, **words})
    return str(written.writeString("utf-8"))


def plain(text: str) -> str:
    """Without the control characters that XML has no place for."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")
