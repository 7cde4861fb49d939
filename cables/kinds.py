"""Lists that both sides of the border know, each said once: plain Python, which `extract` may import too."""

from __future__ import annotations

from enum import StrEnum


class About(StrEnum):
    """What a problem is about: the order in which an editor looks at them."""

    TEXT = "text"
    NUMBERING = "numbering"
    QUESTIONS = "questions"
    HEADER = "header"


class ProblemKind(StrEnum):
    """What the extractor doubts, with what the doubt is about."""

    about: About

    def __new__(cls, value: str, about: About) -> ProblemKind:
        kind = str.__new__(cls, value)
        kind._value_, kind.about = value, about
        return kind

    READING_FAILED = "reading failed", About.TEXT
    TOO_LONG = "too long", About.TEXT
    LOST_TEXT = "lost text", About.TEXT
    LOST_PARAGRAPH = "lost paragraph", About.TEXT
    LOST_END = "lost end", About.TEXT
    LOST_HEAD = "lost head", About.TEXT
    MISSING_SECTION = "missing section", About.TEXT
    NO_SIGNATURE = "no signature", About.TEXT
    NO_NUMBERS = "no numbers", About.NUMBERING
    NUMBER_SKIPPED = "number skipped", About.NUMBERING
    REPEATED_NUMBER = "repeated number", About.NUMBERING
    UNPLACED_TEXT = "unplaced text", About.QUESTIONS
    UNKNOWN_QUESTION = "unknown question", About.QUESTIONS
    DOUBTFUL_QUESTION = "doubtful question", About.QUESTIONS
    NO_QUESTIONNAIRE = "no questionnaire", About.QUESTIONS
    MISSING_FIELD = "missing header field", About.HEADER
    CABLE_ID = "cable id", About.HEADER
    POST = "post", About.HEADER
    UNKNOWN_POST = "unknown post", About.HEADER
    UNKNOWN_TAG = "unknown tag", About.HEADER
    SECTIONS = "sections", About.HEADER
    SERIAL = "serial", About.HEADER
    DAY = "day", About.HEADER
    DATE = "date", About.HEADER
    CLASSIFICATION = "classification", About.HEADER
    REFERENCE = "reference", About.HEADER

    @classmethod
    def of(cls, *about: About) -> list[str]:
        """The kinds that are about this, as they stand in rows."""
        return [kind.value for kind in cls if kind.about in about]


class Qualifier(StrEnum):
    """How a figure's value is meant."""

    EXACT = "exact"
    APPROX = "approx"
    ALMOST = "almost"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    NOT_AVAILABLE = "not available"


class FigureKind(StrEnum):
    """What a figure tells of, with its name on every page."""

    label: str

    def __new__(cls, value: str, label: str) -> FigureKind:
        kind = str.__new__(cls, value)
        kind._value_, kind.label = value, label
        return kind

    CASES_INVESTIGATED = "cases-investigated", "Cases investigated"
    CRIMES_REGISTERED = "crimes-registered", "Crimes registered"
    ARRESTS = "arrests", "Arrests"
    PROSECUTIONS = "prosecutions", "Prosecutions"
    CONVICTIONS = "convictions", "Convictions"
    ACQUITTALS_OR_DISCONTINUED = "acquittals-or-discontinued", "Acquittals and dropped cases"
    SENTENCES = "sentences", "Sentences imposed"
    PENALTY_IN_LAW = "penalty-in-law", "Penalty in law"
    OFFICIALS_PUNISHED = "officials-disciplined-or-prosecuted", "Officials disciplined or prosecuted"
    EXTRADITIONS = "extraditions", "Extraditions"
    INTERNATIONAL_INVESTIGATIONS = "international-investigations", "International investigations"
    VICTIMS_IDENTIFIED = "victims-identified", "Victims identified"
    VICTIMS_ESTIMATED = "victims-estimated", "Victims estimated"
    VICTIMS_REFERRED = "victims-referred", "Victims referred"
    VICTIMS_ASSISTED = "victims-assisted", "Victims assisted"
    VICTIMS_REPATRIATED = "victims-repatriated", "Victims repatriated"
    VICTIMS_INTERCEPTED = "victims-intercepted", "Victims intercepted"
    VICTIMS_DETAINED_OR_DEPORTED = "victims-detained-or-deported", "Victims detained or deported"
    RESIDENCE_PERMITS = "residence-permits", "Residence permits"
    CARE_FACILITIES = "care-facilities", "Shelters and centers"
    GOVERNMENT_FUNDING = "government-funding", "Government funding"
    DONOR_FUNDING = "donor-funding", "Donor funding"
    HOTLINE_CALLS = "hotline-calls", "Hotline calls"
    OFFICIALS_TRAINED = "officials-trained", "Officials trained"
    PUBLIC_REACHED = "public-reached", "Public reached"
    MATERIALS_AND_MEDIA = "materials-and-media", "Materials and media"
    INSPECTIONS = "inspections", "Inspections"
    MIGRATION_ENFORCEMENT = "migration-enforcement", "Migration enforcement"
    SPECIALISED_STAFF = "specialised-staff", "Specialized staff"
    LEGAL_AGE = "legal-age", "Age or threshold set by law"
    REPORTING_HOURS = "reporting-hours", "Hours spent on the report"
    SURVEY = "survey", "Survey results"
    AGREEMENTS = "agreements", "Agreements"
    BORDER = "border", "Border crossings and checks"
    OTHER = "other", "Kind not determined"


# The same for every country: its key figures, and what an editor is asked for first.
KEY_FIGURES = (
    FigureKind.CASES_INVESTIGATED,
    FigureKind.PROSECUTIONS,
    FigureKind.CONVICTIONS,
    FigureKind.OFFICIALS_PUNISHED,
    FigureKind.VICTIMS_IDENTIFIED,
    FigureKind.VICTIMS_REFERRED,
    FigureKind.VICTIMS_ASSISTED,
    FigureKind.VICTIMS_REPATRIATED,
    FigureKind.GOVERNMENT_FUNDING,
    FigureKind.OFFICIALS_TRAINED,
)


class OrganizationKind(StrEnum):
    """What sort of body an organization is."""

    HOST_GOVERNMENT = "host government"
    FOREIGN_GOVERNMENT = "foreign government"
    US_GOVERNMENT = "US government"
    INTERNATIONAL = "international organisation"
    NGO = "NGO"
    MEDIA = "media"
    COMPANY = "company"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As pages say it; the value is the contract's."""
        return self.value.replace("organisation", "organization")


class Measure(StrEnum):
    """What sort of thing a figure counts."""

    PERSONS = "persons"
    CASES = "cases"
    SENTENCES = "sentences"
    MONEY = "money"
    TIME = "time"
    PLACES = "places"
    BODIES = "bodies"
    EVENTS = "events"
    ITEMS = "items"
    SHARE = "share"
    AGE = "age"
    OTHER = "other"


class DocumentKind(StrEnum):
    """What a cable is; the first three answer the questionnaire."""

    SUBMISSION = "submission"
    PART = "part of a submission"
    UPDATE = "update"
    INSTRUCTION = "instruction"
    INTERIM = "interim assessment"
    RELATED = "related"
    UNRELATED = "unrelated"


ANSWERING = frozenset({DocumentKind.SUBMISSION, DocumentKind.PART, DocumentKind.UPDATE})
