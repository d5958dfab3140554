"""Articles for the clusters, and what this process finds in them."""

from __future__ import annotations

import datetime
import random
from typing import Any, get_args

import pyarrow
import pytest

import onrecord
from onrecord import batches
from onrecord.types import BatchTable

ARTICLES = 10_000
BATCH = 500
TABLES: tuple[BatchTable, ...] = get_args(BatchTable)

_COUNTRIES = ["Peru", "Mali", "Chile", "Ghana", "Kenya", "Türkiye", "North Korea", "Iran", "Russia", "Ukraine"]
_GOODS = ["tanks", "artillery shells", "attack drones", "rifles", "Shahed-136 drones", "machine tools"]
_SPEAKERS = ["Anna Berg, the foreign minister,", "a U.S. official", "the Kremlin", "Erdoğan", "two diplomats"]
_FORMS = [
    "{a} has supplied {b} with {n} {goods}, {who} said on Tuesday.",
    "“{a} never sold {goods} to {b},” {who} said. 👍",
    "{who} accused {a} of sending {n} {goods} to {b} in late August.",
    "{a} will impose sanctions on {b}, {who} warned, after {n} people were killed.",
]


def article(number: int) -> dict[str, Any]:
    """Make an article of one to six sentences; some have no text, no id or no day."""
    draw = random.Random(number)
    sentences = []
    for _ in range(draw.randint(0 if number % 100 == 0 else 1, 6)):
        a, b = draw.sample(_COUNTRIES, 2)
        form, who, goods = draw.choice(_FORMS), draw.choice(_SPEAKERS), draw.choice(_GOODS)
        sentence = form.format(a=a, b=b, who=who, goods=goods, n=draw.randint(2, 900))
        sentences.append(sentence[0].upper() + sentence[1:])
    return {
        "text": " ".join(sentences) or None,
        "id": f"article-{number}-é",
        "outlet": draw.choice(["Herald", "Courier", None]),
        "published": datetime.date(2024, 1, 1) + datetime.timedelta(days=number % 300) if number % 7 else None,
        "section": "world",
    }


@pytest.fixture(scope="session")
def articles() -> pyarrow.Table:
    return pyarrow.Table.from_pylist([article(number) for number in range(ARTICLES)])


class Local:
    """Makes each table once."""

    def __init__(self, articles: pyarrow.Table) -> None:
        self._batches = articles.to_batches(max_chunksize=BATCH)
        self._made: dict[str, pyarrow.Table] = {}

    def __getitem__(self, table: BatchTable) -> pyarrow.Table:
        if table not in self._made:
            found = list(batches.process(self._batches, table=table, threads=0))
            self._made[table] = pyarrow.Table.from_batches(found, batches.schema(table))
        return self._made[table]


@pytest.fixture(scope="session")
def local(articles: pyarrow.Table) -> Local:
    return Local(articles)


def written(table: pyarrow.Table) -> list[bytes]:
    """Return each row as bytes, sorted: clusters do not keep the order of articles."""
    rows = table.to_pylist()
    return sorted(repr(row).encode() for row in rows)


def own_extractor() -> onrecord.Extractor:
    """Make an extractor that differs from the default one in what it finds."""
    own = onrecord.Gazetteer.from_entries([{"id": "country/PE", "name": "Peru", "kind": "country"}])
    return onrecord.Extractor(own, claims="all")
