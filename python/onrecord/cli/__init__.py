"""The command `onrecord`, also `python -m onrecord`: articles in files, read from a terminal.

*Question*: what do these files say, and who says it?

    onrecord extract articles/ --format csv --output tables/

*Parts*: `arguments` (the options), `files` (which files, in which order), `encodings` and `web` (bytes to text),
`articles` (files to articles), `run` (articles to extractions, and what to say of those that fail), then a module for
each command: `extract` with its `writers`, `dossier`, `match`.

*Order of output*: that of the paths given, a folder's files by name, rows by line, whatever the number of threads.

*Limits*: one article at a time is in memory of a folder, one row of a table; `docs/command-line.md` has the rest.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence

from ..errors import Error, LanguageWarning
from . import dossier, extract, match
from .arguments import parse
from .run import Status, UsageError, complain

__all__ = ["main"]

_COMMANDS = {"extract": extract.run, "dossier": dossier.run, "match": match.run}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        arguments: what stands behind `onrecord` on the command line; None for that of the program.

    Returns:
        0: all was read. 1: some article was not, or there was none. 2: a faulty list or output. 130: Ctrl-C.

    Raises:
        SystemExit: a faulty command line (2), or `--help` and `--version` (0).

    Examples:
        >>> import pathlib, tempfile
        >>> from onrecord.cli import main
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "article.txt"
        >>> _ = path.write_text("Seoul protested.", encoding="utf-8")
        >>> int(main(["extract", str(path), "--output", str(path.with_suffix(".jsonl"))]))
        0
    """
    for stream in (sys.stdout, sys.stderr):
        # Records hold any letter, whatever the terminal's own encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parse(arguments)
    try:
        with warnings.catch_warnings():
            # Told of each article, by its name.
            warnings.simplefilter("ignore", LanguageWarning)
            status = _COMMANDS[options.command](options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; nothing is left to be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.READ
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except (UsageError, Error, OSError) as error:
        complain(str(error))
        return Status.USAGE
    return status
