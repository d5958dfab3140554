"""What an extractor gives, and how its parts read."""

from __future__ import annotations

import datetime
import json
import pickle
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

import onrecord
from conftest import FULL_TEXT


def test_sample_articles(extractor: onrecord.Extractor, articles: list[dict[str, str]]) -> None:
    for article in articles:
        extraction = extractor.extract(**article)
        assert extraction.text == article["text"]
        assert extraction.document.id == article["id"]
        assert extraction.document.published_from == "given"
        assert len(extraction.sentences) > 10
        assert len(extraction.mentions) > 10
        for mention in extraction.mentions:
            assert extraction.text[mention.start : mention.end] == mention.text


def test_published_as_text_and_as_date(extractor: onrecord.Extractor) -> None:
    days: list[str | datetime.date] = ["2023-09-13", datetime.date(2023, 9, 13), datetime.datetime(2023, 9, 13, 22, 30)]
    assert {extractor.extract("", published=day).document.published for day in days} == {"2023-09-13"}
    assert extractor.extract("").document.published is None


def test_every_field_of_the_document(extractor: onrecord.Extractor) -> None:
    document = extractor.extract("No.", id="i", title="t", outlet="o", url="u", author="a").document
    assert (document.id, document.title, document.outlet, document.url, document.author) == ("i", "t", "o", "u", "a")


def test_claims_option() -> None:
    assert onrecord.Extractor().claims == "statements"
    assert onrecord.Extractor(claims="all").claims == "all"
    with pytest.raises(onrecord.OptionError, match="claims: `some` is not accepted; use one of statements, all"):
        onrecord.Extractor(claims="some")  # type: ignore[arg-type]


def test_confidence_and_inherited_roles_options() -> None:
    text = "Iran sold drones to Mali. The delivery took two days, and it may have included shells."
    least = 0.75
    events = onrecord.Extractor(min_confidence=least).extract(text).events
    assert all(event.confidence >= least for event in events)
    assert all(role.confidence >= least for event in events for role in event.roles)
    events = onrecord.Extractor().extract(text).events
    assert not any(role.inherited for event in events for role in event.roles)
    with pytest.raises(onrecord.OptionError, match="min_confidence"):
        onrecord.Extractor(min_confidence=2.0)
    copied = pickle.loads(pickle.dumps(onrecord.Extractor(min_confidence=1.0)))
    assert not copied.extract(text).events


def test_own_gazetteer() -> None:
    entries = [{"id": "organization/acme", "name": "Acme Arms", "kind": "organization"}]
    gazetteer = onrecord.Gazetteer.from_entries(entries)
    with pytest.warns(UserWarning, match="no names of countries"):
        extractor = onrecord.Extractor(gazetteer)
    assert extractor.gazetteer is gazetteer
    extraction = extractor.extract("A long night in the town.\n\nOn Monday Acme Arms sold shells to the army.")
    assert [m.entity for m in extraction.mentions if m.text == "Acme Arms"] == ["organization/acme"]


def test_parts_are_made_once(full: onrecord.Extraction) -> None:
    assert full.claims is full.claims
    assert full.document is full.document
    assert full.to_dict() is not full.to_dict()


def test_every_part(full: onrecord.Extraction) -> None:
    claim, event = full.claims[0], full.events[0]
    assert claim.source is not None
    assert claim.cue is not None
    assert claim.addressee is not None
    assert claim.setting is not None
    assert (claim.source.text, claim.source.names, claim.source.type) == (
        "Erdoğan",
        ("Recep Tayyip Erdoğan",),
        "person",
    )
    assert (claim.cue.act, claim.addressee.text, claim.setting.text) == ("say", "reporters", "in Ankara")
    assert claim.content.text == "that some 40 drones … had been sold"
    assert [FULL_TEXT[s.start : s.end] for s in claim.content.spans] == ["that some 40 drones", "had been sold"]
    raw = FULL_TEXT.encode()
    assert [raw[s.byte_start : s.byte_end] for s in claim.content.spans] == [b"that some 40 drones", b"had been sold"]
    assert claim.via == ("Anadolu",)
    assert claim.why == ("cue.told",)
    assert full.event(claim.events[0]) is event
    assert full.claim("c1") is claim
    assert event.time is not None
    assert event.place is not None
    time, place = full.time(event.time), full.mention(event.place)
    assert time is not None
    assert place is not None
    assert (time.text, time.earliest, place.text, place.confidence) == ("13 September", "2023-09-13", "Ankara", 0.5)
    (item,) = event.fillers("item")
    (supplier,) = event.fillers("supplier")
    assert item.quantity is not None
    quantity = full.quantity(item.quantity)
    assert quantity is not None
    assert (quantity.min, quantity.max, quantity.approximate, quantity.unit) == (40, None, True, "drone")
    assert (supplier.start, supplier.byte_start, supplier.text, supplier.names) == (None, None, None, ("Türkiye",))
    assert full.document.relayed_from == ("Anadolu",)


