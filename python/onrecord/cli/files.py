"""Which files there are to read.

*Question*: which files do these paths mean, and in which order?

A folder means the files below it, by name, hidden ones left out. Its list is read folder by folder, so that a hundred
thousand files need no more memory than their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

#: Stands for standard input.
STANDARD_INPUT = "-"


def files(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Iterate over files, each with whether it was given by name; a path that leads nowhere is given too.

    >>> list(files(["-", "no/such.txt"]))
    [('-', True), ('no/such.txt', True)]
    """
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            yield from ((below.as_posix(), False) for below in _below(Path(path)))
        else:
            yield path, True


def _below(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if entry.name.startswith("."):
            continue
        # A link to a folder may lead back up.
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry)
        elif entry.is_file():
            yield entry
