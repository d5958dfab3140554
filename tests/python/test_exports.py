"""Exports, validated by the packages of those who defined the forms."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest

import onrecord
from onrecord import export

Json = dict[str, Any]
PAIR = [
    ("a1", "2024-05-02", "Peru sold 20 tanks to Mali on Wednesday, the Peruvian defence ministry said. 🙂"),
    ("a2", "2024-05-05", "Mali did not buy any tanks from Peru, Malian officials told reporters in Bamako."),
]


@pytest.fixture(scope="module")
def extractions(extractor: onrecord.Extractor, articles: list[dict[str, str]]) -> list[onrecord.Extraction]:
    pair = [
        {"id": id, "published": day, "text": text, "outlet": "Wire", "url": "https://e.example/é"}
        for id, day, text in PAIR
    ]
    empty = [{"text": ""}, {"text": "No news. 👍"}]
    return list(extractor.pipe([*articles, *pair, *empty]))


@pytest.fixture(scope="module")
def dossier(extractions: list[onrecord.Extraction]) -> onrecord.Dossier:
    dossier = onrecord.Dossier()
    dossier.extend(extractions)
    return dossier


def lines(text: str) -> list[Json]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_same_in_every_run(extractions: list[onrecord.Extraction], full: onrecord.Extraction) -> None:
    for function in (export.follow_the_money, export.plover, export.stix):
        assert function(extractions) == function(iter(extractions))
        assert function(full) == function([full])
        with pytest.raises(TypeError):
            function(["text"])  # type: ignore[list-item]
    assert export.plover([]) == export.follow_the_money([]) == ""


def test_coded_events(extractions: list[onrecord.Extraction]) -> None:
    events = lines(export.plover(extractions))
    texts = {extraction.document.id: extraction.text for extraction in extractions}
    assert len(events) > 40
    assert len({event["id"] for event in events}) == len(events)
    for event in events:
        text = texts[event["source"]["document"]]
        trigger, sentence = event["spans"]["trigger"], event["spans"]["sentence"]
        assert text[trigger["start"] : trigger["end"]] == event["event_text"]
        assert " ".join(text[sentence["start"] : sentence["end"]].split()) == event["sentence"]
        assert event["event_type"] or event["cameo"]
        datetime.date.fromisoformat(event["date"])
        for party in [*event["actors"], *event["recipients"]]:
            assert party["country"] is None or re.fullmatch("[A-Z]{3}", party["country"])
    sale = next(event for event in events if event["id"] == "a1/e1")
    assert [party["country"] for party in (*sale["actors"], *sale["recipients"])] == ["PER", "MLI"]
    assert (sale["date"], sale["event_type"], sale["cameo"]) == ("2024-05-01", "COOPERATE", "062")
    assert sale["source"]["speakers"][0]["country"] == "PER"


def validated(entities: list[Json]) -> set[str]:
    """Have FollowTheMoney validate entities, and return their schemata."""
    ftm = pytest.importorskip("followthemoney")
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    schemata = set()
    for entity in entities:
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        ftm.model.get(entity["schema"]).validate(entity)
        schemata.add(entity["schema"])
        for name, values in entity["properties"].items():
            # Nothing was dropped as invalid, and nothing leads out of the file.
            assert len(proxy.get(name)) == len(values), (entity["id"], name, values)
            if proxy.schema.get(name).type.name == "entity":
                assert set(values) <= ids
                ranges = {e["schema"] for e in entities if e["id"] in values}
                assert all(ftm.model.get(schema).is_a(proxy.schema.get(name).range) for schema in ranges)
    return schemata


#: The schemata of what extractions and dossiers have in common.
SHARED = {"Article", "Person", "Organization", "PublicBody", "LegalEntity", "Documentation", "Event", "UnknownLink"}


def test_follow_the_money(extractions: list[onrecord.Extraction]) -> None:
    assert validated(lines(export.follow_the_money(extractions))) == {*SHARED, "Address", "Mention"}


def test_follow_the_money_has_addresses_of_the_web_alone() -> None:
    extraction = onrecord.Extractor().extract("Iran sold drones to Russia, Peru said.", url="not an address")
    entities = lines(export.follow_the_money(extraction))
    assert entities and not any("sourceUrl" in entity["properties"] for entity in entities)


def test_follow_the_money_of_a_dossier(dossier: onrecord.Dossier, extractions: list[onrecord.Extraction]) -> None:
    entities = lines(dossier.to_follow_the_money())
    events = [entity for entity in entities if entity["schema"] == "Event"]
    told = [report for event in events for report in event["properties"]["recordId"]]
    groups = dossier.groups()
    assert len(events) == len(groups)
    assert sorted(told) == sorted("/".join(report) for group in groups for report in group.members)
    # The entities of gazetteers have the ids that extractions give them.
    known = {entity["id"] for entity in lines(export.follow_the_money(extractions))}
    bodies = {entity["id"] for entity in entities if entity["schema"] == "PublicBody"}
    assert len(bodies) > 5 and bodies <= known
    assert validated(entities) - {"Address"} == SHARED


def know_events(stix2: Any, bundle: Json) -> None:
    """Tell the package once of the type that the bundle's extension defines, so that no other field is taken."""
    if "onrecord-event" in stix2.registry.STIX2_OBJ_MAPS["2.1"]["objects"]:
        return
    texts = ["kind", "polarity", "modality", "phase", "trigger", "description", "earliest", "latest", "place"]
    texts += ["plover", "plover_mode", "plover_context", "cameo", "group", "reliability"]
    of = stix2.properties
    fields = [(name, of.StringProperty(required=name in ("kind", "trigger"))) for name in texts]
    numbers = ["start", "end", "independent_sources", "denials", "credibility"]
    fields += [(name, of.IntegerProperty()) for name in numbers]
    fields += [(name, of.ListProperty(of.DictionaryProperty(spec_version="2.1"))) for name in ("roles", "reports")]
    (extension,) = [thing["id"] for thing in bundle["objects"] if thing.get("extension_types") == ["new-sdo"]]
    stix2.v21.CustomObject("onrecord-event", fields, extension)(type("Event", (), {}))


