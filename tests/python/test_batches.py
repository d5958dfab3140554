"""Batches take what people have: lists with gaps, data frames, Arrow tables, files; one bad row never ends a run."""

from __future__ import annotations

import datetime
import gzip
import json
import sqlite3
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord

NAN = float("nan")
ROWS: list[dict[str, Any]] = [
    {"text": "Seoul said no.", "id": 7, "title": None, "published": datetime.datetime(2023, 9, 13, 22, 30)},
    {"text": "Erdoğan did not. 👍", "id": 8.0, "title": NAN, "published": "Wed, 13 Sep 2023 23:59:00 -0500"},
    {"text": "Kyïv agreed.", "id": None, "title": "News", "published": NAN},
]
KNOWN = [
    ("7", None, "2023-09-13"),
    ("8", None, "2023-09-13"),
    (None, "News", None),
]


def known(extractions: Any) -> list[tuple[str | None, str | None, str | None]]:
    return [(e.document.id, e.document.title, e.document.published) for e in extractions]


def test_dicts_with_gaps(extractor: onrecord.Extractor) -> None:
    found = list(extractor.pipe(ROWS))
    assert [e.text for e in found] == [row["text"] for row in ROWS]
    assert known(found) == KNOWN


@pytest.mark.parametrize(
    "published",
    [
        "2023-09-13",
        " 2023-09-13 ",
        "2023-09-13T23:59:59",
        "2023-09-13 08:30",
        "2023-09-13T08:30:00.123456Z",
        "2023-09-13T23:30:00+05:30",
        "Wed, 13 Sep 2023 08:30:00 GMT",
        datetime.date(2023, 9, 13),
        datetime.datetime(2023, 9, 13, 23, 59, tzinfo=datetime.timezone(datetime.timedelta(hours=-5))),
    ],
)
def test_days_of_publication(extractor: onrecord.Extractor, published: Any) -> None:
    assert extractor.extract("", published=published).document.published == "2023-09-13"


def test_values_of_numpy_and_pandas(extractor: onrecord.Extractor) -> None:
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    days = [numpy.datetime64("2023-09-13"), numpy.datetime64("2023-09-13T08:30:00.5"), pandas.Timestamp(2023, 9, 13)]
    assert {extractor.extract("", published=day).document.published for day in days} == {"2023-09-13"}
    for missing in (pandas.NA, pandas.NaT, numpy.datetime64("NaT", "D"), numpy.float32("nan"), numpy.nan):
        assert known([extractor.extract("", id=missing, title=missing, published=missing)]) == [(None, None, None)]
    assert extractor.extract("", id=numpy.int64(7)).document.id == "7"
    assert extractor.extract("", id=numpy.float64(7)).document.id == "7"


def test_columns_name_the_fields(extractor: onrecord.Extractor) -> None:
    rows = [{"body": "Seoul said no.", "key": 1, "outlet": "Wire", "section": 3}, {"body": "No.", "key": NAN}]
    found = list(extractor.pipe(rows, columns={"text": "body", "id": "key"}))
    assert [(e.text, e.document.id, e.document.outlet) for e in found] == [
        ("Seoul said no.", "1", "Wire"),
        ("No.", None, None),
    ]
    with pytest.raises(onrecord.OptionError, match="columns: `txt` is no field of a document; the fields are text, id"):
        extractor.pipe([], columns={"txt": "body"})
    with pytest.raises(TypeError, match="columns: must be a dict, such as"):
        extractor.pipe([], columns="body")  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="columns: `text` must have the name of a column, str, not int"):
        extractor.pipe([], columns={"text": 3})  # type: ignore[dict-item]


def test_keys_that_are_no_field_are_warned_of_once(extractor: onrecord.Extractor) -> None:
    rows = [{"text": "One.", "publised": "x"}, {"text": "Two.", "publised": "x"}, {"text": "Three.", 4: ""}]
    with pytest.warns(UserWarning) as caught:
        assert len(list(extractor.pipe(rows))) == 3
    assert [str(w.message) for w in caught] == [
        "documents: `publised`: passed over; the fields of a document are text, id, title, outlet, url, author, published",
        "documents: `4`: passed over; the fields of a document are text, id, title, outlet, url, author, published",
    ]
    assert {w.filename for w in caught} == {__file__}


