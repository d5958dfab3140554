"""Extractions and dossiers as Arrow tables."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path
from typing import Any

import networkx
import polars
import pyarrow
import pyarrow.parquet
import pytest

import onrecord
from conftest import FULL_TEXT, ROOT, full_record
from onrecord._native import _tables
from onrecord.types import OffsetUnit

NAMES = ["articles", "claims", "events", "roles", "mentions", "times", "quantities"]
DOSSIER_NAMES = ["groups", "origins", "reports", "edges", "register", "contradictions", "denials"]


@pytest.fixture(scope="module")
def extractions(extractor: onrecord.Extractor, articles: list[dict[str, str]]) -> list[onrecord.Extraction]:
    return list(extractor.pipe(articles))


@pytest.fixture(scope="module")
def tables(extractions: list[onrecord.Extraction]) -> onrecord.Tables:
    return onrecord.tables(extractions)


@pytest.fixture(scope="module")
def dossier(extractions: list[onrecord.Extraction]) -> onrecord.Dossier:
    dossier = onrecord.Dossier()
    dossier.extend(extractions)
    return dossier


def rows(table: onrecord.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.table(table).to_pylist()
    return found


def test_a_set_of_tables(tables: onrecord.Tables, dossier: onrecord.Dossier) -> None:
    assert list(tables) == list(tables.keys()) == NAMES and len(tables) == 7
    assert list(dossier.tables()) == DOSSIER_NAMES
    for made in (tables, dossier.tables()):
        for name, table in made.items():
            assert getattr(made, name) is table is made[name]
            assert table.name == name and len(table) == table.num_rows
            assert repr(table) == f"Table('{name}', {table.num_rows} rows, {len(table.column_names)} columns)"
            assert [line.split()[0] for line in table.schema.splitlines()] == list(table.column_names)
    assert repr(tables).startswith("Tables(articles: 8, claims: ")
    with pytest.raises(KeyError):
        tables["sentences"]


def test_a_row_is_what_the_record_has(extractions: list[onrecord.Extraction], tables: onrecord.Tables) -> None:
    articles, claims, events, roles = (rows(tables[name]) for name in NAMES[:4])
    mentions = rows(tables.mentions)
    assert [article["text"] for article in articles] == [e.text for e in extractions]
    assert [article["published"] for article in articles] == [
        datetime.date.fromisoformat(e.document.published) if e.document.published else None for e in extractions
    ]
    expected = [(i, c.id, c.content.text, c.confidence) for i, e in enumerate(extractions) for c in e.claims]
    assert [(c["article"], c["claim"], c["content"], c["confidence"]) for c in claims] == expected
    coded = [
        (e.document.id, v.id, v.codes.plover, v.codes.cameo, v.codes.cameo_root) for e in extractions for v in e.events
    ]
    assert [(e["article_id"], e["event"], e["plover"], e["cameo"], e["cameo_root"]) for e in events] == coded
    fillers = [
        (v.id, r.role, r.start, list(r.names), r.inherited) for e in extractions for v in e.events for r in v.roles
    ]
    assert [(r["event"], r["role"], r["start"], r["names"], r["inherited"]) for r in roles] == fillers
    for mention in mentions:
        text = articles[mention["article"]]["text"]
        assert text[mention["start"] : mention["end"]] == mention["text"]
        if (mention["entity"] or "").startswith("country/"):
            assert re.fullmatch("[A-Z]{3}", mention["country"]), mention


def test_every_part_of_a_record(full: onrecord.Extraction) -> None:
    tables = full.tables()
    [claim], [event], [time], [quantity] = (rows(tables[n]) for n in ("claims", "events", "times", "quantities"))
    assert claim["source_names"] == ["Recep Tayyip Erdoğan"] and claim["source_type"] == "person"
    spans = zip(claim["content_spans"][::2], claim["content_spans"][1::2], strict=True)
    assert " … ".join(FULL_TEXT[start:end] for start, end in spans) == claim["content"]
    assert FULL_TEXT[claim["content_start"] : claim["content_end"]] == "that some 40 drones had been sold"
    assert (claim["addressee"], claim["setting"], claim["via"]) == ("reporters", "in Ankara", ["Anadolu"])
    assert event["time_earliest"] == event["time_latest"] == datetime.date(2023, 9, 13)
    assert (event["place_name"], event["place_country"]) == ("Ankara", "TUR")
    assert event["coded_source_countries"] == ["TUR"]
    item, supplier = rows(tables.roles)
    assert (item["min"], item["max"], item["approximate"], item["unit"]) == (40.0, None, True, "drone")
    assert (supplier["start"], supplier["text"], supplier["countries"]) == (None, None, ["TUR"])
    assert (time["value"], quantity["text"]) == ("2023-09-13", "some 40 drones")


@pytest.mark.parametrize("unit", ["char", "byte", "utf16"])
def test_offsets(full: onrecord.Extraction, unit: OffsetUnit) -> None:
    [time] = rows(full.tables(unit).times)
    assert time == rows(onrecord.tables([full], offset_unit=unit).times)[0]
    assert (time["start"], time["end"]) == tuple(full.to_dict(unit)["times"][0][side] for side in ("start", "end"))


def test_articles_without_an_id_have_that_of_a_dossier(extractor: onrecord.Extractor) -> None:
    dossier = onrecord.Dossier()
    extractions = list(extractor.pipe(["", "Peru sold tanks to Mali. 👍", {"text": "No.", "id": "é"}]))
    dossier.extend(extractions)
    ids = [article["article_id"] for article in rows(onrecord.tables(extractions).articles)]
    assert sorted(ids) == dossier.article_ids() and ids[2] == "é"
    assert {report["article_id"] for report in rows(dossier.tables().reports)} <= set(ids)


def test_data_frames_take_them(tables: onrecord.Tables) -> None:
    frame = polars.DataFrame(tables.claims)
    assert frame.equals(tables.claims.to_polars()) and frame.schema["time_earliest"] == polars.Date
    assert pyarrow.table(tables.claims).equals(tables.claims.to_pyarrow())
    assert pyarrow.schema(tables.claims).equals(tables.claims.to_pyarrow().schema)
    for name, table in tables.items():
        pyarrow.table(table).validate(full=True)
        assert tables.to_polars()[name].height == len(tables.to_pandas()[name]) == table.num_rows
    joined = tables.roles.to_pandas().merge(tables.events.to_pandas(), on=["article", "event"], suffixes=("", "_event"))
    assert len(joined) == tables.roles.num_rows and (joined.kind == joined.kind_event).all()


def test_a_capsule_may_be_taken_more_than_once(tables: onrecord.Tables) -> None:
    assert polars.DataFrame(tables.times).equals(polars.DataFrame(tables.times))
    capsules = [tables.times.__arrow_c_stream__(None), tables.times.__arrow_c_schema__()]
    assert [re.findall('"(.*)"', repr(capsule)) for capsule in capsules] == [["arrow_array_stream"], ["arrow_schema"]]


def test_duckdb(tables: onrecord.Tables) -> None:
    duckdb = pytest.importorskip("duckdb")
    claims = tables.claims
    assert claims.num_rows == duckdb.sql("select count(*) from claims").fetchall()[0][0]


def test_no_articles() -> None:
    tables = onrecord.tables(iter([]))
    assert {name: table.num_rows for name, table in tables.items()} == dict.fromkeys(NAMES, 0)
    assert polars.DataFrame(tables.claims).columns == list(tables.claims.column_names)
    assert all(table.to_pandas().empty for table in onrecord.Dossier().tables().values())


def test_many_articles_are_taken_one_after_the_other(full: onrecord.Extraction) -> None:
    tables = onrecord.tables(full for _ in range(600))
    assert tables.articles.to_polars()["article"].to_list() == list(range(600))
    assert tables.claims.num_rows == 600


def test_wrong_arguments(full: onrecord.Extraction) -> None:
    with pytest.raises(TypeError, match=r"^extractions\[1\]: must be onrecord.Extraction, not str$"):
        onrecord.tables([full, "text"])  # type: ignore[list-item]
    for wrong in (full, "text", 3):
        with pytest.raises(TypeError, match=r"^extractions: must be an iterable of onrecord.Extraction, not"):
            onrecord.tables(wrong)  # type: ignore[arg-type]
    with pytest.raises(onrecord.OptionError, match="`word` is not accepted"):
        onrecord.tables([], offset_unit="word")  # type: ignore[arg-type]
    with pytest.raises(onrecord.OptionError, match=r"^table: `groups` is not accepted; use one of articles, claims,"):
        _tables([], ["groups"], "char", None)


def test_own_entities_have_countries() -> None:
    own = onrecord.Gazetteer.from_entries(
        [{"id": "ship/ursa", "name": "Ursa", "kind": "other", "country": "country/RU"}]
    )
    with pytest.warns(UserWarning, match="no entry of the kind `country`"):
        extractor = onrecord.Extractor(own)
    extraction = extractor.extract("The Ursa sank.")
    assert [m["country"] for m in rows(onrecord.tables([extraction], gazetteer=own).mentions)] == ["RUS"]
    assert [m["country"] for m in rows(extraction.tables().mentions)] == [None]


def test_dossiers(dossier: onrecord.Dossier) -> None:
    tables = dossier.tables()
    groups = dossier.groups()
    written = [
        (*row["group"].rsplit("/", 1), row["independent_sources"], row["credibility"]) for row in rows(tables.groups)
    ]
    assert written == [(*group.id, group.independent_sources, group.credibility) for group in groups]
    assert tables.origins.num_rows == sum(len(group.origins) for group in groups)
    assert [row["report"] for row in rows(tables.reports)] == ["/".join(m.report) for m in dossier.timeline()]
    assert [(row["source"], row["denied"]) for row in rows(tables.edges)] == [
        (e.source, e.denied) for e in dossier.network()
    ]
    assert [row["comments"] for row in rows(tables.register)] == [deal.comments for deal in dossier.register()]
    assert tables.contradictions.num_rows == sum(len(dossier.contradictions(group)) for group in groups)
    assert [row["denied"] for row in rows(tables.denials)] == [
        ["/".join(report) for report in denial.denied] for denial in dossier.denials()
    ]


def test_networkx(dossier: onrecord.Dossier, tmp_path: Path) -> None:
    graph = dossier.to_networkx()
    edges = dossier.network()
    assert graph.is_directed() and graph.number_of_edges() == len(edges) > 0
    for edge in edges:
        found = graph.edges[edge.source, edge.target, edge.kind]
        assert (found["independent_sources"], found["denied"], found.get("first")) == (
            edge.independent_sources,
            edge.denied,
            edge.first,
        )
    (tmp_path / "network.graphml").write_text(dossier.to_graphml(), encoding="utf-8")
    written = networkx.read_graphml(tmp_path / "network.graphml", force_multigraph=True)
    assert sorted(map(str, written.edges(data="events"))) == sorted(map(str, graph.edges(data="events")))
    networkx.write_graphml(graph, tmp_path / "ours.graphml")


def test_parquet_files(tables: onrecord.Tables, tmp_path: Path) -> None:
    tables.to_parquet(tmp_path / "new" / "folder")
    assert sorted(path.stem for path in (tmp_path / "new" / "folder").iterdir()) == sorted(NAMES)
    read = pyarrow.parquet.read_table(tmp_path / "new" / "folder" / "claims.parquet")
    assert read.equals(pyarrow.table(tables.claims))
    tables.events.to_parquet(str(tmp_path / "events.parquet"))
    assert polars.read_parquet(tmp_path / "events.parquet").equals(tables.events.to_polars())
    with pytest.raises(OSError):
        tables.events.to_parquet(tmp_path / "missing" / "events.parquet")


def test_a_corpus_reads_back(extractions: list[onrecord.Extraction], full: onrecord.Extraction, tmp_path: Path) -> None:
    path = tmp_path / "corpus.parquet"
    assert onrecord.write_parquet(path, iter([*extractions, full])) == 9
    assert list(onrecord.read_parquet(path)) == [*extractions, full]
    assert onrecord.write_parquet(path, []) == 0 and list(onrecord.read_parquet(path)) == []


def test_a_row_that_is_no_record_is_named(tmp_path: Path, full: onrecord.Extraction) -> None:
    good = {"text": full.text, "record": full.to_json()}
    for bad, message in [
        ({"text": None, "record": full.to_json()}, "row 1: the text is missing"),
        ({"text": "", "record": None}, "row 1: the record is missing"),
        ({"text": "short", "record": full.to_json()}, "row 1: record: .*does not fit the text"),
    ]:
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist([good, bad]), tmp_path / "bad.parquet")
        read = onrecord.read_parquet(tmp_path / "bad.parquet")
        assert next(read) == full
        with pytest.raises(onrecord.RecordError, match=message):
            next(read)


@pytest.mark.parametrize(
    ("module", "method", "message"),
    [
        ("polars", "to_polars", "polars is needed: pip install onrecord[tables]"),
        ("pyarrow", "to_pyarrow", "pyarrow is needed: pip install onrecord[tables]"),
        ("pandas", "to_pandas", "pandas is needed: pip install onrecord[tables]"),
    ],
)
def test_a_package_that_is_not_there(
    tables: onrecord.Tables, monkeypatch: pytest.MonkeyPatch, module: str, method: str, message: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=re.escape(message)):
        getattr(tables.claims, method)()


def test_the_page_has_every_column_and_no_other(tables: onrecord.Tables, dossier: onrecord.Dossier) -> None:
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    sections = re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    on_page = {name: re.findall(r"^\| `(\w+)` \| (\S+) \| (.*) \|$", text, re.MULTILINE) for name, text in sections}
    made = {**tables, "records": _tables([], ["records"], "char", None)[0], **dossier.tables()}
    there = {n: [tuple(line.split(None, 2)) for line in table.schema.splitlines()] for n, table in made.items()}
    assert on_page == there


def test_the_full_record_fills_every_claim_column_that_it_tells() -> None:
    [claim] = rows(onrecord.Extraction.from_dict(full_record(), text=FULL_TEXT).tables().claims)
    empty = {"time", "time_text", "time_value", "time_earliest", "time_latest", "within", "source_description"}
    assert {name for name, value in claim.items() if value is None} == empty
