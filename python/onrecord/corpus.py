"""Corpus files: extractions with their texts, a line of JSON each, packed or not by the ending `.gz` or `.zst`.

`docs/corpus.md` describes the lines. Files are written and read line by line, so their length does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from . import _files
from ._arguments import extractions_of, path_of
from ._native import Extraction
from .errors import RecordError

__all__ = ["read_jsonl", "write_jsonl"]


def write_jsonl(path: str | PathLike[str], extractions: Iterable[Extraction]) -> int:
    """Write extractions with their texts, a line each, and return how many.

    Args:
        path: the file, which is replaced once all is written; `.gz` and `.zst` at the end of its name pack it, the
            latter by Python 3.14 or the package `zstandard`.
        extractions: the extractions, as `Extractor.pipe` gives them, say, or `read_jsonl` of the same file. Where they
            fail, the file is as it was.

    Raises:
        ImportError: a `.zst` file without the package `zstandard`.
        OptionError: another packing, such as `.bz2`.
        OSError: a file that cannot be written.
        TypeError: something that is no extraction; the message says which.

    Examples:
        >>> import onrecord, pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "corpus.jsonl.gz"
        >>> onrecord.write_jsonl(path, onrecord.Extractor().pipe(["Seoul said no.", "Erdoğan did not."]))
        2
        >>> [extraction.text for extraction in onrecord.read_jsonl(path)]
        ['Seoul said no.', 'Erdoğan did not.']
    """
    given = path_of(path)
    _files.check_packing(given)
    count, rest = 0, extractions_of(extractions)
    with _files.replacing(given) as new, _files.open_text(new, "w", newline="\n") as stream:
        for extraction in rest:
            stream.write(extraction._to_line() + "\n")
            count += 1
    return count


def read_jsonl(path: str | PathLike[str]) -> Iterator[Extraction]:
    """Iterate over the extractions that `write_jsonl` wrote, their texts with them.

    Args:
        path: the file, packed or not by its ending.

    Raises:
        ImportError: a `.zst` file without the package `zstandard`.
        OptionError: another packing, such as `.bz2`.
        OSError: a file that cannot be read.
        RecordError: a line that is not as it was written; the message names file and line.

    Examples:
        >>> import onrecord
        >>> onrecord.read_jsonl("no-such-corpus.jsonl")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-corpus.jsonl'
    """
    given = path_of(path)
    _files.check_packing(given)
    return _extractions(_files.lines(_files.open_text(given, "r", newline="\n"), given), given)


def _extractions(lines: Iterator[str], path: Path) -> Iterator[Extraction]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                extraction = Extraction._from_line(line)
            except RecordError as error:
                raise RecordError(f"{path}, line {number}: {error}") from error
            yield extraction
