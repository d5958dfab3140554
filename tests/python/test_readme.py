"""The examples of README.md: they run on real articles, and their types hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

README = ROOT / "README.md"
BLOCKS = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)

#: What the examples take as given: articles, an extractor, packages.
GIVEN = """import onrecord
import polars

articles: list[dict[str, str]] = {articles!r}
extractor = onrecord.Extractor()
"""
TARGETS = "id,schema,name,aliases,countries\nNK-1,Vessel,Ursa Major,Sparta III;Ursa Maior,ru\n"


#: The file of the examples has its texts in a column `body`.
BY_BODY = 'onrecord.tables(extractor.pipe("articles.csv", columns={"text": "body"}'


def program(articles: list[dict[str, str]]) -> str:
    """Return all examples as one program."""
    return GIVEN.format(articles=articles) + "\n".join(BLOCKS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the files that the examples name."""
    rows = [f'{number},"{text}"' for number, text in enumerate(["Mali denied it.", "Peru sold tanks to Mali."])]
    (tmp_path / "articles.csv").write_text("\n".join(["id,body", *rows]), encoding="utf-8")
    (tmp_path / "targets.simple.csv").write_text(TARGETS, encoding="utf-8")
    for name in ("transfer.toml", "cues.csv"):
        (tmp_path / name).write_bytes((ROOT / "examples" / "lists" / name).read_bytes())
    return tmp_path


def test_the_examples_run(folder: Path, articles: list[dict[str, str]]) -> None:
    pytest.importorskip("polars")
    code = program(articles).replace('onrecord.tables(extractor.pipe("articles.csv"', BY_BODY)
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "independent sources" in done.stdout


def test_their_types_hold(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    file = tmp_path / "readme.py"
    file.write_text(program([]), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(file)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


def test_the_rust_example_is_a_program() -> None:
    (shown,) = re.findall(r"```rust\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    example = (ROOT / "crates" / "onrecord" / "examples" / "first.rs").read_text(encoding="utf-8")
    assert example.partition("\n\n")[2] == shown