def test_ids_that_lead_nowhere(full: onrecord.Extraction) -> None:
    for find in (full.mention, full.claim, full.event, full.time, full.quantity):
        assert find("x") is None
        assert find("c99") is None
        assert find("") is None


def test_parts_are_frozen(full: onrecord.Extraction, extractor: onrecord.Extractor) -> None:
    with pytest.raises(FrozenInstanceError):
        full.claims[0].id = "c2"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        full.text = ""  # type: ignore[misc]
    with pytest.raises(AttributeError):
        extractor.claims = "all"  # type: ignore[misc]
    assert hash(full.claims[0]) == hash(full.claims[0])


@pytest.mark.parametrize("unit", ["char", "byte", "utf16"])
def test_round_trip(full: onrecord.Extraction, unit: Any) -> None:
    assert onrecord.Extraction.from_json(full.to_json(unit), text=FULL_TEXT) == full
    assert onrecord.Extraction.from_json(full.to_json(unit, indent=3), text=FULL_TEXT) == full
    assert onrecord.Extraction.from_dict(full.to_dict(unit), text=FULL_TEXT) == full
    assert json.loads(full.to_json(unit)) == full.to_dict(unit)
    assert full.to_dict(unit)["offset_unit"] == unit


def test_equality(full: onrecord.Extraction, extractor: onrecord.Extractor) -> None:
    assert extractor.extract("No.") == extractor.extract("No.")
    assert extractor.extract("No.") != extractor.extract("Yes.")
    assert full != 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(full)


def test_repr(full: onrecord.Extraction) -> None:
    assert repr(full) == "Extraction(id='a1', 1 sentence, 1 mention, 1 claim, 1 event)"


def test_pipe_takes_texts_dicts_and_pairs(extractor: onrecord.Extractor) -> None:
    documents: list[str | dict[str, Any]] = ["One.", {"text": "Two.", "id": "b", "section": 3, "title": None}]
    with pytest.warns(UserWarning, match="`section`: passed over"):
        assert [e.text for e in extractor.pipe(documents)] == ["One.", "Two."]
    pairs: list[tuple[str | dict[str, Any], int]] = [("One.", 0), ({"text": "Two.", "id": "b"}, 1)]
    assert [(e.document.id, i) for e, i in extractor.pipe(pairs, as_tuples=True)] == [(None, 0), ("b", 1)]
    assert list(extractor.pipe([])) == []


def test_pipe_reads_ahead_no_more_than_a_batch(extractor: onrecord.Extractor) -> None:
    taken: list[int] = []

    def documents() -> Any:
        for i in range(10):
            taken.append(i)
            yield f"Number {i}."

    pipe = extractor.pipe(documents(), batch_size=4)
    assert next(pipe).text == "Number 0."
    assert taken == [0, 1, 2, 3]
    assert [e.text for e in pipe] == [f"Number {i}." for i in range(1, 10)]
    assert next(pipe, None) is None


def test_pipe_gives_what_stands_before_a_bad_document(extractor: onrecord.Extractor) -> None:
    documents: list[str | dict[str, Any]] = ["One.", {"text": "Two.", "published": "soon"}, "Three."]
    pipe = extractor.pipe(documents)
    assert next(pipe).text == "One."
    with pytest.raises(onrecord.DocumentError, match=r"documents\[1\]: published: `soon` is an invalid date"):
        next(pipe)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"id": "x"}, r"documents\[0\]: text: is missing"),
        ({"text": 3}, r"documents\[0\]: text: must be str, not int"),
        ({"text": "a", "title": 3}, r"documents\[0\]: title: must be str, not int"),
        (3, r"documents\[0\]: document: must be str or dict, not int"),
        ("a\ud800", r"documents\[0\]: text: lone surrogate U\+D800 at index 1"),
    ],
)
def test_pipe_names_the_document(extractor: onrecord.Extractor, document: Any, message: str) -> None:
    with pytest.raises((onrecord.DocumentError, TypeError), match=message):
        list(extractor.pipe([document]))


def test_pipe_refuses_wrong_options(extractor: onrecord.Extractor) -> None:
    with pytest.raises(onrecord.OptionError, match="batch_size: 0 is not accepted"):
        extractor.pipe([], batch_size=0)
    with pytest.raises(onrecord.OptionError, match="threads: -1 is not accepted; use 0"):
        extractor.pipe([], threads=-1)
    with pytest.raises(onrecord.OptionError, match=r"documents: `One\.` is no path of a \.csv or \.jsonl file"):
        extractor.pipe("One.")
    with pytest.raises(TypeError, match="must be a pair"):
        list(extractor.pipe(["One."], as_tuples=True))  # type: ignore[call-overload]


def test_pipe_passes_on_what_the_documents_raise(extractor: onrecord.Extractor) -> None:
    def documents() -> Any:
        yield "One."
        raise LookupError("gone")

    pipe = extractor.pipe(documents())
    assert next(pipe).text == "One."
    with pytest.raises(LookupError, match="gone"):
        next(pipe)
