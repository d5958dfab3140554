"""The case files of tests/cases, which crates/onrecord/tests/library/suite.rs runs too."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import onrecord

if sys.version_info >= (3, 11):
    import tomllib
else:
    tomllib = pytest.importorskip("tomli")

CASES = Path(__file__).resolve().parents[1] / "cases"


def cases(file: str, least: int = 20) -> list[Any]:
    loaded: list[dict[str, Any]] = tomllib.loads((CASES / file).read_text(encoding="utf-8"))["case"]
    assert len(loaded) >= least
    return [pytest.param(case, id=case["name"]) for case in loaded]


def extract(extractor: onrecord.Extractor, case: dict[str, Any]) -> onrecord.Extraction:
    return extractor.extract(case["text"], published=case.get("published"), outlet=case.get("outlet"))


@pytest.mark.parametrize("case", cases("time/phrases.toml"))
def test_times(extractor: onrecord.Extractor, case: dict[str, Any]) -> None:
    found = [
        [t.text, t.start, t.end, t.type, t.value or "", str(t.earliest or ""), str(t.latest or "")]
        for t in extract(extractor, case).times
    ]
    assert found == case["found"]


@pytest.mark.parametrize("case", cases("quantity/phrases.toml"))
def test_quantities(extractor: onrecord.Extractor, case: dict[str, Any]) -> None:
    found = [
        [
            q.text,
            q.start,
            q.end,
            "" if q.min is None else q.min,
            "" if q.max is None else q.max,
            q.approximate,
            q.change or "",
            q.unit or "",
        ]
        for q in extract(extractor, case).quantities
    ]
    assert found == case["found"]


@pytest.mark.parametrize("case", cases("claims/names.toml") + cases("events/faults.toml"))
def test_names_and_faults(extractor: onrecord.Extractor, case: dict[str, Any]) -> None:
    extraction = extractor.extract(case["text"], published="2024-05-15")
    sources = [claim.source for claim in extraction.claims]
    for field, found in {
        "sources": [list(source.names) if source else [] for source in sources],
        "via": [list(claim.via) for claim in extraction.claims],
        "types": [source.type if source else "" for source in sources],
        "candidates": [[one.name for one in source.candidates] if source else [] for source in sources],
        "polarity": [claim.polarity for claim in extraction.claims],
        "contents": [claim.content.text for claim in extraction.claims],
    }.items():
        assert found == case.get(field, found)
    for kind, role, names in case.get("fillers", []):
        events = [event for event in extraction.events if kind in (event.kind, event.trigger.text)]
        roles = [filler for event in events for filler in event.roles]
        assert {name for filler in roles if filler.role == role for name in filler.names} == set(names)
    for kind, polarity, modality in case.get("reality", []):
        events = [event for event in extraction.events if event.kind == kind]
        assert events
        assert all(event.polarity == (polarity or event.polarity) for event in events)
        assert all(event.modality == (modality or event.modality) for event in events)
    kinds = {event.kind for event in extraction.events}
    assert kinds.issuperset(case.get("kinds", []))
    assert kinds.isdisjoint(case.get("other_kinds", []))
    for asked in case.get("counted", []):
        assert asked in counted(extraction, *asked[:3])
    for kind, words in case.get("dated", []):
        times = [
            extraction.time(event.time) if event.time else None for event in extraction.events if event.kind == kind
        ]
        assert times
        assert all((time.text if time else "") == words for time in times)


def counted(extraction: onrecord.Extraction, kind: str, role: str, words: str) -> list[list[object]]:
    """Return the least number and the unit of each filler of a role, as the cases tell them."""
    found: list[list[object]] = []
    for event in extraction.events:
        for filler in event.roles:
            if event.kind == kind and filler.role == role and words in ("", filler.text):
                quantity = extraction.quantity(filler.quantity) if filler.quantity else None
                least = quantity.min if quantity and quantity.min is not None else -1.0
                found.append([kind, role, words, least, (quantity.unit if quantity else None) or ""])
    return found


@pytest.mark.parametrize("case", cases("structure/lines.toml", 15))
def test_sentences(extractor: onrecord.Extractor, case: dict[str, Any]) -> None:
    text = case["text"]
    assert [[s.region, text[s.start : s.end]] for s in extract(extractor, case).sentences] == case["sentences"]
