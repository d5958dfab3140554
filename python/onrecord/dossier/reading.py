"""Answers of the compiled module as the values of `onrecord.dossier`, and its network as a graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .._optional import optional
from .values import Change, Contradiction, Days, Deal, Decision, Denial, Edge, Evidence, Group, Moment, Origin, ReportId

if TYPE_CHECKING:
    import networkx


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
