"""How sure a kind of figure is: weights of the evidence, fitted on labelled cables, each left out in turn.

A logistic regression without a library: twenty weights over a thousand figures. The project's own examples
count too, with less weight, so that a plain sentence that stands alone is told as well.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import exp
from pathlib import Path
from typing import NamedTuple

from cables.extract import ReadError, parse, read, to_json
from cables.extract.figures import judged_figures
from cables.extract.questions.questionnaires import questionnaire
from cables.management.labelled_figures import Label, nearest, places_of
from cables.tests.statistics_tables import HEADER, examples, paragraph_of

EXAMPLES = ("comparisons", "details", "kinds", "lists", "reading", "values", "wording")
EXAMPLE, EXAMPLE_WEIGHT = "example", 0.15
STEPS, RATE, PENALTY = 1500, 0.9, 0.3
FIXED = {"fixed": 4.0}  # kinds that the measure alone decides: ages and thresholds set by law
Weights = dict[str, float]


class Judged(NamedTuple):
    """A figure whose kind was judged: in which cable, by what evidence, and whether it is right."""

    cable: str
    evidence: Mapping[str, float]
    right: bool
    has_kind: bool


def labelled(paths: Iterable[Path], labels: Mapping[str, list[Label]]) -> Iterator[Judged]:
    """The figures of real cables that have a required label."""
    for path in paths:
        for document in read(path):
            if isinstance(document, ReadError):
                continue
            record = parse(document)
            known = labels.get(record.header.cable_id or "", [])
            asked = questionnaire(record.header)
            pairs = list(judged_figures(record.paragraphs, record.header, record.answers, asked))
            told = {one["value_start"]: one for one in to_json(record)["statistics"]}
            judgments = {figure.value_start: judgment for figure, judgment in pairs}
            for at, label in places_of(known, document.text):
                figure = nearest([*told.values()], at, label)
                if figure is None or label.get("tier") == "optional":
                    continue
                judgment = judgments[told.pop(figure["value_start"])["value_start"]]
                right = judgment.kind in {label["kind"], *label.get("alt", ())}
                if judgment.kind != "other":
                    yield Judged(path.stem, judgment.evidence, right, label["kind"] != "other")


def invented() -> Iterator[Judged]:
    """The figures of the project's own tables of examples."""
    for text, expected in examples(*EXAMPLES):
        pairs = judged_figures([paragraph_of(text)], HEADER)
        for (_, kind, _), (_, judgment) in zip(expected, pairs, strict=False):
            if judgment.kind != "other":
                yield Judged(EXAMPLE, judgment.evidence, judgment.kind == kind, kind != "other")


def probability(weights: Weights, evidence: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in evidence.items())))


def fitted(figures: list[Judged]) -> Weights:
    """The weights under which what is right is likeliest, kept small where little speaks for them."""
    weights: Weights = {name: 0.0 for one in figures for name in one.evidence}
    for _ in range(STEPS):
        slope: defaultdict[str, float] = defaultdict(float)
        for one in figures:
            error = probability(weights, one.evidence) - one.right
            for name, value in one.evidence.items():
                slope[name] += error * value * (EXAMPLE_WEIGHT if one.cable == EXAMPLE else 1)
        for name in weights:
            drawn = 0.0 if name == "always" else PENALTY * weights[name]
            weights[name] -= RATE * (slope[name] + drawn) / len(figures)
    return weights


def left_out(figures: list[Judged]) -> list[tuple[float, Judged]]:
    """How sure each figure of a real cable is by weights that were fitted without its cable."""
    found = []
    for cable in sorted({one.cable for one in figures} - {EXAMPLE}):
        weights = fitted([one for one in figures if one.cable != cable])
        found += [(probability(weights, one.evidence), one) for one in figures if one.cable == cable]
    return found


def written(weights: Weights, told: float) -> str:
    """The vocabulary's file."""
    note = (
        "How much each sort of evidence speaks for a kind being right, by `manage.py calibrate`: a logistic"
        " regression over labelled cables and, with less weight, the project's own examples. Numbers only."
    )
    rows = ",\n".join(f"    {json.dumps(name)}: {weight:.3f}" for name, weight in sorted(weights.items()))
    return f'{{\n  "note": {json.dumps(note)},\n  "told": {told},\n  "weights": {{\n{rows}\n  }}\n}}\n'
