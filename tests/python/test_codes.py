"""Codes of event data on events."""

from __future__ import annotations

import onrecord

TEXT = (
    "Nothing new.\n\nIran sold Mali tanks. Iran will supply Mali with rifles. Iran denied supplying Mali with shells."
)


def test_events_carry_their_codes(extractor: onrecord.Extractor) -> None:
    codes = {event.trigger.text: event.codes for event in extractor.extract(TEXT).events}
    assert (codes["sold"].plover, codes["sold"].cameo, codes["sold"].cameo_root) == ("COOPERATE", "062", "06")
    assert (codes["sold"].source.entities, codes["sold"].target.names) == (("country/IR",), ("Mali",))
    assert (codes["supply"].plover, codes["supply"].cameo) == ("AGREE", "0332")
    assert (codes["supplying"].plover, codes["supplying"].cameo) == (None, "016")
    assert codes["supplying"].cameo_root == "01"
    assert codes["supplying"].source.names == ("Iran",)


def test_a_mode_and_a_context() -> None:
    events = [
        {"id": "e1", "kind": "attack", "trigger": {"start": 0, "end": 9}, "polarity": "negated"},
        {"id": "e2", "kind": "production", "trigger": {"start": 0, "end": 9}},
    ]
    extraction = onrecord.Extraction.from_dict({"schema": "onrecord/1", "events": events}, text="Airstrike.")
    codes = extraction.events[0].codes
    assert (codes.plover, codes.plover_mode, codes.plover_context) == ("ASSAULT", "aerial", "negation")
    assert (codes.source.names, codes.source.entities) == ((), ())
    nothing = extraction.events[1].codes
    assert (nothing.plover, nothing.cameo, nothing.cameo_root) == (None, None, None)


def test_the_written_record_has_them(extractor: onrecord.Extractor) -> None:
    extraction = extractor.extract(TEXT)
    written = {event["trigger"]["text"]: event["codes"] for event in extraction.to_dict()["events"]}
    assert (written["sold"]["plover"], written["sold"]["cameo"]) == ("COOPERATE", "062")
    assert written["sold"]["source"] == {"names": ["Iran"], "entities": ["country/IR"]}
    assert written["supplying"] | {"source": None, "target": None} == {
        "plover": None,
        "plover_mode": None,
        "plover_context": None,
        "cameo": "016",
        "source": None,
        "target": None,
    }


def test_a_record_without_codes_is_read_and_written_as_it_is(extractor: onrecord.Extractor) -> None:
    record = extractor.extract(TEXT).to_dict()
    codes = [event.pop("codes") for event in record["events"]]
    lean = onrecord.Extraction.from_dict(record, text=TEXT)
    assert [event["codes"] for event in lean.to_dict()["events"]] == [None] * len(codes)
    assert [event.codes for event in lean.events] == [event.codes for event in extractor.extract(TEXT).events]


def test_the_codes_of_a_record_hold() -> None:
    codes = {"plover": "THREATEN", "cameo": "138", "source": {"names": ["Mali 👍"]}}
    event = {"id": "e1", "kind": "attack", "trigger": {"start": 0, "end": 9}, "codes": codes}
    extraction = onrecord.Extraction.from_dict({"schema": "onrecord/1", "events": [event]}, text="Airstrike.")
    found = extraction.events[0].codes
    assert (found.plover, found.cameo, found.source.names, found.target.names) == ("THREATEN", "138", ("Mali 👍",), ())
