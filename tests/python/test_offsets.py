"""Offsets: characters in Python, whatever the letters before them weigh in bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import onrecord

BEFORE = {
    "ascii": "Plain words. ",
    "two bytes": "A naïve café. ",
    "three bytes": "„Quoted“ — “again” … ",
    "four bytes": "👍🏽 👨‍👩‍👧 𝒜 ",
    "combining": "e\u0301 o\u0308 n\u0303 ",
    "line ends": "One.\r\nTwo.\rThree.\n\n",
    "zero width": "a\u200bb\ufeff c\u00ad ",
    "right to left": "שלום عالم ",
    "null": "a\0b ",
}


@pytest.mark.parametrize("name", BEFORE)
def test_hits_after_heavy_letters(gazetteer: onrecord.Gazetteer, name: str) -> None:
    text = BEFORE[name] * 7 + "Iran\r\nand Turkey’s " + BEFORE[name] + "South\nKorea."
    raw = text.encode()
    hits = gazetteer.find(text)
    assert [hit.text for hit in hits][-3:] == ["Iran", "Turkey", "South\nKorea"]
    for hit in hits:
        assert text[hit.start : hit.end] == hit.text
        assert raw[hit.byte_start : hit.byte_end].decode() == hit.text


@pytest.mark.parametrize("name", BEFORE)
@pytest.mark.parametrize("unit", ["char", "byte", "utf16"])
def test_sentences_and_mentions(extractor: onrecord.Extractor, name: str, unit: Any) -> None:
    text = f"{BEFORE[name]}\n\n{BEFORE[name]}Iran sold drones to Russia, Kirby said. {BEFORE[name]}No one replied."
    extraction = extractor.extract(text)
    raw = text.encode()
    assert extraction.sentences
    parts: list[Any] = [*extraction.sentences, *extraction.mentions, *extraction.times, *extraction.quantities]
    for part in parts:
        assert text[part.start : part.end] == raw[part.byte_start : part.byte_end].decode()
    record = extraction.to_dict(unit)
    cuts: dict[str, Callable[[int, int], str]] = {
        "char": lambda s, e: text[s:e],
        "byte": lambda s, e: raw[s:e].decode(),
        "utf16": lambda s, e: text.encode("utf-16-le")[2 * s : 2 * e].decode("utf-16-le"),
    }
    cut = cuts[unit]
    for written, mention in zip(record["mentions"], extraction.mentions, strict=True):
        assert cut(written["start"], written["end"]) == mention.text
