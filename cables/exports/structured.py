"""Pages as schema.org describes them, in JSON-LD: data for machines, which no browser runs."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from cables.exports.citations import ARCHIVE, Citation
from cables.models import Cable

# Nothing in the data can end the script element that holds it.
INERT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def report(cable: Cable, citation: Citation, site: str) -> SafeString:
    """A cable as a Report of its post, within the archive as a whole."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": citation.address.partition("#")[0],
        "name": citation.title,
        "headline": citation.title[:110],
        "reportNumber": cable.cable_id,
        "author": {"@type": "GovernmentOrganization", "name": citation.author},
        "publisher": {"@type": "GovernmentOrganization", "name": citation.institution},
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "version": cable.version,
        "isPartOf": {"@type": "Collection", "name": ARCHIVE, "url": f"{site}/"},
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": f"{site}/cables/{cable.cable_id}.{form}",
                "encodingFormat": kind,
            }
            for form, kind in (("txt", "text/plain"), ("json", "application/json"))
        ],
    }
    if cable.date:
        data["datePublished"] = cable.date.date().isoformat()
    if cable.country:
        data["spatialCoverage"] = {"@type": "Country", "name": cable.country.name}
    if cable.reporting_year:
        data["temporalCoverage"] = str(cable.reporting_year - 1)
    return element(data)


def archive(site: str) -> SafeString:
    """The archive as a data set, with its search."""
    url = f"{site}/"
    search = {
        "@type": "SearchAction",
        "target": f"{url}search/?q={{words}}",
        "query-input": "required name=words",
    }
    about = (
        "Cables of United States embassies for the Trafficking in Persons report, by paragraph and question."
    )
    data = [
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": ARCHIVE,
            "url": url,
            "potentialAction": search,
        },
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": ARCHIVE,
            "description": about,
            "url": url,
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "contentUrl": f"{url}search.{form}", "encodingFormat": kind}
                for form, kind in (("csv", "text/csv"), ("json", "application/json"))
            ],
        },
    ]
    return element(data)


def element(data: Any) -> SafeString:
    text = json.dumps(data, ensure_ascii=False).translate(INERT)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
