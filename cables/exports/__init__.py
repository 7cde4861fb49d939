"""The public shapes: one shape of each thing for pages, files, feeds and the API."""

from cables.exports.findings import answer_records, facet_records, organization_records

from .columns import TABLES
from .comparing import comparison_records
from .figures import statistic_records
from .files import pieces
from .records import cable_headers, cable_record, paragraph_records
from .selection import KINDS, Kind, Selected, beyond, loaded, ordered, selected

__all__ = [
    "KINDS",
    "TABLES",
    "Kind",
    "Selected",
    "answer_records",
    "beyond",
    "cable_headers",
    "cable_record",
    "comparison_records",
    "facet_records",
    "loaded",
    "ordered",
    "organization_records",
    "paragraph_records",
    "pieces",
    "selected",
    "statistic_records",
]
