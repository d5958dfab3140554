"""Dossiers: what is known across articles."""

from __future__ import annotations

import csv
import itertools
import json
import pickle
import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

import onrecord
from conftest import ROOT
from onrecord.dossier import Contradiction, Evidence, Group, ReportId
from onrecord.types import Clock

PAGE = ROOT / "docs" / "dossier.md"
DEAL = ROOT / "examples" / "articles" / "deal"
CLOCK_NAMES: tuple[Clock, ...] = ("event", "saying", "publication")
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


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


def test_reports_of_one_event_make_a_group() -> None:
    dossier = onrecord.Dossier()
    assert (len(dossier), repr(dossier), dossier.groups()) == (0, "Dossier(0 articles)", ())
    dossier.add(report("a", by="Peru", outlet="Herald", published="2024-05-02"))
    dossier.add(report("b", by="Mali", outlet="Courier", published="2024-05-01"))
    dossier.add(report("c", recipient="Chad", published="2024-05-01"))
    assert (len(dossier), dossier.article_ids()) == (3, ["a", "b", "c"])
    group, other = dossier.groups()
    assert (group.id, group.kind, group.members) == (e1("b"), "transfer", (e1("b"), e1("a")))
    assert (group.denials, group.reliability, group.credibility) == ((), None, 1)
    assert other.members == (e1("c"),)


def test_what_an_article_changed() -> None:
    dossier = onrecord.Dossier()
    first = dossier.add(report("b", published="2024-05-02"))
    assert (first.replaced, first.added, first.changed, first.gone) == (False, (e1("b"),), (), ())
    second = dossier.add(report("c", published="2024-05-03"))
    assert (second.added, second.changed, second.gone) == ((), (e1("b"),), ())
    # The id of a group is its first report.
    earlier = dossier.add(report("a", published="2024-05-01"))
    assert (earlier.added, earlier.changed, earlier.gone) == ((e1("a"),), (), (e1("b"),))
    again = dossier.add(report("c", recipient="Chad", published="2024-05-03"))
    assert (again.replaced, again.added, again.changed, again.gone) == (True, (e1("c"),), (e1("a"),), ())
    removed = dossier.remove("a")
    assert removed is not None
    assert (removed.replaced, removed.added, removed.changed, removed.gone) == (False, (e1("b"),), (), (e1("a"),))
    assert (dossier.remove("a"), len(dossier)) == (None, 2)


def test_an_article_as_it_is_kept() -> None:
    extraction = report("a", "some 20 tanks", by="Peru", outlet="Herald", published="2024-05-02", happened="2024-05-01")
    kept = dossier_of(extraction).article("a")
    assert kept is not None
    assert (kept["id"], kept["outlet"], kept["published"]) == ("a", "Herald", "2024-05-02")
    (told,) = kept["reports"]
    assert (told["event"], told["trigger"], told["sentence"]) == ("e1", "sold", extraction.text)
    assert [(actor["role"], actor["name"], actor["country"]) for actor in told["actors"]] == [
        ("supplier", "Peru", "Peru"),
        ("recipient", "Mali", "Mali"),
    ]
    (goods,) = told["goods"]
    assert (goods["families"], goods["amount"]["min"], goods["amount"]["approximate"]) == (
        ["armoured-vehicle"],
        20,
        True,
    )
    assert told["time"] == {"earliest": "2024-05-01", "latest": "2024-05-01", "text": "2024-05-01"}
    assert [by["name"] for by in told["said"]["by"]] == ["Peru"]
    assert onrecord.Dossier().article("a") is None


def test_an_article_without_an_id_gets_one_from_its_text() -> None:
    texts = ["Peru sold tanks.", "Peru sold tanks.", "Mali bought tanks."]
    dossier = dossier_of(*(onrecord.Extraction.from_dict({"schema": "onrecord/1"}, text=text) for text in texts))
    assert len(dossier) == 2
    assert all(id.startswith("text-") for id in dossier.article_ids())


