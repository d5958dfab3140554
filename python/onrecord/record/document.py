"""The text and what its words name: document, sentences, mentions, and the spans that all parts have."""

from __future__ import annotations

from dataclasses import dataclass

from ..types import EntityKind, Limit, PublishedFrom, Region

__all__ = [
    "DocumentInfo",
    "EntityCandidate",
    "Failure",
    "Mention",
    "RecordWarning",
    "Sentence",
    "Span",
    "TextPart",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the text.

    Attributes:
        start: where it starts, in code points.
        end: one past where it ends, in code points.
        byte_start: where it starts, in UTF-8 bytes.
        byte_end: one past where it ends, in UTF-8 bytes.

    Examples:
        >>> import onrecord
        >>> text = "“Peru,” Anna Berg said, “has sold no tanks to Mali.”"
        >>> claim = onrecord.Extractor().extract(text).claims[0]
        >>> [text[span.start:span.end] for span in claim.content.spans]
        ['“Peru,”', '“has sold no tanks to Mali.”']
    """

    start: int
    end: int
    byte_start: int
    byte_end: int


@dataclass(frozen=True, slots=True)
class TextPart:
    """Words of the article, with nothing more known of them.

    Attributes:
        spans: where they stand.
        text: the words; several spans are joined by " … ".

    Examples:
        >>> import onrecord
        >>> text = "Peru sold tanks to Mali, Anna Berg said at a briefing in Lima."
        >>> onrecord.Extractor().extract(text).claims[0].setting.text
        'a briefing in Lima'
    """

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class RecordWarning:
    """What makes a record less to be trusted than others.

    Attributes:
        code: a short id, which keeps its meaning between releases: `language` for a text that does not seem to be
            English.
        message: the same for people to read.

    Examples:
        >>> import onrecord
        >>> document = {"warnings": [{"code": "language", "message": "this text may be French"}]}
        >>> record = {"schema": "onrecord/1", "document": document}
        >>> onrecord.Extraction.from_dict(record, text="Il a dit non.").document.warnings[0].code
        'language'
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What is known of an article besides its text.

    Attributes:
        id: your own key of the article; None where none was given.
        title: the headline, if it was given.
        outlet: the outlet that published it, if it was given.
        url: where it was found, if it was given.
        author: who wrote it, if it was given.
        published: the day of publication, against which relative dates are resolved; None where it is not known.
        published_from: whether that day was `given` or stands in the `text`; None where there is none.
        relayed_from: the outlets or agencies that the article says it reprints or rests on, nearest first.
        limits_hit: which bounds the article goes beyond, so that something in it was not read.
        warnings: what makes the record less to be trusted.

    Examples:
        >>> import onrecord
        >>> document = onrecord.Extractor().extract("Seoul protested.", id=7, published="2023-09-13").document
        >>> document.id, document.published, document.published_from, document.outlet
        ('7', '2023-09-13', 'given', None)
    """

    id: str | None
    title: str | None
    outlet: str | None
    url: str | None
    author: str | None
    published: str | None
    published_from: PublishedFrom | None
    relayed_from: tuple[str, ...]
    limits_hit: tuple[Limit, ...]
    warnings: tuple[RecordWarning, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the part of the page in which it stands.

    Attributes:
        start: where it starts, in code points.
        end: one past where it ends, in code points.
        byte_start: where it starts, in UTF-8 bytes.
        byte_end: one past where it ends, in UTF-8 bytes.
        region: the part of the page: `headline`, `body`, `caption` or `boilerplate`.

    Examples:
        >>> import onrecord
        >>> text = "Iran denied it. Seoul protested."
        >>> [(text[s.start:s.end], s.region) for s in onrecord.Extractor().extract(text).sentences]
        [('Iran denied it.', 'body'), ('Seoul protested.', 'body')]
    """

    start: int
    end: int
    byte_start: int
    byte_end: int
    region: Region


@dataclass(frozen=True, slots=True)
class EntityCandidate:
    """An entity that some words may mean.

    Attributes:
        name: the canonical name.
        entity: the stable id; None where no gazetteer knows the entity.
        confidence: how likely it is that this one is meant, from 0 to 1.

    Examples:
        >>> import onrecord
        >>> mention = {"id": "m1", "start": 0, "end": 7, "kind": "country", "candidates": [
        ...     {"name": "Georgia", "entity": "country/GE", "confidence": 0.6},
        ...     {"name": "Georgia (United States)", "entity": "place/us-georgia", "confidence": 0.4}]}
        >>> record = {"schema": "onrecord/1", "mentions": [mention]}
        >>> georgia = onrecord.Extraction.from_dict(record, text="Georgia agreed.").mentions[0]
        >>> georgia.entity, [(candidate.entity, candidate.confidence) for candidate in georgia.candidates]
        (None, [('country/GE', 0.6), ('place/us-georgia', 0.4)])
    """

    name: str
    entity: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity: a name, a demonym, a short form, a pronoun.

    Words that stand for several entities ("the two nations") make one mention for each, with the same span.

    Attributes:
        id: its id within the record: `m1`.
        start: where it starts, in code points.
        end: one past where it ends, in code points.
        byte_start: where it starts, in UTF-8 bytes.
        byte_end: one past where it ends, in UTF-8 bytes.
        text: the words.
        kind: what they stand for: a country, a person, a weapon.
        entity: the stable id of the entity; None where no gazetteer knows it.
        name: the canonical name: "North Korea" for "Pyongyang".
        confidence: how sure this is, from 0 to 1: of all mentions at 0.8, about 80% are right.
        why: the short ids of the rules that made it, in order.
        candidates: what may be meant, the likeliest first, where the text leaves it open: then there is no entity.

    Examples:
        >>> import onrecord
        >>> mention = onrecord.Extractor().extract("Pyongyang sold shells to Mali.").mentions[0]
        >>> mention.text, mention.name, mention.kind, mention.entity
        ('Pyongyang', 'North Korea', 'country', 'country/KP')
    """

    id: str
    start: int
    end: int
    byte_start: int
    byte_end: int
    text: str
    kind: EntityKind
    entity: str | None
    name: str | None
    confidence: float
    why: tuple[str, ...]
    candidates: tuple[EntityCandidate, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the place of a row that is no document, where `Extractor.pipe` is asked to record them.

    Attributes:
        row: the place of the row among all, counted from 0.
        error: what is wrong; its message names the row and the field.

    Examples:
        >>> import onrecord
        >>> rows = [{"text": "Seoul protested."}, {"text": None}]
        >>> failure = list(onrecord.Extractor().pipe(rows, on_error="record"))[1]
        >>> failure.row, str(failure.error)
        (1, 'documents[1]: text: is missing')
    """

    row: int
    error: Exception
