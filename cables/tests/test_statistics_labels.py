"""What is read in the real cables beside the project agrees with the labels made by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cables.extract import parse, read, to_json

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEED = SHARED / "cables" / "07ASTANA614.txt"
WANTED = {
    "statistics found (recall)": 0.95,
    "statistics right to report (precision)": 0.92,
    "statistics: value": 0.99,
    "statistics: value_min": 0.99,
    "statistics: prior_value": 1,
    "statistics: change_percent": 1,
    "statistics: qualifier": 0.92,
    "statistics: period": 0.9,
    "statistics: kind": 0.88,
}
WANTED_OF_TEN = {"statistics_found": 0.9, "statistic_kind": 0.85, "prior_value": 0.9}


def scores(tool: str, cables: list[Path], folder: Path) -> dict[str, tuple[int, int]]:
    """What a scoring tool beside the project says of our reading of these files: right, of how many."""
    if not all(path.exists() for path in (SHARED / "tools" / tool, *cables)) or not cables:
        pytest.skip("the labelled real cables are not beside the project (../shared)")
    records = folder / "records.jsonl"
    texts = (json.dumps(to_json(parse(document))) for path in cables for document in read(path))
    records.write_text("\n".join(texts), encoding="utf-8")
    command = [sys.executable, str(SHARED / "tools" / tool), str(records), "--json"]
    return dict(json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout))


def short_of(found: dict[str, tuple[int, int]], wanted: dict[str, float]) -> dict[str, tuple[int, int]]:
    """The measures that do not reach what is wanted."""
    return {name: found[name] for name, share in wanted.items() if found[name][0] < share * found[name][1]}


def test_the_statistics_of_the_seed_cable_agree_with_its_labels(tmp_path: Path) -> None:
    assert not short_of(scores("score.py", [SEED], tmp_path), WANTED)


def test_the_statistics_of_ten_cables_agree_with_their_labels(tmp_path: Path) -> None:
    pages = sorted((SHARED / "cables").glob("*.html"))
    assert not short_of(scores("score_cables.py", pages, tmp_path), WANTED_OF_TEN)
