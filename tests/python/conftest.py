"""What several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.cli.articles import read_article

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "examples" / "articles").glob("*.txt"))


@pytest.fixture(scope="session")
def extractor() -> onrecord.Extractor:
    return onrecord.Extractor()


@pytest.fixture(scope="session")
def gazetteer() -> onrecord.Gazetteer:
    return onrecord.Gazetteer.default()


@pytest.fixture(scope="session")
def articles() -> list[dict[str, str]]:
    assert len(ARTICLES) >= 8
    return [{"id": path.stem, **read_article(path.read_text(encoding="utf-8"))} for path in ARTICLES]


#: A record that has every part, about a text with letters of one to four bytes.
FULL_TEXT = "👍 Erdoğan told reporters in Ankara that some 40 drones had been sold to Kyïv on 13 September."


def full_record() -> dict[str, object]:
    def span(words: str) -> dict[str, int]:
        start = FULL_TEXT.index(words)
        return {"start": start, "end": start + len(words)}

    return {
        "schema": "onrecord/1",
        "document": {"id": "a1", "outlet": "Wire", "published": "2023-09-14", "relayed_from": ["Anadolu"]},
        "sentences": [{"start": 2, "end": len(FULL_TEXT), "region": "body"}],
        "mentions": [{"id": "m1", **span("Ankara"), "kind": "place", "entity": "place/ankara", "confidence": 0.5}],
        "claims": [
            {
                "id": "c1",
                "type": "assertion",
                "source": {"spans": [span("Erdoğan")], "names": ["Recep Tayyip Erdoğan"], "type": "person"},
                "cue": {"spans": [span("told")], "act": "say"},
                "content": {"spans": [span("that some 40 drones"), span("had been sold")], "quotation": "indirect"},
                "via": ["Anadolu"],
                "addressee": {"spans": [span("reporters")]},
                "setting": {"spans": [span("in Ankara")]},
                "events": ["e1"],
                "why": ["cue.told"],
            }
        ],
        "events": [
            {
                "id": "e1",
                "kind": "transfer",
                "trigger": span("sold"),
                "roles": [
                    {"role": "item", **span("drones"), "quantity": "q1"},
                    {"role": "supplier", "names": ["Türkiye"], "entities": ["country/TR"]},
                ],
                "time": "t1",
                "place": "m1",
                "claim": "c1",
            }
        ],
        "times": [
            {
                "id": "t1",
                **span("13 September"),
                "type": "DATE",
                "value": "2023-09-13",
                "earliest": "2023-09-13",
                "latest": "2023-09-13",
            }
        ],
        "quantities": [{"id": "q1", **span("some 40 drones"), "min": 40, "approximate": True, "unit": "drone"}],
    }


@pytest.fixture
def full() -> onrecord.Extraction:
    return onrecord.Extraction.from_dict(full_record(), text=FULL_TEXT)