def test_evidence_for_one_event() -> None:
    dossier = dossier_of(report("a"), report("b"), report("c", recipient="Chad"))
    evidence = dossier.compare(e1("a"), e1("b"))
    assert evidence is not None
    assert {"role.same", "goods.same", "trigger.same", "act.same"} <= {piece.name for piece in evidence}
    assert sum(piece.points for piece in evidence) > 0
    with (ROOT / "crates/onrecord/data/dossier/links.csv").open(encoding="utf-8", newline="") as file:
        points = {row["evidence"]: int(row["points"]) for row in csv.DictReader(file)}
    assert Evidence("base", points["base"]) in evidence
    assert {piece.name for piece in evidence} <= set(points)
    assert dossier.compare(e1("b"), e1("a")) == evidence
    # Two recipients cannot be of one event; nor can what is not there.
    assert dossier.compare(e1("a"), e1("c")) is None
    assert dossier.compare(e1("a"), e1("z")) is None
    with pytest.raises(onrecord.OptionError, match="event id: `first` is not accepted"):
        dossier.compare(("a", "first"), e1("b"))


def test_sources_are_independent_or_not() -> None:
    ministry = report("a", by="Peru", outlet="Herald", published="2024-05-01")
    relayed = report("b", by="Peru", outlet="Courier", published="2024-05-03", via=["Acme Wire"])
    own_voice = report("c", outlet="Gazette", published="2024-05-03")
    origin = only_group(dossier_of(ministry, relayed, own_voice)).origins[0]
    assert (origin.names, origin.known, origin.articles) == (("Peru",), True, ("a", "b"))
    assert origin.chains == ("Courier <- Acme Wire <- Peru", "Herald <- Peru")
    assert only_group(dossier_of(ministry, relayed, own_voice)).independent_sources == 1
    much_later = report("d", by="Peru", outlet="Herald", published="2024-06-01")
    assert only_group(dossier_of(ministry, much_later)).independent_sources == 2
    recipient = report("e", by="Mali", outlet="Herald", published="2024-05-01")
    assert only_group(dossier_of(ministry, recipient)).independent_sources == 2
    persons = [report(name, by=name, person=True, published="2024-05-01") for name in ("Ana Rey", "Luis Sol")]
    assert only_group(dossier_of(*persons)).independent_sources == 2
    (unknown,) = only_group(dossier_of(own_voice)).origins
    assert (unknown.names, unknown.known, unknown.chains) == (("Gazette",), False, ("Gazette",))


@pytest.mark.parametrize(
    ("affirm", "deny", "credibility"),
    [(["Peru", "Mali"], [], 1), (["Peru", "Mali"], ["Chad"], 2), (["Peru"], [], 3), (["Peru"], ["Mali"], 4), ([], ["Mali"], 5), ([None], [], 6)],
)  # fmt: skip
def test_credibility(affirm: list[str | None], deny: list[str], credibility: int) -> None:
    told = [(by, False) for by in affirm] + [(by, True) for by in deny]
    group = only_group(dossier_of(*(report(f"a{n}", by=by, negated=no) for n, (by, no) in enumerate(told))))
    assert (len(group.denials), group.credibility) == (len(deny), credibility)


def test_denials_name_what_they_deny() -> None:
    told = report("a", by="Peru", published="2024-05-01")
    denied = report("b", "any tanks", by="Mali", published="2024-05-03", negated=True)
    unsourced = report("c", published="2024-05-03", negated=True)
    dossier = dossier_of(told, denied, unsourced)
    (denial,) = dossier.denials()
    assert (denial.report, denial.by, denial.denied) == (e1("b"), ("Mali",), (e1("a"),))
    assert only_group(dossier).denials == (e1("b"), e1("c"))
    assert only_group(dossier).independent_sources == 1


def contradictions(*extractions: onrecord.Extraction) -> dict[tuple[str, str], Contradiction]:
    dossier = dossier_of(*extractions)
    return {(found.field, found.disagreement): found for found in dossier.contradictions(only_group(dossier))}


