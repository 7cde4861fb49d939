"""What a cable about trafficking is: the answer to the year's questionnaire, or something else."""

from __future__ import annotations

import re
from typing import NamedTuple

from cables.extract.header.submission import RENEWAL
from cables.extract.records import Part, Purpose
from cables.kinds import DocumentKind

OPENING = 3000
TRAFFICKING = re.compile(
    r"\bTIP\b|TRAFFICK|\bG-?TIP\b|\bANTI-?TIP\b|\bSLAVERY\b|FORCED LABOU?R", re.IGNORECASE
)
# A subject that says itself that a report is submitted.
ANSWERING = re.compile(
    r"\b(?:SUBMISSIONS?|SUBMITS|SUBMITTED|INPUTS?|RESPONSES? TO|QUESTIONNAIRE|CONTRIBUTION)\b"
    r"|\b(?:ANNUAL|20\d\d|\d{1,2}(?:ST|ND|RD|TH)|[A-Z]{4,8}TH)\b.{0,60}\bREPORT"
    r"|\b(?:TIP|TRAFFICKING(?: IN PERSONS)?(?: \(TIP\))?)(?: ANNUAL)? REPORT(?:ING)?\b"
    r"|\bREPORT ON TRAFFICKING\b"
    r"|\bTRAFFICKING IN PERSONS (?:IN|FOR) [A-Z]",
    re.IGNORECASE,
)
# A subject that says what else the cable tells: what came of a report, a plan, money, a meeting, an event.
OTHERWISE = re.compile(
    r"\b(?:"
    r"REACTIONS?|REACTS?|RESPONDS|PRESS|MEDIA|EDITORIALS?|RANKINGS?|TIER|WATCH ?LIST|"
    r"SOLICITATIONS?|PROPOSALS?|GRANTS?|FUND(?:S|ING)?|PROJECTS?|PROGRAMS?|RECOMMENDATIONS?|"
    r"DEMARCHES?|ACTION PLAN|STRATEG(?:Y|IES)|MEETINGS?|MEETS?|VISITS?|CONFERENCES?|SEMINARS?|"
    r"WORKSHOPS?|ROLL-?OUT|RELEASED?|DELIVER(?:ED|Y|S)?|RECEIVED|COMMENTS|FOLLOW-?UP|HERO(?:ES)?|"
    r"NOMINATIONS?|NOMINATES?|NOMINEES?|REBUTS?|CRITICI[SZ]\w+|PROTESTS?|EFFORTS|ARRESTS?|"
    r"SENTENCED?|RAIDS?|CALLS? (?:FOR|ON)|COUNCIL|AGREEMENT|BILL|LEGISLATION|TALKING POINTS|"
    r"SCENESETTER|BIWEEKLY|WEEKLY|UPDATE ON|NATIONAL PLAN|PUBLIC AFFAIRS|TRAINING|AMBASSADOR|"
    r"MINISTER"
    r")\b",
    re.IGNORECASE,
)
INTERIM = re.compile(r"\bINTERIM\b|\bMINI-?DEMARCHE\b|\bSPECIAL WATCH ?LIST\b", re.IGNORECASE)
ASKING = re.compile(
    r"\b(?:INSTRUCTIONS?|GUIDANCE|PREPARING|PREPARATION|QUESTIONNAIRE|REQUEST(?:S|ED)?|TASKING"
    r"|ANNUAL TRAFFICKING)\b",
    re.IGNORECASE,
)
KEYED = re.compile(
    r"\bkeyed to\b|\bquestionnaire\b|\b(?:responses?|answers|replies|submission|input|report)\b.{0,80}"
    r"\b(?:ref(?:tel|s)?\b|questions?\b|annual|trafficking in persons report|tip report)"
    r"|\banswers? (?:to )?ref",
    re.IGNORECASE | re.DOTALL,
)
RENEWED = re.compile(rf"\b(?:{RENEWAL}|UPDATE|SUPPLEMENT\w*|ADDENDUM)\b", re.IGNORECASE)
CANCELED = re.compile(
    r"\b(?:cable|message|telegram) (?:has been|is|was) (?:hereby )?cancell?ed|\bCANCELL?ED\b"
)
LATEST_MONTH = 6  # the report that was asked for comes out in June


class Sent(NamedTuple):
    """What a header says of a cable's purpose: `month` in which it was sent, whether it has `cited` a known
    instruction."""

    cable_id: str | None
    subject: str
    tags: tuple[str, ...]
    month: int | None
    cited: bool

    @property
    def about_trafficking(self) -> bool:
        return bool(TRAFFICKING.search(self.subject)) or "KTIP" in self.tags


def purpose(sent: Sent, body: str, part: Part | None, supersedes: str | None) -> Purpose:
    """What a cable is, by its header and the beginning of its message."""
    opening = body[:OPENING]
    if CANCELED.search(opening[:400]):
        return Purpose(DocumentKind.RELATED, "it says that it is canceled")
    if (sent.cable_id or "")[2:7] == "STATE":
        asks = sent.about_trafficking and ASKING.search(sent.subject)
        said = Purpose(DocumentKind.INSTRUCTION, "the Department asks posts for the report")
        return said if asks else _other(sent, body)
    if INTERIM.search(sent.subject):
        return Purpose(DocumentKind.INTERIM, "its subject says so")
    reason = _answers(sent, opening)
    if not reason:
        return _other(sent, body)
    renewed = supersedes or RENEWED.search(sent.subject)
    return Purpose(
        DocumentKind.PART if part else DocumentKind.UPDATE if renewed else DocumentKind.SUBMISSION, reason
    )


def _answers(sent: Sent, opening: str) -> str:
    """Why a cable is taken for an answer to the questionnaire; "" where nothing speaks for it."""
    says, keyed = bool(ANSWERING.search(sent.subject)), bool(KEYED.search(opening))
    if OTHERWISE.search(sent.subject) and not (sent.cited and says):
        return ""
    if sent.cited and (says or keyed or sent.about_trafficking):
        return "it cites the instruction of its year"
    in_season = sent.month is None or sent.month <= LATEST_MONTH or sent.month > LATEST_MONTH + 4
    if sent.about_trafficking and says and in_season:
        return "its subject says that it is the report, and it was sent in the season"
    return ""


def _other(sent: Sent, body: str) -> Purpose:
    if sent.about_trafficking or len(TRAFFICKING.findall(body)) > 1:
        return Purpose(DocumentKind.RELATED, "it speaks of trafficking and answers no questionnaire")
    return Purpose(DocumentKind.UNRELATED, "it does not speak of trafficking")
