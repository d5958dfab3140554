"""What a `Dossier` answers, as read-only values: groups, contradictions, denials, timeline, network, register.

Reports are pairs of the id of an article and the id of an event in its record. Days are ISO texts, which compare as
days do.
"""

from __future__ import annotations

# What the compiled module calls stands here too.
from .reading import _read as _read
from .reading import _to_networkx as _to_networkx
from .values import Change, Contradiction, Days, Deal, Decision, Denial, Edge, Evidence, Group, Moment, Origin, ReportId

__all__ = [
    "Change",
    "Contradiction",
    "Days",
    "Deal",
    "Decision",
    "Denial",
    "Edge",
    "Evidence",
    "Group",
    "Moment",
    "Origin",
    "ReportId",
]
