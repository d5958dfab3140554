"""Rows for `Extractor.pipe` from whatever holds documents: lists, data frames, Arrow tables, files.

*Question*: which text, which id, which day of publication has the fourth row of this table?

*Order*: by its kind, a source becomes an iterator of rows, each with its place for messages. A row is a text, a dict
from the fields of a document to values, or the exception that says what is wrong with it. What the values mean, what is
missing and what a day is, the compiled part of the package decides, the same for all sources.

*Limits*: nothing is guessed. A column is a field by its exact name or by `columns`; files are UTF-8.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from . import _csv, _files
from .errors import DocumentError, OptionError

#: What a document may have.
FIELDS = ("text", "id", "title", "outlet", "url", "author", "published")

#: A place, the row that stands there, and what is to come back beside its extraction.
Row = tuple[str, object, object]
#: A place and the values of a row, in the order of the columns.
Line = tuple[str, Sequence[object] | Exception]

#: How many rows of an Arrow batch become Python objects at once.
_SLICE = 1024


def rows(source: object, columns: Mapping[str, str] | None, as_tuples: bool) -> Iterator[Row]:
    """Return the rows of a source, read one by one as they are asked for."""
    named = _checked(columns)
    source = _values(source)
    read = _reader(source)
    if read is not None:
        if as_tuples:
            raise OptionError(
                "as_tuples: is for an iterable of pairs; rows of a table or file have nothing beside them"
            )
        return read(source, named)
    if isinstance(source, Iterable) and not isinstance(source, bytes | bytearray | Mapping):
        return _from_items(source, _Keys(named), as_tuples)
    accepted = "an iterable of texts or dicts, a data frame, an Arrow table or stream, or the path of a file"
    raise TypeError(f"documents: must be {accepted}, not {type(source).__name__}")


def _values(source: object) -> object:
    """Return the values of a column, such as a series; what is none stays as it is."""
    if hasattr(source, "to_list"):
        # Of pandas and polars, which also export themselves as Arrow.
        return iter(source)  # type: ignore[call-overload]
    if hasattr(source, "to_pylist") and not hasattr(source, "schema"):
        return _of_array(source)
    return source


def _of_array(array: Any) -> Iterator[object]:
    for start in range(0, len(array), _SLICE):
        yield from array.slice(start, _SLICE).to_pylist()


def _reader(source: object) -> Callable[[Any, dict[str, str]], Iterator[Row]] | None:
    """Return what reads tables and files of the kind of a source."""
    if isinstance(source, str | PathLike):
        return _from_file
    for method, reader in [
        ("iter_rows", _from_polars),
        ("itertuples", _from_pandas),
        ("__arrow_c_stream__", _from_arrow),
    ]:
        if hasattr(source, method):
            return reader
    return None


def with_progress(pipe: Iterator[object], source: object) -> Iterator[object]:
    """Show a bar while the results are taken, where the package `tqdm` is installed."""
    try:
        tqdm = import_module("tqdm.auto").tqdm
    except ImportError:
        _warn("progress: a bar needs the package tqdm: pip install onrecord[progress]")
        return pipe
    total = getattr(source, "num_rows", None)
    if total is None and hasattr(source, "__len__") and not isinstance(source, str):
        total = len(source)
    return iter(tqdm(pipe, total=total, unit=" articles"))


def warn_of_left_out(count: int, total: int, first: str) -> None:
    """Say how many rows were left out."""
    _warn(f"{count} of {total} documents left out; the first: {first}")


def _checked(columns: Mapping[str, str] | None) -> dict[str, str]:
    """Check which column holds which field."""
    if columns is None:
        return {}
    if not isinstance(columns, Mapping):
        raise TypeError(f'columns: must be a dict, such as {{"text": "body"}}, not {type(columns).__name__}')
    for field, name in columns.items():
        if field not in FIELDS:
            raise OptionError(f"columns: `{field}` is no field of a document; the fields are {', '.join(FIELDS)}")
        if not isinstance(name, str):
            raise TypeError(f"columns: `{field}` must have the name of a column, str, not {type(name).__name__}")
    return dict(columns)


def _picked(source: str, names: Sequence[str], columns: dict[str, str]) -> dict[str, int]:
    """Return the place of the column of each field, and warn of columns that are none."""
    listed = ", ".join(names)
    for field, name in columns.items():
        if name not in names:
            raise OptionError(f"columns: {source} has no column `{name}` for `{field}`; its columns are {listed}")
    wanted = {field: columns.get(field, field) for field in FIELDS}
    if wanted["text"] not in names:
        hint = f'name the one with the texts, as in columns={{"text": "{names[0] if names else "body"}"}}'
        raise OptionError(f"columns: {source} has no column `text`; its columns are {listed}; {hint}")
    if not columns:
        _warn_of_unknown([name for name in names if name not in FIELDS])
    return {field: list(names).index(name) for field, name in wanted.items() if name in names}


def _warn_of_unknown(names: Iterable[object]) -> None:
    unknown = ", ".join(f"`{name}`" for name in names)
    if unknown:
        _warn(f"documents: {unknown}: passed over; the fields of a document are {', '.join(FIELDS)}")


def _warn(message: str) -> None:
    """Warn whoever called the package."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_globals.get("__name__") == __name__:
        level, frame = level + 1, frame.f_back
    warnings.warn(message, stacklevel=level)


