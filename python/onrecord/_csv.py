"""Rows of a CSV file, the same for `Extractor.pipe` and the command.

*Question*: which cells has each row, and which row is none?

*Limits*: quotation marks must be right. After a faulty row, reading goes on with the next line; a mark that is never
closed takes the rest of the file.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .errors import DocumentError

#: A whole number as a column with gaps has it.
_WHOLE = re.compile(r"(0|-?[1-9][0-9]*)\.0")


class Row(NamedTuple):
    """A row: the lines where it starts and ends, and its cells, None for empty ones, or what is wrong with it."""

    start: int
    end: int
    cells: list[str | None] | DocumentError


def read(lines: Iterable[str]) -> tuple[list[str] | None, Iterator[Row]]:
    """Return the header, None where there is none, and the rows below it.

    Raises:
        DocumentError: a header that is no row.
    """
    # Articles are longer than what a field may have unless told otherwise.
    csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, None)
    except csv.Error as error:
        raise DocumentError(_fault(error, reader.line_num)) from None
    return header, _rows(reader, len(header or []))


def whole_id(cell: str) -> str:
    """Return an id without the `.0` that whole numbers get in a column with gaps.

    >>> whole_id("7.0"), whole_id("7.5"), whole_id("007.0")
    ('7', '7.5', '007.0')
    """
    whole = _WHOLE.fullmatch(cell)
    return whole[1] if whole else cell


def _rows(reader: Any, width: int) -> Iterator[Row]:
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Row(start, reader.line_num, DocumentError(_fault(error, reader.line_num)))
            continue
        if cells is None:
            return
        if len(cells) > width:
            reason = f"has {len(cells)} cells, the header {width}; is a quotation mark missing?"
            yield Row(start, reader.line_num, DocumentError(reason))
        elif cells:
            yield Row(start, reader.line_num, [cell or None for cell in cells] + [None] * (width - len(cells)))


def _fault(error: csv.Error, line: int) -> str:
    reason = str(error)
    if reason == "unexpected end of data":
        return f"has a quotation mark that is never closed: all up to line {line}, the last one, would be in one cell"
    if "expected after" in reason:
        reason = f"in line {line}, text goes on after a closing quotation mark; one within a cell is written twice"
    return f"is no row of a CSV file: {reason}"
