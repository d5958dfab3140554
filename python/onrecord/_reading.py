"""From the JSON of a part of a record, once in characters and once in bytes, to the values of `onrecord.record`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, get_args

from .record import (
    Actors,
    Addressee,
    Claim,
    Codes,
    Content,
    Cue,
    DocumentInfo,
    EntityCandidate,
    Event,
    Mention,
    Quantity,
    RecordWarning,
    Role,
    Sentence,
    Source,
    Span,
    TextPart,
    Time,
    Trigger,
    UnknownName,
)
from .types import EventKind, Phase, RoleName

_Json = dict[str, Any]


def _spans(chars: _Json, bytes_: _Json) -> tuple[Span, ...]:
    pairs = zip(chars["spans"], bytes_["spans"], strict=True)
    return tuple(Span(c["start"], c["end"], b["start"], b["end"]) for c, b in pairs)


def _sentence(c: _Json, b: _Json) -> Sentence:
    return Sentence(c["start"], c["end"], b["start"], b["end"], c["region"])


def _candidates(c: _Json) -> tuple[EntityCandidate, ...]:
    return tuple(EntityCandidate(one["name"], one["entity"], one["confidence"]) for one in c["candidates"])


def _mention(c: _Json, b: _Json) -> Mention:
    return Mention(
        c["id"],
        c["start"],
        c["end"],
        b["start"],
        b["end"],
        c["text"],
        c["kind"],
        c["entity"],
        c["name"],
        c["confidence"],
        tuple(c["why"]),
        _candidates(c),
    )


def _source(c: _Json, b: _Json) -> Source:
    return Source(
        _spans(c, b),
        c["text"],
        tuple(c["names"]),
        tuple(c["entities"]),
        c["type"],
        c["description"],
        c["confidence"],
        _candidates(c),
    )


def _cue(c: _Json, b: _Json) -> Cue:
    return Cue(_spans(c, b), c["text"], c["act"])


def _content(c: _Json, b: _Json) -> Content:
    return Content(_spans(c, b), c["text"], c["quotation"])


def _addressee(c: _Json, b: _Json) -> Addressee:
    return Addressee(_spans(c, b), c["text"], tuple(c["names"]), tuple(c["entities"]))


def _text_part(c: _Json, b: _Json) -> TextPart:
    return TextPart(_spans(c, b), c["text"])


def _claim(c: _Json, b: _Json) -> Claim:
    return Claim(
        c["id"],
        c["type"],
        c["polarity"],
        _source(c["source"], b["source"]) if c["source"] else None,
        _cue(c["cue"], b["cue"]) if c["cue"] else None,
        _content(c["content"], b["content"]),
        tuple(c["via"]),
        _addressee(c["addressee"], b["addressee"]) if c["addressee"] else None,
        _text_part(c["setting"], b["setting"]) if c["setting"] else None,
        c["time"],
        c["within"],
        tuple(c["events"]),
        c["confidence"],
        tuple(c["why"]),
    )


_EVENT_KINDS = frozenset(get_args(EventKind))
_ROLE_NAMES = frozenset(get_args(RoleName))
_PHASES = frozenset(get_args(Phase))


def _name(name: Any, known: frozenset[str]) -> Any:
    return name if name in known else UnknownName(name)


def _role(c: _Json, b: _Json) -> Role:
    return Role(
        _name(c["role"], _ROLE_NAMES),
        c["start"],
        c["end"],
        b["start"],
        b["end"],
        c["text"],
        tuple(c["names"]),
        tuple(c["entities"]),
        c["quantity"],
        c["inherited"],
        c["confidence"],
        tuple(c["why"]),
        _candidates(c),
    )


def _actors(actors: _Json) -> Actors:
    return Actors(tuple(actors["names"]), tuple(actors["entities"]))


def _codes(codes: _Json) -> Codes:
    return Codes(
        codes["plover"],
        codes["plover_mode"],
        codes["plover_context"],
        codes["cameo"],
        _actors(codes["source"]),
        _actors(codes["target"]),
    )


def _event(c: _Json, b: _Json) -> Event:
    trigger, trigger_bytes = c["trigger"], b["trigger"]
    return Event(
        c["id"],
        _name(c["kind"], _EVENT_KINDS),
        Trigger(trigger["start"], trigger["end"], trigger_bytes["start"], trigger_bytes["end"], trigger["text"]),
        tuple(map(_role, c["roles"], b["roles"])),
        c["polarity"],
        c["modality"],
        _name(c["phase"], _PHASES) if c["phase"] else None,
        c["time"],
        c["place"],
        c["claim"],
        c["confidence"],
        tuple(c["why"]),
        _codes(c["codes"]),
    )


def _time(c: _Json, b: _Json) -> Time:
    return Time(
        c["id"],
        c["start"],
        c["end"],
        b["start"],
        b["end"],
        c["text"],
        c["type"],
        c["value"],
        c["earliest"],
        c["latest"],
        c["confidence"],
    )


def _quantity(c: _Json, b: _Json) -> Quantity:
    return Quantity(
        c["id"],
        c["start"],
        c["end"],
        b["start"],
        b["end"],
        c["text"],
        c["min"],
        c["max"],
        c["approximate"],
        c["change"],
        c["unit"],
        c["unit_name"],
    )


_READERS: dict[str, Callable[[_Json, _Json], object]] = {
    "sentences": _sentence,
    "mentions": _mention,
    "claims": _claim,
    "events": _event,
    "times": _time,
    "quantities": _quantity,
}


def read(part: str, chars: str, bytes_: str, codes: str) -> DocumentInfo | tuple[object, ...]:
    """Return a part of an extraction; the compiled module calls this when the part is first asked for."""
    in_chars = json.loads(chars)
    if part == "document":
        in_chars["relayed_from"] = tuple(in_chars["relayed_from"])
        in_chars["limits_hit"] = tuple(in_chars["limits_hit"])
        in_chars["warnings"] = tuple(RecordWarning(**warning) for warning in in_chars["warnings"])
        return DocumentInfo(**in_chars)
    in_bytes = in_chars if chars == bytes_ else json.loads(bytes_)
    if part == "events":
        for event, of_event in zip(in_chars, json.loads(codes), strict=True):
            event["codes"] = of_event
    made: Iterator[object] = map(_READERS[part], in_chars, in_bytes)
    return tuple(made)
