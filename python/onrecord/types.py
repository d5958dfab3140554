"""The lists of names, as `Literal` types. What they mean is documented with the record.

Of kinds of events and roles later versions have more: `onrecord.UnknownName`.
"""

from typing import Literal, TypeAlias

__all__ = [
    "Act",
    "AliasTag",
    "BatchTable",
    "Change",
    "ClaimScope",
    "ClaimType",
    "Clock",
    "Deprel",
    "EntityKind",
    "EventKind",
    "Limit",
    "MatchPolicy",
    "Modality",
    "ModelName",
    "OffsetUnit",
    "Phase",
    "PloverContext",
    "PloverType",
    "Polarity",
    "PublishedFrom",
    "Quotation",
    "Region",
    "RoleName",
    "SourceType",
    "Stage",
    "TimeType",
    "Upos",
]

Act: TypeAlias = Literal["say", "confirm", "deny", "accuse", "warn", "condemn", "demand", "pledge", "assess", "ask"]
"""What a source does in saying something."""

AliasTag: TypeAlias = Literal["name", "official", "former", "acronym", "demonym", "short", "weak"]
"""What sort of name an alias is."""

BatchTable: TypeAlias = Literal["records", "articles", "claims", "events", "roles", "mentions", "times", "quantities"]
"""A table that `onrecord.batches` gives."""

Change: TypeAlias = Literal["up", "down"]
"""Which way a quantity is said to change."""

ClaimScope: TypeAlias = Literal["statements", "all"]
"""Which claims an extraction holds: statements, beliefs and facts, or eventualities too."""

ClaimType: TypeAlias = Literal["assertion", "belief", "fact", "eventuality"]
"""The kind of attribution."""

Deprel: TypeAlias = Literal[
    "acl",
    "acl:relcl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:poss",
    "nsubj",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
]
"""A relation of a word to its head, of Universal Dependencies; of the subtypes those that tell roles apart."""

EntityKind: TypeAlias = Literal[
    "country", "place", "person", "organization", "outlet", "weapon", "materiel", "law", "other"
]
"""What a name stands for."""

EventKind: TypeAlias = Literal[
    "transfer",
    "negotiation",
    "agreement",
    "cooperation",
    "meeting",
    "sanction",
    "violation",
    "evasion",
    "production",
    "attack",
    "deployment",
    "test",
    "casualty",
    "seizure",
    "licence",
    "vote",
    "relations",
    "legal",
    "withdrawal",
]
"""What is said to happen."""

Limit: TypeAlias = Literal["trees", "claims"]
"""A bound that an article goes beyond."""

MatchPolicy: TypeAlias = Literal["leftmost-longest", "overlapping", "anywhere"]
"""Which matches of a gazetteer are wanted."""

Modality: TypeAlias = Literal["actual", "planned", "attempted", "possible", "conditional", "demanded"]
"""How real an event is, as far as its source says."""

ModelName: TypeAlias = Literal["default", "fast"]
"""The models of a parser that come with the package."""

OffsetUnit: TypeAlias = Literal["byte", "char", "utf16"]
"""The unit of written offsets: UTF-8 bytes, code points, UTF-16 code units."""

Phase: TypeAlias = Literal["end", "renew"]
"""Where in its life a lasting state stands: sanctions lifted or extended."""

PloverContext: TypeAlias = Literal["negation", "future", "hypothetical"]
"""A special context of PLOVER: why an event that is coded did not simply happen."""

PloverType: TypeAlias = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""A type of event of PLOVER."""

Polarity: TypeAlias = Literal["affirmed", "negated"]
"""Whether an event is said to be so."""

PublishedFrom: TypeAlias = Literal["given", "text"]
"""Where the day of publication comes from."""

Quotation: TypeAlias = Literal["direct", "indirect", "mixed"]
"""Whose words a content is given in."""

Region: TypeAlias = Literal["headline", "body", "caption", "boilerplate"]
"""The part of the page in which a sentence stands."""

RoleName: TypeAlias = Literal[
    "supplier",
    "recipient",
    "item",
    "intermediary",
    "party",
    "sender",
    "target",
    "measure",
    "violator",
    "rule",
    "evader",
    "producer",
    "attacker",
    "weapon",
    "deployer",
    "actor",
    "victim",
    "seizer",
    "holder",
    "issuer",
    "voter",
    "authority",
    "defendant",
    "offence",
    "place",
]
"""The part that a participant has in an event."""

SourceType: TypeAlias = Literal["person", "body", "country", "outlet", "anonymous", "document"]
"""What manner of source a claim has."""

TimeType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
"""The type of a time expression, as TIMEX3 has it."""

Upos: TypeAlias = Literal[
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
"""A universal part-of-speech tag."""

Stage: TypeAlias = Literal["talks", "request", "offer", "agreement", "shipment", "delivery", "cancellation"]
"""How far a deal has come, as a report tells it."""

Clock: TypeAlias = Literal["event", "saying", "publication"]
"""The day by which reports are ordered: when it happened, when it was said, when it was printed."""
