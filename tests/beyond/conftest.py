"""Articles for the clusters, and what this process finds in them."""

from __future__ import annotations

import datetime
import doctest
import random
from collections.abc import Callable
from typing import Any, get_args

import pyarrow
import pytest

import onrecord
from onrecord import batches
from onrecord.types import BatchTable

#: How many articles the table `records` is made of, which has all that was found, and how many each other table.
ARTICLES, FEW = 10_000, 500
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


class Corpus:
    """Articles, and what this process finds in them; each table is made once."""

    def __init__(self) -> None:
        self._all = pyarrow.Table.from_pylist([article(number) for number in range(ARTICLES)])
        self._found: dict[str, pyarrow.Table] = {}

    def articles(self, table: BatchTable) -> pyarrow.Table:
        """Return the articles that a table is made of."""
        return self._all if table == "records" else self._all.slice(0, FEW)

    def found(self, table: BatchTable) -> pyarrow.Table:
        """Return a table."""
        if table not in self._found:
            some = self.articles(table).to_batches(max_chunksize=BATCH)
            found = list(batches.process(some, table=table, threads=0))
            self._found[table] = pyarrow.Table.from_batches(found, batches.schema(table))
        return self._found[table]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return Corpus()


def written(table: pyarrow.Table) -> list[bytes]:
    """Return each row as bytes, sorted: clusters do not keep the order of articles."""
    rows = table.to_pylist()
    return sorted(repr(row).encode() for row in rows)


def own_extractor() -> onrecord.Extractor:
    """Make an extractor that differs from the default one in what it finds."""
    own = onrecord.Gazetteer.from_entries([{"id": "country/PE", "name": "Peru", "kind": "country"}])
    return onrecord.Extractor(own, claims="all")


def faults(function: Callable[..., object]) -> str:
    """Run the example of a docstring, and return what comes otherwise than it says."""
    report: list[str] = []
    for example in doctest.DocTestFinder().find(function):
        doctest.DocTestRunner().run(example, out=report.append)
    return "".join(report)
