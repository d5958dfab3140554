"""Claims and events as rows.

*Question*: which columns has a claim, which an event?

A row has the id of its article and its own, which together name it; lists are joined by "; ", days are the first and
last that a time can mean, offsets count code points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from .._native import Extraction
from ..record import Actors, Role, Span

__all__ = ["TABLES", "Table"]

Value = str | float | int | bool | None


class Table(NamedTuple):
    """A table: its columns and the rows that an extraction has in it."""

    columns: tuple[str, ...]
    rows: Callable[[Extraction], Iterator[tuple[Value, ...]]]


def _joined(names: tuple[str, ...]) -> str | None:
    return "; ".join(names) or None


def _ends(spans: tuple[Span, ...]) -> tuple[int | None, int | None]:
    return (spans[0].start, spans[-1].end) if spans else (None, None)


def _days(extraction: Extraction, time: str | None) -> tuple[str | None, str | None]:
    found = extraction.time(time) if time else None
    return (found.earliest, found.latest) if found else (None, None)


def _claims(extraction: Extraction) -> Iterator[tuple[Value, ...]]:
    document = extraction.document
    for claim in extraction.claims:
        source, cue = claim.source, claim.cue
        yield (
            document.id,
            document.outlet,
            document.published,
            claim.id,
            claim.type,
            claim.polarity,
            _joined(source.names) or source.text if source else None,
            _joined(source.entities) if source else None,
            source.type if source else None,
            source.description if source else None,
            cue.text if cue else None,
            cue.act if cue else None,
            claim.content.text,
            claim.content.quotation,
            *_ends(claim.content.spans),
            _joined(claim.via),
            *_days(extraction, claim.time),
            _joined(claim.events),
            claim.confidence,
        )


_CLAIMS = (
    "article outlet published claim type polarity source source_entities source_type source_description cue act "
    "content quotation content_start content_end via said_earliest said_latest events confidence"
)


def _role(role: Role) -> str:
    return f"{role.role}: {_joined(role.names) or role.text or ''}"


def _actors(actors: Actors) -> tuple[str | None, str | None]:
    return _joined(actors.names), _joined(actors.entities)


def _events(extraction: Extraction) -> Iterator[tuple[Value, ...]]:
    document = extraction.document
    for event in extraction.events:
        place = extraction.mention(event.place) if event.place else None
        yield (
            document.id,
            document.outlet,
            document.published,
            event.id,
            event.kind,
            event.polarity,
            event.modality,
            event.phase,
            event.trigger.text,
            event.trigger.start,
            event.trigger.end,
            _joined(tuple(map(_role, event.roles))),
            *_days(extraction, event.time),
            place.name or place.text if place else None,
            event.claim,
            event.codes.plover,
            event.codes.plover_mode,
            event.codes.plover_context,
            event.codes.cameo,
            *_actors(event.codes.source),
            *_actors(event.codes.target),
            event.confidence,
        )


_EVENTS = (
    "article outlet published event kind polarity modality phase trigger trigger_start trigger_end roles earliest "
    "latest place claim plover plover_mode plover_context cameo source source_entities target target_entities "
    "confidence"
)

TABLES = {"claims": Table(tuple(_CLAIMS.split()), _claims), "events": Table(tuple(_EVENTS.split()), _events)}
