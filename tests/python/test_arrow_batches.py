"""From Arrow batches of articles to Arrow batches of what is found, on one machine."""

from __future__ import annotations

import datetime
import json
import pickle
import re
from typing import Any, get_args

import pyarrow
import pytest

import onrecord
from onrecord import batches
from onrecord.types import BatchTable

TABLES: tuple[BatchTable, ...] = get_args(BatchTable)


@pytest.fixture
def table(articles: list[dict[str, str]]) -> pyarrow.Table:
    return pyarrow.Table.from_pylist(articles)


def made(found: Any, table: BatchTable) -> pyarrow.Table:
    return pyarrow.Table.from_batches(list(found), batches.schema(table))


def batch(**columns: list[Any]) -> pyarrow.RecordBatch:
    return pyarrow.RecordBatch.from_pydict(columns)


def records(*articles: pyarrow.RecordBatch) -> list[dict[str, Any]]:
    found = made(batches.process(articles), "records").to_pylist()
    return [json.loads(row["record"]) for row in found]


@pytest.mark.parametrize("name", TABLES)
def test_rows_do_not_depend_on_batches_or_threads(table: pyarrow.Table, name: BatchTable) -> None:
    whole = made(batches.process(table.to_batches(), table=name), name)
    for size, threads in [(1, 1), (3, 2), (100, 0)]:
        cut = made(batches.process(table.to_batches(max_chunksize=size), table=name, threads=threads), name)
        assert cut.equals(whole)
    assert whole.num_rows > 0 and "article" not in whole.column_names and "article_id" in whole.column_names


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_those_of_the_tables(
    extractor: onrecord.Extractor, articles: list[dict[str, str]], table: pyarrow.Table, name: BatchTable
) -> None:
    if name == "records":
        extractions = [
            onrecord.Extraction.from_json(row["record"], text=row["text"])
            for row in made(batches.process(table.to_batches()), name).to_pylist()
        ]
        assert extractions == list(extractor.pipe(articles))
    else:
        expected = pyarrow.table(onrecord.tables(extractor.pipe(articles))[name]).drop_columns(["article"])
        assert made(batches.process(table.to_batches(), table=name), name).equals(expected)


def test_columns_may_have_other_types() -> None:
    stamp = datetime.datetime(2024, 5, 3, 12)
    found = records(
        batch(id=[7, None], text=["Seoul protested.", None], published=[stamp.date(), None], section=["a", "b"]),
        batch(text=["é"], published=[stamp]),
        batch(text=["👍"], published=["2024-05-03"], title=["Yes"], url=["x"], author=["y"], outlet=["z"]),
    )
    documents = [record["document"] for record in found]
    assert [d["id"] for d in documents] == ["7", None, None, None]
    assert [d["published"] for d in documents] == ["2024-05-03", None, "2024-05-03", "2024-05-03"]
    assert [documents[3][field] for field in ("title", "url", "author", "outlet")] == ["Yes", "x", "y", "z"]


def test_nothing_in_nothing_out() -> None:
    assert list(batches.process([])) == []
    assert sum(found.num_rows for found in batches.process([batch(text=[])])) == 0
    with pytest.raises(onrecord.DocumentError, match=r"^text: there is no such column; there are body, id$"):
        list(batches.process([batch(body=["a"], id=["b"])]))


def test_wrong_values_are_named() -> None:
    with pytest.raises(onrecord.DocumentError, match=r"^documents\[1\]: published"):
        list(batches.process([batch(text=["a", "b"], published=["2024-05-03", "2024-02-30"])]))
    with pytest.raises(TypeError, match=r"^documents\[0\]: text: must be str, not int"):
        list(batches.process([batch(text=[3])]))


def test_what_is_no_record_batch_is_named(table: pyarrow.Table) -> None:
    must = "articles: must be an iterable of pyarrow.RecordBatch, not"
    for wrong, message in [
        (table, f"{must} Table; articles.to_batches() gives them"),
        (batch(text=["No."]), f"{must} RecordBatch; a single one goes into a list"),
        ("No.", f"{must} str"),
        (None, f"{must} NoneType"),
        ([{"text": "No."}], "articles[0]: must be pyarrow.RecordBatch, not dict"),
    ]:
        with pytest.raises(TypeError, match=f"^{re.escape(message)}$"):
            list(batches.process(wrong))


def test_wrong_options_are_seen_before_anything_runs() -> None:
    with pytest.raises(onrecord.OptionError, match=r"`groups` is not accepted; use one of articles, .*, records$"):
        batches.process([], table="groups")  # type: ignore[arg-type]
    with pytest.raises(onrecord.OptionError, match="`word` is not accepted"):
        batches.process([], offset_unit="word")  # type: ignore[arg-type]


def test_a_worker_pickles_and_makes_its_extractor_once(table: pyarrow.Table) -> None:
    with pytest.warns(UserWarning, match="no entry of the kind `country`"):
        own = onrecord.Extractor(onrecord.Gazetteer.from_entries([]), claims="all")
    worker = pickle.loads(pickle.dumps(batches.Worker("mentions", own, "char")))
    found = made(worker(table.to_batches()), "mentions")
    assert (
        found.num_rows
        == made(batches.process(table.to_batches(), table="mentions", extractor=own), "mentions").num_rows
    )
    assert batches._made(pickle.dumps(own)) is batches._made(pickle.dumps(own))
