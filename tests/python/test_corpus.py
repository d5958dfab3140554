"""Corpus files: what was written reads back, and whoever reads it learns where it is wrong."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

import onrecord


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.jsonl.gz", "corpus.jsonl.zst"])
def test_round_trip(extractor: onrecord.Extractor, full: onrecord.Extraction, tmp_path: Path, name: str) -> None:
    if name.endswith(".zst"):
        pytest.importorskip("zstandard")
    texts = ["", "Seoul said\u2028no.\r\n\n", "Erdoğan 👍", "x" * 100_000]
    written = [full, *extractor.pipe(texts)]
    assert onrecord.write_jsonl(tmp_path / name, iter(written)) == 5
    assert list(onrecord.read_jsonl(str(tmp_path / name))) == written
    assert onrecord.write_jsonl(tmp_path / name, []) == 0
    assert list(onrecord.read_jsonl(tmp_path / name)) == []


def test_lines_are_as_documented(full: onrecord.Extraction, tmp_path: Path) -> None:
    onrecord.write_jsonl(tmp_path / "corpus.jsonl", [full])
    (line,) = (tmp_path / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"schema": "onrecord-corpus/1", "text": full.text, "record": full.to_dict()}


def test_bad_lines_are_named(full: onrecord.Extraction, tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    onrecord.write_jsonl(path, [full])
    good = path.read_text(encoding="utf-8")
    for bad, message in [
        ("{", "line 3: record: is no line of a corpus: "),
        (good.strip().replace("corpus/1", "corpus/9"), "line 3: record: schema: `onrecord-corpus/9` is not known"),
        (
            good.strip().replace('"end":93', '"end":999'),
            r"line 3: record: sentences\[0\]: 2\.\.999 does not fit the text",
        ),
    ]:
        path.write_text(f"{good}\n{bad}\n", encoding="utf-8")
        found = onrecord.read_jsonl(path)
        assert next(found) == full
        with pytest.raises(onrecord.RecordError, match=rf"corpus\.jsonl, {message}"):
            next(found)
    path.write_bytes(good.encode().replace("Erdoğan".encode(), b"Erdo\xe9an", 1))
    with pytest.raises(onrecord.RecordError, match=r"corpus\.jsonl, line 1: line: lone surrogate U\+DCE9"):
        list(onrecord.read_jsonl(path))


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.jsonl"):
        onrecord.read_jsonl(tmp_path / "none.jsonl")
    with pytest.raises(TypeError, match=r"extractions\[0\]: must be onrecord.Extraction, not str"):
        onrecord.write_jsonl(tmp_path / "a.jsonl", ["text"])  # type: ignore[list-item]
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b"\n" * 100_000)[:-5])
    with pytest.raises(OSError, match=r"cut\.jsonl\.gz: the packed file is damaged or cut short"):
        list(onrecord.read_jsonl(tmp_path / "cut.jsonl.gz"))
    monkeypatch.setitem(sys.modules, "zstandard", None)
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    with pytest.raises(ImportError, match=r"a\.jsonl\.zst: a .zst file needs Python 3.14 or `pip install zstandard`"):
        onrecord.write_jsonl(tmp_path / "a.jsonl.zst", [])
