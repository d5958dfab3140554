"""Records of a later version, which knows more kinds of events and more roles, are read and written back."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

import onrecord
from onrecord.display import readable

TEXT = "Voters elected Anna Berg."


def election() -> dict[str, Any]:
    return {
        "id": "e1",
        "kind": "election",
        "trigger": {"start": 7, "end": 14},
        "roles": [{"role": "candidate", "start": 15, "end": 24}, {"role": "actor", "start": 0, "end": 6}],
    }


def read(event: dict[str, Any]) -> onrecord.Extraction:
    return onrecord.Extraction.from_dict({"schema": "onrecord/1", "events": [event]}, text=TEXT)


def test_unknown_names_are_kept_to_the_byte() -> None:
    extraction = read(election())
    written = extraction.to_json()
    assert '"kind":"election"' in written and '"role":"candidate"' in written
    again = onrecord.Extraction.from_json(written, text=TEXT)
    assert again == extraction
    assert again.to_json() == written
    assert json.loads(written) == extraction.to_dict()


def test_a_program_sees_what_it_does_not_know() -> None:
    (event,) = read(election()).events
    assert event.kind == "election"
    assert isinstance(event.kind, onrecord.UnknownName)
    candidate, actor = event.roles
    assert (candidate.role, isinstance(candidate.role, onrecord.UnknownName)) == ("candidate", True)
    assert (actor.role, isinstance(actor.role, onrecord.UnknownName)) == ("actor", False)
    assert event.fillers(onrecord.UnknownName("candidate")) == (candidate,)
    codes = event.codes
    assert (codes.plover, codes.cameo, codes.source.names, codes.target.names) == (None, None, (), ())
    assert pickle.loads(pickle.dumps(event)) == event


def test_known_names_stay_plain_texts(full: onrecord.Extraction) -> None:
    event = full.events[0]
    assert [type(name) for name in (event.kind, *(role.role for role in event.roles))] == [str, str, str]


def test_they_are_shown_to_people() -> None:
    assert "election(candidate: “Anna Berg”; actor: “Voters”)" in readable(read(election()))


@pytest.mark.parametrize("name", ["", "An election", "Election", "élection", "e" * 32, 7, None])
def test_what_is_no_name_is_refused(name: Any) -> None:
    event = election()
    with pytest.raises(onrecord.RecordError, match=r"events\[0\]"):
        read({**event, "kind": name})
    event["roles"][0]["role"] = name
    with pytest.raises(onrecord.RecordError, match=r"events\[0\]"):
        read(event)
