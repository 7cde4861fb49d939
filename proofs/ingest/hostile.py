"""Files made to break whoever reads them: by size, depth, encoding, names, and what unpacks to far more."""

from __future__ import annotations

import codecs
import random
import zlib
from collections.abc import Iterator

from proofs.headers import header

Named = tuple[str, bytes]
CABLE = header(612) + "1. (U) Post answers.\n\n2. (U) Enough.\n\nMARLOWE\n"
MEGA = 1_000_000


def hostile() -> Iterator[Named]:
    """Made one after the other, since some of them are large."""
    yield from texts()
    yield from pages()
    yield from documents()
    yield from tables()


def texts() -> Iterator[Named]:
    plain, dice = CABLE.encode(), random.Random(7)
    yield "empty.txt", b""
    yield "blank.txt", b" \n\t\r\n" * 1000
    yield "nul.txt", plain.replace(b" ", b"\0")
    yield "nothing but nul.txt", b"\0" * MEGA
    yield "random.txt", dice.randbytes(MEGA)
    yield "utf-16.txt", CABLE.encode("utf-16")
    yield "utf-16 without a mark.txt", CABLE.encode("utf-16-be")
    yield "utf-32.txt", CABLE.encode("utf-32")
    yield "windows.txt", CABLE.replace("Post answers", "Post answers – “so”").encode("cp1252")
    yield "marked.txt", codecs.BOM_UTF8 + plain
    yield "surrogates.txt", plain.replace(b"Enough", "\ud800\udfff".encode("utf-8", "surrogatepass"))
    yield "controls.txt", plain.replace(b"answers", bytes(range(1, 32)))
    yield "backwards.txt", CABLE.replace("Post", "\u202epost\u202c").encode()
    yield "one line.txt", plain + b"x" * (100 * MEGA)
    yield "accents.txt", CABLE.encode() + "e\u0301".encode() * (10 * MEGA)
    yield "lines.txt", plain + b"\n" * (4 * MEGA)
    yield "paragraphs.txt", header(612).encode() + b"".join(b"%d. (U) x\n\n" % n for n in range(200_000))
    yield "headers.txt", header(612).encode() * 2000
    yield "numbers.txt", header(612).encode() + b"1. (U) " + b"120 victims, " * 200_000
    yield "sections.txt", plain + b"SECTION 01 OF 99 PORT LISSE 000612\n" * 50_000
    yield "cut.txt", plain[: len(plain) // 3]
    yield "only a header.txt", header(612).encode()
    yield (
        "addressees.txt",
        plain.replace(b"\nUNCLAS", b"INFO " + b"RUEHXX/AMEMBASSY NOWHERE 0001\n" * 20_000 + b"\nUNCLAS"),
    )
    yield "tags.txt", plain.replace(b"TAGS:", b"TAGS: " + b"ABCD, " * 100_000)
    yield "..\\..\\up.txt", plain
    yield "‮gnp.txt", plain
    yield "new\nline.txt", plain
    yield f"{'long' * 60}.txt", plain
    yield "$(reboot);'\"--.txt", plain
    yield "archive.zip", b"PK\x03\x04" + dice.randbytes(5000)
    yield "program.exe", b"MZ" + dice.randbytes(5000)
    yield "page that is a text.html", plain
    yield "document that is a text.pdf", plain


def pages() -> Iterator[Named]:
    body = b"<html><body><pre>" + CABLE.encode() + b"</pre></body></html>"
    yield "deep.html", b"<div>" * (5 * MEGA) + body
    yield "inline.html", b"<b><i>" * MEGA + body
    yield "attributes.html", b"<p " + b" ".join(b"a%d=1" % n for n in range(500_000)) + b">" + body
    yield "attribute.html", b'<p title="' + b"x" * (30 * MEGA) + b'">' + body
    yield "table.html", b"<table>" + b"<tr><td>1" * (2 * MEGA) + body
    yield "unclosed.html", body[: len(body) // 2] + b"<!--" + b"x" * (10 * MEGA)
    yield "comment.html", b"<!--" * (5 * MEGA) + body
    yield "script.html", b"<script>while(1);</script>" * 10_000 + body
    yield "entities.html", body.replace(b"answers", b"&#x10FFFF;&#0;&amp;" * 500_000)
    yield "nested entities.html", bomb_of_entities() + body
    yield "nul.html", body.replace(b" ", b"\0")
    yield "charset.html", b'<meta charset="utf-7">' + b"+ADw-script+AD4-" * 100_000 + body
    yield "utf-16.html", body.decode().encode("utf-16")
    yield "frames.html", b'<iframe src="file:///etc/passwd">' * 100_000 + body
    yield "select.html", b"<select><option>" * MEGA + body
    yield "forms.html", b"<form><a><p>" * (2 * MEGA) + body


def bomb_of_entities() -> bytes:
    names = [b'<!ENTITY a0 "lol">'] + [
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
    ]
    return b"<!DOCTYPE html [" + b"".join(names) + b"]>&a11;"


def documents() -> Iterator[Named]:
    lines = (
        b"BT /F1 9 Tf 72 720 Td 11 TL "
        + b"".join(b"(%s) ' " % row for row in CABLE.encode().split(b"\n"))
        + b"ET"
    )
    yield "plain.pdf", pdf(lines)
    yield "cut.pdf", pdf(lines)[:300]
    yield "junk before.pdf", b"junk" * 100_000 + pdf(lines)
    yield "zeros.pdf", pdf(b"\0" * (400 * MEGA))
    yield "spaces.pdf", pdf(b" " * (800 * MEGA))
    yield "letters.pdf", pdf(b"BT /F1 9 Tf " + b"(x) Tj " * (20 * MEGA) + b"ET")
    yield "string.pdf", pdf(b"BT /F1 9 Tf (" + b"x" * (200 * MEGA) + b") Tj ET")
    yield "pages.pdf", pdf(lines, pages=20_000)
    yield "states.pdf", pdf(b"q " * (30 * MEGA))
    yield (
        "packed twice.pdf",
        pdf(
            zlib.compress(zlib.compress(b" " * (900 * MEGA), 9), 9),
            b"[/FlateDecode /FlateDecode /FlateDecode]",
        ),
    )
    yield "itself.pdf", pdf(b"/X1 Do " * 10, form=b"/X1 Do " * 10)
    yield "circle.pdf", pdf(lines).replace(b"/Kids [4 0 R", b"/Kids [2 0 R")
    yield (
        "encrypted.pdf",
        pdf(lines).replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>"
            % (b"o" * 32, b"u" * 32),
        ),
    )
    yield "no pages.pdf", pdf(lines, pages=0)
    yield "large page.pdf", pdf(lines).replace(b"612 792", b"99999999 99999999")


def pdf(content: bytes, filters: bytes = b"/FlateDecode", pages: int = 1, form: bytes = b"") -> bytes:
    """With the same content on each page, packed once (`filters` says what it was packed with before)."""
    packed = zlib.compress(content, 9)
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(pages))
    more = b"/XObject << /X1 %d 0 R >>" % (pages + 5) if form else b""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << /Font << /F1"
    page += b" << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> %s >> >>" % more
    things = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(packed), filters, packed),
        *[page] * pages,
    ]
    if form:
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d /Resources << %s >> >>" % (
            len(form),
            more,
        )
        things += [b"null", head + b"\nstream\n%s\nendstream" % form]
    out, places = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, thing in enumerate(things, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(things) + 1, table)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n0\n%%%%EOF\n" % (len(things) + 1))


def tables() -> Iterator[Named]:
    columns = ("id", "date", "refid", "origin", "classification", "destination", "header", "content")
    about = '"1","3/7/2007 12:06","07PORTLISSE612","Embassy Port Lisse","UNCLASSIFIED","",""'
    row = f'{about},"{CABLE}"\n'.encode()
    yield "dump.csv", row
    yield "named.csv", ",".join(columns).encode() + b"\n" + row
    yield "columns.csv", b",".join(b"%d" % n for n in range(10_000)) + b"\n" + b"x," * 10_000 + b"\n"
    yield "open quote.csv", row[:-2] + b"x" * (20 * MEGA)
    yield "quotes.csv", b'"' * (5 * MEGA)
    yield "rows.csv", b"1,2,3,4,5,6,7,8\n" * (2 * MEGA)
    yield "field.csv", b'"1","","07PORTLISSE612","","","","","' + b"x" * (60 * MEGA) + b'"\n'
    yield "short rows.csv", row + b"a\nb,c\n" * 100_000 + row
    yield "nul.csv", row.replace(b",", b"\0,")
    yield "header alone.csv", ",".join(columns).encode()
