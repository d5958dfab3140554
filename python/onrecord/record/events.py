"""What is said to happen: events with their triggers, roles and codes."""

from __future__ import annotations

from dataclasses import dataclass

from ..types import EventKind, Modality, Phase, PloverContext, PloverType, Polarity, RoleName
from .document import EntityCandidate

__all__ = ["Actors", "Codes", "Event", "Role", "Trigger", "UnknownName"]


class UnknownName(str):
    """The name of a kind of event or a role that this version does not know, from the record of a later one.

    Examples:
        >>> import onrecord
        >>> election = {"id": "e1", "kind": "election", "trigger": {"start": 0, "end": 7}}
        >>> record = {"schema": "onrecord/1", "events": [election]}
        >>> event = onrecord.Extraction.from_dict(record, text="Elected.").events[0]
        >>> event.kind, isinstance(event.kind, onrecord.UnknownName), event.codes.plover
        ('election', True, None)
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that tell an event.

    Attributes:
        start: where they start, in code points.
        end: one past where they end, in code points.
        byte_start: where they start, in UTF-8 bytes.
        byte_end: one past where they end, in UTF-8 bytes.
        text: the words.

    Examples:
        >>> import onrecord
        >>> onrecord.Extractor().extract("Peru sold tanks to Mali.").events[0].trigger.text
        'sold'
    """

    start: int
    end: int
    byte_start: int
    byte_end: int
    text: str


@dataclass(frozen=True, slots=True)
class Role:
    """A participant of an event, by sense rather than grammar; without offsets where it stands nowhere in words.

    Attributes:
        role: the part that it has in the event: `supplier`, `recipient`, `item`.
        start: where it starts, in code points; None where it stands nowhere in words.
        end: one past where it ends, in code points; None likewise.
        byte_start: where it starts, in UTF-8 bytes; None likewise.
        byte_end: one past where it ends, in UTF-8 bytes; None likewise.
        text: the words; None likewise.
        names: the canonical names.
        entities: the ids of the entities, as far as a gazetteer knows them.
        quantity: the id of the quantity that counts or values the filler; None where there is none.
        inherited: whether the sentence of the trigger leaves it open, so that it was taken from another one.
        confidence: how sure this is, from 0 to 1: of all roles at 0.8, about 80% are right.
        why: the short ids of the rules or model decisions that made it, in order.
        candidates: who may be meant, the likeliest first, where the text leaves it open: then there is no entity.

    Examples:
        >>> import onrecord
        >>> event = onrecord.Extractor().extract("Mali bought 30 tanks from Peru.").events[0]
        >>> sorted((role.role, role.text, role.names) for role in event.roles)
        [('item', '30 tanks', ()), ('recipient', 'Mali', ('Mali',)), ('supplier', 'Peru', ('Peru',))]
    """

    role: RoleName | UnknownName
    start: int | None
    end: int | None
    byte_start: int | None
    byte_end: int | None
    text: str | None
    names: tuple[str, ...]
    entities: tuple[str, ...]
    quantity: str | None
    inherited: bool
    confidence: float
    why: tuple[str, ...]
    candidates: tuple[EntityCandidate, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors on one side of a coded event.

    Attributes:
        names: the canonical names; the words of the text where no name is known.
        entities: the ids of the entities, as far as a gazetteer knows them.

    Examples:
        >>> import onrecord
        >>> onrecord.Extractor().extract("Peru sold tanks to Mali.").events[0].codes.target
        Actors(names=('Mali',), entities=('country/ML',))
    """

    names: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of an event in event data, for joining with such data; `docs/codes.md` has the mapping.

    Attributes:
        plover: the PLOVER type; None where PLOVER has none, as for statements.
        plover_mode: a mode of that type, where it is sure.
        plover_context: with a context, the codes name what did not happen, or not yet.
        cameo: the CAMEO code, three or four digits, as precise as is sure; None where CAMEO has none.
        source: who does it; all who do it together, as in a meeting.
        target: to whom it is done.

    Examples:
        >>> import onrecord
        >>> codes = onrecord.Extractor().extract("Peru sold tanks to Mali.").events[0].codes
        >>> codes.plover, codes.cameo, codes.cameo_root, codes.source.names
        ('COOPERATE', '062', '06', ('Peru',))
    """

    plover: PloverType | None
    plover_mode: str | None
    plover_context: PloverContext | None
    cameo: str | None
    source: Actors
    target: Actors

    @property
    def cameo_root(self) -> str | None:
        """The root of the CAMEO code, its first two digits."""
        return self.cameo[:2] if self.cameo else None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, told by one trigger, in a claim or in the outlet's own voice.

    Attributes:
        id: its id within the record: `e1`.
        kind: what happens: `transfer`, `meeting`, `sanction`.
        trigger: the words that tell it.
        roles: who and what takes part.
        polarity: whether it is said to be so: negated in "sold no tanks".
        modality: how real it is, as far as its source says: `actual`, `planned`, `possible`.
        phase: where in its life a lasting state stands; None for other kinds, and where nothing is said of it.
        time: the id of the time at which it happens; None where that is not told.
        place: the id of the mention of where it happens; None where that is not told.
        claim: the id of the claim in which it stands; None in the outlet's own voice.
        confidence: how sure this is, from 0 to 1: of all events at 0.8, about 80% are right.
        why: the short ids of the rules or model decisions that made it, in order.
        codes: the codes of event data: those of the record, worked out where it was written without them.

    Examples:
        >>> import onrecord
        >>> event = onrecord.Extractor().extract("Peru will sell tanks to Mali.").events[0]
        >>> event.kind, event.polarity, event.modality, event.claim
        ('transfer', 'affirmed', 'planned', None)
    """

    id: str
    kind: EventKind | UnknownName
    trigger: Trigger
    roles: tuple[Role, ...]
    polarity: Polarity
    modality: Modality
    phase: Phase | UnknownName | None
    time: str | None
    place: str | None
    claim: str | None
    confidence: float
    why: tuple[str, ...]
    codes: Codes

    def fillers(self, role: RoleName | UnknownName) -> tuple[Role, ...]:
        """Return the fillers of one role, none where it has none.

        Args:
            role: the name of the role.

        Examples:
            >>> import onrecord
            >>> event = onrecord.Extractor().extract("Peru and Chile sold tanks to Mali.").events[0]
            >>> [filler.text for filler in event.fillers("supplier")], event.fillers("weapon")
            (['Peru', 'Chile'], ())
        """
        return tuple(r for r in self.roles if r.role == role)
