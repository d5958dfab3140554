"""Tables of a long run, as CSV or Parquet, a batch of extractions at a time.

*Question*: how do tables of many articles get into files, without all of the articles in memory?

CSV has the tables of `rows`; Parquet those of `onrecord.tables`, written by `pyarrow`.
"""

from __future__ import annotations

import csv
import sys
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import IO, Any

import onrecord

from .._native import Extraction
from .rows import TABLES
from .run import UsageError

__all__ = ["CsvTables", "ParquetTables"]

#: Extractions of which tables are made at once.
_AT_ONCE = 256
_NAMES = ("articles", "claims", "events", "roles", "mentions", "times", "quantities")


class CsvTables:
    """Writes the rows of each extraction.

    Args:
        folder: where each table has its file; None for one table on standard output.
        table: that one table.

    Raises:
        UsageError: a table that is not known.
    """

    def __init__(self, folder: Path | None, table: str) -> None:
        if table not in TABLES:
            raise UsageError(f"--table: `{table}` is not known; use one of {', '.join(TABLES)}")
        self._closing = ExitStack()
        self._writers = {}
        for name in TABLES if folder else [table]:
            stream = self._file(folder / f"{name}.csv") if folder else sys.stdout
            self._writers[name] = csv.writer(stream, lineterminator="\n")
            self._writers[name].writerow(TABLES[name].columns)

    def add(self, extraction: Extraction) -> None:
        """Write the rows of an extraction."""
        for name, writer in self._writers.items():
            writer.writerows(TABLES[name].rows(extraction))

    def close(self) -> None:
        """Close the files."""
        self._closing.close()

    def _file(self, path: Path) -> IO[str]:
        return self._closing.enter_context(path.open("w", encoding="utf-8", newline=""))


class ParquetTables:
    """Gathers extractions and appends their tables to a file for each.

    Raises:
        UsageError: `pyarrow` is not installed.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._parquet: Any = import_module("pyarrow.parquet")
            self._compute: Any = import_module("pyarrow.compute")
        except ImportError:
            raise UsageError("--format parquet needs `pip install onrecord[tables]`") from None
        self._folder = folder
        self._gathered: list[Extraction] = []
        self._written = 0
        self._open: dict[str, Any] = {}
        self._closing = ExitStack()

    def add(self, extraction: Extraction) -> None:
        """Take an extraction."""
        self._gathered.append(extraction)
        if len(self._gathered) == _AT_ONCE:
            self._hand_on()

    def close(self) -> None:
        """Write what is left."""
        with self._closing:
            if self._gathered:
                self._hand_on()

    def _hand_on(self) -> None:
        tables = onrecord.tables(self._gathered)
        for name in _NAMES:
            table: Any = tables[name].to_pyarrow()
            # Each set of tables counts its articles from 0; a file counts all of them.
            at = table.schema.get_field_index("article")
            table = table.set_column(at, table.schema.field(at), self._compute.add(table["article"], self._written))
            if name not in self._open:
                file = self._parquet.ParquetWriter(self._folder / f"{name}.parquet", table.schema)
                self._open[name] = self._closing.enter_context(file)
            self._open[name].write_table(table)
        self._written += len(self._gathered)
        self._gathered = []
