"""What a gazetteer says: its entries, and the entities that a name may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..types import AliasTag, EntityKind

__all__ = ["Candidate", "Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity of a gazetteer.

    Attributes:
        index: its place, counted from 0 in the order of the list.
        id: its stable id: `country/KP`.
        name: its canonical name.
        kind: what it is: a country, a person, a weapon.
        priority: which entry is taken where several share a name: the one with the highest.
        from_date: the first day on which it is valid, for holders of an office; None where there is none.
        until_date: the last such day; None where there is none.
        country: the id of the country that it belongs to; None where it belongs to none.
        stands_for: the id of the entity that it stands for where it acts or speaks; None where it stands for itself.
        payload: whatever else the list said of it.
        aliases: every form under which texts are searched for it, in order.

    Examples:
        >>> import onrecord
        >>> entry = onrecord.Gazetteer.default().by_id("country/KP")
        >>> entry.name, entry.kind, "DPRK" in entry.aliases
        ('North Korea', 'country', True)
    """

    index: int
    id: str
    name: str
    kind: EntityKind
    priority: int
    from_date: str | None
    until_date: str | None
    country: str | None
    stands_for: str | None
    payload: dict[str, Any]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name in a text may mean.

    Attributes:
        entry: the index of the entry in the gazetteer.
        id: the id of the entry.
        name: the canonical name of the entry.
        kind: the kind of the entry.
        tag: what sort of name stands in the text: `name`, `acronym`, `demonym`, `weak`.
        score: the sum of the points.
        evidence: each reason with its points: `("country-near", 3)`.

    Examples:
        >>> import onrecord
        >>> ranked = onrecord.Gazetteer.default().rank("Georgia, a state of the United States")
        >>> [(candidate.id, candidate.score) for candidate in ranked[0][1]]
        [('country/GE', 10), ('place/us-georgia', 3)]
    """

    entry: int
    id: str
    name: str
    kind: EntityKind
    tag: AliasTag
    score: int
    evidence: tuple[tuple[str, int], ...]
