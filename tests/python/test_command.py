"""The command `onrecord`."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import onrecord
from conftest import FULL_TEXT, ROOT
from onrecord.cli import main
from onrecord.cli.articles import read_article
from onrecord.display import readable

SAMPLES = sorted(str(path) for path in (ROOT / "examples" / "articles").glob("*.txt"))
GERMAN = (
    "Der Minister sagte am Dienstag, dass bisher keine Waffen an den Iran geliefert worden seien und das so bleibe."
)
PAGE = """<!doctype html><html><head><title>Peru sells tanks</title>
<meta property="og:site_name" content="Harbour Herald"><meta name="date" content="2024-05-02">
<script>var headline = "Storm killed 40 soldiers";</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Peru sells tanks</h1>
<p>Peru sold 20 tanks to Mali on Wednesday, the Peruvian defence ministry said in a statement from Lima.</p>
<p>The café of the ministry was closed, and the Malian army confirmed the deal to reporters in Bamako.</p>
</article><footer>Subscribe to our newsletter</footer></body></html>"""


def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", *arguments]
    done = subprocess.run(command, input=data, capture_output=True)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def ids(out: str) -> list[object]:
    return [record["document"]["id"] for record in lines(out)]  # type: ignore[index]


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(SAMPLES) == 0
    out, err = capsys.readouterr()
    assert sum(line.startswith("─") for line in out.splitlines()) == len(SAMPLES) >= 8
    assert "Silk Junction News · 2024-08-22" in out
    assert err == f"onrecord: {len(SAMPLES)} read, 0 not\n"


def test_records_hold_text_path_and_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "-q", "--json", *SAMPLES]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    records = lines(out)
    assert ids(out) == [record["path"] for record in records] == SAMPLES
    for record in records:
        text = record["text"]
        assert isinstance(text, str)
        extraction = onrecord.Extraction.from_dict(record, text=text)
        coded = [event["codes"]["cameo"] for event in record["events"]]  # type: ignore[attr-defined]
        assert coded == [event.codes.cameo for event in extraction.events]
    assert main(["extract", "-q", "--json", "--threads", "2", *SAMPLES]) == 0
    assert capsys.readouterr().out == out


def test_one_name_in_two_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("b", "a", "a/sub", ".hidden"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "x.txt").write_text("Mali denied it.", encoding="utf-8")
    assert main(["--json", "-q", str(tmp_path)]) == 0
    expected = [f"{tmp_path.as_posix()}/{name}" for name in ("a/sub/x.txt", "a/x.txt", "b/x.txt")]
    assert ids(capsys.readouterr().out) == expected


def test_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "news.csv"
    table.write_text(
        'key,body,published\n7,"Iran said, ""no""\nin Bamako.",2024-05-02\n,Peru sold tanks.,\n', encoding="utf-8"
    )
    assert main(["--json", "-q", "--columns", "text=body,id=key", str(table)]) == 0
    first, second = lines(capsys.readouterr().out)
    assert (first["text"], first["path"]) == ('Iran said, "no"\nin Bamako.', str(table))
    assert [r["document"]["id"] for r in (first, second)] == ["7", f"{table}#4"]  # type: ignore[index]
    assert main(["--json", "-q", str(table)]) == 1
    assert f"{table}#3: has no text: its fields are `key`, `body`, `published`; name" in capsys.readouterr().err


def test_rows_are_those_of_pipe(
    extractor: onrecord.Extractor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ["1.0,Peru agreed.", '2.0,""', "3.0", "4.0,Mali too.,more", "5.0,Chad did not.", '6.0,"Kyïv said ""no""']
    path = tmp_path / "gap.csv"
    path.write_text("\n".join(["id,text", *rows, "7.0,Lost."]), encoding="utf-8")
    found = list(extractor.pipe(path, on_error="record"))
    assert main(["--json", str(path)]) == 1
    out, err = capsys.readouterr()
    assert ids(out) == [e.document.id for e in found if isinstance(e, onrecord.Extraction)] == ["1", "5"]
    assert err.splitlines() == [
        f"onrecord: {path}#3: has no text: its `text` is empty",
        f"onrecord: {path}#4: has no text: its `text` is empty",
        f"onrecord: {path}#5: has 3 cells, the header 2; is a quotation mark missing?",
        f"onrecord: {path}#7: has a quotation mark that is never closed: all up to line 8, the last one, would be in "
        "one cell",
        "onrecord: 2 read, 4 not",
    ]
    path.write_text('id,"text\n1,Peru agreed.\n', encoding="utf-8")
    assert main(["--json", str(path)]) == 1
    assert f"{path}#1: has a quotation mark that is never closed" in capsys.readouterr().err
    whole = tmp_path / "whole.jsonl"
    whole.write_text('{"id": 7.0, "text": "Mali too."}\n{"id": "7.0", "text": "Mali too."}\n', encoding="utf-8")
    assert main(["--json", "-q", str(whole)]) == 0
    assert ids(capsys.readouterr().out) == [e.document.id for e in extractor.pipe(whole)] == ["7", "7.0"]


def test_faulty_rows_do_not_end_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ['{"text": "Seoul said no.", "id": 7}', "", "{", "[1]", '{"text": null}', '{"text": 5}']
    rows += ['{"text": "No.", "published": "soon"}', '{"text": "A \\ud800"}', '{"text": "Mali denied it. 🙂"}']
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert main(["--json", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    name = f"{tmp_path.as_posix()}/rows.jsonl"
    assert ids(out) == ["7", f"{name}#9"]
    told = [line.removeprefix(f"onrecord: {name}#") for line in err.splitlines()]
    assert [line[0] for line in told] == ["3", "4", "5", "6", "7", "8", "o"]
    assert told[4].startswith("7: published: `soon` is an invalid date")
    assert told[3] == "6: text: must be str, not int"
    assert told[5].startswith("8: text: lone surrogate U+D800")
    assert told[6] == "onrecord: 2 read, 6 not"


def test_web_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "latin.html").write_bytes(
        PAGE.replace("<title>", '<meta charset="iso-8859-1"><title>').encode("latin-1")
    )
    (tmp_path / "page.htm").write_text(PAGE, encoding="utf-8")
    (tmp_path / "none.html").write_text("<html><body></body></html>", encoding="utf-8")
    assert main(["--json", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    for record in lines(out):
        document, text = record["document"], record["text"]
        assert isinstance(document, dict) and isinstance(text, str)
        assert (document["title"], document["published"]) == ("Peru sells tanks", "2024-05-02")
        assert document["outlet"] == "Harbour Herald"
        assert "café" in text and "Storm" not in text and "Subscribe" not in text
    assert len(lines(out)) == 2
    assert "none.html: is a web page without an article" in err


def test_standard_input() -> None:
    article = b"title: T\npublished: 2023-09-13\n---\nAcme Arms sold rifles."
    done = run("--json", data=article)
    record = json.loads(done.stdout)
    assert (record["document"]["id"], record["document"]["title"], record["path"]) == ("-", "T", "-")
    done = run("-q", "--json", "-", data=b'{"text": "Seoul said no."}\n{"id": "b", "text": "Yes."}\n')
    assert ids(done.stdout) == ["-#1", "b"]
    assert (done.returncode, done.stderr) == (0, "")
    assert run("-q", "--json", data=b"").returncode == 0


def test_options(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("id,name,kind\nx/1,Acme Arms,organization\n", encoding="utf-8")
    options = ["--gazetteer", str(table), "--published", "2023-09-13", "--claims", "all"]
    record = json.loads(run("--json", *options, data=b"Acme Arms sold.").stdout)
    assert record["document"]["published"] == "2023-09-13"
    assert record["mentions"][0]["entity"] == "x/1"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le café in Lima said “no” – and Peru’s army sold nothing to Mali on Monday.", "cp1252"),
        ("Erdoğan said Türkiye sold drones to Kyïv.", "utf-16"),
        ("Erdoğan said Türkiye sold drones to Kyïv. 🙂", "utf-8-sig"),
        ("Erdoğan said Türkiye sold drones to Kyïv.", "utf-32"),
    ],
)
def test_encodings(text: str, encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("charset_normalizer")
    (tmp_path / "x.txt").write_bytes(text.encode(encoding))
    (tmp_path / "x.jsonl").write_bytes(json.dumps({"text": text}, ensure_ascii=False).encode(encoding))
    assert main(["--json", "-q", str(tmp_path)]) == 0
    assert [record["text"] for record in lines(capsys.readouterr().out)] == [text, text]


def test_an_encoding_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("Źródło: Łódź".encode("cp1250"))
    assert main(["--json", "-q", "--encoding", "cp1250", str(path)]) == 0
    assert lines(capsys.readouterr().out)[0]["text"] == "Źródło: Łódź"
    assert main(["--json", "-q", "--encoding", "ascii", str(path)]) == 1
    assert "byte 0 does not fit the encoding ascii" in capsys.readouterr().err
    assert main(["--encoding", "morse", str(path)]) == 2
    assert "--encoding: `morse` is not known" in capsys.readouterr().err


def test_what_cannot_be_read_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "a.pdf": b"%PDF-1.7\n",
        "b.docx": b"PK\x03\x04\x14\x00",
        "c.txt": b"text\x00\x01\x02",
        "d.txt": b"published: soon\n---\nText.",
        "e.md": "Mali denied it. 🙂".encode(),
        "f.csv": b"a\x00b\n",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    names = [str(tmp_path / name) for name in [*files, "none.txt"]]
    assert main(["--json", *names]) == 1
    out, err = capsys.readouterr()
    assert ids(out) == [names[4]]
    reasons = dict(line.removeprefix("onrecord: ").split(": ", 1) for line in err.splitlines()[:-1])
    assert reasons == {
        names[0]: "is a PDF; save its text first",
        names[1]: "is a ZIP archive or an office document; save its text first",
        names[2]: "is binary data",
        names[3]: reasons[names[3]],
        names[5]: "is binary data",
        names[6]: "No such file or directory",
    }
    assert reasons[names[3]].startswith("published: `soon` is an invalid date")
    # In a folder only what is known by its ending is read.
    assert main(["--json", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "e.md: is none of .txt" in err


def test_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-q", "--format", "csv", "--output", str(tmp_path / "tables"), *SAMPLES]) == 0
    tables = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "tables").iterdir()}
    events = list(csv.DictReader(io.StringIO(tables["events"])))
    claims = list(csv.DictReader(io.StringIO(tables["claims"])))
    assert {row["article"] for row in events} == {row["article"] for row in claims} == set(SAMPLES)
    assert all(float(row["confidence"]) <= 1 and row["kind"] for row in events)
    said = {(row["article"], row["claim"]) for row in claims}
    assert all((row["article"], row["claim"]) in said for row in events if row["claim"])
    assert main(["-q", "--format", "csv", *SAMPLES]) == 0
    assert capsys.readouterr().out == tables["events"]
    assert main(["-q", "--format", "csv", "--table", "sentences", *SAMPLES]) == 2
    assert "--table: `sentences` is not known" in capsys.readouterr().err


def test_pages(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        '{"text": "<script>alert(1)</script> Peru sold tanks."}\n{"text": "Mali denied it."}\n', encoding="utf-8"
    )
    assert main(["-q", "--format", "html", "--output", str(tmp_path / "pages"), str(rows), str(rows)]) == 0
    pages = {page.name: page.read_text(encoding="utf-8") for page in (tmp_path / "pages").rglob("*.html")}
    assert set(pages) == {f"rows.jsonl-{n}.html" for n in ("1", "1-2", "2", "2-2")}
    assert all("<script>alert" not in page for page in pages.values())


def test_outputs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "saved.jsonl"
    assert main(["-q", "--json", "--output", str(saved), *SAMPLES]) == 0
    assert capsys.readouterr().out == ""
    # What was saved is not extracted again.
    assert main(["-q", "--json", str(saved)]) == 0
    again = lines(capsys.readouterr().out)
    assert [{**record, "path": ""} for record in again] == [
        {**record, "path": ""} for record in lines(saved.read_text(encoding="utf-8"))
    ]
    assert main(["-q", "--format", "html", *SAMPLES]) == 2
    assert "--format html needs --output FOLDER" in capsys.readouterr().err
    assert main(["-q", "--json", "--output", str(tmp_path), *SAMPLES]) == 2


def test_outputs_that_are_packed_or_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-q", "--json", *SAMPLES]) == 0
    records = capsys.readouterr().out
    assert main(["-q", "--json", "-o", str(tmp_path / "packed.jsonl.gz"), *SAMPLES]) == 0
    assert gzip.decompress((tmp_path / "packed.jsonl.gz").read_bytes()).decode() == records
    assert main(["-q", "--json", "-o", str(tmp_path / "packed.jsonl.xz"), *SAMPLES]) == 2
    assert ".xz is not accepted; use .gz, .zst" in capsys.readouterr().err
    saved = tmp_path / "saved.jsonl"
    saved.write_text(records, encoding="utf-8", newline="\n")
    for source in (saved, tmp_path):
        assert main(["-q", "--json", "-o", str(saved), str(source)]) == 2
        assert "saved.jsonl` is among what is read; write to another folder" in capsys.readouterr().err
        assert saved.read_text(encoding="utf-8") == records


def test_match(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.txt"
    path.write_text("👍 Erdoğan went\tto North\nKorea.", encoding="utf-8")
    assert main(["match", "-q", str(path)]) == 0
    header, *rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(row["start"], row["end"], row["text"], row["id"]) for row in found] == [
        ("2", "9", "Erdoğan", "person/recep-tayyip-erdogan"),
        ("18", "29", "North Korea", "country/KP"),
    ]
    assert main(["match", "-q", "--format", "jsonl", str(path)]) == 0
    first = lines(capsys.readouterr().out)[0]
    assert (first["path"], first["text"], first["kind"]) == (str(path), "Erdoğan", "person")
    saved = tmp_path / "saved.jsonl"
    record = {"schema": "onrecord/1", "document": {"id": "a1"}, "text": "Iran"}
    saved.write_text("\n".join(map(json.dumps, [record, {**record, "document": None}, {"text": 5}])), encoding="utf-8")
    assert main(["match", "-q", "--format", "jsonl", str(saved)]) == 1
    out, err = capsys.readouterr()
    assert [hit["article"] for hit in lines(out)] == ["a1", f"{saved}#2"]
    assert "#3: text: must be str, not int" in err


def test_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deal = str(ROOT / "examples" / "articles" / "deal")
    texts = sorted(str(path) for path in Path(deal).glob("*.txt"))
    assert main(["dossier", "-q", *texts]) == 0
    groups = capsys.readouterr().out
    assert "transfer" in groups and "said by" in groups
    records, saved = tmp_path / "records.jsonl", tmp_path / "deal.jsonl"
    assert main(["extract", "-q", "--json", "-o", str(records), *texts]) == 0
    assert main(["dossier", "-q", "-o", str(saved), str(records)]) == 0
    assert len(onrecord.Dossier.from_jsonl(saved.read_text(encoding="utf-8"))) == len(texts)
    for source in (records, saved):
        assert main(["dossier", "-q", str(source)]) == 0
        assert capsys.readouterr().out == groups
    for what in ("timeline", "register"):
        assert main(["dossier", "-q", "--show", what, str(saved)]) == 0
        shown = capsys.readouterr().out
        assert main(["dossier", "-q", "--show", what, "--format", "jsonl", str(saved)]) == 0
        assert len(lines(capsys.readouterr().out)) == len(shown.splitlines()) > 0
    assert main(["dossier", "-q", "-o", str(tmp_path / "deal.graphml"), str(saved)]) == 0
    assert "<graphml" in (tmp_path / "deal.graphml").read_text(encoding="utf-8")
    assert main(["dossier", "-q", "-o", str(tmp_path / "deal.doc"), str(saved)]) == 2
    assert "use .jsonl, .graphml or .html" in capsys.readouterr().err


def test_other_languages_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(GERMAN, encoding="utf-8")
    assert main(["--json", str(path)]) == 0
    out, err = capsys.readouterr()
    assert f"onrecord: {path}: the text seems to be in German" in err
    assert lines(out)[0]["document"]["warnings"][0]["code"] == "language"  # type: ignore[index]


def test_faulty_command_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Text.", encoding="utf-8")
    for options, said in [
        (["--gazetteer", str(tmp_path / "none.csv")], "none.csv"),
        (["--columns", "text"], "--columns: `text` is not accepted"),
        (["--columns", "date=day"], "with a field of text, id"),
        (["--threads", "-1"], "threads: -1 is not accepted"),
    ]:
        assert main([*options, str(good)]) == 2
        assert said in capsys.readouterr().err
    for arguments in (["--format", "xml"], ["dossier", "--show", "all"], ["match", "--claims", "all"]):
        with pytest.raises(SystemExit) as stopped:
            main([*arguments, str(good)])
        assert stopped.value.code == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main([str(empty)]) == 1
    assert "0 read, 0 not" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough() -> None:
    command = [sys.executable, "-m", "onrecord", "-q", "--json", *SAMPLES * 20]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[dict[str, object]] = []

    class Progress(Iterator[object]):
        def __init__(self, found: Iterable[object], **options: object) -> None:
            shown.append(options)
            self.found = iter(found)

        def __next__(self) -> object:
            return next(self.found)

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setitem(sys.modules, "tqdm", SimpleNamespace(tqdm=Progress))
    for options in ([], ["-q"]):
        assert main(["match", *options, SAMPLES[0]]) == 0
    assert shown == [{"unit": " articles", "leave": False}]
    # Without the package there is none.
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert main(["match", SAMPLES[0]]) == 0
    assert capsys.readouterr().err == "onrecord: 1 read, 0 not\n" * 2


def test_missing_packages_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for package in ("trafilatura", "charset_normalizer", "pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, package, None)
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("café".encode("cp1252"))
    assert main(["--json", str(tmp_path)]) == 1
    page, text, _ = capsys.readouterr().err.splitlines()
    assert page.endswith("a.html: is a web page, which needs `pip install onrecord[web]`")
    assert text.endswith("is not UTF-8; name its --encoding, or `pip install onrecord[web]` to have it guessed")
    assert main(["--format", "parquet", "-o", str(tmp_path / "out"), SAMPLES[0]]) == 2
    assert "--format parquet" in capsys.readouterr().err


def test_an_interrupt_has_a_code_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.run.articles", interrupted)
    assert main([SAMPLES[0]]) == 130


def test_header() -> None:
    assert read_article("title: A: b\nauthor:\n\n---\nx") == {"text": "title: A: b\nauthor:\n\n---\nx"}
    assert read_article("title: A: b\nauthor:\r\n---\r\nx\r\ny") == {"title": "A: b", "text": "x\r\ny"}
    assert read_article("---\nx") == {"text": "---\nx"}
    assert read_article("") == {"text": ""}


def test_readable(full: onrecord.Extraction) -> None:
    shown = readable(full, width=70)
    assert max(map(len, shown.splitlines())) <= 70
    flat = " ".join(shown.split())
    for words in [
        "Wire · 2023-09-14 · rests on Anadolu",
        "c1 Recep Tayyip Erdoğan — say — “that some 40 drones … had been sold”",
        "relayed by Anadolu · to “reporters” · at “in Ankara” · cue “told” · in the article's words",
        "e1 transfer(item: “drones” [some 40 drones]; supplier: Türkiye)",
        "actual · 2023-09-13 (“13 September”) · at Ankara · trigger “sold”",
        "said by Recep Tayyip Erdoğan, relayed by Anadolu (c1)",
    ]:
        assert words in flat, shown


def test_quotation_marks_of_the_article_serve() -> None:
    text = "“We said “no” twice,” he said."
    content = {"spans": [{"start": 0, "end": 21}], "quotation": "direct"}
    record = {"schema": "onrecord/1", "claims": [{"id": "c1", "content": content}]}
    shown = readable(onrecord.Extraction.from_dict(record, text=text))
    assert "(no one named) — say — “" in shown
    assert FULL_TEXT not in shown


def test_parquet_counts_articles_over_batches(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "Mali denied it."}\n' * 300, encoding="utf-8")
    assert main(["-q", "--format", "parquet", "--output", str(tmp_path), str(rows)]) == 0
    articles = parquet.read_table(tmp_path / "articles.parquet")
    assert articles["article"].to_pylist() == list(range(300))
    mentions = parquet.read_table(tmp_path / "mentions.parquet")
    assert set(mentions["article"].to_pylist()) == set(range(300))