def test_contradictions_have_a_class() -> None:
    one = report("a", by="Peru", published="2024-05-01", happened="2024-05-01")
    found = contradictions(one, report("b", "30 tanks", by="Mali", published="2024-05-02"))
    assert list(found.values()) == [
        Contradiction("number", "conflict", e1("a"), e1("b"), one_says="20 tanks", other_says="30 tanks")
    ]
    update = contradictions(one, report("b", "30 tanks", by="Peru", published="2024-05-02"))
    assert list(update) == [("number", "update")]
    scope = contradictions(report("a", "30 tanks", verb="ordered"), report("b", verb="delivered"))
    assert list(scope) == [("number", "scope")]
    precision = contradictions(report("a", "40 tanks"), report("b", "dozens of tanks", by="Mali"))
    assert list(precision) == [("number", "precision")]
    other_day = contradictions(one, report("b", published="2024-05-09", happened="2024-05-08"))
    assert list(other_day) == [("date", "conflict")]
    assert other_day["date", "conflict"].other_says == "2024-05-08"
    denied = contradictions(one, report("b", by="Mali", published="2024-05-02", negated=True))
    assert denied["polarity", "conflict"].one_says == "affirmed"
    assert contradictions(one, report("b", "twenty tanks", published="2024-05-02")) == {}


def test_contradictions_of_what_is_no_group() -> None:
    dossier = dossier_of(report("a"), report("b", "30 tanks"))
    group = only_group(dossier)
    dossier.remove("a")
    assert dossier.contradictions(group) == ()
    with pytest.raises(TypeError, match=r"group: must be onrecord\.dossier\.Group, as groups\(\) gives, not str"):
        dossier.contradictions("a/e1")  # type: ignore[arg-type]


#: Three reports, which each clock puts into another order, and one without a day.
CLOCKS = (
    report("a", by="Peru", happened="2024-05-01", said="2024-05-08", published="2024-05-09"),
    report("b", by="Peru", happened="2024-05-02", said="2024-05-06", published="2024-05-10"),
    report("c", by="Peru", happened="2024-05-03", said="2024-05-07", published="2024-05-07"),
    report("undated"),
)


def test_the_clock_of_events() -> None:
    dossier = dossier_of(*CLOCKS)
    moments = dossier.timeline("event")
    assert [moment.report.article for moment in moments] == ["a", "b", "c", "undated"]
    assert moments == dossier.timeline()
    assert dossier.until("2024-05-02").article_ids() == ["a", "b"]
    assert dossier.as_of("2024-05-02").article_ids() == ["a", "b"]
    assert dossier.as_of(date(2024, 4, 30)).article_ids() == []


def test_the_clock_of_sayings() -> None:
    dossier = dossier_of(*CLOCKS)
    assert [moment.report.article for moment in dossier.timeline("saying")] == ["b", "c", "a", "undated"]
    assert dossier.until("2024-05-06", "saying").article_ids() == ["b"]
    assert dossier.until(date(2024, 5, 7), clock="saying").article_ids() == ["b", "c"]


def test_the_clock_of_publication() -> None:
    dossier = dossier_of(*CLOCKS)
    assert [moment.report.article for moment in dossier.timeline("publication")] == ["c", "a", "b", "undated"]
    assert dossier.until("2024-05-09", "publication").article_ids() == ["a", "c"]
    assert dossier.known_on("2024-05-09").article_ids() == ["a", "c"]
    assert dossier.known_on(date(2024, 5, 6)).article_ids() == []


def test_a_moment_has_three_times() -> None:
    moment = dossier_of(*CLOCKS).timeline()[0]
    assert (moment.report, moment.group, moment.kind) == (e1("a"), e1("c"), "transfer")
    assert (moment.polarity, moment.stage) == ("affirmed", "agreement")
    assert moment.happened is not None
    assert moment.said is not None
    assert (moment.happened.earliest, moment.happened.latest, moment.happened.text) == ("2024-05-01",) * 3
    assert (moment.said.earliest, moment.published) == ("2024-05-08", "2024-05-09")
    undated = dossier_of(*CLOCKS).timeline()[-1]
    assert (undated.happened, undated.said, undated.published) == (None, None, None)


def test_a_moment_has_a_day_by_each_clock() -> None:
    told = report("a", happened="2024-05-01", said="2024-05-03", by="Peru", published="2024-05-04")
    (moment,) = dossier_of(told).timeline()
    assert [moment.day(clock) for clock in CLOCK_NAMES] == ["2024-05-01", "2024-05-03", "2024-05-04"]
    (bare,) = dossier_of(report("a", published="2024-05-04")).timeline()
    assert {bare.day(clock) for clock in CLOCK_NAMES} == {"2024-05-04"}