def test_rows_that_are_like_dicts(extractor: onrecord.Extractor) -> None:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    rows = connection.execute("select 'Seoul said no.' as text, 7 as id union all select 'No.', null")
    assert known(extractor.pipe(rows)) == [("7", None, None), (None, None, None)]
    assert known(extractor.pipe([types.MappingProxyType({"text": "No.", "id": "a"})])) == [("a", None, None)]
    connection.close()


BAD: list[tuple[Any, str]] = [
    ({"id": 1}, "text: is missing"),
    ({"text": NAN}, "text: is missing"),
    (None, "text: is missing"),
    (NAN, "text: is missing"),
    (3, "document: must be str or dict, not int"),
    ({"text": b"x"}, 'text: must be str, not bytes; decode it first, as with .decode("utf-8")'),
    (
        {"text": "a", "published": ""},
        "published: `` is an invalid date: expected YYYY-MM-DD, such as 2023-09-13, an ISO 8601",
    ),
    ({"text": "a", "published": "soon"}, "published: `soon` is an invalid date: expected YYYY-MM-DD"),
    (
        {"text": "a", "published": 3.5},
        'published: must be str, such as "2023-09-13", datetime.date or datetime.datetime, not float (3.5)',
    ),
    ({"text": "a", "id": 7.5}, "id: must be str or int, not float (7.5)"),
    ({"text": "a", "id": True}, "id: must be str or int, not bool"),
    ({"text": "a", "title": 3}, "title: must be str, not int"),
    ("a\udce9", "text: lone surrogate U+DCE9 at index 1, which is not text: the byte 0xE9, which is no UTF-8"),
]


@pytest.mark.parametrize(("row", "message"), BAD)
def test_bad_rows_are_named(extractor: onrecord.Extractor, row: Any, message: str) -> None:
    rows = ["One.", row, "Three."]
    pipe = extractor.pipe(rows)
    assert next(pipe).text == "One."
    with pytest.raises((onrecord.DocumentError, TypeError)) as caught:
        next(pipe)
    assert str(caught.value).startswith(f"documents[1]: {message}")
    first, failure, third = extractor.pipe(rows, on_error="record", threads=2)
    assert isinstance(first, onrecord.Extraction)
    assert isinstance(third, onrecord.Extraction)
    assert isinstance(failure, onrecord.Failure)
    assert (failure.row, type(failure.error), str(failure.error)) == (1, type(caught.value), str(caught.value))
    with pytest.warns(UserWarning, match=r"^1 of 3 documents left out; the first: documents\[1\]: ") as warned:
        assert [e.text for e in extractor.pipe(rows, on_error="skip")] == ["One.", "Three."]
    assert [w.filename for w in warned] == [__file__]


@pytest.mark.parametrize("batch_size", [1, 2, 1000])
def test_order_is_kept_whatever_fails(extractor: onrecord.Extractor, batch_size: int) -> None:
    rows: list[Any] = [None if i % 3 == 0 else f"Number {i}." for i in range(50)]
    found = list(extractor.pipe(rows, on_error="record", batch_size=batch_size, threads=2))
    given = [f.row if isinstance(f, onrecord.Failure) else f.text for f in found]
    assert given == [i if row is None else row for i, row in enumerate(rows)]
    pairs = list(
        extractor.pipe(
            ((row, i) for i, row in enumerate(rows)), as_tuples=True, on_error="record", batch_size=batch_size
        )
    )
    assert [key for _, key in pairs] == list(range(50))
    with pytest.warns(UserWarning, match="17 of 50 documents left out"):
        assert len(list(extractor.pipe(rows, on_error="skip", batch_size=batch_size))) == 33
    with pytest.warns(UserWarning, match="2 of 2 documents left out"):
        assert list(extractor.pipe([None, None], on_error="skip", batch_size=batch_size)) == []


def test_no_pair(extractor: onrecord.Extractor) -> None:
    with pytest.raises(TypeError, match=r"documents\[0\]: must be a pair of a document and its context"):
        list(extractor.pipe([("One.", 1, 2)], as_tuples=True))  # type: ignore[call-overload]
    with pytest.raises(onrecord.OptionError, match="as_tuples: is for an iterable of pairs"):
        extractor.pipe("a.csv", as_tuples=True)  # type: ignore[call-overload]


