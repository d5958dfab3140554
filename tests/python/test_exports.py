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


def test_follow_the_money(extractions: list[onrecord.Extraction]) -> None:
    ftm = pytest.importorskip("followthemoney")
    entities = lines(export.follow_the_money(extractions))
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
    assert schemata == {
        *("Article", "Person", "Organization", "PublicBody", "LegalEntity", "Address"),
        *("Mention", "Documentation", "Event", "UnknownLink"),
    }


def know_events(stix2: Any, bundle: Json) -> None:
    """Tell the package of the type that the bundle's extension defines, so that no other field is taken."""
    texts = ["kind", "polarity", "modality", "phase", "trigger", "description", "earliest", "latest", "place"]
    texts += ["plover", "plover_mode", "plover_context", "cameo"]
    of = stix2.properties
    fields = [(name, of.StringProperty(required=name in ("kind", "trigger"))) for name in texts]
    fields += [(name, of.IntegerProperty(required=True)) for name in ("start", "end")]
    fields += [("roles", of.ListProperty(of.DictionaryProperty(spec_version="2.1")))]
    (extension,) = [thing["id"] for thing in bundle["objects"] if thing.get("extension_types") == ["new-sdo"]]
    stix2.v21.CustomObject("onrecord-event", fields, extension)(type("Event", (), {}))


def test_stix(extractions: list[onrecord.Extraction]) -> None:
    stix2 = pytest.importorskip("stix2")
    written = export.stix(extractions)
    know_events(stix2, json.loads(written))
    bundle = stix2.parse(written)
    objects = {thing["id"]: thing for thing in bundle.objects}
    assert len(objects) == len(bundle.objects)
    kinds = {thing["type"] for thing in bundle.objects}
    assert kinds == {
        *("extension-definition", "identity", "location", "report", "note", "relationship", "onrecord-event"),
    }
    for thing in json.loads(written)["objects"]:
        refs = [thing.get(name) for name in ("created_by_ref", "source_ref", "target_ref") if name in thing]
        refs += thing.get("object_refs", [])
        refs += [role["identity_ref"] for role in thing.get("roles", []) if "identity_ref" in role]
        assert all(ref in objects for ref in refs)
        assert 0 <= thing.get("confidence", 0) <= 100
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\.000Z", thing["created"])
        if thing["type"] in ("onrecord-event", "note", "report"):
            assert thing["external_references"][0]["source_name"]
    report = next(thing for thing in bundle.objects if thing["type"] == "report" and thing["name"] == "a1")
    assert report["external_references"][0]["url"] == "https://e.example/é"
    assert str(report["published"]).startswith("2024-05-02")
