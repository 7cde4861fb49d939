"""A publisher's web page -> the cable on it.

Two families are known: the pages of 2010-2011 (two `pre` blocks, transmission header and message apart, a
table of reference, dates and origin above) and the later library pages (labelled fields, one block of text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cables.extract.readers.limits import MAX_HTML_DEPTH, ReadError, check_text
from cables.extract.readers.text import decode, repair
from cables.extract.records import Document

DECLARED_CHARSET = re.compile(rb"""charset\s?=\s?["']?([\w-]{3,20})""", re.IGNORECASE)
CABLE_WORDS = re.compile(
    r"\b(?:SUBJECT:|E\.O\.|UNCLAS|SIPDIS|REF:)|¶|\(SBU\)|\(U\)|^\d{1,2}\. ", re.MULTILINE
)
LABELS = {
    "reference id": "cable_id",
    "canonical id": "cable_id",
    "document number": "cable_id",
    "identifier": "cable_id",
    "date": "date",
    "created": "date",
    "origin": "origin",
    "from": "origin",
    "classification": "classification",
    "original classification": "classification",
    "tags": "tags",
    "subject": "subject",
    "reference(s)": "references",
    "references": "references",
}
BREAKING = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "pre",
        "hr",
        "dt",
        "dd",
        "blockquote",
        "section",
        "article",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "head",
        "noscript",
        "template",
        "nav",
        "footer",
        "form",
        "select",
        "button",
        "-comment",
    ]
)
FIELD_CHARACTERS = 600
LEAST_SHARE = 0.3
FEWEST_BREAKS = 5
FLOWING_BREAK = re.compile(r"[ \t]?[\r\n]+")
LINE_START = re.compile(r"\n (?! )")


def read_html(name: str, data: bytes) -> Iterator[Document]:
    """The cable of one page. Raises ReadError where the page holds none."""
    page, encoding = _decode(name, data)
    check_text(page, name)
    _check_depth(page, name)
    tree = LexborHTMLParser(page)
    text, body_start = _cable_text(tree, name)
    check_text(text, name)
    head, head_repairs = repair(text[: body_start or 0])
    body, body_repairs = repair(text[body_start or 0 :])
    moved = tuple(
        type(r)(r.start + len(head), r.end + len(head), r.printed, r.read, r.kind) for r in body_repairs
    )
    yield Document(
        head + body,
        name,
        "text/html",
        encoding,
        hints=_hints(tree),
        body_start=len(head) if body_start is not None else None,
        repairs=head_repairs + moved,
    )


def _decode(name: str, data: bytes) -> tuple[str, str]:
    declared = DECLARED_CHARSET.search(data[:4096])
    if declared:
        label = declared[1].decode("ascii").lower()
        try:
            return data.decode(label), label
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def _check_depth(page: str, name: str) -> None:
    """Refuse markup nested so deep that walking it could exhaust the stack of a native parser."""
    depth = deepest = 0
    for match in re.finditer(r"<(/?)([a-zA-Z]{1,12})\b", page):
        if match[2].lower() in {"br", "hr", "img", "link", "meta", "input", "p", "li", "td", "tr", "th"}:
            continue
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    if deepest > MAX_HTML_DEPTH:
        raise ReadError(f"The page nests elements deeper than {MAX_HTML_DEPTH}.", name, "Save it as text.")


def _cable_text(tree: LexborHTMLParser, name: str) -> tuple[str, int | None]:
    """The cable's text and where the message begins in it (None where the page does not say)."""
    blocks = [_plain(node) for node in tree.css("pre")]
    blocks = [block for block in blocks if block.strip()]
    if any(CABLE_WORDS.search(block) for block in blocks):
        last = max(range(len(blocks)), key=lambda i: len(blocks[i]))
        head = "".join(block.rstrip("\n") + "\n\n" for block in blocks[:last])
        return head + blocks[last], len(head) or None
    best = _largest_text(tree)
    if not CABLE_WORDS.search(best):
        raise ReadError("The page holds no cable.", name, "Give the page that shows the cable's text.")
    return best, None


def _largest_text(tree: LexborHTMLParser) -> str:
    """The text of the smallest element that still holds nearly all the cable's words on the page."""
    if tree.body is None:
        return ""
    node, text = tree.body, _plain(tree.body)
    wanted = len(CABLE_WORDS.findall(text)) * 0.8
    while True:
        for child in node.iter():
            inner = _plain(child)
            if len(CABLE_WORDS.findall(inner)) >= max(wanted, 1) and len(inner) >= LEAST_SHARE * len(text):
                node, text = child, inner
                break
        else:
            return text


def _plain(root: LexborNode) -> str:
    """The text below `root`: block elements and `br` break lines; line ends of the page count only in `pre`,
    or where nothing else breaks lines."""
    if root.tag == "pre":
        return root.text(deep=True, separator="", strip=False)
    flowing = len(root.css("br, p")) >= FEWEST_BREAKS
    parts: list[str] = []
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            parts.append(_visible(node, flowing))
        elif node.tag in BREAKING and parts and not parts[-1].endswith("\n"):
            parts.append("\n\n" if node.tag in {"p", "table", "hr"} else "\n")
        elif node.tag == "br":
            parts.append("\n")
    text = "".join(parts)
    return LINE_START.sub("\n", text) if flowing else text


def _visible(node: LexborNode, flowing: bool) -> str:
    parent = node.parent
    if parent is None or parent.tag in SILENT:
        return ""
    text: str = node.text(deep=False) or ""
    return FLOWING_BREAK.sub(" ", text) if flowing and parent.tag != "pre" else text


def _hints(tree: LexborHTMLParser) -> dict[str, str]:
    """What the page says of the cable beside its text, under the keys of `Document.hints`."""
    found: dict[str, str] = {}
    for label, value in _labelled(tree):
        key = LABELS.get(label.strip().rstrip(":").strip().lower())
        clean = " ".join(repair(value)[0].split())[:FIELD_CHARACTERS]
        if key and clean and key not in found:
            found[key] = clean
    return found


def _labelled(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """(label, value) of tables with headings, of label-and-value rows and of neighbouring elements."""
    for table in tree.css("table"):
        headings: list[str] = []
        for row in table.css("tr"):
            cells = [cell.text(deep=True) for cell in row.css("th, td")]
            if row.css("th") and not row.css("td"):
                headings = cells
            elif headings and len(cells) == len(headings):
                yield from zip(headings, cells, strict=True)
                headings = []
            elif len(cells) % 2 == 0:
                yield from zip(cells[::2], cells[1::2], strict=True)
    for label in tree.css("dt, .s_key, .key, .label, b, strong"):
        text = label.text(deep=True)
        if text.strip().rstrip(":").lower() in LABELS and label.next is not None:
            value = (
                label.next
                if label.next.tag != "-text" or label.next.text(deep=True).strip()
                else label.next.next
            )
            if value is not None:
                yield text, value.text(deep=True)
