"""From articles to extractions, and what is said of those that fail.

*Question*: what does each article give, in order, and what went wrong with which?

A faulty article (a day that is none, say) is told on standard error, and the run goes on behind it. How many articles
were read is told there too, unless `--quiet` is given; on a terminal with `tqdm` while the command works.
"""

from __future__ import annotations

import argparse
import codecs
import enum
import itertools
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from .._native import Extraction, Extractor, Gazetteer
from ..errors import Error
from .articles import FIELDS, Article, Reading, Refused, articles

__all__ = ["Run", "Status", "UsageError", "complain"]


class Status(enum.IntEnum):
    """The exit codes."""

    READ = 0
    FAILED = 1
    USAGE = 2
    INTERRUPTED = 130


class UsageError(Exception):
    """Something in the command line that cannot be done, or a package that it needs."""


def complain(message: str) -> None:
    """Say something on standard error."""
    print(f"onrecord: {message}", file=sys.stderr)


class Run:
    """One run over the files of a command line; counts what was read and what failed."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.read = 0
        self.failed = 0
        self._last: Article | None = None
        if options.encoding:
            try:
                codecs.lookup(options.encoding)
            except LookupError:
                raise UsageError(f"--encoding: `{options.encoding}` is not known") from None
        self._reading = Reading(_columns(options.columns), options.encoding)

    def gazetteer(self) -> Gazetteer | None:
        """Return the gazetteer that was asked for."""
        return Gazetteer.open(self.options.gazetteer) if self.options.gazetteer else None

    def articles(self) -> Iterator[Article]:
        """Iterate over what can be read; tell what cannot."""
        for found in self._with_progress(articles(self.options.paths, self._reading)):
            if isinstance(found, Refused):
                self.refuse(found.origin, found.reason)
            else:
                yield found

    def extractions(self) -> Iterator[tuple[Extraction, Article]]:
        """Iterate over the extractions of all articles, in their order, with the articles."""
        extractor = Extractor(self.gazetteer(), claims=self.options.claims)
        for is_saved, run in itertools.groupby(self.articles(), key=lambda article: article.record is not None):
            if is_saved:
                yield from self._saved(run)
            else:
                yield from self._extracted(extractor, run)

    def status(self) -> Status:
        """Say how many articles were read, and return the exit code."""
        if not self.options.quiet:
            complain(f"{self.read} read, {self.failed} not")
        return Status.FAILED if self.failed or not self.read else Status.READ

    def refuse(self, origin: str, reason: str) -> None:
        """Tell that an article could not be read."""
        self.failed += 1
        complain(f"{origin}: {reason}")

    def _extracted(self, extractor: Extractor, run: Iterator[Article]) -> Iterator[tuple[Extraction, Article]]:
        documents = self._documents(run)
        while True:
            try:
                for extraction, article in extractor.pipe(documents, as_tuples=True, threads=self.options.threads):
                    yield self._done(extraction, article)
            except (Error, TypeError) as error:
                # The one that was taken last is at fault; all before it have been given.
                if self._last is None:
                    raise
                self.refuse(self._last.origin, str(error).partition("]: ")[2] or str(error))
                self._last = None
            else:
                return

    def _documents(self, run: Iterator[Article]) -> Iterator[tuple[dict[str, Any], Article]]:
        for article in run:
            self._last = article
            fields = article.fields
            if self.options.published:
                fields = {"published": self.options.published, **fields}
            yield fields, article

    def _saved(self, run: Iterator[Article]) -> Iterator[tuple[Extraction, Article]]:
        for article in run:
            record = article.record or {}
            try:
                extraction = Extraction.from_dict(record, text=article.text)
            except (Error, TypeError) as error:
                self.refuse(article.origin, str(error))
            else:
                yield self._done(extraction, article)

    def _done(self, extraction: Extraction, article: Article) -> tuple[Extraction, Article]:
        self.read += 1
        if not self.options.quiet:
            for warning in extraction.document.warnings:
                complain(f"{article.origin}: {warning.message}")
        return extraction, article

    def _with_progress(self, found: Iterable[Article | Refused]) -> Iterable[Article | Refused]:
        if self.options.quiet or not sys.stderr.isatty():
            return found
        try:
            tqdm: Any = import_module("tqdm").tqdm
        except ImportError:
            return found
        progress: Iterable[Article | Refused] = tqdm(found, unit=" articles", leave=False)
        return progress


def _columns(given: str) -> dict[str, str]:
    """Return the columns by fields, from `text=body,id=key`."""
    columns = {}
    for pair in filter(None, given.split(",")):
        name, equals, column = pair.partition("=")
        if not equals or name not in ("text", *FIELDS):
            known = ", ".join(("text", *FIELDS))
            raise UsageError(f"--columns: `{pair}` is not accepted; write FIELD=COLUMN, with a field of {known}")
        columns[name] = column
    return columns
