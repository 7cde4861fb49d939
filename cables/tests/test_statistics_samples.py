"""The sample cables hold the figures that their expectations name."""

import json
from pathlib import Path

from cables.extract import Document, parse, read

SAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "samples"
FOUND, VALUED, TOLD, OF_THE_KIND = 0.97, 0.98, 0.8, 0.92


def squashed(text: str) -> str:
    return "".join(text.lower().split())


def test_nearly_every_expected_figure_is_found_and_named() -> None:
    found = {"expected": 0, "found": 0, "value": 0, "told": 0, "kind": 0}
    for path in sorted(SAMPLES.glob("*.[hpt][txd][mtf]*")):
        (document,) = read(path)
        assert isinstance(document, Document)
        expected = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))
        records = parse(document).statistics
        for figure in expected["statistics"]:
            quote = squashed(figure["quote"])
            hits = [r for r in records if squashed(r.quote) in quote or quote in squashed(r.quote)]
            exact = [r for r in hits if r.value == figure["value"]]
            found["expected"] += 1
            found["found"] += bool(hits)
            found["value"] += bool(exact)
            told = [r for r in exact if r.kind != "other"]
            found["told"] += bool(told)
            found["kind"] += any(r.kind == figure["kind"] for r in told)
    assert found["expected"] > 500
    assert found["found"] >= FOUND * found["expected"]
    assert found["value"] >= VALUED * found["found"]
    assert found["told"] >= TOLD * found["found"]
    assert found["kind"] >= OF_THE_KIND * found["told"], found
