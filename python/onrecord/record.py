"""The parts of an extraction and of a gazetteer as read-only values.

Names and meanings are those of the written record. Offsets stand twice: `start` and `end` count code points, so that
`text[start:end]` gives the words; `byte_start` and `byte_end` count UTF-8 bytes. Days are ISO texts (`2023-09-13`),
which compare as days do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .types import (
    Act,
    AliasTag,
    Change,
    ClaimType,
    EntityKind,
    EventKind,
    Limit,
    Modality,
    Phase,
    PloverContext,
    PloverType,
    Polarity,
    PublishedFrom,
    Quotation,
    Region,
    RoleName,
    SourceType,
    TimeType,
)

__all__ = [
    "Actors",
    "Addressee",
    "Candidate",
    "Claim",
    "Codes",
    "Content",
    "Cue",
    "DocumentInfo",
    "EntityCandidate",
    "Entry",
    "Event",
    "Mention",
    "Quantity",
    "RecordWarning",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "TextPart",
    "Time",
    "Trigger",
    "UnknownName",
]


class UnknownName(str):
    """The name of a kind of event or a role that this version does not know, from the record of a later one.

    >>> import onrecord
    >>> election = {"id": "e1", "kind": "election", "trigger": {"start": 0, "end": 7}}
    >>> record = {"schema": "onrecord/1", "events": [election]}
    >>> event = onrecord.Extraction.from_dict(record, text="Elected.").events[0]
    >>> event.kind, isinstance(event.kind, onrecord.UnknownName), event.codes.plover
    ('election', True, None)
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the text."""

    start: int
    end: int
    byte_start: int
    byte_end: int


@dataclass(frozen=True, slots=True)
class RecordWarning:
    """What makes a record less to be trusted than others."""

    #: A short id, which keeps its meaning between releases: `language` for a text that does not seem to be English.
    code: str
    #: The same for people to read.
    message: str


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What is known of an article besides its text."""

    id: str | None
    title: str | None
    outlet: str | None
    url: str | None
    author: str | None
    published: str | None
    published_from: PublishedFrom | None
    #: The outlets or agencies that the article says it reprints or rests on, nearest first.
    relayed_from: tuple[str, ...]
    #: Which bounds the article goes beyond, so that something in it was not read.
    limits_hit: tuple[Limit, ...]
    #: What makes the record less to be trusted.
    warnings: tuple[RecordWarning, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the part of the page in which it stands."""

    start: int
    end: int
    byte_start: int
    byte_end: int
    region: Region


@dataclass(frozen=True, slots=True)
class EntityCandidate:
    """An entity that some words may mean."""

    name: str
    #: The stable id; None where no gazetteer knows the entity.
    entity: str | None
    #: How likely it is that this one is meant.
    confidence: float


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity: a name, a demonym, a short form, a pronoun."""

    id: str
    start: int
    end: int
    byte_start: int
    byte_end: int
    text: str
    kind: EntityKind
    #: The stable id of the entity; None where no gazetteer knows it.
    entity: str | None
    #: The canonical name: "North Korea" for "Pyongyang".
    name: str | None
    confidence: float
    why: tuple[str, ...]
    #: What may be meant, the likeliest first, where the text leaves it open: then there is no entity.
    candidates: tuple[EntityCandidate, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Who makes a claim."""

    spans: tuple[Span, ...]
    text: str | None
    #: Canonical names, pronouns and short forms resolved.
    names: tuple[str, ...]
    entities: tuple[str, ...]
    type: SourceType | None
    #: The office, as the text gives it.
    description: str | None
    #: How sure the names are.
    confidence: float
    #: Who may be meant, the likeliest first, where the text leaves it open: then there is no entity.
    candidates: tuple[EntityCandidate, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a claim."""

    spans: tuple[Span, ...]
    text: str
    act: Act


@dataclass(frozen=True, slots=True)
class Content:
    """What a claim says; several spans where the cue interrupts it."""

    spans: tuple[Span, ...]
    text: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a claim is made."""

    spans: tuple[Span, ...]
    text: str
    names: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextPart:
    """Words of the article, with nothing more known of them."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of content that the article attributes to a source."""

    id: str
    type: ClaimType
    #: Whether the source says it, or is told not to: negated in "did not confirm that".
    polarity: Polarity
    #: None where the text names no one ("it is believed").
    source: Source | None
    #: None where a quotation runs on without one.
    cue: Cue | None
    content: Content
    #: The relays between source and article, nearest to the article first.
    via: tuple[str, ...]
    addressee: Addressee | None
    setting: TextPart | None
    #: The id of the time of saying.
    time: str | None
    #: The id of the claim in whose content this one stands.
    within: str | None
    #: The ids of the events of the content.
    events: tuple[str, ...]
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that tell an event."""

    start: int
    end: int
    byte_start: int
    byte_end: int
    text: str


@dataclass(frozen=True, slots=True)
class Role:
    """A participant of an event, by sense rather than grammar; without offsets where it stands nowhere in words."""

    role: RoleName | UnknownName
    start: int | None
    end: int | None
    byte_start: int | None
    byte_end: int | None
    text: str | None
    names: tuple[str, ...]
    entities: tuple[str, ...]
    #: The id of the quantity that counts or values the filler.
    quantity: str | None
    #: Whether the sentence of the trigger leaves it open, so that it was taken from another one.
    inherited: bool
    confidence: float
    why: tuple[str, ...]
    #: Who may be meant, the likeliest first, where the text leaves it open: then there is no entity.
    candidates: tuple[EntityCandidate, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors on one side of a coded event."""

    #: The canonical names; the words of the text where no name is known.
    names: tuple[str, ...]
    #: The ids of the entities, as far as a gazetteer knows them.
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of an event in event data, for joining with such data; `docs/codes.md` has the mapping."""

    #: None where PLOVER has none, as for statements.
    plover: PloverType | None
    #: A mode of that type, where it is sure.
    plover_mode: str | None
    #: With a context, the codes name what did not happen, or not yet.
    plover_context: PloverContext | None
    #: Three or four digits, as precise as is sure.
    cameo: str | None
    #: Who does it; all who do it together, as in a meeting.
    source: Actors
    #: To whom it is done.
    target: Actors

    @property
    def cameo_root(self) -> str | None:
        """The root of the CAMEO code, its first two digits."""
        return self.cameo[:2] if self.cameo else None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, told by one trigger, in a claim or in the outlet's own voice."""

    id: str
    kind: EventKind | UnknownName
    trigger: Trigger
    roles: tuple[Role, ...]
    polarity: Polarity
    modality: Modality
    #: Where in its life a lasting state stands; None for other kinds, and where nothing is said of it.
    phase: Phase | UnknownName | None
    #: The id of a time.
    time: str | None
    #: The id of a mention.
    place: str | None
    #: The id of the claim; None in the outlet's own voice.
    claim: str | None
    confidence: float
    why: tuple[str, ...]
    #: Those of the record; worked out where it was written without them.
    codes: Codes

    def fillers(self, role: RoleName | UnknownName) -> tuple[Role, ...]:
        """Return the fillers of one role."""
        return tuple(r for r in self.roles if r.role == role)


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression, with its TIMEX3 value and the days that bound it."""

    id: str
    start: int
    end: int
    byte_start: int
    byte_end: int
    text: str
    type: TimeType
    #: None where it stays unresolved.
    value: str | None
    earliest: str | None
    latest: str | None
    #: How sure the value is: less where day and month may be swapped ("03/04/2024").
    confidence: float


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, as the interval that the words allow; None where a side is open."""

    id: str
    start: int
    end: int
    byte_start: int
    byte_end: int
    text: str
    min: float | None
    max: float | None
    approximate: bool
    change: Change | None
    #: A code ("USD", "km") or the counted noun ("container").
    unit: str | None
    unit_name: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity of a gazetteer."""

    #: Its place, counted from 0 in the order of the list.
    index: int
    id: str
    name: str
    kind: EntityKind
    priority: int
    #: The first and the last day on which it is valid, for holders of an office.
    from_date: str | None
    until_date: str | None
    #: The id of the country that it belongs to.
    country: str | None
    #: The id of the entity that it stands for where it acts or speaks.
    stands_for: str | None
    #: Whatever else the list said of it.
    payload: dict[str, Any]
    #: Every form under which texts are searched for it, in order.
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the place of a row that is no document, where `Extractor.pipe` is asked to record them."""

    #: The place of the row among all, counted from 0.
    row: int
    #: What is wrong; its message names the row and the field.
    error: Exception


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name in a text may mean."""

    #: The index of the entry.
    entry: int
    id: str
    name: str
    kind: EntityKind
    tag: AliasTag
    #: The sum of the points.
    score: int
    #: Each reason with its points: `("country-near", 3)`.
    evidence: tuple[tuple[str, int], ...]
