"""Gazetteers: where entries come from, and what is found."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.types import MatchPolicy

ENTRIES: list[dict[str, Any]] = [
    {"id": "country/KP", "name": "North Korea", "kind": "country", "aliases": ["DPRK", "North Korean"], "priority": 2},
    {"id": "place/korea", "name": "Korea", "kind": "place", "country": "country/KP", "note": {"a": [1, None, 2.5]}},
    {
        "id": "person/x",
        "name": "Ana Lima",
        "kind": "person",
        "from": "2021",
        "until": "2023-06",
        "aliases": "Lima|A. Lima",
    },
]


@pytest.fixture
def small() -> onrecord.Gazetteer:
    return onrecord.Gazetteer.from_entries(ENTRIES)


def found(gazetteer: onrecord.Gazetteer, text: str, **options: Any) -> list[tuple[str, str]]:
    return [(hit.text, hit.id) for hit in gazetteer.find(text, **options)]


def test_entries(small: onrecord.Gazetteer) -> None:
    assert len(small) == 3
    assert small.memory_bytes == len(small.to_bytes())
    korea = small.entry(1)
    assert (korea.index, korea.id, korea.name, korea.kind) == (1, "place/korea", "Korea", "place")
    assert (korea.country, korea.stands_for, korea.priority) == ("country/KP", None, 0)
    assert korea.payload == {"note": {"a": [1, None, 2.5]}}
    lima = small.by_id("person/x")
    assert lima is not None
    assert (lima.from_date, lima.until_date) == ("2021-01-01", "2023-06-30")
    assert small.by_id("person/y") is None
    for beyond in (-1, 3, 2**40):
        with pytest.raises(IndexError, match=f"entry {beyond} of a gazetteer of 3"):
            small.entry(beyond)


def test_policies(small: onrecord.Gazetteer) -> None:
    text = "North Korean and South Korea; the Koreans"
    assert found(small, text) == [("North Korean", "country/KP"), ("Korea", "place/korea")]
    assert ("North Korean", "country/KP") in found(small, text, policy="overlapping")
    assert [words for words, _ in found(small, text, policy="anywhere")] == ["North Korean", "Korea", "Korea"]
    with pytest.raises(onrecord.OptionError, match="policy: `longest` is not accepted; use one of leftmost-longest"):
        small.find(text, policy="longest")  # type: ignore[arg-type]


def test_folding() -> None:
    entries = [{"id": "p", "name": "Erdoğan", "kind": "person"}]
    assert found(onrecord.Gazetteer.from_entries(entries), "Erdogan") == [("Erdogan", "p")]
    assert found(onrecord.Gazetteer.from_entries(entries, accents=False), "Erdogan") == []
    names = [{"id": "p", "name": "Acme Arms", "kind": "other"}]
    assert found(onrecord.Gazetteer.from_entries(names), "Acme\nArms") == [("Acme\nArms", "p")]
    assert found(onrecord.Gazetteer.from_entries(names, spaces=False), "Acme\nArms") == []


def test_hits_know_their_entry(small: onrecord.Gazetteer) -> None:
    (hit,) = small.find("naïve DPRK")
    assert (hit.start, hit.end, hit.byte_start, hit.byte_end) == (6, 10, 7, 11)
    assert (hit.text, hit.entry, hit.id, hit.name, hit.kind) == ("DPRK", 0, "country/KP", "North Korea", "country")
    assert (hit.tag, hit.ambiguous) == ("name", False)
    assert repr(hit) == "Hit(6, 10, 'DPRK', id='country/KP', entry=0)"
    assert hit == small.find("naïve DPRK")[0]
    assert hit != small.find("DPRK")[0]
    assert len({hit, small.find("naïve DPRK")[0]}) == 1


def test_arrays_agree_with_hits(gazetteer: onrecord.Gazetteer, articles: list[dict[str, str]]) -> None:
    text = "\r\n".join(article["text"] for article in articles) + " naïve 👍 Iran e\u0301 Iraq"
    policies: list[MatchPolicy] = ["leftmost-longest", "overlapping"]
    for policy in policies:
        hits = gazetteer.find(text, policy=policy)
        columns = gazetteer.find_arrays(text, policy=policy)
        assert len(columns) == len(hits) > 100
        assert columns.starts.tolist() == [hit.start for hit in hits]
        assert columns.ends.tolist() == [hit.end for hit in hits]
        assert columns.entries.tolist() == [hit.entry for hit in hits]
        in_bytes = gazetteer.find_arrays(text, policy=policy, offset_unit="byte")
        assert in_bytes.starts.tolist() == [hit.byte_start for hit in hits]
        in_utf16 = gazetteer.find_arrays(text, policy=policy, offset_unit="utf16")
        raw = text.encode("utf-16-le")
        spans = zip(in_utf16.starts, in_utf16.ends, strict=True)
        assert [raw[2 * s : 2 * e].decode("utf-16-le") for s, e in spans] == [hit.text for hit in hits]
    assert columns.starts.readonly
    assert columns.starts.format == "I"
    empty = gazetteer.find_arrays("")
    assert (len(empty), empty.starts.tolist()) == (0, [])


def test_batch_agrees_with_single(gazetteer: onrecord.Gazetteer, articles: list[dict[str, str]]) -> None:
    texts = [article["text"] for article in articles]
    single = [gazetteer.find(text) for text in texts]
    for threads in (0, 1, 3):
        assert gazetteer.find_batch(iter(texts), threads=threads) == single
    with pytest.raises(onrecord.DocumentError, match=r"texts\[1\]: lone surrogate U\+DC00 at index 0"):
        gazetteer.find_batch(["a", "\udc00"])
    with pytest.raises(TypeError, match=r"texts\[1\]: must be str, not bytes"):
        gazetteer.find_batch(["a", b"b"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="texts: must be an iterable of str, not str"):
        gazetteer.find_batch("Iran")


def test_rank_tells_why(gazetteer: onrecord.Gazetteer) -> None:
    ((hit, candidates), *_) = gazetteer.rank("Georgia is a state of the United States.", published="2023-09-13")
    assert hit.ambiguous
    assert {c.id for c in candidates} >= {"country/GE", "place/us-georgia"}
    for candidate in candidates:
        assert candidate.score == sum(points for _, points in candidate.evidence)
        entry = gazetteer.entry(candidate.entry)
        assert (entry.id, entry.name, entry.kind) == (candidate.id, candidate.name, candidate.kind)
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)
    with pytest.raises(onrecord.DocumentError, match="published: `x` is an invalid date"):
        gazetteer.rank("Georgia", published="x")


def test_files(tmp_path: Path) -> None:
    rows = tmp_path / "list.jsonl"
    rows.write_text("".join(json.dumps(entry) + "\n" for entry in ENTRIES), encoding="utf-8")
    table = tmp_path / "list.csv"
    table.write_text("id,name,kind,aliases,note\nx/1,Acme Arms,organization,Acme|AA,gone\n", encoding="utf-8")
    entities = tmp_path / "list.ftm.json"
    entities.write_text('{"id": "NK-1", "schema": "Person", "properties": {"name": ["Ana Lima"]}}\n', encoding="utf-8")
    assert len(onrecord.Gazetteer.from_jsonl(rows)) == len(onrecord.Gazetteer.open(str(rows))) == 3
    assert onrecord.Gazetteer.from_csv(table).entry(0).payload == {"note": "gone"}
    assert found(onrecord.Gazetteer.open(table), "AA") == [("AA", "x/1")]
    assert onrecord.Gazetteer.from_follow_the_money(entities).entry(0).kind == "person"
    assert onrecord.Gazetteer.open(entities).entry(0).id == "NK-1"
    saved = tmp_path / "list.onrg"
    onrecord.Gazetteer.open(rows).save(saved)
    for again in (onrecord.Gazetteer.load(saved), onrecord.Gazetteer.open(saved)):
        assert found(again, "DPRK") == [("DPRK", "country/KP")]


def test_bad_rows_are_named(tmp_path: Path) -> None:
    table = tmp_path / "bad.csv"
    table.write_text("id,name,kind\nx/1,Acme,organization\nx/2,Bad,contry\n", encoding="utf-8")
    with pytest.raises(onrecord.GazetteerError, match=r"bad.csv, line 3: field `kind`: `contry` is no kind"):
        onrecord.Gazetteer.from_csv(table)
    for entry, message in [
        ({"id": "x", "kind": "law"}, "entries, line 2: field `name`: is missing"),
        ({"id": "x", "name": "X", "kind": "law", "from": "2023-13"}, "field `from`: `2023-13` is an invalid date"),
        ({"id": "x", "name": "X", "kind": "law", "n": 2**70}, "row 2: field `n`: 1180591620717411303424 does not fit"),
        ({"id": "x", "name": "X\ud800", "kind": "law"}, "row 2: field `name`: lone surrogate"),
    ]:
        with pytest.raises(onrecord.Error, match=message):
            onrecord.Gazetteer.from_entries([ENTRIES[0], entry])
    with pytest.raises(TypeError, match="entries, row 1: must be a dict, not str"):
        onrecord.Gazetteer.from_entries(["Acme"])
    nested: Any = []
    for _ in range(100):
        nested = [nested]
    with pytest.raises(onrecord.GazetteerError, match="nested deeper than 64"):
        onrecord.Gazetteer.from_entries([{"id": "x", "name": "X", "kind": "law", "n": nested}])


def test_missing_and_damaged_files(tmp_path: Path, small: onrecord.Gazetteer) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        onrecord.Gazetteer.load(tmp_path / "none.onrg")
    assert caught.value.filename == str(tmp_path / "none.onrg")
    with pytest.raises(OSError, match=r"list\.onrg"):
        small.save(tmp_path / "no" / "list.onrg")
    whole = small.to_bytes()
    for damaged in (b"", whole[:-1], whole[:50], bytes([whole[0] ^ 1]) + whole[1:], whole[:-9] + b"x" + whole[-8:]):
        with pytest.raises(onrecord.GazetteerError, match="gazetteer"):
            onrecord.Gazetteer.from_bytes(damaged)
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(b'{"id": "x", "name": "\xe9", "kind": "law"}\n')
    with pytest.raises(onrecord.GazetteerError, match=r"latin.jsonl"):
        onrecord.Gazetteer.open(latin)


class Frame:
    """What pandas and polars have in common with this is all that is asked of them."""

    columns = ("id", "name", "kind", "from")

    def to_dict(self, orient: str) -> list[dict[str, Any]]:
        assert orient == "records"
        return [{"id": "x", "name": "X", "kind": "law", "from": float("nan")}]


class Polar:
    def iter_rows(self, *, named: bool) -> Any:
        assert named
        yield {"id": "x", "name": "X", "kind": "law", "from": None}


@pytest.mark.parametrize("frame", [Frame(), Polar()])
def test_data_frames(frame: Any) -> None:
    gazetteer = onrecord.Gazetteer.from_entries(frame)
    assert (gazetteer.entry(0).id, gazetteer.entry(0).from_date) == ("x", None)


def test_entries_show_their_aliases(small: onrecord.Gazetteer, gazetteer: onrecord.Gazetteer) -> None:
    assert small.entry(0).aliases == ("DPRK", "North Korea", "North Korean")
    for entry in (gazetteer.entry(0), gazetteer.by_id("country/KP")):
        assert entry is not None
        assert entry.name in entry.aliases
    assert gazetteer.entry(len(gazetteer) - 1).aliases


OWN: list[dict[str, Any]] = [
    {"id": "ship/ursa", "name": "Ursa Major", "kind": "other", "country": "country/RU", "payload": {"imo": 7}},
    {
        "id": "body/fair",
        "name": "Fair Ministry",
        "kind": "organization",
        "aliases": ["FairMin"],
        "stands_for": "country/KP",
    },
    {"id": "firm/georgia", "name": "Georgia", "kind": "organization"},
]


def test_own_entries_join_the_default_ones(gazetteer: onrecord.Gazetteer, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text(
        "id,name,kind,aliases,country,stands_for\nbody/fair,Fair Ministry,organization,FairMin,,country/KP\n",
        encoding="utf-8",
    )
    lines = tmp_path / "own.jsonl"
    lines.write_text("".join(json.dumps(entry) + "\n" for entry in OWN), encoding="utf-8")
    text = "FairMin told Iran that the Ursa Major had left."
    assert found(gazetteer.with_entries(table), text) == [("FairMin", "body/fair"), ("Iran", "country/IR")]
    for own in (OWN, iter(OWN), lines, str(lines), onrecord.Gazetteer.from_entries(OWN)):
        joined = gazetteer.with_entries(own)
        assert len(joined) == len(gazetteer) + 3
        assert found(joined, text) == [("FairMin", "body/fair"), ("Iran", "country/IR"), ("Ursa Major", "ship/ursa")]
    assert (joined.entry(0).id, joined.entry(0).country) == ("ship/ursa", "country/RU")
    assert gazetteer.with_entries(OWN).entry(0).payload == {"imo": 7}
    assert found(gazetteer.with_entries([]), text) == [("Iran", "country/IR")]


def test_own_entries_count_in_extractions(gazetteer: onrecord.Gazetteer) -> None:
    extractor = onrecord.Extractor(gazetteer.with_entries(OWN))
    text = "A quiet week.\n\nFairMin said that Iran sold drones to Mali. The Ursa Major carried them."
    mentions = {m.text: (m.entity, m.name) for m in extractor.extract(text).mentions}
    assert mentions["Ursa Major"] == ("ship/ursa", "Ursa Major")
    assert mentions["FairMin"][0] == "body/fair"
    assert mentions["Iran"][0] == "country/IR"
    ((hit, candidates), *_) = extractor.gazetteer.rank("Georgia paid.")
    assert (hit.id, candidates[0].id) == ("firm/georgia", "firm/georgia")
    assert {c.id for c in candidates} >= {"country/GE", "place/us-georgia"}


def test_entries_that_cannot_join(gazetteer: onrecord.Gazetteer, tmp_path: Path) -> None:
    entry = {"id": "x/1", "name": "Acme", "kind": "other"}
    table = tmp_path / "own.csv"
    table.write_text("id,name,kind,alias\nx/1,Acme,other,AA\n", encoding="utf-8")
    for own, message in [
        ([entry, entry], "entries, line 2: field `id`: `x/1` is the id of another entry"),
        (
            [{**entry, "id": "country/KP"}],
            "entries, line 1: field `id`: `country/KP` is an id of the gazetteer that these",
        ),
        (
            [{**entry, "alias": ["A"]}],
            "entries, line 1: field `alias`: is no field of an entry; use one of id, name, kind",
        ),
        ([{**entry, "payload": 3}], "entries, line 1: field `payload`: must be an object, not 3"),
        (table, r"own\.csv, line 2: field `alias`: is no field of an entry"),
    ]:
        with pytest.raises(onrecord.GazetteerError, match=message):
            gazetteer.with_entries(own)
    with pytest.raises(onrecord.OptionError, match=r"path: `own\.xlsx` has none of the endings .simple.csv, .csv"):
        gazetteer.with_entries("own.xlsx")
    with pytest.raises(onrecord.GazetteerError, match="line 2: field `id`: `x/1` is the id of another entry"):
        onrecord.Gazetteer.from_entries([entry, entry])


TARGETS = """\
"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","dataset","first_seen","last_seen","last_change"
"NK-1","Person","WILL MAYFIELD","Will;May","1970","pe;ru","","","SDN","","","Sample","2023-01-01","2023-09-13","2023-09-13"
"NK-2","Company","AL","AL Trading;","","","","","","","","Sample","2023-01-01","2023-09-13","2023-09-13"
"NK-3","Vessel","UNITY","URSA NOVA","","cy-trnc","","IMO 9","","","","Sample","2023-01-01","2023-09-13","2023-09-13"
"NK-4","Company","","","","","","","","","","Sample","2023-01-01","2023-09-13","2023-09-13"
"""


def test_targets_of_open_sanctions(gazetteer: onrecord.Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "targets.simple.csv"
    path.write_text(TARGETS, encoding="utf-8")
    own = onrecord.Gazetteer.from_open_sanctions(path)
    assert [own.entry(i).kind for i in range(len(own))] == ["person", "organization", "other"]
    assert (own.entry(0).name, own.entry(0).aliases, own.entry(0).country) == (
        "WILL MAYFIELD",
        ("May", "Will", "Will Mayfield"),
        "country/PE",
    )
    assert own.entry(2).country is None
    assert own.entry(2).payload["identifiers"] == "IMO 9"
    assert len(onrecord.Gazetteer.open(path)) == 3
    joined = gazetteer.with_entries(path)
    assert found(joined, "Will Mayfield, AL Trading and the Ursa Nova")[:2] == [
        ("Will Mayfield", "NK-1"),
        ("AL Trading", "NK-2"),
    ]
    # What also is a plain word makes no mention.
    extractor = onrecord.Extractor(joined)
    text = "A quiet week.\n\nWill he come in May? May he bring unity. Unity is all, and AL is short. The Ursa Nova left Iran."
    assert {m.entity for m in extractor.extract(text).mentions if m.entity} == {"NK-3", "country/IR"}
    text = "A quiet week.\n\nWill Mayfield left Iran on Monday. May said no."
    assert "NK-1" in {m.entity for m in extractor.extract(text).mentions}


def test_a_list_in_place_of_the_default_one_is_warned_of() -> None:
    ships = onrecord.Gazetteer.from_entries([{"id": "x", "name": "Ursa Major", "kind": "other"}])
    with pytest.warns(UserWarning, match="no names of countries will be found; Gazetteer.default") as caught:
        extractor = onrecord.Extractor(ships)
    assert caught[0].filename == __file__
    # What is copied was warned of already.
    assert len(pickle.loads(pickle.dumps(extractor)).gazetteer) == 1
    onrecord.Extractor(onrecord.Gazetteer.from_entries(ENTRIES))


def test_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    row = {"id": "x", "name": "X", "kind": "law", "from": pandas.Timestamp("2023-09-13"), "until": pandas.NaT, "n": 7}
    entry = onrecord.Gazetteer.from_entries(pandas.DataFrame([row])).entry(0)
    assert (entry.from_date, entry.until_date, entry.payload) == ("2023-09-13", None, {"n": 7})


def test_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"id": ["x"], "name": ["X"], "kind": ["law"], "aliases": [["Law X", "LX"]], "n": [7]})
    gazetteer = onrecord.Gazetteer.from_entries(frame)
    assert gazetteer.entry(0).payload == {"n": 7}
    assert found(gazetteer, "LX") == [("LX", "x")]
