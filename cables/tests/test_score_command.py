"""What the command that compares with labels counts, and what it says of labels that are none."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

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
