"""Dossiers of made articles, for the tests of dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import onrecord
from onrecord.dossier import Group, ReportId


def report(
    id: str,
    number: str = "20 tanks",
    *,
    supplier: str = "Peru",
    verb: str = "sold",
    recipient: str = "Mali",
    by: str | None = None,
    person: bool = False,
    via: Iterable[str] = (),
    outlet: str | None = None,
    published: str | None = None,
    happened: str | None = None,
    said: str | None = None,
    negated: bool = False,
) -> onrecord.Extraction:
    """Returns an article of one sentence with one event, `e1`, and who says it, if anyone does."""
    text = f"{supplier} {verb} {number} to {recipient}"
    text += f" on {happened}" if happened else ""
    text += f", {by} said" if by else ""
    text += f" on {said}" if said else ""
    text += "."

    def span(words: str) -> dict[str, int]:
        return {"start": text.index(words), "end": text.index(words) + len(words)}

    def days(id: str, day: str) -> dict[str, Any]:
        return {"id": id, **span(day), "type": "DATE", "value": day, "earliest": day, "latest": day}

    event: dict[str, Any] = {
        "id": "e1",
        "kind": "transfer",
        "trigger": span(verb),
        "polarity": "negated" if negated else "affirmed",
        "roles": [
            {"role": "supplier", "names": [supplier], **span(supplier)},
            {"role": "recipient", "names": [recipient], **span(recipient)},
            {"role": "item", **span(number)},
        ],
    }
    document = {"id": id, "outlet": outlet, "published": published}
    record: dict[str, Any] = {
        "schema": "onrecord/1",
        "document": {field: value for field, value in document.items() if value},
        "events": [event],
        "times": [days(id, day) for id, day in [("t1", happened), ("t2", said)] if day],
    }
    if happened:
        event["time"] = "t1"
    if by:
        event["claim"] = "c1"
        claim = {
            "id": "c1",
            "type": "assertion",
            "source": {"spans": [span(by)], "names": [by], "type": "person" if person else "body"},
            "cue": {"spans": [span("said")], "act": "say"},
            "content": {"spans": [{"start": 0, "end": span(recipient)["end"]}], "quotation": "indirect"},
            "via": list(via),
            "events": ["e1"],
        }
        record["claims"] = [claim | {"time": "t2"} if said else claim]
    return onrecord.Extraction.from_dict(record, text=text)


def dossier_of(*extractions: onrecord.Extraction) -> onrecord.Dossier:
    dossier = onrecord.Dossier()
    dossier.extend(extractions)
    return dossier


def decided(dossier: onrecord.Dossier, *rows: str) -> onrecord.Dossier:
    dossier.set_decisions("\n".join(["decision,one,other", *rows, ""]))
    return dossier


def members(dossier: onrecord.Dossier) -> list[list[str]]:
    return sorted(sorted(id.article for id in group.members) for group in dossier.groups())


def only_group(dossier: onrecord.Dossier) -> Group:
    (group,) = dossier.groups()
    return group


def e1(article: str) -> ReportId:
    return ReportId(article, "e1")


#: Three reports, which each clock puts into another order, and one without a day.
CLOCKS = (
    report("a", by="Peru", happened="2024-05-01", said="2024-05-08", published="2024-05-09"),
    report("b", by="Peru", happened="2024-05-02", said="2024-05-06", published="2024-05-10"),
    report("c", by="Peru", happened="2024-05-03", said="2024-05-07", published="2024-05-07"),
    report("undated"),
)
