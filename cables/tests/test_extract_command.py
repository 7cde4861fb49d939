"""`manage.py extract` keeps the contract: JSON lines on standard output, no database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "fixtures" / "samples"


def extract(*paths: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    command = [sys.executable, "manage.py", "extract", *map(str, paths)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_one_line_of_json_is_printed_for_each_cable() -> None:
    done = extract(SAMPLES / "07PORTLISSE112.txt", SAMPLES / "dump.csv", SAMPLES / "09DROVNIK119.html")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [r["cable_id"] for r in records] == [
        "07PORTLISSE112",
        "05GEORGEHAVEN41",
        "06KAMBOLI190",
        "10DROVNIK66",
        "09DROVNIK119",
    ]


def test_offsets_count_characters_of_the_source_text() -> None:
    (record,) = map(json.loads, extract(SAMPLES / "07PORTLISSE112.txt").stdout.splitlines())
    text = record["source_text"]
    assert text == (SAMPLES / "07PORTLISSE112.txt").read_text(encoding="utf-8")
    for paragraph in record["paragraphs"]:
        if paragraph["printed"]:
            assert text[paragraph["start"] :].startswith(paragraph["printed"])
        if paragraph["state"] != "lost":
            assert text[: paragraph["end"]].endswith(paragraph["text"].split()[-1])
    for statistic in record["statistics"]:
        printed, quoted = text[statistic["start"] : statistic["end"]].split(), statistic["quote"].split()
        assert (printed[0], printed[-1]) == (quoted[0], quoted[-1])


def test_a_bad_file_is_named_and_its_neighbours_are_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    done = extract(bad, SAMPLES / "07PORTLISSE112.txt", tmp_path / "missing.txt")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "bad.txt" in done.stderr
    assert "missing.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(
            f"UNCLAS PORT LISSE 00011{ord(name[0]) % 7}\nSUBJECT: TIP\n\n1. (U) One.\n"
        )
    records = [json.loads(line) for line in extract(tmp_path).stdout.splitlines()]
    assert [r["file"] for r in records] == ["a.txt", "b.txt"]
