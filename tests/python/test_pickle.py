"""Everything that holds data pickles, and comes back equal."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import Any

import pytest

import onrecord


@pytest.fixture(params=range(2, pickle.HIGHEST_PROTOCOL + 1))
def again(request: pytest.FixtureRequest) -> Any:
    return lambda value: pickle.loads(pickle.dumps(value, request.param))


def test_extractions(full: onrecord.Extraction, again: Any) -> None:
    back = again(full)
    assert back == full
    assert back.text == full.text
    assert back.claims == full.claims
    assert copy.deepcopy(full) == full


def test_parts(full: onrecord.Extraction, again: Any) -> None:
    for name in ("document", "sentences", "mentions", "claims", "events", "times", "quantities"):
        assert again(getattr(full, name)) == getattr(full, name)


def test_gazetteers(gazetteer: onrecord.Gazetteer, again: Any) -> None:
    back = again(gazetteer)
    assert back.to_bytes() == gazetteer.to_bytes()
    text = "Iran, Georgia and the Kremlin’s envoy"
    assert back.find(text) == gazetteer.find(text)


def test_hits(gazetteer: onrecord.Gazetteer, again: Any) -> None:
    text = "naïve Iran and Georgia"
    assert again(gazetteer.find(text)) == gazetteer.find(text)
    assert again(gazetteer.find_arrays(text)) == gazetteer.find_arrays(text)
    assert again(gazetteer.rank(text)) == gazetteer.rank(text)
    assert again(gazetteer.entry(3)) == gazetteer.entry(3)


def test_extractors(again: Any) -> None:
    default = again(onrecord.Extractor(claims="all"))
    assert default.claims == "all"
    assert len(pickle.dumps(default)) < 500
    entries = [{"id": "x", "name": "Acme Land", "kind": "country"}]
    own = again(onrecord.Extractor(onrecord.Gazetteer.from_entries(entries)))
    assert own.gazetteer.entry(0).name == "Acme Land"


def test_errors(again: Any) -> None:
    error = again(onrecord.DocumentError("published: no"))
    assert isinstance(error, onrecord.DocumentError)
    assert str(error) == "published: no"


def test_read_in_another_process(full: onrecord.Extraction) -> None:
    program = "import pickle, sys; print(repr(pickle.load(sys.stdin.buffer)))"
    done = subprocess.run([sys.executable, "-c", program], input=pickle.dumps(full), capture_output=True, check=True)
    assert done.stdout.decode().strip() == repr(full)