def test_an_article_without_events_is_known_too() -> None:
    record = {"schema": "onrecord/1", "document": {"id": "b", "published": "2024-05-01"}}
    dossier = dossier_of(onrecord.Extraction.from_dict(record, text="Nothing happened."))
    assert (len(dossier.known_on("2024-05-01")), len(dossier.known_on("2024-04-30"))) == (1, 0)


def test_who_affirms_and_denies_does_not_deny_that() -> None:
    own = dossier_of(
        report("a", by="Peru", published="2024-05-01"), report("b", by="Peru", negated=True, published="2024-05-03")
    )
    assert [denial.denied for denial in own.denials()] == [()]
    later = dossier_of(
        report("a", by="Mali", negated=True, published="2024-05-01"), report("b", by="Peru", published="2024-07-01")
    )
    assert [denial.denied for denial in later.denials()] == [()]


def goods(id: str, *items: str) -> onrecord.Extraction:
    """Returns an article of a sale of several goods."""
    text = f"Peru sold {' and '.join(items)} to Mali."

    def span(words: str) -> dict[str, int]:
        return {"start": text.index(words), "end": text.index(words) + len(words)}

    roles: list[dict[str, Any]] = [{"role": "item", **span(item)} for item in items]
    roles += [{"role": "supplier", "names": ["Peru"], **span("Peru")}]
    roles += [{"role": "recipient", "names": ["Mali"], **span("Mali")}]
    event = {"id": "e1", "kind": "transfer", "trigger": span("sold"), "polarity": "affirmed", "roles": roles}
    return onrecord.Extraction.from_dict({"schema": "onrecord/1", "document": {"id": id}, "events": [event]}, text=text)


def test_numbers_of_other_goods_do_not_disagree() -> None:
    dossier = dossier_of(goods("a", "20 tanks", "5 helicopters"), goods("b", "5 helicopters", "20 tanks"))
    assert dossier.contradictions(only_group(dossier)) == ()
    rows = {(deal.description, deal.number_delivered or deal.number_ordered) for deal in dossier.register()}
    assert rows == {("20 tanks", "20"), ("5 helicopters", "5")}


def test_days_and_clocks_that_are_none() -> None:
    dossier = dossier_of(*CLOCKS)
    for until in (dossier.until, dossier.as_of, dossier.known_on):
        with pytest.raises(onrecord.OptionError, match="day: `soon` is no day; it is written like 2024-05-03"):
            until("soon")
    message = "clock: `noon` is not accepted; use one of event, saying, publication"
    with pytest.raises(onrecord.OptionError, match=message):
        dossier.timeline("noon")  # type: ignore[arg-type]
    with pytest.raises(onrecord.OptionError, match=message):
        dossier.until("2024-05-01", "noon")  # type: ignore[arg-type]


def test_an_earlier_day_keeps_the_decisions_and_the_original() -> None:
    dossier = decided(dossier_of(*CLOCKS), "source,a/e1,Chad")
    part = dossier.as_of("2024-05-01")
    assert only_group(part).origins[0].names == ("Chad",)
    assert len(dossier) == 4


def test_the_course_of_a_deal() -> None:
    steps = [("negotiated", "talks"), ("requested", "request"), ("offered", "offer"), ("ordered", "agreement")]
    steps += [("shipped", "shipment"), ("delivered", "delivery"), ("cancelled", "cancellation")]
    days = [f"2024-0{month}-01" for month in range(1, 8)]
    told = [report(verb, verb=verb, happened=day) for (verb, _), day in zip(steps, days, strict=True)]
    dossier = dossier_of(*told, report("other", recipient="Chad", happened="2024-01-01"))
    course = dossier.course("Peru", "Mali")
    assert [(moment.report.article, moment.stage) for moment in course] == steps
    assert dossier.course("Mali", "Peru") == course
    assert dossier.course("Mali", "Chad") == ()


