r"""From files to articles.

*Question*: which articles does a file hold, and which part of it cannot be read, and why?

A text file is one article, perhaps with a block of fields before it (`read_article`); a web page is one, its main text,
title and day found by `trafilatura`; of JSON Lines and CSV each row is one. A row of JSON Lines with a `schema` is a
record that was saved before, with its text, and one with `onrecord_dossier` opens a saved dossier.

*Ids*: an article without an id gets its path, a row its path and line (`news.csv#7`), so that files of one name in two
folders stay apart.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from .. import _csv
from ..errors import DocumentError
from .encodings import SAMPLE, NotTextError, decoded, encoding_of
from .files import STANDARD_INPUT, files
from .web import read_page

FIELDS = ("id", "title", "outlet", "url", "author", "published")


@dataclass(frozen=True)
class Article:
    """An article as `Extractor.extract` takes it, or a record that was saved."""

    #: The file, with the line of a row.
    origin: str
    path: str
    #: The text and the fields of the document.
    fields: dict[str, Any] = field(default_factory=dict)
    record: dict[str, Any] | None = None

    @property
    def text(self) -> Any:
        """The text, which rows may have in another type."""
        return (self.record or self.fields)["text"]

    @property
    def id(self) -> str:
        """The id; where a record has none, its file and line."""
        document = self.fields if self.record is None else self.record.get("document") or {}
        return str(document.get("id") or self.origin)


@dataclass(frozen=True)
class Refused:
    """A file or a row that cannot be read."""

    origin: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """How files are read."""

    #: The columns of tables, by the fields that they fill.
    columns: dict[str, str]
    encoding: str | None


def articles(paths: Sequence[str], reading: Reading) -> Iterator[Article | Refused]:
    """Iterate over the articles of files and folders, and over what cannot be read."""
    for path, is_named in files(paths):
        try:
            yield from _of_file(path, is_named, reading)
        except NotTextError as error:
            yield Refused(path, str(error))
        except OSError as error:
            yield Refused(path, error.strerror or str(error))


def read_article(raw: str) -> dict[str, str]:
    r"""Return the fields and the text of a file as keywords of `Extractor.extract`.

    >>> read_article("title: Drones\npublished: 2024-08-22\n---\nSeoul said no.")
    {'title': 'Drones', 'published': '2024-08-22', 'text': 'Seoul said no.'}
    >>> read_article("Note: this is text.")
    {'text': 'Note: this is text.'}
    """
    fields: dict[str, str] = {}
    lines = raw.splitlines(keepends=True)
    for i, line in enumerate(lines):
        if line.strip() == "---" and fields:
            return {**fields, "text": "".join(lines[i + 1 :])}
        name, colon, value = line.partition(":")
        if not colon or name not in FIELDS:
            break
        if value.strip():
            fields[name] = value.strip()
    return {"text": raw}


def _of_file(path: str, is_named: bool, reading: Reading) -> Iterator[Article | Refused]:
    ending = Path(path).suffix.lower()
    if ending in _ROWS:
        with Path(path).open("rb", buffering=SAMPLE) as file:
            yield from _of_rows(path, file, ending, reading)
    elif path == STANDARD_INPUT:
        yield from _of_standard_input(reading)
    elif ending in _PAGES:
        yield Article(path, path, {"id": path, **read_page(Path(path).read_bytes(), reading.encoding)})
    elif ending == ".txt" or is_named:
        fields = read_article(decoded(Path(path).read_bytes(), asked=reading.encoding))
        yield Article(path, path, {"id": path, **fields})
    else:
        yield Refused(path, f"is none of {', '.join(['.txt', *_ROWS, *_PAGES])}; name the file itself to have it read")


def _of_standard_input(reading: Reading) -> Iterator[Article | Refused]:
    """Read JSON Lines, where the first line is an object, a web page, or one article."""
    stream = sys.stdin.buffer
    start = _start(stream).lstrip()
    if start.startswith(b'{"'):
        yield from _of_rows(STANDARD_INPUT, stream, ".jsonl", reading)
        return
    data = stream.read()
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        fields = read_page(data, reading.encoding)
    else:
        fields = read_article(decoded(data, asked=reading.encoding))
    yield Article(STANDARD_INPUT, STANDARD_INPUT, {"id": STANDARD_INPUT, **fields})


def _start(file: IO[bytes]) -> bytes:
    """Return the start of a file that is still to be read."""
    return file.peek(SAMPLE)[:SAMPLE] if isinstance(file, io.BufferedReader) else b""


def _of_rows(path: str, file: IO[bytes], ending: str, reading: Reading) -> Iterator[Article | Refused]:
    """Read rows one by one, in the encoding of the first of them."""
    encoding = encoding_of(_start(file), asked=reading.encoding, is_cut=True)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    line, key = 0, reading.columns.get("id", "id")
    try:
        for line, row in _ROWS[ending](text, key):
            yield _of_row(f"{path}#{line}", path, row, reading)
    except UnicodeDecodeError as error:
        reason = f"a byte after line {line} does not fit the encoding {error.encoding}; name the right --encoding"
        yield Refused(path, f"{reason} (the rest of the file was left out)")
    except DocumentError as error:
        yield Refused(f"{path}#1", str(error))
    finally:
        text.detach()


def _of_row(origin: str, path: str, row: Any, reading: Reading) -> Article | Refused:
    if isinstance(row, NotTextError):
        return Refused(origin, str(row))
    if not isinstance(row, dict):
        return Refused(origin, f"is no object with fields, but {type(row).__name__}")
    if "schema" in row and "text" in row:
        return Article(origin, path, record=row)
    named = {name: row.get(reading.columns.get(name, name)) for name in ("text", *FIELDS)}
    fields = {name: value for name, value in named.items() if value not in (None, "")}
    column = reading.columns.get("text", "text")
    text = row.get(column)
    if text is None:
        if column in row:
            return Refused(origin, f"has no text: its `{column}` is empty")
        columns = ", ".join(f"`{name}`" for name in row)
        return Refused(origin, f"has no text: its fields are {columns}; name the right one with --columns text=NAME")
    fields = {"id": origin, **fields, "text": text}
    # Ids of tables are often numbers.
    return Article(origin, path, {**fields, "id": str(fields["id"])})


def _json_lines(text: IO[str], key: str) -> Iterator[tuple[int, Any]]:
    for line, raw in enumerate(text, 1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
        except json.JSONDecodeError as error:
            yield line, NotTextError(f"is no JSON: {error.msg} (column {error.colno})")
            continue
        if isinstance(row, dict) and isinstance(id := row.get(key), float) and id.is_integer():
            # As a column with gaps has whole numbers.
            row[key] = int(id)
        yield line, row


def _csv_rows(text: IO[str], key: str) -> Iterator[tuple[int, Any]]:
    header, rows = _csv.read(text)
    for start, end, cells in rows:
        if isinstance(cells, DocumentError):
            yield start, NotTextError(str(cells))
            continue
        row = dict(zip(header or [], cells, strict=True))
        if id := row.get(key):
            row[key] = _csv.whole_id(id)
        yield end, row


_ROWS = {".jsonl": _json_lines, ".ndjson": _json_lines, ".csv": _csv_rows}
_PAGES = (".html", ".htm")