@pytest.fixture(params=["pandas", "polars", "pyarrow"])
def frame(request: pytest.FixtureRequest) -> Callable[[dict[str, list[Any]]], Any]:
    module = pytest.importorskip(request.param)
    return module.table if request.param == "pyarrow" else module.DataFrame  # type: ignore[no-any-return]


def test_tables(extractor: onrecord.Extractor, frame: Callable[[dict[str, list[Any]]], Any]) -> None:
    days = [datetime.datetime(2023, 9, 13, 22, 30), None, datetime.datetime(2024, 2, 29)]
    texts = ["Seoul said no.", "Erdoğan did not. 👍", None]
    table = frame({"body": texts, "id": [7, None, 9], "published": days, "more": [1, 2, 3]})
    columns = {"text": "body"}
    *found, failure = extractor.pipe(table, columns=columns, on_error="record")
    assert known(found) == [("7", None, "2023-09-13"), (None, None, None)]
    assert isinstance(failure, onrecord.Failure)
    assert str(failure.error) == "documents[2]: text: is missing"
    with pytest.warns(UserWarning, match="documents: `more`: passed over") as caught:
        assert len(list(extractor.pipe(frame({"text": ["One."], "more": [1]})))) == 1
    assert caught[0].filename == __file__
    with pytest.raises(
        onrecord.OptionError, match=r"has no column `text`; its columns are body, id; name the one with"
    ):
        extractor.pipe(frame({"body": ["One."], "id": [1]}))
    with pytest.raises(onrecord.OptionError, match="has no column `key` for `id`; its columns are text"):
        extractor.pipe(frame({"text": ["One."]}), columns={"id": "key"})
    assert list(extractor.pipe(frame({"text": []}))) == []


def test_arrow_streams(extractor: onrecord.Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"text": [f"Number {i}." for i in range(3000)], "id": list(range(3000))})
    reader = pyarrow.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=1700))
    assert [e.document.id for e in extractor.pipe(reader)] == [str(i) for i in range(3000)]

    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return table.__arrow_c_stream__(requested_schema)

    assert len(list(extractor.pipe(Stream()))) == 3000

    class Column:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return table["text"].__arrow_c_stream__(requested_schema)

    assert [e.text for e in extractor.pipe(Column())] == table["text"].to_pylist()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    if "polars" in sys.modules:
        assert len(list(extractor.pipe(Stream()))) == 3000
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match=r"needs pyarrow or polars: pip install onrecord\[tables\]"):
        extractor.pipe(Stream())


SERIES: list[tuple[str, Callable[[Any, list[Any]], Any]]] = [
    ("pandas", lambda pandas, values: pandas.Series(values)),
    ("pandas", lambda pandas, values: pandas.Series(values, dtype=object)),
    ("polars", lambda polars, values: polars.Series(values)),
    ("pyarrow", lambda pyarrow, values: pyarrow.array(values)),
    ("pyarrow", lambda pyarrow, values: pyarrow.chunked_array([values[:1], values[1:]])),
]


@pytest.mark.parametrize(("module", "made"), SERIES)
def test_a_series_is_texts(extractor: onrecord.Extractor, module: str, made: Callable[[Any, list[Any]], Any]) -> None:
    package = pytest.importorskip(module)
    *found, failure = extractor.pipe(made(package, ["Peru agreed.", "Kyïv did not. 👍", None]), on_error="record")
    assert [getattr(e, "text", None) for e in found] == ["Peru agreed.", "Kyïv did not. 👍"]
    assert isinstance(failure, onrecord.Failure)
    assert str(failure.error) == "documents[2]: text: is missing"
    rows = made(package, [{"body": "Peru agreed.", "id": 7}, {"body": "Mali too.", "id": 8}])
    assert known(extractor.pipe(rows, columns={"text": "body"})) == [("7", None, None), ("8", None, None)]