def test_network_and_register() -> None:
    told = report("a", verb="ordered", by="Peru", published="2023-05-02", happened="2023-05-01")
    denied = report("b", "any tanks", verb="ordered", by="Mali", published="2023-05-03", negated=True)
    came = report("c", "about 30 tanks", verb="delivered", by="Chad", published="2024-02-02", happened="2024-02-01")
    dossier = dossier_of(told, denied, came)
    (edge,) = dossier.network()
    assert (edge.kind, edge.source, edge.target, edge.items) == ("transfer", "Peru", "Mali", ("armoured-vehicle",))
    assert (edge.articles, edge.independent_sources) == (3, 2)
    assert edge.denied == pytest.approx(1 / 3, abs=0.001)
    assert (edge.groups, edge.first, edge.last) == ((e1("a"), e1("c")), "2023-05-01", "2024-02-01")
    (deal,) = dossier.register()
    assert (deal.supplier, deal.recipient, deal.designation) == ("Peru", "Mali", None)
    assert (deal.number_ordered, deal.year_of_order) == ("20", "2023")
    assert (deal.number_delivered, deal.years_of_delivery) == ("(30)", (2024,))
    assert deal.description == "20 tanks, about 30 tanks, any tanks"
    assert (deal.comments, deal.groups) == ("2 independent sources; denied by Mali", (e1("a"), e1("c")))


def test_a_register_in_brackets() -> None:
    dossier = dossier_of(
        report("a", "20 T-72 tanks", published="2024-05-01"), report("b", "30 T-72 tanks", published="2024-05-02")
    )
    (deal,) = dossier.register()
    assert (deal.designation, deal.number_ordered, deal.number_delivered) == ("T-72", "(20-30)", None)
    (planned,) = dossier_of(report("c", verb="shipped", published="2024-05-01")).register()
    assert (planned.year_of_order, planned.number_ordered, planned.number_delivered) == ("(2024)", None, "20")


def test_graphml() -> None:
    written = dossier_of(
        report("a", supplier='A&B "<Works>"', published="2024-05-01"), report("b", recipient="Chad")
    ).to_graphml()
    root = ElementTree.fromstring(written)
    assert [node.get("id") for node in root.iter(f"{GRAPHML}node")] == ['A&B "<Works>"', "Chad", "Mali", "Peru"]
    edges = {edge.get("source"): edge for edge in root.iter(f"{GRAPHML}edge")}
    data = {datum.get("key"): datum.text for datum in edges['A&B "<Works>"']}
    assert (edges["Peru"].get("target"), data["kind"], data["articles"]) == ("Chad", "transfer", "1")
    assert (data["denied"], data["first"]) == ("0.000", "2024-05-01")


def test_reprints() -> None:
    story = (
        "The two ministries signed the papers in the harbour of the old town, and the first ships will leave in May."
    )

    def printed(id: str, text: str, published: str) -> onrecord.Extraction:
        record = {"schema": "onrecord/1", "document": {"id": id, "published": published}}
        return onrecord.Extraction.from_dict(record, text=text)

    first = printed("z", story, "2024-05-01")
    second = printed("a", story.upper(), "2024-05-02")
    other = printed("b", "Nobody in the capital knew who had written the letter that reached the paper.", "2024-05-02")
    assert dossier_of(second, other, first).reprints() == [("z", "a", 1.0)]
    assert dossier_of(first, other).reprints() == []
    short = [printed(id, "Nothing new.", "2024-05-01") for id in "ab"]
    assert dossier_of(*short).reprints() == []


def test_decisions_join_and_part() -> None:
    dossier = dossier_of(report("a"), report("b"), report("c", recipient="Chad"))
    assert members(dossier) == [["a", "b"], ["c"]]
    assert members(decided(dossier, "apart,a/e1,b/e1")) == [["a"], ["b"], ["c"]]
    # New decisions take the place of the old ones.
    assert members(decided(dossier, "same,c/e1,b/e1", "apart,a/e1,b/e1")) == [["a"], ["b", "c"]]
    assert members(decided(dossier)) == [["a", "b"], ["c"]]


def test_decisions_on_sources_and_names() -> None:
    dossier = dossier_of(report("a", supplier="Acme Arms Works", by="Acme Arms Works", outlet="Herald"))
    decided(dossier, "entity,Acme Arms Works,Apex Works")
    assert dossier.network()[0].source == "Apex Works"
    assert only_group(dossier).origins[0].chains == ("Herald <- Apex Works",)
    decided(dossier, "source,a/e1,Mali")
    assert only_group(dossier).origins[0].names == ("Mali",)
    assert dossier.network()[0].source == "Acme Arms Works"
    unsourced = decided(dossier_of(report("a")), "source,a/e1,Mali")
    assert only_group(unsourced).origins[0].names == ("Mali",)


