"""The three truths as tables: sources as received, cables as read and published, editors' decisions."""

from .batches import Batch, BatchItem
from .cables import Cable, CableTag, Paragraph, Reference, Tag
from .editorial import Correction, Problem, Withholding
from .findings import Check, Checked, Mention, Organization, Review, Statistic
from .history import Act
from .passages import CableFacets, FacetSet, Passage, Stale, Word
from .pending import Pending
from .places import Country, Post
from .questions import Answer, Question, Topic
from .reports import Report
from .revision import Revision
from .sources import Receipt, Source, Witness
from .taking import Taken

__all__ = [
    "Act",
    "Answer",
    "Batch",
    "BatchItem",
    "Cable",
    "CableFacets",
    "CableTag",
    "Check",
    "Checked",
    "Correction",
    "Country",
    "FacetSet",
    "Mention",
    "Organization",
    "Paragraph",
    "Passage",
    "Pending",
    "Post",
    "Problem",
    "Question",
    "Receipt",
    "Reference",
    "Report",
    "Review",
    "Revision",
    "Source",
    "Stale",
    "Statistic",
    "Tag",
    "Taken",
    "Topic",
    "Withholding",
    "Witness",
    "Word",
]