CSV = (
    "id,body,published,section\r\n"
    '7,"Seoul said ""no"".\r\nIt left.",2023-09-13T08:30:00Z,a\r\n'
    "8,Erdoğan did not. 👍,,b\r\n"
    "\r\n"
    "9,Kyïv agreed.,13 Sept,c\r\n"
    "10,,2023-09-13,d\r\n"
    "11,One,2023-09-13,e,f\r\n"
    "12,Short row.\r\n"
)
COLUMNS = {"text": "body"}


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_csv_files(extractor: onrecord.Extractor, tmp_path: Path, packing: str, mark: bytes) -> None:
    path = tmp_path / f"articles.csv{packing}"
    path.write_bytes(packed(mark + CSV.encode(), packing))
    found = list(extractor.pipe(str(path), columns=COLUMNS, on_error="record"))
    good = [e for e in found if isinstance(e, onrecord.Extraction)]
    assert [(e.document.id, e.text, e.document.published) for e in good] == [
        ("7", 'Seoul said "no".\r\nIt left.', "2023-09-13"),
        ("8", "Erdoğan did not. 👍", None),
        ("12", "Short row.", None),
    ]
    bad = [(f.row, str(f.error)) for f in found if isinstance(f, onrecord.Failure)]
    assert [row for row, _ in bad] == [2, 3, 4]
    assert bad[0][1].startswith(f"{path}, line 6: published: `13 Sept` is an invalid date: expected YYYY-MM-DD")
    assert bad[1][1] == f"{path}, line 7: text: is missing"
    assert bad[2][1] == f"{path}, line 8: has 5 cells, the header 4; is a quotation mark missing?"


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
def test_jsonl_files(extractor: onrecord.Extractor, tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"articles.jsonl{packing}"
    lines = [
        json.dumps({"text": "Seoul\u2028said no.", "id": 7, "title": None}, ensure_ascii=False),
        "",
        '"Erdoğan did not."',
        '{"text": ',
        "[1]",
        '{"text": "a", "id": NaN}\r',
    ]
    path.write_bytes(packed("\n".join(lines).encode() + b'\n{"text": "\xe9"}', packing))
    found = list(extractor.pipe(path, on_error="record"))
    assert [e.text for e in found if isinstance(e, onrecord.Extraction)] == [
        "Seoul\u2028said no.",
        "Erdoğan did not.",
        "a",
    ]
    errors = [str(f.error) for f in found if isinstance(f, onrecord.Failure)]
    assert errors[0].startswith(f"{path}, line 4: is no JSON: ")
    assert errors[1] == f"{path}, line 5: must be an object or a text, not list"
    assert errors[2].startswith(
        f"{path}, line 7: text: lone surrogate U+DCE9 at index 0, which is not text: the byte 0xE9"
    )


def packed(data: bytes, packing: str) -> bytes:
    if packing == ".gz":
        return gzip.compress(data)
    if packing == ".zst":
        compressed: bytes = pytest.importorskip("zstandard").compress(data)
        return compressed
    return data


def test_files_that_cannot_be_read(extractor: onrecord.Extractor, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.csv"):
        extractor.pipe(tmp_path / "none.csv")
    for wrong in ("Seoul said no.", "articles.xlsx", tmp_path, ""):
        with pytest.raises(onrecord.OptionError, match=r"is no path of a .csv or .jsonl file, packed or not"):
            extractor.pipe(wrong)
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    with pytest.raises(onrecord.DocumentError, match=r"empty\.csv: is empty; a header line"):
        extractor.pipe(empty)
    header = tmp_path / "header.csv"
    header.write_text("headline,body\n", encoding="utf-8")
    with pytest.raises(onrecord.OptionError, match=r"header\.csv has no column `text`; its columns are headline, body"):
        extractor.pipe(header)
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(gzip.compress(b'"One."\n' * 50_000)[:-20])
    with pytest.raises(OSError, match=r"cut\.jsonl\.gz: the packed file is damaged or cut short"):
        list(extractor.pipe(cut, on_error="skip"))


def test_ids_of_a_column_with_gaps(extractor: onrecord.Extractor, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"id": [1, 2, None], "text": ["Peru agreed.", "Mali too.", "Chad did not."]})
    frame.to_csv(tmp_path / "gap.csv", index=False)
    assert "1.0," in (tmp_path / "gap.csv").read_text(encoding="utf-8")
    for source in (frame, tmp_path / "gap.csv"):
        assert [e.document.id for e in extractor.pipe(source)] == ["1", "2", None]
    (tmp_path / "other.csv").write_text("id,text\n0.0,A\n-3.0,B\n007.0,C\n7.50,D\n1e3,E\n", encoding="utf-8")
    ids = [e.document.id for e in extractor.pipe(tmp_path / "other.csv")]
    assert ids == ["0", "-3", "007.0", "7.50", "1e3"]


def test_faulty_quotation_marks_of_a_csv_file(extractor: onrecord.Extractor, tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text('id,text\n1,Peru agreed.\n2,"Mali said ""no"" and\n3,Chad did not.\n', encoding="utf-8")
    first, failure = extractor.pipe(path, on_error="record")
    assert isinstance(first, onrecord.Extraction) and isinstance(failure, onrecord.Failure)
    reason = "has a quotation mark that is never closed: all up to line 4, the last one, would be in one cell"
    assert (failure.row, str(failure.error)) == (1, f"{path}, line 3: {reason}")
    with pytest.raises(onrecord.DocumentError, match="line 3: has a quotation mark that is never closed"):
        list(extractor.pipe(path))
    # One that the next row closes: that row is lost too, but no other.
    path.write_text('id,text\n1,"Peru agreed.\n2,"Mali said no."\n3,"Chad\ndid not."\n', encoding="utf-8")
    failure, last = extractor.pipe(path, on_error="record")
    assert isinstance(last, onrecord.Extraction) and isinstance(failure, onrecord.Failure)
    assert last.text == "Chad\ndid not."
    assert str(failure.error).startswith(f"{path}, line 2: is no row of a CSV file: in line 3, text goes on after")
    path.write_text('id,"text\n1,Peru agreed.\n', encoding="utf-8")
    with pytest.raises(onrecord.DocumentError, match=r"open\.csv, line 1: has a quotation mark that is never closed"):
        extractor.pipe(path)


def test_long_articles_of_a_csv_file(extractor: onrecord.Extractor, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text('text\n"' + "Seoul said no.\n" * 20_000 + '"\n', encoding="utf-8")
    (extraction,) = extractor.pipe(path)
    assert len(extraction.text) == 300_000


def test_files_are_streamed(extractor: onrecord.Extractor, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('"Seoul said no."\n' * 1000 + "{", encoding="utf-8")
    pipe = extractor.pipe(path, batch_size=10)
    assert [next(pipe).text for _ in range(1000)] == ["Seoul said no."] * 1000
    with pytest.raises(onrecord.DocumentError, match="line 1001: is no JSON"):
        next(pipe)


def test_what_is_no_source(extractor: onrecord.Extractor) -> None:
    for source in (3, None, b"Seoul said no.", {"text": "Seoul said no."}):
        with pytest.raises(
            TypeError, match="documents: must be an iterable of texts or dicts, a data frame, an Arrow table"
        ):
            extractor.pipe(source)


def test_progress(extractor: onrecord.Extractor, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    pytest.importorskip("tqdm")
    with warnings.catch_warnings():
        # Outside of a notebook tqdm.auto may say that it found no widgets.
        warnings.simplefilter("ignore")
        assert [e.text for e in extractor.pipe(["One.", "Two."], progress=True)] == ["One.", "Two."]
    assert "2/2" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.warns(UserWarning, match=r"progress: a bar needs the package tqdm: pip install onrecord\[progress\]"):
        assert len(list(extractor.pipe(["One."], progress=True))) == 1


def test_a_source_that_fails_is_no_bad_row(extractor: onrecord.Extractor) -> None:
    def source() -> Iterator[str]:
        yield "One."
        raise LookupError("gone")

    pipe = extractor.pipe(source(), on_error="record")
    assert isinstance(next(pipe), onrecord.Extraction)
    with pytest.raises(LookupError, match="gone"):
        next(pipe)


def test_a_file_of_500_rows(extractor: onrecord.Extractor, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"headline": ["News", None] * 250, "body": ["Seoul said no to Kyïv."] * 500})
    frame["date"] = pandas.Timestamp("2023-09-13T08:30:00", tz="UTC")
    frame.loc[400, "body"] = None
    frame.loc[300, "date"] = pandas.NaT
    frame.to_csv(tmp_path / "articles.csv", index_label="id")
    columns = {"text": "body", "title": "headline", "published": "date"}
    for source in (frame, tmp_path / "articles.csv"):
        with pytest.warns(UserWarning, match="1 of 500 documents left out"):
            found = list(extractor.pipe(source, columns=columns, on_error="skip", threads=0))
        assert len(found) == 499
        assert [e.document.published for e in found].count(None) == 1
        assert [e.document.title for e in found].count(None) == 250