def checked(written: str) -> list[Json]:
    """Have stix2 parse a bundle, and return its objects; what they refer to is there."""
    stix2 = pytest.importorskip("stix2")
    know_events(stix2, json.loads(written))
    bundle = stix2.parse(written)
    objects = {thing["id"]: thing for thing in bundle.objects}
    assert len(objects) == len(bundle.objects)
    kinds = {thing["type"] for thing in bundle.objects}
    assert kinds == {
        *("extension-definition", "identity", "location", "report", "note", "relationship", "onrecord-event"),
    }
    found: list[Json] = json.loads(written)["objects"]
    for thing in found:
        refs = [thing.get(name) for name in ("created_by_ref", "source_ref", "target_ref") if name in thing]
        refs += thing.get("object_refs", [])
        refs += [role["identity_ref"] for role in thing.get("roles", []) if "identity_ref" in role]
        refs += [report["report_ref"] for report in thing.get("reports", [])]
        assert all(ref in objects for ref in refs)
        assert 0 <= thing.get("confidence", 0) <= 100
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\.000Z", thing["created"])
        if thing["type"] in ("onrecord-event", "note", "report"):
            assert thing["external_references"][0]["source_name"]
    return found


def test_stix(extractions: list[onrecord.Extraction]) -> None:
    objects = checked(export.stix(extractions))
    report = next(thing for thing in objects if thing["type"] == "report" and thing["name"] == "a1")
    assert report["external_references"][0]["url"] == "https://e.example/é"
    assert report["published"].startswith("2024-05-02")
    assert all("start" in thing for thing in objects if thing["type"] == "onrecord-event")


def test_stix_of_a_dossier(dossier: onrecord.Dossier, extractions: list[onrecord.Extraction]) -> None:
    objects = checked(dossier.to_stix())
    events = {thing["group"]: thing for thing in objects if thing["type"] == "onrecord-event"}
    groups = dossier.groups()
    assert set(events) == {"/".join(group.id) for group in groups}
    scale = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10, 6: None}
    for group in groups:
        event = events["/".join(group.id)]
        assert [report["id"] for report in event["reports"]] == ["/".join(report) for report in group.members]
        assert len(event["external_references"]) == len({report.article for report in group.members})
        assert (event["independent_sources"], event["credibility"]) == (group.independent_sources, group.credibility)
        expected = scale[group.credibility] if event["polarity"] == "affirmed" else None
        assert event.get("confidence") == expected
    # Both bundles can be read into one platform: what shares an id is the same.
    others = {thing["id"]: thing for thing in json.loads(export.stix(extractions))["objects"]}
    shared = [thing for thing in objects if thing["id"] in others]
    assert len(shared) > 20 and all(others[thing["id"]] == thing for thing in shared)


def test_coded_events_of_a_dossier(dossier: onrecord.Dossier) -> None:
    events = {event["id"]: event for event in lines(dossier.to_plover())}
    groups = {"/".join(group.id): group for group in dossier.groups()}
    assert len(events) > 30 and set(events) <= set(groups)
    for id, event in events.items():
        assert event["event_type"] or event["cameo"]
        datetime.date.fromisoformat(event["date"])
        assert [source["report"] for source in event["sources"]] == ["/".join(r) for r in groups[id].members]
        assert event["confidence"] == max(
            source["confidence"] for source in event["sources"] if (source["polarity"] == "negated") == is_denied(event)
        )
    sale = events["a1/e1"]
    assert [source["polarity"] for source in sale["sources"]] == ["affirmed", "negated"]
    assert [party["country"] for party in (*sale["actors"], *sale["recipients"])] == ["PER", "MLI"]
    assert (sale["date"], sale["event_type"], sale["cameo"]) == ("2024-05-01", "COOPERATE", "062")
    assert (sale["independent_sources"], sale["denials"], sale["credibility"]) == (1, 1, 4)


def is_denied(event: Json) -> bool:
    return all(source["polarity"] == "negated" for source in event["sources"])


def test_dossiers_are_written_alike_whatever_the_order(extractions: list[onrecord.Extraction]) -> None:
    dossier, other = onrecord.Dossier(), onrecord.Dossier()
    dossier.extend(extractions)
    for extraction in reversed(extractions):
        other.add(extraction)
    for write in (onrecord.Dossier.to_follow_the_money, onrecord.Dossier.to_plover, onrecord.Dossier.to_stix):
        assert write(dossier) == write(other)
    assert onrecord.Dossier().to_plover() == onrecord.Dossier().to_follow_the_money() == ""
    assert json.loads(onrecord.Dossier().to_stix())["type"] == "bundle"
