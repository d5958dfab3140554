"""`python -m onrecord articles/`: print who says what, and what is said to happen, in text files.

A file is an article as UTF-8 text. It may start with a block of fields, one a line, closed by a line of three dashes:

    title: Turkey to deliver further drones
    outlet: Silk Junction News
    published: 2024-08-22
    ---
    Kazakhstan will receive ...

Offsets of `--json` count from the first character behind that block.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import Error, Extractor, Gazetteer, __version__
from .display import readable

_FIELDS = ("id", "title", "outlet", "url", "author", "published")


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
        if not colon or name not in _FIELDS:
            break
        if value.strip():
            fields[name] = value.strip()
    return {"text": raw}


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Iterate over the files, those of a folder (all `.txt` below it) by name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*.txt") if p.is_file())
        else:
            yield path


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m onrecord",
        description="Print who says what, and what is said to happen, in news articles.",
        epilog="An article may start with lines `title:`, `outlet:`, `published:`, `author:`, closed by a line `---`.",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="text files, or folders of .txt files; else standard input"
    )
    parser.add_argument("--json", action="store_true", help="print records as JSON, one a line")
    parser.add_argument(
        "--gazetteer",
        metavar="PATH",
        help="entities to find, in place of the default ones: .csv, .jsonl, .ftm.json or compiled",
    )
    parser.add_argument(
        "--published", metavar="DATE", help="the day of publication, YYYY-MM-DD, where a file gives none"
    )
    parser.add_argument(
        "--claims",
        choices=("statements", "all"),
        default="statements",
        help="`all` also gives what someone wants, plans or supports",
    )
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    return parser.parse_args(arguments)


def _print(extractor: Extractor, name: str, raw: str, options: argparse.Namespace, first: bool) -> None:
    fields = read_article(raw)
    fields.setdefault("id", Path(name).stem)
    if options.published:
        fields.setdefault("published", options.published)
    extraction = extractor.extract(**fields)
    if options.json:
        print(extraction.to_json())
        return
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    if not first:
        print()
    print("─" * width)
    print(readable(extraction, width=width))
    print(f"({name})")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 1 where an article could not be read."""
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; nothing is left to be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _run(arguments: Sequence[str] | None) -> int:
    options = _arguments(arguments)
    for stream in (sys.stdout, sys.stderr):
        # Records hold any letter, whatever the terminal's own encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        gazetteer = Gazetteer.open(options.gazetteer) if options.gazetteer else None
        extractor = Extractor(gazetteer, claims=options.claims)
    except (Error, OSError) as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 1
    failed = False
    first = True
    for path in _files(options.paths) if options.paths else [None]:
        name = str(path) if path else "standard input"
        try:
            data = path.read_bytes() if path else sys.stdin.buffer.read()
            _print(extractor, name, data.decode("utf-8-sig", errors="replace"), options, first)
            first = False
        except BrokenPipeError:
            raise
        except (Error, OSError) as error:
            print(f"onrecord: {name}: {error}", file=sys.stderr)
            failed = True
    if first and not failed:
        print("onrecord: no .txt file there", file=sys.stderr)
        return 1
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
