"""Corpus files: what was written reads back, and whoever reads it learns where it is wrong."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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


WRITERS: list[tuple[str, Callable[..., int], Callable[[Path], Iterator[onrecord.Extraction]]]] = [
    ("kept.jsonl", onrecord.write_jsonl, onrecord.read_jsonl),
    ("kept.jsonl.gz", onrecord.write_jsonl, onrecord.read_jsonl),
    ("kept.parquet", onrecord.write_parquet, onrecord.read_parquet),
]


@pytest.mark.parametrize(("name", "write", "read"), WRITERS)
def test_what_fails_leaves_the_old_file(
    full: onrecord.Extraction, tmp_path: Path, name: str, write: Any, read: Any
) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / name

    def broken() -> Iterator[onrecord.Extraction]:
        yield full
        raise LookupError("the source is gone")

    assert write(path, [full, full]) == 2
    before = path.read_bytes()
    for wrong, error in [(full, TypeError), (None, TypeError), ([full, "text"], TypeError), (broken(), LookupError)]:
        with pytest.raises(error):
            write(path, wrong)
        assert path.read_bytes() == before
        assert [entry.name for entry in tmp_path.iterdir()] == [name]
    with pytest.raises(LookupError):
        write(tmp_path / f"new-{name}", broken())
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    # A file may be written from what is read of it.
    assert write(path, read(path)) == 2
    assert list(read(path)) == [full, full]


@pytest.mark.skipif(sys.platform == "win32", reason="other permissions")
def test_the_new_file_is_reached_as_the_old_one(full: onrecord.Extraction, tmp_path: Path) -> None:
    path, link = tmp_path / "corpus.jsonl", tmp_path / "link.jsonl"
    onrecord.write_jsonl(path, [full])
    (tmp_path / "plain").touch()
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode
    path.chmod(0o640)
    link.symlink_to(path)
    assert onrecord.write_jsonl(link, [full, full]) == 2
    assert (path.stat().st_mode & 0o777, link.is_symlink()) == (0o640, True)
    assert len(list(onrecord.read_jsonl(path))) == 2
    assert onrecord.write_jsonl(os.devnull, [full]) == 1
    with pytest.raises(IsADirectoryError, match=str(tmp_path)):
        onrecord.write_jsonl(tmp_path, [full])
    with pytest.raises(FileNotFoundError, match=r"none/corpus\.jsonl"):
        onrecord.write_jsonl(tmp_path / "none" / "corpus.jsonl", [full])


@pytest.mark.parametrize("ending", [".bz2", ".xz", ".zip"])
def test_other_packings_are_refused(full: onrecord.Extraction, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"corpus.jsonl{ending}"
    message = rf"{ending} is not accepted; use \.gz, \.zst or a file that is not packed$"
    with pytest.raises(onrecord.OptionError, match=message):
        onrecord.write_jsonl(path, [full])
    assert not path.exists()
    path.write_bytes(b"")
    with pytest.raises(onrecord.OptionError, match=message):
        onrecord.read_jsonl(path)
