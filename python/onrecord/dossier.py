"""What a `Dossier` answers, as read-only values: groups, contradictions, denials, timeline, network, register.

Reports are pairs of the id of an article and the id of an event in its record. Days are ISO texts, which compare as
days do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ._optional import optional
from .types import Clock, EventKind, Polarity, Stage

if TYPE_CHECKING:
    import networkx

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


class ReportId(NamedTuple):
    """A report by its article and event."""

    article: str
    event: str


@dataclass(frozen=True, slots=True)
class Days:
    """A time as the first and last day that it can mean."""

    earliest: str | None
    latest: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports come from.

    `names` are who says it, the outlets where none is `known`; `chains` are how it reached the articles, the nearest to
    them first.
    """

    names: tuple[str, ...]
    known: bool
    articles: tuple[str, ...]
    chains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The reports that tell of one event, affirmed and denied ones together, in the order of publication.

    `id` is its first report. `reliability` is the best grade that users gave to its sources (A to F), `credibility` a
    number from 1, confirmed, to 6, cannot be judged.
    """

    id: ReportId
    kind: EventKind
    members: tuple[ReportId, ...]
    origins: tuple[Origin, ...]
    denials: tuple[ReportId, ...]
    reliability: str | None
    credibility: int

    @property
    def independent_sources(self) -> int:
        """How many origins affirm it, independently of each other as far as the texts tell."""
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Change:
    """What an article that came or went changed: the ids of groups."""

    replaced: bool
    added: tuple[ReportId, ...]
    changed: tuple[ReportId, ...]
    gone: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two reports of a group that disagree in a field.

    `field` is number, date, item, party, place or polarity; `disagreement` is conflict, update, scope or precision.
    """

    field: str
    disagreement: str
    one: ReportId
    other: ReportId
    one_says: str
    other_says: str


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial and the reports that it denies."""

    report: ReportId
    by: tuple[str, ...]
    denied: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A report on a timeline, with its three times."""

    report: ReportId
    group: ReportId
    kind: EventKind
    polarity: Polarity
    stage: Stage | None
    happened: Days | None
    said: Days | None
    published: str | None

    def day(self, clock: Clock) -> str | None:
        """Return the first day by a clock: what a clock does not tell, the one after it does."""
        times = {"event": (self.happened, self.said), "saying": (self.said,), "publication": ()}[clock]
        days = (days.earliest or days.latest for days in times if days)
        return next((day for day in days if day), self.published)


@dataclass(frozen=True, slots=True)
class Edge:
    """What is between two countries, persons or bodies; `denied` is the share of reports that deny it."""

    kind: EventKind
    source: str
    target: str
    groups: tuple[ReportId, ...]
    articles: int
    independent_sources: int
    denied: float
    items: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Deal:
    """A row of the register, with the columns of the SIPRI trade register; what is not sure stands in brackets."""

    supplier: str
    recipient: str
    number_ordered: str | None
    designation: str | None
    description: str | None
    year_of_order: str | None
    years_of_delivery: tuple[int, ...]
    number_delivered: str | None
    comments: str
    groups: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What someone decided about a dossier."""

    decision: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence for (over 0) or against (under 0) two reports telling of one event, in hundredths."""

    name: str
    points: int


def _id(text: str) -> ReportId:
    return ReportId(*text.rsplit("/", 1))


def _ids(texts: list[str]) -> tuple[ReportId, ...]:
    return tuple(map(_id, texts))


def _days(days: dict[str, str | None] | None) -> Days | None:
    return None if days is None else Days(days["earliest"], days["latest"], days["text"] or "")


def _origin(origin: dict[str, Any]) -> Origin:
    return Origin(tuple(origin["names"]), origin["known"], tuple(origin["articles"]), tuple(origin["chains"]))


def _group(pair: tuple[dict[str, Any], dict[str, Any]]) -> Group:
    group, judged = pair
    origins = tuple(map(_origin, group["origins"]))
    members, denials = _ids(group["members"]), _ids(group["denials"])
    return Group(
        _id(group["id"]), group["kind"], members, origins, denials, judged["reliability"], judged["credibility"]
    )


def _change(change: dict[str, Any]) -> Change:
    return Change(change["replaced"], _ids(change["added"]), _ids(change["changed"]), _ids(change["gone"]))


def _contradiction(found: dict[str, Any]) -> Contradiction:
    one, other = _id(found["one"]), _id(found["other"])
    return Contradiction(found["field"], found["class"], one, other, found["one_says"], found["other_says"])


def _moment(moment: dict[str, Any]) -> Moment:
    times = _days(moment["happened"]), _days(moment["said"])
    ids = _id(moment["report"]), _id(moment["group"])
    return Moment(*ids, moment["kind"], moment["polarity"], moment["stage"], *times, moment["published"])


def _edge(edge: dict[str, Any]) -> Edge:
    return Edge(
        kind=edge["kind"],
        source=edge["from"],
        target=edge["to"],
        groups=_ids(edge["groups"]),
        articles=edge["articles"],
        independent_sources=edge["independent_sources"],
        denied=edge["denied_per_mille"] / 1000,
        items=tuple(edge["items"]),
        first=edge["first"],
        last=edge["last"],
    )


def _to_networkx(edges: tuple[Edge, ...]) -> networkx.MultiDiGraph[str]:
    """Return a graph of edges, with the attributes that GraphML has; what is not known is left out."""
    graph: networkx.MultiDiGraph[str] = optional("networkx", "tables").MultiDiGraph()
    for edge in edges:
        attributes = {
            "kind": edge.kind,
            "events": len(edge.groups),
            "articles": edge.articles,
            "independent_sources": edge.independent_sources,
            "denied": edge.denied,
            "items": ", ".join(edge.items) or None,
            "first": edge.first,
            "last": edge.last,
        }
        known = {name: value for name, value in attributes.items() if value is not None}
        graph.add_edge(edge.source, edge.target, key=edge.kind, **known)
    return graph


def _deal(deal: dict[str, Any]) -> Deal:
    deal["years_of_delivery"] = tuple(deal["years_of_delivery"])
    deal["groups"] = _ids(deal["groups"])
    return Deal(**deal)


_READERS: dict[str, Any] = {
    "contradictions": _contradiction,
    "decisions": lambda made: Decision(**made),
    "denials": lambda denial: Denial(_id(denial["report"]), tuple(denial["by"]), _ids(denial["denied"])),
    "evidence": lambda piece: Evidence(**piece),
    "groups": _group,
    "network": _edge,
    "register": _deal,
    "timeline": _moment,
}


def _read(what: str, text: str) -> object:
    """Return an answer of the compiled module as values of this one."""
    answer = json.loads(text)
    if what == "dict" or answer is None:
        return answer
    if what == "change":
        return _change(answer)
    return tuple(map(_READERS[what], answer))