def test_decisions_grade_sources() -> None:
    dossier = dossier_of(report("a", by="Peru"))
    graded = {}
    for grade in "ABCDEF":
        group = only_group(decided(dossier, f"grade,Peru,{grade}"))
        graded[group.reliability] = group.credibility
    assert graded == {"A": 2, "B": 2, "C": 3, "D": 3, "E": 3, "F": 3}
    # The best grade of the sources of a group counts.
    dossier.add(report("b", by="Mali"))
    group = only_group(decided(dossier, "grade,Peru,D", "grade,Mali,C"))
    assert (group.reliability, group.credibility) == ("C", 1)


def test_later_decisions_replace_earlier_ones() -> None:
    rows = ("grade,Peru,B", "grade,Peru,A", "same,a/e1,b/e1", "apart,b/e1,a/e1")
    dossier = decided(dossier_of(report("a", by="Peru"), report("b")), *rows)
    assert (len(dossier.groups()), dossier.groups()[0].reliability) == (2, "A")
    saved = onrecord.Dossier.from_jsonl(dossier.to_jsonl())
    assert saved.groups() == dossier.groups()
    assert (dossier.to_jsonl().count('"grade"'), dossier.to_jsonl().count('"same"')) == (1, 0)


def test_another_name_has_its_own_country() -> None:
    dossier = decided(dossier_of(report("a")), "entity,Peru,Chile")
    assert [(edge.source, edge.target) for edge in dossier.network()] == [("Chile", "Mali")]


def test_grades_of_outlets_and_of_given_sources_do_something() -> None:
    dossier = dossier_of(report("a", outlet="Courier"), report("b", outlet="Herald", by="Peru"))
    assert len(decided(dossier, "grade,Courier,B", "source,b/e1,TASS", "grade,TASS,A").idle_decisions()) == 0


def test_decisions_that_do_nothing_are_listed() -> None:
    dossier = dossier_of(report("a", by="Peru"), report("b"))
    decided(
        dossier,
        "same,a/e1,b/e1",
        "apart,a/e1,z/e1",
        "source,a/e2,Mali",
        "entity,Chad,Mali",
        "grade,Chad,A",
        "grade,Peru,B",
    )
    idle = dossier.idle_decisions()
    assert sorted((made.decision, made.one, made.other) for made in idle) == [
        ("apart", "a/e1", "z/e1"),
        ("entity", "Chad", "Mali"),
        ("grade", "Chad", "A"),
        ("source", "a/e2", "Mali"),
    ]
    # They wait for what they are about.
    dossier.add(report("z", by="Chad"))
    assert [made.decision for made in dossier.idle_decisions()] == ["source"]
    assert ["a", "z"] not in members(dossier)


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("", "decisions, line 1: .*the list has no header"),
        ("one,other\n", "decisions, line 1: .*2 fields in place of 3"),
        (
            "decision,one,other\nalike,a/e1,b/e1\n",
            "line 2: field `decision`: `alike` is not accepted; use one of same, apart, source, entity, grade",
        ),
        ("decision,one,other\n\nsame,a,b/e1\n", "line 3: field `one`: report: `a` is not accepted; it is `article/e3`"),
        ("decision,one,other\nsource,a/x,Mali\n", "line 2: field `one`: event id: `x` is not accepted"),
        ("decision,one,other\ngrade,Peru,G\n", "line 2: .*grade: `G` is not accepted; use one of A, B, C, D, E, F"),
        ("decision,one,other\nentity,,Mali\n", "line 2: field `one`: is empty"),
        ("decision,one,other\nentity,Peru,\n", "line 2: field `other`: is empty"),
        ("decision,one,other\nentity,Peru\n", "line 2: .*2 fields in place of 3"),
    ],
)
def test_faults_in_decisions(csv: str, message: str) -> None:
    dossier = decided(dossier_of(report("a", by="Peru")), "grade,Peru,B")
    with pytest.raises(onrecord.LexiconError, match=message):
        dossier.set_decisions(csv)
    assert only_group(dossier).reliability == "B"


