"""Who says what: claims with their sources, cues and contents."""

from __future__ import annotations

from dataclasses import dataclass

from ..types import Act, ClaimType, Polarity, Quotation, SourceType
from .document import EntityCandidate, Span, TextPart

__all__ = ["Addressee", "Claim", "Content", "Cue", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """Who makes a claim.

    Attributes:
        spans: where the source stands; empty where it is known from elsewhere only.
        text: the words, several spans joined by " … "; None where there are none.
        names: the canonical names, pronouns and short forms resolved.
        entities: the ids of the entities, as far as a gazetteer knows them.
        type: what manner of source it is: a person, a body, someone left unnamed; None where that is not told.
        description: the office, as the text gives it; None where it gives none.
        confidence: how sure the names are, from 0 to 1.
        candidates: who may be meant, the likeliest first, where the text leaves it open: then there is no entity.

    Examples:
        >>> import onrecord
        >>> text = "Mayor Anna Berg denied it. She said the port was closed."
        >>> source = onrecord.Extractor().extract(text).claims[-1].source
        >>> source.text, source.names, source.type
        ('She', ('Anna Berg',), 'person')
    """

    spans: tuple[Span, ...]
    text: str | None
    names: tuple[str, ...]
    entities: tuple[str, ...]
    type: SourceType | None
    description: str | None
    confidence: float
    candidates: tuple[EntityCandidate, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a claim.

    Attributes:
        spans: where they stand.
        text: the words; several spans are joined by " … ".
        act: what the source does in saying it: `say`, `deny`, `warn`.

    Examples:
        >>> import onrecord
        >>> cue = onrecord.Extractor().extract("Lima warned that the port would be closed.").claims[0].cue
        >>> cue.text, cue.act
        ('warned', 'warn')
    """

    spans: tuple[Span, ...]
    text: str
    act: Act


@dataclass(frozen=True, slots=True)
class Content:
    """What a claim says.

    Attributes:
        spans: where it stands; several where the cue interrupts it.
        text: the words; several spans are joined by " … ".
        quotation: whose words they are: the source's own (`direct`), the article's (`indirect`) or both (`mixed`).

    Examples:
        >>> import onrecord
        >>> content = onrecord.Extractor().extract("“We sold no tanks,” said Anna Berg.").claims[0].content
        >>> content.text, content.quotation
        ('“We sold no tanks,”', 'direct')
    """

    spans: tuple[Span, ...]
    text: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a claim is made.

    Attributes:
        spans: where the addressee stands.
        text: the words; several spans are joined by " … ".
        names: the canonical names.
        entities: the ids of the entities, as far as a gazetteer knows them.

    Examples:
        >>> import onrecord
        >>> addressee = onrecord.Extractor().extract("Lima told Mali that the port was closed.").claims[0].addressee
        >>> addressee.text, addressee.entities
        ('Mali', ('country/ML',))
    """

    spans: tuple[Span, ...]
    text: str
    names: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of content that the article attributes to a source.

    Attributes:
        id: its id within the record: `c1`.
        type: the kind of attribution: `assertion` (says), `belief` (thinks), `fact` (knows) or `eventuality` (wants).
        polarity: whether the source says it, or is told not to: negated in "did not confirm that".
        source: who says it; None where the text names no one ("it is believed").
        cue: the words that attribute it; None where a quotation runs on without any.
        content: what is said.
        via: the relays between source and article, nearest to the article first.
        addressee: to whom it is said; None where that is not told.
        setting: where or on what occasion it is said, such as a briefing; None where that is not told.
        time: the id of the time of saying; None where that is not told.
        within: the id of the claim in whose content this one stands; None where it stands in no other.
        events: the ids of the events of the content.
        confidence: how sure this is, from 0 to 1: of all claims at 0.8, about 80% are right.
        why: the short ids of the rules or model decisions that made it, in order.

    Examples:
        >>> import onrecord
        >>> claim = onrecord.Extractor().extract("Lima denied that Peru sold tanks to Mali.").claims[0]
        >>> claim.source.names, claim.cue.act, claim.content.text, claim.events
        (('Peru',), 'deny', 'that Peru sold tanks to Mali', ('e1',))
    """

    id: str
    type: ClaimType
    polarity: Polarity
    source: Source | None
    cue: Cue | None
    content: Content
    via: tuple[str, ...]
    addressee: Addressee | None
    setting: TextPart | None
    time: str | None
    within: str | None
    events: tuple[str, ...]
    confidence: float
    why: tuple[str, ...]
