"""Arguments of functions in Python: what is given wrongly is named, with what is accepted.

Arguments of the compiled part are checked there, in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from ._native import Extraction


def path_of(value: object, name: str = "path") -> Path:
    """Return a path.

    >>> path_of(5)
    Traceback (most recent call last):
    TypeError: path: must be a path (str or os.PathLike), not int
    """
    if not isinstance(value, str | PathLike):
        raise TypeError(f"{name}: must be a path (str or os.PathLike), not {type(value).__name__}")
    return Path(value)


def extractions_of(value: Iterable[Extraction]) -> Iterator[Extraction]:
    """Return an iterator over extractions, which names the first item that is none.

    >>> extractions_of(None)
    Traceback (most recent call last):
    TypeError: extractions: must be an iterable of onrecord.Extraction, not NoneType
    """
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        hint = "; a single one goes into a list" if isinstance(value, Extraction) else ""
        raise TypeError(f"extractions: must be an iterable of onrecord.Extraction, not {type(value).__name__}{hint}")
    return _each(value)


def _each(values: Iterable[Extraction]) -> Iterator[Extraction]:
    for i, value in enumerate(values):
        if not isinstance(value, Extraction):
            raise TypeError(f"extractions[{i}]: must be onrecord.Extraction, not {type(value).__name__}")
        yield value
