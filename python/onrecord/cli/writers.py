"""What `onrecord extract` writes: text, records, tables, pages.

*Question*: how does an extraction look in the format that was asked for, and where does it go?

Each writer takes one extraction at a time and keeps at most a batch of them, so that a long run needs no more memory
than a short one.

*Limits*: Parquet needs `pyarrow`. A table goes to standard output only as CSV.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO

from .. import _files
from .._native import Extraction
from ..display import readable
from .articles import Article
from .run import UsageError
from .tables import CsvTables, ParquetTables

__all__ = ["Writer", "writer"]


class Writer:
    """Takes extractions; a context, so that what is open is closed."""

    def __init__(self) -> None:
        self.closing = contextlib.ExitStack()

    def write(self, extraction: Extraction, article: Article) -> None:
        """Write an extraction."""
        raise NotImplementedError

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.close()


def writer(options: argparse.Namespace) -> Writer:
    """Return the writer that was asked for.

    Raises:
        UsageError: an output that the format cannot go to, or a package that is not installed.
        OSError: an output that cannot be written.
    """
    if options.format in ("text", "jsonl"):
        if options.output:
            _check_not_read(options.output, options.paths)
        return (_Text if options.format == "text" else _Records)(options.output)
    if options.format == "html":
        return _Pages(_folder(options))
    if options.format == "parquet":
        return _Tables(ParquetTables(_folder(options)))
    return _Tables(CsvTables(_folder(options) if options.output else None, options.table))


def _check_not_read(output: str, paths: list[str]) -> None:
    """Check that a file that is to be written is none of those that are read."""
    out = Path(output).resolve()
    for path in map(Path, paths):
        if path.exists() and (path.resolve() == out or path.resolve() in out.parents):
            raise UsageError(f"--output: `{output}` is among what is read; write to another folder")


def _folder(options: argparse.Namespace) -> Path:
    if not options.output:
        raise UsageError(f"--format {options.format} needs --output FOLDER")
    folder = Path(options.output)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class _Lines(Writer):
    def __init__(self, output: str | None) -> None:
        super().__init__()
        self.out: IO[str] = sys.stdout
        if output:
            path = Path(output)
            _files.check_packing(path)
            try:
                self.out = self.closing.enter_context(_files.open_text(path, "w", newline="\n"))
            except ImportError as error:
                raise UsageError(str(error)) from None


class _Text(_Lines):
    is_first = True

    def write(self, extraction: Extraction, article: Article) -> None:
        width = min(shutil.get_terminal_size((100, 24)).columns, 120)
        if not self.is_first:
            print(file=self.out)
        self.is_first = False
        print("─" * width, readable(extraction, width=width), f"({article.origin})", sep="\n", file=self.out)


class _Records(_Lines):
    def write(self, extraction: Extraction, article: Article) -> None:
        print(json.dumps(record_of(extraction, article), ensure_ascii=False), file=self.out)


def record_of(extraction: Extraction, article: Article) -> dict[str, object]:
    """Return the record with the path and text of its article, and the codes of its events."""
    record = extraction.to_dict()
    for written, event in zip(record["events"], extraction.events, strict=True):
        written["codes"] = asdict(event.codes)
    return {**record, "path": article.path, "text": extraction.text}


class _Pages(Writer):
    """A page for each article, named by its file or row."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.names: set[str] = set()

    def write(self, extraction: Extraction, article: Article) -> None:
        name = next(name for name in _names(article.origin) if name.lower() not in self.names)
        self.names.add(name.lower())
        page = self.folder / name
        page.parent.mkdir(parents=True, exist_ok=True)
        extraction.to_html(page)


def _names(origin: str) -> Iterator[str]:
    """Iterate over names for a page, below the folder of pages whatever the path.

    >>> next(_names("../news/a.csv#7")), next(_names("-"))
    ('news/a.csv-7.html', 'standard-input.html')
    """
    parts = [part for part in Path(origin.replace("#", "-")).parts if part not in ("..", "/", "\\") and ":" not in part]
    name = "/".join(parts) if parts != ["-"] else "standard-input"
    yield f"{name}.html"
    count = 2
    while True:
        yield f"{name}-{count}.html"
        count += 1


class _Tables(Writer):
    """Tables in files of their own, or one on standard output."""

    def __init__(self, tables: CsvTables | ParquetTables) -> None:
        super().__init__()
        self.tables = tables
        self.closing.callback(tables.close)

    def write(self, extraction: Extraction, article: Article) -> None:
        self.tables.add(extraction)
