"""Bytes of every kind become documents, or are refused by name; encodings are found and repaired."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from cables.extract import Document, ReadError, read, read_bytes
from cables.extract.readers import csv as readers_csv
from cables.extract.readers import limits
from cables.tests.cable_text import HEADER

TEXT = HEADER + "1. (U) Post’s answers follow: café, naïve.\n\n2. (U) Enough.\n\nTREVANE\n"
HEADS = "<tr><th>Reference ID</th><th>Created</th><th>Origin</th></tr>"
PRE = f"<html><body><table class='cable'>{HEADS}{{row}}</table>{{pre}}"
ROW = "<tr><td><a>07PORTLISSE112</a></td><td>2007-03-05 14:02</td><td>Embassy Port Lisse</td></tr>"
DUMP_ROW = (
    '"{n}","3/5/2007 14:23","07PORTLISSE{n}","Embassy","UNCLASSIFIED","06STATE202745","VZCZC","{body}"\n'
)


def one(data: bytes, name: str = "cable.txt") -> Document:
    (found,) = read_bytes(name, data)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    document = one(TEXT.encode(encoding))
    assert document.text == TEXT


def test_a_misread_encoding_is_repaired_and_the_repair_recorded() -> None:
    document = one(TEXT.encode("utf-8").decode("cp1252").encode("utf-8"))
    assert document.text == TEXT
    assert {r.kind for r in document.repairs} == {"encoding"}
    for repair in document.repairs:
        assert document.text[repair.start : repair.end] == repair.read


def test_control_characters_become_blanks_in_their_place() -> None:
    document = one(TEXT.replace("Enough", "En\x00ou\x07gh").encode())
    assert "En ou gh" in document.text
    assert [(r.printed, r.kind) for r in document.repairs] == [
        ("U+0000", "control character"),
        ("U+0007", "control character"),
    ]


def test_the_pages_of_2010_and_2011_are_read() -> None:
    head, body = "VZCZCXYZ0001\nPP RUEHC", TEXT.replace("1. (U)", "<a id='par1'>¶</a>1. (U)")
    pre = f"<code><pre>{head}</pre></code><code><pre>{body.replace(chr(10), '&#x000A;')}</pre></code>"
    document = one(PRE.format(row=ROW, pre=pre).encode(), "page.html")
    assert document.text == f"{head}\n\n{TEXT.replace('1. (U)', '¶1. (U)')}"
    assert document.body_start == len(head) + 2
    assert document.hints["cable_id"] == "07PORTLISSE112"
    assert document.hints["date"] == "2007-03-05 14:02"
    assert document.hints["origin"] == "Embassy Port Lisse"


def test_a_library_page_is_read() -> None:
    fields = (
        "<tr><td><div class='s_key'>Canonical ID:</div><div class='s_val'>07PORTLISSE112_a</div></td></tr>"
    )
    lines = "<br/>\n".join(TEXT.split("\n"))
    page = f"<html><body><h1>Averna</h1><table>{fields}</table><div><div>{lines}</div></div><p>Donate</p>"
    document = one(page.encode(), "page.html")
    assert document.text.strip() == TEXT.strip()
    assert document.hints["cable_id"] == "07PORTLISSE112_a"


def test_scripts_and_styles_are_no_text() -> None:
    page = (
        f"<html><head><style>TAGS: X</style></head><body><script>alert('SUBJECT:')</script><div>{TEXT}</div>"
    )
    assert "alert" not in one(page.encode(), "page.html").text


@pytest.mark.parametrize("escape", ["\\", '"'])
def test_a_dump_is_read_row_by_row(escape: str) -> None:
    body = TEXT.replace("Enough", f'{escape}"Enough{escape}"')
    data = "".join(DUMP_ROW.format(n=n, body=body) for n in (1, 2)).encode()
    first, second = read_bytes("dump.csv", data)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == "VZCZC\n\n" + TEXT.replace("Enough", '"Enough"')
    assert first.text[first.body_start :].startswith("UNCLAS")
    assert (first.hints["cable_id"], second.hints["cable_id"]) == ("07PORTLISSE1", "07PORTLISSE2")
    assert (first.position, second.position) == (1, 2)


def test_a_dump_in_utf_16_is_read_too() -> None:
    data = "".join(DUMP_ROW.format(n=n, body=TEXT) for n in (1, 2)).encode("utf-16")
    assert len([item for item in read_bytes("dump.csv", data) if isinstance(item, Document)]) == 2


def test_a_dump_may_name_its_columns_in_any_order() -> None:
    data = f'body,reference id,date\n"{TEXT}",07PORTLISSE112,2007-03-05\n'.encode()
    (document,) = read_bytes("dump.csv", data)
    assert isinstance(document, Document)
    assert (document.text, document.hints["cable_id"]) == (TEXT, "07PORTLISSE112")


@pytest.mark.parametrize(
    "bad",
    [
        '"2","3/5/2007 14:23","07PORTLISSE2","Embassy","UNCLASSIFIED","","h","an open quote\n\n',
        '"2","3/5/2007 14:23","07PORTLISSE2","Embassy"\n',
        '"2","3/5/2007 14:23","07PORTLISSE2","Embassy","UNCLASSIFIED","","h",""\n',
        '"2"' + ',"x"' * 10_000 + "\n",
        '"2","3/5/2007 14:23","../../etc/passwd","Embassy","UNCLASSIFIED","","h","text"\n',
    ],
    ids=["open quote", "too few columns", "no body", "10,000 columns", "no reference id"],
)
def test_one_bad_row_is_named_and_its_neighbours_are_read(bad: str) -> None:
    data = DUMP_ROW.format(n=1, body=TEXT) + bad + DUMP_ROW.format(n=3, body=TEXT)
    first, error, third = read_bytes("dump.csv", data.encode())
    assert isinstance(error, ReadError)
    assert error.where == "dump.csv, row 2"
    assert isinstance(first, Document)
    assert isinstance(third, Document)


def test_a_dump_is_streamed_a_row_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers_csv, "SAMPLE_BYTES", 4096)
    path = tmp_path / "dump.csv"
    with path.open("w", encoding="utf-8") as file:
        for n in range(1, 201):
            file.write(DUMP_ROW.format(n=n, body=TEXT * 60))
    size = path.stat().st_size
    tracemalloc.start()
    rows = sum(isinstance(row, Document) for row in read(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows == 200
    assert peak < size / 4


def test_a_dump_in_which_too_many_rows_one_after_the_other_hold_no_cable_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(readers_csv, "MAX_CSV_BAD_ROWS", 3)
    good, bad = DUMP_ROW.format(n=1, body=TEXT), "a,b\n"
    enough = list(read_bytes("dump.csv", (good + bad * 2 + good + bad * 2 + good).encode()))
    assert [isinstance(found, Document) for found in enough] == [True, False, False, True, False, False, True]
    *_, last_row, told = read_bytes("dump.csv", (good + bad * 9 + good).encode())
    assert isinstance(last_row, ReadError)
    assert isinstance(told, ReadError)
    assert "what follows was not read" in told.what
    assert told.where == last_row.where == "dump.csv, row 4"


def test_a_field_over_the_cap_is_refused_and_the_next_row_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers_csv, "MAX_CSV_FIELD_CHARACTERS", 2000)
    data = DUMP_ROW.format(n=1, body="x" * 5000) + DUMP_ROW.format(n=2, body=TEXT)
    error, second = read_bytes("dump.csv", data.encode())
    assert isinstance(error, ReadError)
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n \n"),
        ("binary.txt", bytes(range(256)) * 20),
        ("zip.docx", b"PK\x03\x04" + b"x" * 100),
        ("broken.pdf", b"%PDF-1.4\n1 0 obj\n<<"),
        ("page.html", b"<html><body><p>Nothing here</p></body></html>"),
        ("deep.html", b"<html><body>" + b"<div>" * 5000 + b"SUBJECT: x"),
    ],
)
def test_what_is_no_cable_is_refused_by_name(name: str, data: bytes) -> None:
    with pytest.raises(ReadError) as refusal:
        list(read_bytes(name, data))
    assert refusal.value.where == name
    assert refusal.value.what
    assert refusal.value.advice


@pytest.mark.parametrize("cap", ["MAX_TEXT_CHARACTERS", "MAX_LINE_CHARACTERS", "MAX_LINES", "MAX_FILE_BYTES"])
def test_each_cap_refuses_and_without_it_the_file_is_read(cap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert one(TEXT.encode()).text == TEXT
    monkeypatch.setattr(limits, cap, 10)
    if cap == "MAX_FILE_BYTES":
        with pytest.raises(ReadError):
            limits.check_bytes(11, "cable.txt", limits.MAX_FILE_BYTES)
        return
    with pytest.raises(ReadError):
        one(TEXT.encode())


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"missing\.txt"):
        list(read(tmp_path / "missing.txt"))
