"""A cable, or one paragraph of it, as scholars cite it: Chicago, BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cables.models import Cable
from cables.reading.anchors import Cited
from cables.reading.gaps import numbers_listed, plural

INSTITUTION = "U.S. Department of State"
ARCHIVE = "TIP Cable Archive"
SAMPLE = "sample, invented"


@dataclass(frozen=True, slots=True)
class Citation:
    """`address` is the permalink, of the paragraph where one is cited; `notice` says what is missing. A
    sample cable says in its title and by its institution that it was invented."""

    cable_id: str
    title: str
    author: str
    date: datetime | None
    address: str
    paragraph: str = ""
    version: str = ""
    notice: str = ""
    institution: str = INSTITUTION

    @property
    def key(self) -> str:
        """Of this citation alone, beginning with a letter: cable07ASTANA614par45."""
        return f"cable{self.cable_id}{self.address.partition('#')[2]}"

    @property
    def day(self) -> str:
        return f"{self.date.day} {self.date:%B %Y}" if self.date else "undated"

    @property
    def american_day(self) -> str:
        return f"{self.date:%B} {self.date.day}, {self.date.year}" if self.date else "n.d."

    @property
    def note(self) -> str:
        """Chicago, as a footnote."""
        where = f", {self.paragraph}" if self.paragraph else ""
        return (
            f"{self.author}, “{self.title},” cable {self.cable_id}, {self.american_day}{where}, "
            f"{ARCHIVE}{self.remarks}, {self.address}."
        )

    @property
    def bibliography(self) -> str:
        """Chicago, as an entry of the bibliography."""
        return (
            f"{self.author}. “{self.title}.” Cable {self.cable_id}, {self.american_day}. "
            f"{ARCHIVE}{self.remarks}. {self.address}."
        )

    @property
    def author_of_one_name(self) -> str:
        """For readers of page metadata that take a first and a last name apart unless a comma does."""
        return f"{self.author},"

    @property
    def remarks(self) -> str:
        parts = [part for part in (self.version, self.notice) if part]
        return f" ({'; '.join(parts)})" if parts else ""

    @property
    def bibtex(self) -> str:
        fields = {
            "title": f"{{{tex(self.title)}}}",
            "author": f"{{{tex(self.author)}}}",
            "institution": self.institution,
            "type": "Cable",
            "number": self.cable_id,
            "day": str(self.date.day) if self.date else "",
            "year": str(self.date.year) if self.date else "",
            "month": f"{self.date:%b}".lower() if self.date else "",
            "url": self.address,
            "note": tex("; ".join(p for p in (ARCHIVE, self.paragraph, self.version, self.notice) if p)),
        }
        lines = [
            f"  {name} = {value if name == 'month' else '{' + value + '}'}"
            for name, value in fields.items()
            if value
        ]
        return f"@techreport{{{self.key},\n" + ",\n".join(lines) + "\n}\n"

    @property
    def ris(self) -> str:
        fields = [
            ("TY", "RPRT"),
            ("TI", self.title),
            ("AU", self.author),
            ("PB", self.institution),
            ("M3", "Diplomatic cable"),
            ("SN", self.cable_id),
            ("DA", f"{self.date:%Y/%m/%d}" if self.date else ""),
            ("PY", f"{self.date:%Y}" if self.date else ""),
            ("SE", self.paragraph),
            ("UR", self.address),
            ("DP", ARCHIVE),
            ("N1", "; ".join(part for part in (self.version, self.notice) if part)),
        ]
        return (
            "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value)
            + "ER  - \r\n"
        )

    @property
    def csl(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "id": self.key,
            "type": "report",
            "title": self.title,
            "author": [{"literal": self.author}],
            "publisher": self.institution,
            "number": self.cable_id,
            "genre": "Cable",
            "archive": ARCHIVE,
            "URL": self.address,
        }
        if self.date:
            found["issued"] = {"date-parts": [[self.date.year, self.date.month, self.date.day]]}
        if self.paragraph:
            found["locator"], found["label"] = self.paragraph.removeprefix("paragraph "), "paragraph"
        if self.remarks:
            found["note"] = self.remarks.strip(" ()")
        return found

    @property
    def csl_json(self) -> str:
        """A list of one, as programs import it."""
        return json.dumps([self.csl], ensure_ascii=False, indent=2)


def cite(cable: Cable, address: str, cited: Cited | None = None) -> Citation:
    """`address` is absolute, without a fragment; what is cited of the cable adds its own."""
    return Citation(
        cable_id=cable.cable_id,
        title=marked(cable.title, cable.sample),
        author=cable.post.full_name if cable.post else INSTITUTION,
        date=cable.date,
        address=f"{address}#{cited.key}" if cited else address,
        paragraph=cited.label if cited else "",
        version=f"text version {cable.version}",
        notice=missing_notice(cable),
        institution=marked(ARCHIVE, True) if cable.sample else INSTITUTION,
    )


def marked(title: str, sample: bool) -> str:
    return f"{title} [{SAMPLE}]" if sample else title


def missing_notice(cable: Cable) -> str:
    if not cable.sections_missing:
        return ""
    missing = numbers_listed(cable.sections_missing)
    sections = plural(len(cable.sections_missing), "section", count=False)
    return f"{sections} {missing} of {cable.sections_total} missing"


TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {
        "\\": "\\textbackslash ",
        "~": "\\textasciitilde ",
        "^": "\\textasciicircum ",
        # BibTeX counts braces even behind a backslash.
        "{": "\\textbraceleft ",
        "}": "\\textbraceright ",
    }
)


def tex(text: str) -> str:
    """The characters that TeX would read as its own, escaped."""
    return text.translate(TEX)
