"""Who is on record saying what, about whom: typed, sourced, dated claims and events from news text.

>>> import onrecord
>>> extractor = onrecord.Extractor()
>>> extraction = extractor.extract("Tehran sold drones to Moscow.", published="2023-09-13")
>>> [(m.text, m.name) for m in extraction.mentions if m.kind == "country"]
[('Tehran', 'Iran'), ('Moscow', 'Russia')]

`Extractor` reads articles, `Extraction` is what it gives, `Dossier` says what is known across them; `Gazetteer` finds
names and `Parser` gives tags and trees on their own. Offsets count code points, so that `text[start:end]` gives the
words.
"""

from . import export
from ._native import (
    Dossier,
    Extraction,
    Extractor,
    Gazetteer,
    Hit,
    HitArrays,
    ParsedSentence,
    Parser,
    Table,
    Tree,
    __version__,
)
from .errors import (
    DocumentError,
    DossierError,
    Error,
    GazetteerError,
    LanguageWarning,
    LexiconError,
    ModelError,
    OptionError,
    RecordError,
)
from .parquet import read_parquet, write_parquet
from .table import DossierTables, Tables, tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .corpus import read_jsonl, write_jsonl
    from .record import (
        Actors,
        Addressee,
        Candidate,
        Claim,
        Codes,
        Content,
        Cue,
        DocumentInfo,
        EntityCandidate,
        Entry,
        Event,
        Failure,
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

__all__ = [
    "Actors",
    "Addressee",
    "Candidate",
    "Claim",
    "Codes",
    "Content",
    "Cue",
    "DocumentError",
    "DocumentInfo",
    "Dossier",
    "DossierError",
    "DossierTables",
    "EntityCandidate",
    "Entry",
    "Error",
    "Event",
    "Extraction",
    "Extractor",
    "Failure",
    "Gazetteer",
    "GazetteerError",
    "Hit",
    "HitArrays",
    "LanguageWarning",
    "LexiconError",
    "Mention",
    "ModelError",
    "OptionError",
    "ParsedSentence",
    "Parser",
    "Quantity",
    "RecordError",
    "RecordWarning",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "Table",
    "Tables",
    "TextPart",
    "Time",
    "Tree",
    "Trigger",
    "UnknownName",
    "__version__",
    "export",
    "read_jsonl",
    "read_parquet",
    "tables",
    "write_jsonl",
    "write_parquet",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        # The classes of the parts take longer to make than all else; a program that wants dicts never needs them.
        if name in __all__:
            from . import corpus, record

            globals()[name] = getattr(corpus if name.endswith("_jsonl") else record, name)
            return globals()[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
