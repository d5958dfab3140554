"""From Arrow batches of articles to Arrow batches of what was found: one function for one machine or many.

Articles come as record batches with a column `text` and, where they are there, `id`, `title`, `outlet`, `url`, `author`
and `published`; other columns are passed over. Out comes one table, of the schema that `schema` tells before anything
runs: `records`, each article's text with its record, or a table of `docs/tables.md`. `article_id` joins the tables; the
number `article`, which counts within one set of tables only, is left out.

A row out does not depend on how the articles were cut into batches, or on the machine: `onrecord.spark` and
`onrecord.ray` give the same bytes. It needs pyarrow (`pip install onrecord[tables]`).

>>> import onrecord, pyarrow
>>> from onrecord import batches
>>> articles = pyarrow.RecordBatch.from_pylist([{"id": "a1", "text": "Seoul protested."}])
>>> [found] = batches.process([articles], table="mentions")
>>> found.schema.equals(batches.schema("mentions")), found["name"].to_pylist()
(True, ['South Korea'])
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ._native import Extractor, _tables
from ._optional import optional
from .errors import DocumentError

if TYPE_CHECKING:
    import pyarrow

    from ._native import Extraction
    from .types import BatchTable, OffsetUnit

__all__ = ["process", "schema"]

#: The columns of articles beside their text.
FIELDS = ("id", "title", "outlet", "url", "author", "published")
#: The column that counts within one set of tables.
_NUMBER = "article"


def schema(table: BatchTable = "records") -> pyarrow.Schema:
    """Return the schema of what `process` gives.

    Args:
        table: `records`, or the name of a table of extractions.

    Raises:
        ImportError: pyarrow is not installed.
        OptionError: another name.

    Examples:
        >>> from onrecord import batches
        >>> batches.schema().names
        ['article_id', 'text', 'record']
    """
    schema: pyarrow.Schema = table_of(table, [], "char").schema
    return schema


def process(
    articles: Iterable[pyarrow.RecordBatch],
    *,
    table: BatchTable = "records",
    extractor: Extractor | None = None,
    threads: int = 1,
    offset_unit: OffsetUnit = "char",
) -> Iterator[pyarrow.RecordBatch]:
    """Iterate over batches of one table; what a batch of articles gives is held in memory.

    Args:
        articles: record batches. Ids may be numbers; `published` may be texts (`YYYY-MM-DD`), days or timestamps. An
            article whose text is missing counts as one without words.
        table: `records`, or the name of a table of extractions.
        extractor: what reads the articles; a default one where there is none.
        threads: how many threads work on a batch; 0 for all cores.
        offset_unit: what offsets count: code points, UTF-8 bytes or UTF-16 code units.

    Raises:
        DocumentError: a batch without a column `text`; a day that is not in the calendar or is written otherwise.
        ImportError: pyarrow is not installed.
        OptionError: another table or unit, or `threads` below 0 or beyond 1024.
        TypeError: something that is no record batch, or a column of another type.

    Examples:
        >>> import onrecord, pyarrow
        >>> from onrecord import batches
        >>> articles = pyarrow.RecordBatch.from_pydict({"id": [7], "text": ["Seoul protested."]})
        >>> [batch.num_rows for batch in batches.process([articles, articles], threads=0)]
        [1, 1]
    """
    table_of(table, [], offset_unit)
    reader = Extractor() if extractor is None else extractor
    pipes = (reader.pipe(_documents(batch), threads=threads) for batch in _batches(articles))
    return (found for pipe in pipes for found in table_of(table, pipe, offset_unit).to_batches())


class Worker:
    """What `onrecord.spark` and `onrecord.ray` send to other processes, which make the extractor once each."""

    def __init__(self, table: BatchTable, extractor: Extractor | None, offset_unit: OffsetUnit) -> None:
        #: Checked here, where the caller sees the error.
        self.schema = table_of(table, [], offset_unit).schema
        self._table, self._unit = table, offset_unit
        self._pickled = pickle.dumps(extractor)

    def __call__(self, articles: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """Iterate over what is found in batches of articles."""
        return process(articles, table=self._table, extractor=_made(self._pickled), offset_unit=self._unit)


#: The extractor of this process, by what it was made from: the last one only.
_MADE: dict[bytes, Extractor] = {}


def _made(pickled: bytes) -> Extractor:
    extractor = _MADE.get(pickled)
    if extractor is None:
        sent: Extractor | None = pickle.loads(pickled)
        extractor = Extractor() if sent is None else sent
        _MADE.clear()
        _MADE[pickled] = extractor
    return extractor


def table_of(table: str, extractions: Iterable[Extraction], unit: OffsetUnit) -> pyarrow.Table:
    """Return one table without the number of the article."""
    made = optional("pyarrow", "tables").table(_tables(extractions, [table], unit, None)[0])
    return made.drop_columns([_NUMBER]) if _NUMBER in made.column_names else made


def _batches(articles: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    arrow = optional("pyarrow", "tables")
    hints = {
        arrow.Table: "; articles.to_batches() gives them",
        arrow.RecordBatch: "; a single one goes into a list",
    }
    if type(articles) in hints or isinstance(articles, str) or not hasattr(articles, "__iter__"):
        found, hint = type(articles).__name__, hints.get(type(articles), "")
        raise TypeError(f"articles: must be an iterable of pyarrow.RecordBatch, not {found}{hint}")
    return _each(articles, arrow.RecordBatch)


def _each(articles: Iterable[Any], accepted: type) -> Iterator[pyarrow.RecordBatch]:
    for i, batch in enumerate(articles):
        if not isinstance(batch, accepted):
            raise TypeError(f"articles[{i}]: must be pyarrow.RecordBatch, not {type(batch).__name__}")
        yield batch


def _documents(batch: pyarrow.RecordBatch) -> list[dict[str, Any]]:
    names = batch.schema.names
    if "text" not in names:
        raise DocumentError(f"text: there is no such column; there are {', '.join(names) or 'none'}")
    rows = batch.select([name for name in ("text", *FIELDS) if name in names]).to_pylist()
    return [{name: _value(name, value) for name, value in row.items()} for row in rows]


def _value(name: str, value: Any) -> Any:
    if name == "text" and value is None:
        return ""
    return str(value) if name == "id" and isinstance(value, int) else value
