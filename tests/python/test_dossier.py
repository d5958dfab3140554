"""Dossiers: which reports are one event, who says so, what contradicts it, what follows from it."""

from __future__ import annotations

import csv
from typing import Any
from xml.etree import ElementTree

import pytest

import onrecord
from conftest import ROOT
from dossiers import dossier_of, e1, only_group, report
from onrecord.dossier import Contradiction, Evidence

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


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
