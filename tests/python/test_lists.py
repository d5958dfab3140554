"""Triggers and cues of one's own."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import onrecord
from conftest import ROOT

LISTS = ROOT / "examples" / "lists"
TEXT = (
    "A quiet week.\n\n“Iran uplifted rifles to Mali on Monday,” Anna Berg skeeted. Iran sold tanks to Mali, "
    "Carl Weiss said."
)
HEADER = "lemma,pos,act,type,frames,strength,forms\n"


def triggers(extractor: onrecord.Extractor) -> list[str]:
    return [event.trigger.text for event in extractor.extract(TEXT).events]


def cues(extractor: onrecord.Extractor) -> list[str]:
    return [claim.cue.text for claim in extractor.extract(TEXT).claims if claim.cue]


def test_lists_are_added() -> None:
    own = onrecord.Extractor(frames=LISTS / "transfer.toml", cues=[str(LISTS / "cues.csv")])
    assert (triggers(own), cues(own)) == (["uplifted", "sold"], ["skeeted", "said"])


def test_what_a_trigger_of_ones_own_says_counts(extractor: onrecord.Extractor, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('kind = "production"\n[[verb]]\nlemma = "uplift"\nargs = "produce"\nneeds = []\n', "utf-8")
    kinds = [
        [event.kind for event in one.extract(TEXT).events if event.trigger.text == "uplifted"]
        for one in (onrecord.Extractor(frames=own), extractor)
    ]
    assert kinds[0] == ["production"] != kinds[1]


def test_a_kind_of_ones_own(tmp_path: Path) -> None:
    own = onrecord.Extractor(frames=LISTS / "protest.toml")
    text = "A quiet week.\n\nTurkey marched against Iran. The French sit-in against Peru took a week. Iran sold tanks to Mali."
    extraction = own.extract(text)
    found = [(e.kind, e.trigger.text, [(r.role, r.names) for r in e.roles][:2]) for e in extraction.events]
    assert found[:2] == [
        ("protest", "marched", [("actor", ("Turkey",)), ("target", ("Iran",))]),
        ("protest", "sit-in", [("actor", ("France",)), ("target", ("Peru",))]),
    ]
    assert [kind for kind, *_ in found[2:]] == ["transfer"]
    assert isinstance(extraction.events[0].kind, onrecord.UnknownName)
    assert extraction.events[0].codes.cameo is None
    assert onrecord.Extraction.from_json(extraction.to_json(), text=text) == extraction
    dossier = onrecord.Dossier()
    dossier.add(extraction)
    assert "protest" in {group.kind for group in dossier.groups()}
    slip = tmp_path / "slip.toml"
    slip.write_text('kind = "tranfser"\n', encoding="utf-8")
    with pytest.raises(
        onrecord.LexiconError, match=r"`tranfser` is not accepted; use one of .*; a kind of your own has a line"
    ):
        onrecord.Extractor(frames=slip)


def test_lists_replace_those_of_the_package() -> None:
    own = onrecord.Extractor(frames=[LISTS / "transfer.toml"], default_frames=False)
    assert triggers(own) == ["uplifted"]
    assert triggers(onrecord.Extractor(default_frames=False)) == []
    assert "skeeted" in cues(onrecord.Extractor(cues=LISTS / "cues.csv", default_cues=False))


def test_lists_pickle(tmp_path: Path) -> None:
    path = tmp_path / "transfer.toml"
    path.write_bytes((LISTS / "transfer.toml").read_bytes())
    pickled = pickle.dumps(onrecord.Extractor(frames=path, default_frames=False))
    path.unlink()
    assert triggers(pickle.loads(pickled)) == ["uplifted"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('kind = "protest"\nverb = []\n', "line 1: field `kind`: event kind: `protest` is not accepted"),
        ('kind = "transfer"\n[[verb]]\nlemma = "x"\n', "line 2: field `trigger`: missing field `args`"),
        (
            'kind = "transfer"\n[[verb]]\nlemma = "x"\nargs = { subject = "party" }\n',
            "line 4: field `args`: x: `party` is no role of transfer",
        ),
        (
            'kind = "transfer"\n[[verb]]\nlemma = "x"\nargs = "deliver"\n',
            "line 4: field `args`: x: `deliver` is not a known pattern of transfer; nearest: `deliver-to`",
        ),
        ("kind = ", "line 1: field `trigger`"),
    ],
)
def test_faulty_triggers(tmp_path: Path, toml: str, message: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(onrecord.LexiconError) as caught:
        onrecord.Extractor(frames=path)
    assert str(caught.value).startswith(f"{path}, {message}")
    assert isinstance(caught.value, ValueError)


def test_faulty_cues(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "skeet,verb,shout,assertion,quote,0.8,skeet\n", encoding="utf-8")
    with pytest.raises(onrecord.LexiconError, match=r"own\.csv, line 2: field `act`: act: `shout` is not accepted"):
        onrecord.Extractor(cues=path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(onrecord.LexiconError, match=r"own\.csv, line 1: field `\(line\)`: is not UTF-8"):
        onrecord.Extractor(cues=path)


def test_missing_files_and_wrong_types() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such\.toml"):
        onrecord.Extractor(frames="no-such.toml")
    with pytest.raises(TypeError):
        onrecord.Extractor(cues=3)  # type: ignore[arg-type]
