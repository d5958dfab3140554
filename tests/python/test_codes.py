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


def test_the_written_record_has_no_codes(extractor: onrecord.Extractor) -> None:
    assert all("codes" not in event for event in extractor.extract(TEXT).to_dict()["events"])
