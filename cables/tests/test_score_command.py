"""What the command that compares with labels counts, and what it says of labels that are none."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from . import world

SAMPLE = Path(settings.BASE_DIR) / "fixtures" / "samples" / "07PORTLISSE112.txt"
REAL = Path(settings.BASE_DIR).parent / "shared"


def score(labels: Path, *paths: Path, least: float = 0) -> str:
    out = io.StringIO()
    call_command("score", *map(str, paths), labels=labels, least=least, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_a_wrong_field_and_a_missing_code_are_counted(tmp_path: Path) -> None:
    label = {
        "cable_id": "07PORTLISSE112",
        "country": "QQ",
        "post": "PORT LISSE",
        "answers": [{"code": "27A"}, {"code": "99Z"}],
    }
    (tmp_path / "labels.json").write_text(json.dumps([label]))
    said = " ".join(score(tmp_path / "labels.json", SAMPLE).split())
    assert "header fields 1 of 2 50.0%" in said
    assert "question codes, recall 1 of 2 50.0%" in said


def test_a_line_under_the_least_ends_with_an_error(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text(json.dumps([{"cable_id": "07NOWHERE1"}]))
    with pytest.raises(SystemExit):
        score(tmp_path / "labels.json", SAMPLE, least=50)


def test_labels_that_are_none_are_refused_with_their_name(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text("{}")
    with pytest.raises(CommandError, match=r"labels\.json"):
        score(tmp_path / "labels.json", SAMPLE)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real cables in ../shared are not here")
def test_real_cables_are_read_as_their_labels_say() -> None:
    score(REAL / "labels" / "development.json", REAL / "cables", least=97)


def test_figures_are_scored_against_labels_of_every_figure(tmp_path: Path) -> None:
    body = "1. (U) The courts convicted nine traffickers.\n\n2. (U) Police opened 14 cases of trafficking.\n"
    cable = tmp_path / "07PORTLISSE612.txt"
    cable.write_bytes(world.text(body))
    text = cable.read_text()
    labels = [
        label(text, "nine traffickers", "nine", 9, "persons", "trafficker", "convictions"),
        label(text, "opened 14 cases", "14", 15, "cases", "case", "other"),
        label(text, "Police", "Police", 3, "persons", "officer", "arrests"),
    ]
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / f"{cable.stem}.jsonl").write_text("\n".join(map(json.dumps, labels)))
    out = io.StringIO()
    call_command("score", str(cable), figures=tmp_path / "labels", stdout=out, stderr=io.StringIO())
    said = " ".join(out.getvalue().split())
    for row in ("found 1 of 2 50.0%", "true 2 of 2 100.0%", "value 1 of 2 50.0%", "kind 1 of 2 50.0%"):
        assert row in said


def label(
    text: str, quote: str, value: str, number: int, measure: str, head: str, kind: str
) -> dict[str, object]:
    said = {"value": number, "value_min": number, "value_max": number, "measure": measure, "head": head}
    at = text.index(quote) + quote.index(value)
    return {"at": at, "quote": quote, "text": value, "kind": kind, "tier": "required"} | said


def test_a_folder_without_labelled_figures_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=tmp_path.name):
        call_command("score", str(SAMPLE), figures=tmp_path)
    (tmp_path / "07X1.jsonl").write_text("{")
    with pytest.raises(CommandError, match=r"07X1\.jsonl"):
        call_command("score", str(SAMPLE), figures=tmp_path)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real cables in ../shared are not here")
def test_the_figures_of_real_cables_are_read_as_labelled() -> None:
    out = io.StringIO()
    folder = REAL / "labels" / "figures"
    call_command("score", str(REAL / "cables"), figures=folder, stdout=out, stderr=io.StringIO())
    rows = dict(re.findall(r"(?m)^(\S[^%]*?) +\d+ of +\d+ +([\d.]+)%$", out.getvalue()))
    least = {
        "found": 93,
        "true": 98,
        "value": 99,
        "kind": 93,
        "kind, where told": 95,
        "told": 89,
        "counted": 93,
    }
    assert {row: rows[row] for row in least if float(rows[row]) < least[row]} == {}