def answers(dossier: onrecord.Dossier) -> list[object]:
    groups = dossier.groups()
    found = [dossier.contradictions(group) for group in groups]
    timelines = [dossier.timeline(clock) for clock in ("event", "saying", "publication")]
    tables = [dossier.denials(), dossier.network(), dossier.register(), dossier.reprints(), dossier.idle_decisions()]
    return [groups, found, timelines, tables, dossier.to_jsonl()]


def some_dossier() -> onrecord.Dossier:
    dossier = dossier_of(*CLOCKS, report("d", "30 tanks", by="Mali", negated=True), report("e", recipient="Chad"))
    return decided(dossier, "same,a/e1,undated/e1", "apart,a/e1,b/e1", "grade,Peru,B", "entity,Niger,Nigeria")


def test_a_saved_dossier_reads_back() -> None:
    dossier = some_dossier()
    saved = dossier.to_jsonl()
    lines = [json.loads(line) for line in saved.splitlines()]
    assert lines[0] == {"onrecord_dossier": 1}
    assert [next(iter(line)) for line in lines[1:]] == ["decision"] * 4 + ["article"] * 6
    assert lines[1] == {"decision": {"decision": "same", "one": "a/e1", "other": "undated/e1"}}
    assert answers(onrecord.Dossier.from_jsonl(saved)) == answers(dossier)
    assert answers(pickle.loads(pickle.dumps(dossier))) == answers(dossier)
    empty = onrecord.Dossier()
    assert answers(onrecord.Dossier.from_jsonl(empty.to_jsonl())) == answers(empty)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (['{"onrecord_dossier":2}'], "dossier, line 1: .*version 2 is not known here; this release reads version 1"),
        (['{"decision":{"decision":"grade","one":"Peru","other":"B"}}'], r"dossier, line 1: .*is no header; expected \{\"onrecord_dossier\":1\}"),
        (['{"onrecord_dossier":1}', "", "nothing"], "dossier, line 3: .*expected"),
        (['{"onrecord_dossier":1}', '{"article":{"id":"a"}}'], "dossier, line 2: .*missing field"),
        (['{"onrecord_dossier":1}', '{"decision":{"decision":"like","one":"a","other":"b"}}'], "dossier, line 2: .*`like`"),
    ],
)  # fmt: skip
def test_faults_in_a_saved_dossier(lines: list[str], message: str) -> None:
    with pytest.raises(onrecord.DossierError, match=message):
        onrecord.Dossier.from_jsonl("\n".join(lines))


def test_nothing_depends_on_the_order_of_adding() -> None:
    expected = answers(dossier_of(*CLOCKS))
    for articles in itertools.permutations(CLOCKS):
        one_by_one = onrecord.Dossier()
        for article in articles:
            one_by_one.add(article)
        assert answers(one_by_one) == expected


def test_what_is_removed_leaves_nothing_behind() -> None:
    dossier, expected = some_dossier(), answers(some_dossier())
    dossier.add(report("later", by="Mali", published="2024-05-11"))
    assert answers(dossier) != expected
    dossier.remove("later")
    assert answers(dossier) == expected
    dossier.remove("a")
    dossier.add(CLOCKS[0])
    assert answers(dossier) == expected


def test_merging_is_as_adding_all() -> None:
    one = decided(dossier_of(*CLOCKS[:2]), "grade,Peru,B")
    other = decided(dossier_of(*CLOCKS[2:]), "apart,a/e1,c/e1")
    both = decided(dossier_of(*CLOCKS), "grade,Peru,B", "apart,a/e1,c/e1")
    one.merge(other)
    assert answers(one) == answers(both)
    assert len(other) == 2
    one.merge(onrecord.Dossier())
    assert answers(one) == answers(both)
    one.merge(one)
    assert answers(one) == answers(both)
    # An article of the other one takes the place of one's own.
    one.merge(dossier_of(report("a", recipient="Chad")))
    assert answers(one) == answers(
        decided(dossier_of(report("a", recipient="Chad"), *CLOCKS[1:]), "grade,Peru,B", "apart,a/e1,c/e1")
    )


def test_values_of_a_wrong_type() -> None:
    dossier = onrecord.Dossier()
    for wrong in (
        lambda: dossier.add("a"),  # type: ignore[arg-type]
        lambda: dossier.extend(["a"]),  # type: ignore[list-item]
        lambda: dossier.merge("a"),  # type: ignore[arg-type]
        lambda: dossier.set_decisions(3),  # type: ignore[arg-type]
        lambda: dossier.compare("a/e1", "b/e1"),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError):
            wrong()
    assert len(dossier) == 0


