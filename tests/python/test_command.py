"""The command `python -m onrecord`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from conftest import FULL_TEXT, ROOT
from onrecord.__main__ import main, read_article
from onrecord.display import readable


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8")


def test_sample_articles() -> None:
    done = run(str(ROOT / "examples" / "articles"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("─" * 40) >= 8
    assert "Silk Junction News · 2024-08-22" in done.stdout


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ROOT / "examples" / "articles"), "--json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["schema"] for record in records] == ["onrecord/1"] * len(records)
    assert records[0]["document"]["id"] == "01-wire"


def test_standard_input_and_options(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("id,name,kind\nx/1,Acme Arms,organization\n", encoding="utf-8")
    done = run("--json", "--gazetteer", str(table), "--published", "2023-09-13", text="title: T\n---\nAcme Arms sold.")
    assert "no names of countries will be found" in done.stderr
    record = json.loads(done.stdout)
    assert record["document"]["published"] == "2023-09-13"
    assert record["document"]["title"] == "T"


def test_what_goes_wrong_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_text("published: soon\n---\nText.", encoding="utf-8")
    good.write_text("Text.", encoding="utf-8")
    assert main([str(bad), str(good), str(tmp_path / "none.txt")]) == 1
    out, err = capsys.readouterr()
    assert "good.txt" in out
    assert f"onrecord: {bad}: published: `soon` is an invalid date" in err
    assert "none.txt" in err
    assert main(["--gazetteer", str(tmp_path / "none.csv"), str(good)]) == 1
    assert "none.csv" in capsys.readouterr().err
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main([str(empty)]) == 1


def test_a_reader_that_has_seen_enough() -> None:
    command = [sys.executable, "-m", "onrecord", "--json", *[str(ROOT / "examples" / "articles")] * 20]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


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
