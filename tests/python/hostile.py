"""Records made of the hostile strings of `tests/cases/view`, for the tests of pages here and in a browser."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import onrecord

if sys.version_info >= (3, 11):
    import tomllib
else:
    tomllib = pytest.importorskip("tomli")

_FILE = Path(__file__).resolve().parents[1] / "cases" / "view" / "hostile.toml"

#: What a string tries, and the string.
HOSTILE: dict[str, str] = {
    case["name"]: case["text"] for case in tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]
}


def record(strings: list[str]) -> tuple[dict[str, Any], str]:
    """Return a record whose every string is one of those given, and its text."""
    text = "".join(strings)
    ends = [sum(map(len, strings[:n])) for n in range(len(strings) + 1)]
    spans = [{"start": start, "end": end} for start, end in pairwise(ends)]
    a, b, c = strings
    made = {
        "schema": "onrecord/1",
        "document": {
            "id": a,
            "title": b,
            "outlet": c,
            "url": a,
            "author": b,
            "relayed_from": [c],
            "published": "2024-05-02",
        },
        "sentences": [{"start": 0, "end": len(text), "region": "body"}],
        "mentions": [{"id": "m1", **spans[0], "kind": "place", "name": b, "entity": c, "why": [a]}],
        "claims": [
            {
                "id": "c1",
                "source": {"spans": [spans[0]], "names": [a, b], "description": c},
                "cue": {"spans": [spans[1]], "text": a},
                "content": {"spans": [spans[2]], "text": b},
                "via": [c],
                "addressee": {"spans": [], "text": a},
                "events": ["e1"],
                "why": [b],
            }
        ],
        "events": [
            {
                "id": "e1",
                "kind": "transfer",
                "trigger": {**spans[1], "text": c},
                "claim": "c1",
                "why": [a],
                "roles": [
                    {"role": "supplier", "text": b, "names": ["Peru", c], "why": [a]},
                    {"role": "recipient", "text": c, "names": ["Mali"]},
                    {"role": "item", "text": a, "quantity": "q1"},
                ],
            }
        ],
        "times": [{"id": "t1", **spans[2], "text": a, "type": "DATE", "value": b}],
        "quantities": [{"id": "q1", **spans[2], "text": c, "min": 2, "unit": a, "unit_name": b}],
    }
    return made, text


def extraction(text: str) -> onrecord.Extraction:
    made, whole = record([text, "plain", text])
    return onrecord.Extraction.from_dict(made, text=whole)
