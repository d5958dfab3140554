"""What holds of any text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord

# Few of these texts are English.
pytestmark = pytest.mark.filterwarnings("ignore::onrecord.LanguageWarning")

EXTRACTOR = onrecord.Extractor(claims="all")
GAZETTEER = onrecord.Gazetteer.default()

#: Any letters, and the stuff of news.
WORDS = [
    "Iran", "Russia’s", "Kim Jong Un", "the Kremlin", "Erdog\u0306an", "Mr.", "U.S.", "Sept.", "13", "2023", "$2.8 billion",
    "said", "told", "denied", "that", "according to", "sold", "will", "not", "“", "”", '"', "''", "``", "‘", "’", "—", "-",
    ".", ",", "?", "…", "\n", "\r\n", "\n\n", "\u2028", "(", ")", "[", "•", "👍", "e\u0301", "İ", "ß", "ﬁ", "，", "\0", "\t",
]  # fmt: skip
LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TEXTS = (
    LETTERS
    | st.lists(st.sampled_from(WORDS) | LETTERS.map(lambda t: t[:5]), max_size=60).map(" ".join)
    | st.lists(st.sampled_from(WORDS), max_size=60).map("".join)
)
DAYS = st.none() | st.dates()


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Iterate over every span of a record."""
    if isinstance(value, dict):
        if value.get("start") is not None:
            yield value["start"], value["end"]
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS | st.none(), DAYS)
def test_any_text_gives_an_extraction_whose_spans_fit(text: str, title: str | None, published: Any) -> None:
    extraction = EXTRACTOR.extract(text, title=title, published=published)
    assert extraction.text == text
    for start, end in spans(extraction.to_dict()):
        assert 0 <= start <= end <= len(text)
    for start, end in spans(extraction.to_dict("byte")):
        text.encode()[start:end].decode()
    for mention in extraction.mentions:
        assert text[mention.start : mention.end] == mention.text
    for unit in ("char", "byte", "utf16"):
        assert onrecord.Extraction.from_json(extraction.to_json(unit), text=text) == extraction


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@pytest.mark.parametrize("policy", ["leftmost-longest", "overlapping"])
def test_hits_fit_in_every_unit(policy: Any, text: str) -> None:
    hits = GAZETTEER.find(text, policy=policy)
    raw, wide = text.encode(), text.encode("utf-16-le")
    for hit in hits:
        assert text[hit.start : hit.end] == hit.text == raw[hit.byte_start : hit.byte_end].decode()
    columns = GAZETTEER.find_arrays(text, policy=policy, offset_unit="utf16")
    pairs = zip(columns.starts, columns.ends, strict=True)
    assert [wide[2 * s : 2 * e].decode("utf-16-le") for s, e in pairs] == [hit.text for hit in hits]


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXTS, max_size=8), st.integers(0, 3), st.integers(1, 4))
def test_batch_equals_one_by_one(texts: list[str], threads: int, batch_size: int) -> None:
    assert list(EXTRACTOR.pipe(texts, threads=threads, batch_size=batch_size)) == [EXTRACTOR.extract(t) for t in texts]
    assert GAZETTEER.find_batch(texts, threads=threads) == [GAZETTEER.find(t) for t in texts]
