"""`onrecord dossier`: what is known across articles.

Reads articles, records that `onrecord extract --json` saved, and saved dossiers (`.jsonl` with a header), all joined.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .._native import Dossier
from ..dossier import Deal, Group, Moment
from .run import Run, Status, UsageError

__all__ = ["run"]

#: Articles that are added at once.
_AT_ONCE = 1024


def run(options: argparse.Namespace) -> Status:
    """Run the command."""
    write = _writer(options)
    saved = [path for path in options.paths if _is_dossier(path)]
    options.paths = [path for path in options.paths if path not in saved]
    this = Run(options)
    dossier = Dossier()
    for path in saved:
        other = Dossier.from_jsonl(Path(path).read_text(encoding="utf-8"))
        dossier.merge(other)
        this.read += len(other)
    extractions = (extraction for extraction, _ in this.extractions())
    while batch := list(itertools.islice(extractions, _AT_ONCE)):
        dossier.extend(batch)
    write(dossier)
    return this.status()


def _is_dossier(path: str) -> bool:
    """Whether a file is a saved dossier, by its first line."""
    if not path.endswith(".jsonl") or not Path(path).is_file():
        return False
    with Path(path).open("rb") as file:
        return file.readline(64).startswith(b'{"onrecord_dossier"')


def _writer(options: argparse.Namespace) -> Callable[[Dossier], None]:
    """Return what prints or writes the dossier, so that an ending that is not known is told before the work."""
    if not options.output:
        return lambda dossier: _print(dossier, options)
    ending = Path(options.output).suffix
    texts: dict[str, Callable[[Dossier], str]] = {".jsonl": Dossier.to_jsonl, ".graphml": Dossier.to_graphml}
    if ending == ".html":
        return lambda dossier: dossier.to_html(options.output)
    if ending not in texts:
        raise UsageError(f"--output: `{options.output}` has no ending that is known; use .jsonl, .graphml or .html")
    return lambda dossier: _save(options.output, texts[ending](dossier))


def _save(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def _print(dossier: Dossier, options: argparse.Namespace) -> None:
    shown: dict[str, tuple[Callable[[], tuple[Any, ...]], Callable[[Any], Iterator[str]]]] = {
        "groups": (dossier.groups, _group),
        "timeline": (dossier.timeline, _moment),
        "register": (dossier.register, _deal),
    }
    answer, lines = shown[options.show]
    for entry in answer():
        if options.format == "jsonl":
            print(json.dumps(asdict(entry), ensure_ascii=False))
        else:
            print(*lines(entry), sep="\n")


def _group(group: Group) -> Iterator[str]:
    reports = f"{len(group.members)} report{'s' if len(group.members) != 1 else ''}"
    yield f"{group.kind} {'/'.join(group.id)}: {reports}, credibility {group.credibility}"
    for origin in group.origins:
        yield f"  {'said by' if origin.known else 'in'} {', '.join(origin.names)}: {', '.join(origin.articles)}"
    for denial in group.denials:
        yield f"  denied in {'/'.join(denial)}"


def _moment(moment: Moment) -> Iterator[str]:
    day = moment.day("event") or "no day"
    what = [moment.stage or "", "denied" if moment.polarity == "negated" else ""]
    yield " ".join([f"{day:10}", moment.kind, *filter(None, what), "/".join(moment.report)])


def _deal(deal: Deal) -> Iterator[str]:
    number = f"{deal.number_ordered} " if deal.number_ordered else ""
    goods = deal.designation or deal.description or "goods not named"
    delivered = f", delivered {deal.number_delivered}" if deal.number_delivered else ""
    years = f" in {', '.join(map(str, deal.years_of_delivery))}" if deal.years_of_delivery else ""
    yield f"{deal.supplier} -> {deal.recipient}: {number}{goods}{delivered}{years}"
