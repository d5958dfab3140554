"""A corpus as one Parquet file: the text of each article with its record.

What was written reads back as it was, wherever the file goes: the text comes with it. The file has the columns of the
table `records` (`docs/tables.md`), so that any reader of Parquet can search it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Any

from . import _files
from ._arguments import extractions_of, path_of
from ._native import Extraction, _tables
from ._optional import optional
from .errors import RecordError

__all__ = ["read_parquet", "write_parquet"]

#: How many articles are held at a time.
_ARTICLES = 256


def write_parquet(path: str | PathLike[str], extractions: Iterable[Extraction]) -> int:
    """Write extractions with their texts to a Parquet file, some at a time, and return how many there were.

    Args:
        path: the file, which is replaced once all is written.
        extractions: the extractions, such as what `Extractor.pipe` gives. Where they fail, the file is as it was.

    Raises:
        ImportError: pyarrow is not installed.
        OSError: a file that cannot be written.
        TypeError: an item that is no extraction.

    Examples:
        >>> import onrecord, pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "corpus.parquet"
        >>> onrecord.write_parquet(path, onrecord.Extractor().pipe(["Seoul protested.", "Erdoğan said no."]))
        2
        >>> [extraction.text for extraction in onrecord.read_parquet(path)]
        ['Seoul protested.', 'Erdoğan said no.']
    """
    given, rest, written = path_of(path), extractions_of(extractions), 0
    pyarrow, parquet = optional("pyarrow", "tables"), optional("pyarrow.parquet", "tables")
    schema = pyarrow.schema(_records([]))
    with _files.replacing(given) as new, parquet.ParquetWriter(new, schema, compression="zstd") as file:
        while some := list(itertools.islice(rest, _ARTICLES)):
            file.write_table(pyarrow.table(_records(some)))
            written += len(some)
    return written


def read_parquet(path: str | PathLike[str]) -> Iterator[Extraction]:
    """Iterate over the extractions of a Parquet file that `write_parquet` wrote, some at a time.

    Args:
        path: the file; columns beside `text` and `record` are passed over.

    Raises:
        ImportError: pyarrow is not installed.
        OSError: a file that cannot be read.
        RecordError: a row without a record or a text, or with one that is not as it must be; the message names the row.

    Examples:
        >>> import onrecord, pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "corpus.parquet"
        >>> _ = onrecord.write_parquet(path, [onrecord.Extractor().extract("Seoul protested.", id="a1")])
        >>> [(extraction.document.id, extraction.text) for extraction in onrecord.read_parquet(path)]
        [('a1', 'Seoul protested.')]
    """
    given = path_of(path)
    return _read(optional("pyarrow.parquet", "tables").ParquetFile(given))


def _read(opened: Any) -> Iterator[Extraction]:
    row = 0
    with opened as file:
        for batch in file.iter_batches(batch_size=_ARTICLES, columns=["text", "record"]):
            for text, record in zip(batch["text"], batch["record"], strict=True):
                yield _extraction(row, text.as_py(), record.as_py())
                row += 1


def _records(extractions: list[Extraction]) -> object:
    return _tables(extractions, ["records"], "char", None)[0]


def _extraction(row: int, text: str | None, record: str | None) -> Extraction:
    if text is None or record is None:
        raise RecordError(f"row {row}: the {'text' if text is None else 'record'} is missing")
    try:
        return Extraction.from_json(record, text=text)
    except RecordError as error:
        raise RecordError(f"row {row}: {error}") from error
