"""The options of the commands.

*Question*: what is asked for?

A path without a command before it means `extract`, so that `onrecord article.txt` works.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .._native import __version__

_COMMANDS = ("extract", "dossier", "match")
_PATHS = "files (.txt, .jsonl, .csv, .html), folders of them, or - for standard input (default: -)"
_EXITS = "Exit code: 0 all was read, 1 some article was not, 2 the command line or a list is faulty, 130 Ctrl-C."


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options; a faulty command line ends the program with 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given and sys.stdin.isatty():
        _parser().print_help(sys.stderr)
        raise SystemExit(2)
    if not given or given[0] not in (*_COMMANDS, "-h", "--help", "--version"):
        given.insert(0, "extract")
    return _parser().parse_args(given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Who is on record saying what, about whom, in news articles. Paths alone mean `extract`.",
        epilog=_EXITS,
    )
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _extract(commands.add_parser("extract", help="who says what, and what is said to happen", epilog=_EXITS))
    _dossier(commands.add_parser("dossier", help="what is known across articles", epilog=_EXITS))
    _match(commands.add_parser("match", help="the names that texts hold", epilog=_EXITS))
    return parser


def _extract(parser: argparse.ArgumentParser) -> None:
    _input(parser)
    _extractor(parser)
    parser.add_argument(
        "--format",
        choices=("text", "jsonl", "csv", "html", "parquet"),
        default="text",
        help="text to read (default); records with text, path and codes as JSON Lines; tables; a page for each article",
    )
    parser.add_argument("--json", action="store_const", dest="format", const="jsonl", help="the same as --format jsonl")
    parser.add_argument(
        "-o", "--output", metavar="PATH", help="where to write: a file for text and jsonl, a folder for all else"
    )
    parser.add_argument(
        "--table", metavar="NAME", default="events", help="the table that csv prints without --output (default: events)"
    )


def _dossier(parser: argparse.ArgumentParser) -> None:
    _input(parser)
    _extractor(parser)
    parser.add_argument(
        "--show", choices=("groups", "timeline", "register"), default="groups", help="what to print (default: groups)"
    )
    parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="how to print it (default: text)")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write the dossier instead: .jsonl, .graphml or .html, by the ending"
    )


def _match(parser: argparse.ArgumentParser) -> None:
    _input(parser)
    parser.add_argument("--format", choices=("tsv", "jsonl"), default="tsv", help="how to print hits (default: tsv)")


def _input(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", default=["-"], metavar="PATH", help=_PATHS)
    parser.add_argument(
        "--columns",
        metavar="FIELD=COLUMN,...",
        default="",
        help="columns of other names: text=body,id=key",
    )
    parser.add_argument("--encoding", metavar="NAME", help="how files are encoded, in place of guessing")
    parser.add_argument("--gazetteer", metavar="PATH", help="names to find in place of the default ones")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing on standard error but what failed")


def _extractor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--published", metavar="DATE", help="the day of publication where an article gives none")
    parser.add_argument(
        "--claims",
        choices=("statements", "all"),
        default="statements",
        help="`all` also gives what someone wants, plans or supports",
    )
    parser.add_argument("--threads", type=int, default=0, metavar="N", help="threads that work (default: 0, all cores)")
