"""The parts of an extraction and of a gazetteer as read-only values.

Names and meanings are those of the written record. Offsets stand twice: `start` and `end` count code points, so that
`text[start:end]` gives the words; `byte_start` and `byte_end` count UTF-8 bytes. Days are ISO texts (`2023-09-13`),
which compare as days do.
"""

from __future__ import annotations

from .claims import Addressee, Claim, Content, Cue, Source
from .document import DocumentInfo, EntityCandidate, Failure, Mention, RecordWarning, Sentence, Span, TextPart
from .events import Actors, Codes, Event, Role, Trigger, UnknownName
from .gazetteer import Candidate, Entry
from .values import Quantity, Time

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
    "Failure",
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
