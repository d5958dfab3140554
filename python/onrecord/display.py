"""Extractions as text for people: who says what, and what is said to happen.

>>> import onrecord
>>> from onrecord.display import readable
>>> text = "Seoul said no."
>>> record = {"schema": "onrecord/1", "claims": [{
...     "id": "c1", "source": {"names": ["South Korea"]}, "cue": {"spans": [{"start": 6, "end": 10}]},
...     "content": {"spans": [{"start": 11, "end": 13}]}, "confidence": 0.9}]}
>>> print(readable(onrecord.Extraction.from_dict(record, text=text)))
(no title)
0 sentences, 0 mentions, 1 claim, 0 events
<BLANKLINE>
Claims
  c1  South Korea — say — “no”
      cue “said” · in the article's words · 90% sure
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from ._native import Extraction
from .record import Claim, Event, Role, Source, Time

__all__ = ["readable"]

_LONGEST = 400
_QUOTES = {"“": "”", '"': '"', "«": "»", "‘": "’", "'": "'", "``": "''", "''": "''"}
_WORDS = {
    "direct": "in the source's own words",
    "mixed": "partly in the source's own words",
    "indirect": "in the article's words",
}


_INSIDE = str.maketrans("“”", "‘’")


def _plain(words: str) -> str:
    """Return words on one line, a long passage cut in its middle."""
    words = " ".join(words.split())
    if len(words) > _LONGEST:
        half = _LONGEST // 2
        words = f"{words[:half].rsplit(' ', 1)[0]} … {words[-half:].split(' ', 1)[-1]}"
    return words


def _quoted(words: str) -> str:
    """Return words within quotation marks, those of the article where it has them."""
    words = _plain(words)
    for mark, closing in _QUOTES.items():
        inner = words[len(mark) : -len(closing)]
        if words.startswith(mark) and words.endswith(closing) and mark not in inner and closing not in inner:
            return f"“{inner.translate(_INSIDE)}”"
    return f"“{words.translate(_INSIDE)}”"


def _counted(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _share(confidence: float) -> str:
    return f"{round(100 * confidence)}% sure"


def _who(source: Source | None) -> str:
    """Return who says it: the names, else the words."""
    if source is None:
        return "(no one named)"
    who = ", ".join(source.names) or (_quoted(source.text) if source.text else "(no one named)")
    if source.description and source.description not in who:
        who += f" ({_plain(source.description)})"
    return who


def _when(time: Time | None) -> str | None:
    """Return the days that a time can mean, with its words."""
    if time is None:
        return None
    days = (time.earliest, time.latest)
    if days[0] and days[0] == days[1]:
        when = days[0]
    elif any(days):
        when = f"{days[0] or '…'} to {days[1] or '…'}"
    else:
        when = time.value or "undated"
    return f"{when} ({_quoted(time.text)})"


def _via(claim: Claim) -> str | None:
    return f"relayed by {', then '.join(claim.via)}" if claim.via else None


def _lines(head: str, details: Iterable[str | None], indent: int, width: int) -> list[str]:
    """Return an item: its head behind its id, its details below."""
    pad = " " * indent
    wrap = textwrap.TextWrapper(width, subsequent_indent=pad, break_long_words=False, break_on_hyphens=False)
    lines = wrap.wrap(head)
    wrap.initial_indent = pad
    return lines + wrap.wrap(" · ".join(detail for detail in details if detail))


def _claim(extraction: Extraction, claim: Claim, indent: int, width: int) -> list[str]:
    when = _when(extraction.time(claim.time)) if claim.time else None
    act = claim.cue.act if claim.cue else "say"
    head = f"{'  ' + claim.id:<{indent}}{_who(claim.source)} — {act} — {_quoted(claim.content.text)}"
    details = [
        _via(claim),
        f"said {when}" if when else None,
        f"to {_quoted(claim.addressee.text)}" if claim.addressee else None,
        f"at {_quoted(claim.setting.text)}" if claim.setting else None,
        f"cue {_quoted(claim.cue.text)}" if claim.cue and claim.cue.text else None,
        _WORDS[claim.content.quotation],
        claim.type if claim.type != "assertion" else None,
        f"within {claim.within}" if claim.within else None,
        _share(claim.confidence),
    ]
    return _lines(head, details, indent, width)


def _filler(extraction: Extraction, role: Role) -> str:
    names, words = ", ".join(role.names), role.text or ""
    quantity = extraction.quantity(role.quantity) if role.quantity else None
    amount = f" [{_plain(quantity.text)}]" if quantity and quantity.text not in words else ""
    if not names:
        return (_quoted(words) if words else "(not named)") + amount
    return names + amount if words in ("", names) else f"{names} {_quoted(words)}{amount}"


def _roles(extraction: Extraction, event: Event) -> str:
    """Return the participants, role by role."""
    fillers: dict[str, list[str]] = {}
    for role in event.roles:
        fillers.setdefault(role.role, []).append(_filler(extraction, role))
    return "; ".join(f"{role}: {', '.join(names)}" for role, names in fillers.items())


def _event(extraction: Extraction, event: Event, indent: int, width: int) -> list[str]:
    claim = extraction.claim(event.claim) if event.claim else None
    when = _when(extraction.time(event.time)) if event.time else None
    place = extraction.mention(event.place) if event.place else None
    said_by = "in the outlet's own voice"
    if claim:
        via = _via(claim)
        said_by = f"said by {_who(claim.source)}" + (f", {via}" if via else "") + f" ({claim.id})"
    details = [
        f"NOT so: {event.modality}, negated" if event.polarity == "negated" else event.modality,
        when,
        f"at {place.name or place.text}" if place else None,
        f"trigger {_quoted(event.trigger.text)}",
        said_by,
        _share(event.confidence),
    ]
    return _lines(f"{'  ' + event.id:<{indent}}{event.kind}({_roles(extraction, event)})", details, indent, width)


def readable(extraction: Extraction, *, width: int = 100) -> str:
    """Return an extraction for people to read: the article's heading, its claims, its events.

    Args:
        extraction: the extraction.
        width: the width of a line, in characters; at least 40.
    """
    width = max(width, 40)
    document = extraction.document
    published = document.published and document.published + (
        " (from the text)" if document.published_from == "text" else ""
    )
    relayed = f"rests on {', '.join(document.relayed_from)}" if document.relayed_from else None
    facts = [document.outlet, published, document.author and f"by {document.author}", relayed]
    counts = [
        _counted(len(extraction.sentences), "sentence"),
        _counted(len(extraction.mentions), "mention"),
        _counted(len(extraction.claims), "claim"),
        _counted(len(extraction.events), "event"),
    ]
    lines = textwrap.wrap(_plain(document.title or document.id or "(no title)"), width)
    if any(facts):
        lines += textwrap.wrap(" · ".join(fact for fact in facts if fact), width)
    lines.append(", ".join(counts))
    ids = [claim.id for claim in extraction.claims] + [event.id for event in extraction.events]
    indent = 4 + max([2, *map(len, ids)])
    if extraction.claims:
        lines += ["", "Claims"]
        for claim in extraction.claims:
            lines += _claim(extraction, claim, indent, width)
    if extraction.events:
        lines += ["", "Events"]
        for event in extraction.events:
            lines += _event(extraction, event, indent, width)
    return "\n".join(lines)