@pytest.fixture(scope="module")
def deal(extractor: onrecord.Extractor) -> onrecord.Dossier:
    """The dossier of the sample articles about patrol boats."""
    dossier = onrecord.Dossier()
    with (DEAL / "articles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = (DEAL / row.pop("file")).read_text(encoding="utf-8")
            dossier.add(extractor.extract(text, **row))
    return dossier


def sentence(dossier: onrecord.Dossier, id: ReportId) -> str:
    article = dossier.article(id.article)
    assert article is not None
    (words,) = [told["sentence"] for told in article["reports"] if told["event"] == id.event]
    assert isinstance(words, str)
    return words


def test_the_deal_has_one_reprint(deal: onrecord.Dossier) -> None:
    assert len(deal) == 6
    ((first, second, share),) = deal.reprints()
    assert (first, second) == ("ledger", "gazette")
    assert 0.5 < share < 1


def test_the_denial_of_the_deal_denies_the_order(deal: onrecord.Dossier) -> None:
    denials = {" ".join(denial.by): denial for denial in deal.denials()}
    assert {denial.report.article for denial in denials.values()} == {"courier"}
    denial = denials["Kwabena Osei-Tutu"]
    assert sentence(deal, denial.report).startswith('"Ghana did not buy any patrol boats from Chile,"')
    denied = [sentence(deal, id) for id in denial.denied]
    order = "Ghana ordered 16 patrol boats from Chile on Monday, the Chilean defence ministry said on Tuesday."
    # In the article of the order and in its reprint.
    assert denied.count(order) == 2
    (group,) = [group for group in deal.groups() if denial.report in group.denials]
    assert set(denial.denied) <= set(group.members)


def test_the_order_of_the_deal_rests_on_chile_alone(deal: onrecord.Dossier) -> None:
    (group,) = [group for group in deal.groups() if group.denials]
    (origin,) = [origin for origin in group.origins if "gazette" in origin.articles]
    assert "Chilean Ministry of Defence" in origin.names
    assert "Lakeside Gazette <- Andean Ledger <- Chilean Ministry of Defence" in origin.chains


def test_twelve_boats_came_of_sixteen(deal: onrecord.Dossier) -> None:
    numbers = {
        (found.disagreement, found.one_says, found.other_says, found.one.article, found.other.article)
        for group in deal.groups()
        for found in deal.contradictions(group)
        if found.field == "number"
    }
    assert numbers == {("conflict", "16 patrol boats", "12 patrol boats", "shipping", "observer")}
    (row,) = deal.register()
    assert (row.supplier, row.recipient) == ("Chile", "Ghana")
    assert (row.number_ordered, row.number_delivered) == ("16", "(12-16)")


def test_what_was_known_of_the_deal(deal: onrecord.Dossier) -> None:
    known = {day: deal.known_on(day) for day in ("2024-02-29", "2024-03-21", "2024-03-31")}
    assert [len(dossier) for dossier in known.values()] == [1, 3, 4]
    assert [bool(dossier.denials()) for dossier in known.values()] == [False, False, True]
    stages = [moment.stage for moment in deal.course("Chile", "Ghana") if moment.polarity == "affirmed"]
    assert (stages[0], stages[-1]) == ("talks", "delivery")
    assert {"agreement", "shipment"} <= set(stages)


def test_the_page_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    program, more = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    names: dict[str, Any] = {}
    exec(program, names)
    (expected,) = re.findall(r"```text\n(.*?)```", page, flags=re.DOTALL)
    assert capsys.readouterr().out == expected
    exec(more, names)
    evidence = capsys.readouterr().out.splitlines()
    told = re.findall(r"# ([a-z]\S+ \S+), ([a-z]\S+ \S+), ([a-z]\S+ \S+) \.\.\.", more)[0]
    assert set(told) <= set(evidence)


def test_the_page_has_every_decision() -> None:
    rows = re.findall(r"^\| `(\w+,[^`]+)` \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [row.split(",")[0] for row in rows] == ["same", "apart", "source", "entity", "grade"]
    assert len(decided(onrecord.Dossier(), *rows).idle_decisions()) == 5