class _Keys:
    """Reads dicts whose keys are not known beforehand, and warns of each key that is no field once."""

    def __init__(self, columns: dict[str, str]) -> None:
        self._wanted = [(field, columns.get(field, field)) for field in FIELDS] if columns else []
        self._known = set[object](FIELDS)

    def read(self, row: object) -> object:
        if isinstance(row, str) or not hasattr(row, "keys"):
            return row
        fields: dict[Any, Any] = row if isinstance(row, dict) else dict(row)  # type: ignore[call-overload]
        if self._wanted:
            return {field: fields[name] for field, name in self._wanted if name in fields}
        unknown = [key for key in fields if key not in self._known]
        if unknown:
            self._known.update(unknown)
            _warn_of_unknown(unknown)
        return fields


def _from_items(source: Iterable[object], keys: _Keys, as_tuples: bool) -> Iterator[Row]:
    for i, item in enumerate(source):
        place = f"documents[{i}]"
        if not as_tuples:
            yield place, keys.read(item), None
        elif isinstance(item, tuple | list) and len(item) == 2:
            yield place, keys.read(item[0]), item[1]
        else:
            yield place, TypeError("must be a pair of a document and its context"), None


def _from_lines(lines: Iterable[Line], picked: dict[str, int]) -> Iterator[Row]:
    for place, values in lines:
        if isinstance(values, Exception):
            yield place, values, None
        else:
            yield place, {field: values[i] for field, i in picked.items()}, None


def _numbered(values: Iterable[Sequence[object]]) -> Iterator[Line]:
    return ((f"documents[{i}]", row) for i, row in enumerate(values))


def _from_pandas(frame: Any, columns: dict[str, str]) -> Iterator[Row]:
    picked = _picked("the data frame", [str(name) for name in frame.columns], columns)
    part = frame.iloc[:, list(picked.values())]
    places = {field: i for i, field in enumerate(picked)}
    return _from_lines(_numbered(part.itertuples(index=False, name=None)), places)


def _from_polars(frame: Any, columns: dict[str, str]) -> Iterator[Row]:
    picked = _picked("the data frame", frame.columns, columns)
    part = frame[:, list(picked.values())]
    return _from_lines(_numbered(part.iter_rows()), {field: i for i, field in enumerate(picked)})


def _from_arrow(source: Any, columns: dict[str, str]) -> Iterator[Row]:
    try:
        pyarrow = import_module("pyarrow")
    except ImportError:
        return _from_polars(_polars_of(source), columns)
    try:
        reader = pyarrow.RecordBatchReader.from_stream(source)
    except pyarrow.ArrowInvalid:
        # A column and no table.
        return _from_items(_of_array(pyarrow.chunked_array(source)), _Keys(columns), as_tuples=False)
    picked = _picked("the table", reader.schema.names, columns)

    def values() -> Iterator[Sequence[object]]:
        for batch in reader:
            for start in range(0, batch.num_rows, _SLICE):
                part = batch.slice(start, _SLICE)
                yield from zip(*(part.column(i).to_pylist() for i in picked.values()), strict=True)

    return _from_lines(_numbered(values()), {field: i for i, field in enumerate(picked)})


def _polars_of(source: object) -> Any:
    try:
        polars = import_module("polars")
    except ImportError as error:
        raise ImportError("documents: an Arrow table needs pyarrow or polars: pip install onrecord[tables]") from error
    return polars.DataFrame(source)


def _from_file(source: str | PathLike[str], columns: dict[str, str]) -> Iterator[Row]:
    path = Path(fspath(source))
    readers: dict[str, Callable[[Path, dict[str, str]], Iterator[Row]]] = {".csv": _from_csv, ".jsonl": _from_jsonl}
    reader = readers.get(_files.ending(path))
    if reader is None:
        shown = str(path) if len(str(path)) < 80 else str(path)[:77] + "..."
        hint = "; a single text goes to `extract`, several go into a list"
        raise OptionError(f"documents: `{shown}` is no path of a .csv or .jsonl file, packed or not (.gz, .zst){hint}")
    return reader(path, columns)


def _from_csv(path: Path, columns: dict[str, str]) -> Iterator[Row]:
    stream = _files.open_text(path, "r", newline="")
    try:
        header, found = _csv.read(_files.lines(stream, path))
    except DocumentError as error:
        stream.close()
        raise DocumentError(f"{path}, line 1: {error}") from None
    if header is None:
        stream.close()
        raise DocumentError(f"{path}: is empty; a header line with the names of the columns is expected")
    try:
        picked = _picked(str(path), header, columns)
    except OptionError:
        stream.close()
        raise
    return _from_lines(_cells(found, path, picked.get("id")), picked)


def _cells(found: Iterable[_csv.Row], path: Path, key: int | None) -> Iterator[Line]:
    for start, _, cells in found:
        if key is not None and isinstance(cells, list) and (id := cells[key]):
            cells[key] = _csv.whole_id(id)
        yield f"{path}, line {start}", cells


def _from_jsonl(path: Path, columns: dict[str, str]) -> Iterator[Row]:
    stream = _files.open_text(path, "r", newline="\n")
    return _objects(_files.lines(stream, path), path, _Keys(columns))


def _objects(lines: Iterator[str], path: Path, keys: _Keys) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield place, DocumentError(f"is no JSON: {error}"), None
            continue
        if isinstance(row, dict | str):
            yield place, keys.read(row), None
        else:
            yield place, TypeError(f"must be an object or a text, not {type(row).__name__}"), None
