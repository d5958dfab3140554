"""Who is on record saying what, about whom: typed, sourced, dated claims and events from news text.

>>> import onrecord
>>> extractor = onrecord.Extractor()
>>> extraction = extractor.extract("Tehran sold drones to Moscow.", published="2023-09-13")
>>> [(m.text, m.name) for m in extraction.mentions if m.kind == "country"]
[('Tehran', 'Iran'), ('Moscow', 'Russia')]

`Extractor` reads articles, `Extraction` is what it gives, `Gazetteer` finds names on its own. Offsets count code
points, so that `text[start:end]` gives the words.
"""

from ._native import Extraction, Extractor, Gazetteer, Hit, HitArrays, __version__
from .errors import DocumentError, Error, GazetteerError, OptionError, RecordError
from .record import (
    Addressee,
    Candidate,
    Claim,
    Content,
    Cue,
    DocumentInfo,
    Entry,
    Event,
    Mention,
    Quantity,
    Role,
    Sentence,
    Source,
    Span,
    TextPart,
    Time,
    Trigger,
)

__all__ = [
    "Addressee",
    "Candidate",
    "Claim",
    "Content",
    "Cue",
    "DocumentError",
    "DocumentInfo",
    "Entry",
    "Error",
    "Event",
    "Extraction",
    "Extractor",
    "Gazetteer",
    "GazetteerError",
    "Hit",
    "HitArrays",
    "Mention",
    "OptionError",
    "Quantity",
    "RecordError",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "TextPart",
    "Time",
    "Trigger",
    "__version__",
]
