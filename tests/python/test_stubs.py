"""The stub says what the module does: types agree, and its examples run."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from conftest import ROOT
from onrecord import _native

PACKAGE = Path(onrecord.__file__).parent
HERE = Path(__file__).parent
SAMPLE = """
from collections.abc import Iterator
import onrecord
from onrecord.types import EventKind, RoleName, Upos

def suppliers(texts: list[str]) -> Iterator[tuple[EventKind | onrecord.UnknownName, str]]:
    role: RoleName = "supplier"
    for extraction, key in onrecord.Extractor(claims="all").pipe([(t, i) for i, t in enumerate(texts)], as_tuples=True):
        number: int = key
        for event in extraction.events:
            claim = extraction.claim(event.claim) if event.claim else None
            who = claim.source.names if claim and claim.source else (str(number),)
            for filler in event.fillers(role):
                yield event.kind, f"{filler.text or filler.names} said by {who}"

def known(event: onrecord.Event) -> EventKind | None:
    return None if isinstance(event.kind, onrecord.UnknownName) else event.kind

def starts(gazetteer: onrecord.Gazetteer, text: str) -> list[int]:
    return gazetteer.find_arrays(text, policy="overlapping").starts.tolist()

def tags(parser: onrecord.Parser, texts: list[str]) -> list[tuple[str, Upos]]:
    sentences = [sentence for text in parser.parse_texts(texts, threads=0) for sentence in text]
    assert [s.tree for s in sentences] == parser.parse_batch((s.tokens for s in sentences), threads=2)
    return [pair for s in sentences for pair in zip(s.tokens, s.tree.upos)]

def dossier(texts: list[str]) -> onrecord.Dossier:
    made = onrecord.Dossier()
    made.extend(onrecord.Extractor().pipe(texts))
    return made

wrong: int = onrecord.Extractor().extract("").text  # type: ignore[assignment]
onrecord.Gazetteer.default().find("", policy="longest")  # type: ignore[arg-type]
onrecord.Parser("fast").parse(["a", 1])  # type: ignore[list-item]
"""


def mypy(*arguments: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_stub_agrees_with_the_module(tmp_path: Path) -> None:
    allowed = str(HERE / "stubtest-allow.txt")
    # The configuration of the repository names the packages that have no types.
    options = ("--allowlist", allowed, "--mypy-config-file", str(ROOT / "pyproject.toml"))
    assert mypy("mypy.stubtest", "onrecord", *options, folder=tmp_path) == ""


def test_users_program_type_checks(tmp_path: Path) -> None:
    (tmp_path / "sample.py").write_text(SAMPLE, encoding="utf-8")
    assert mypy("mypy", "--strict", "--config-file=", "sample.py", folder=tmp_path) == ""


def examples() -> Iterator[doctest.DocTest]:
    parser = doctest.DocTestParser()
    for path in sorted(PACKAGE.rglob("*.py*")):
        # Clusters are started for no less than their own tests, which run these examples: `tests/beyond`.
        if path.suffix not in (".py", ".pyi") or path.name in ("ray.py", "spark.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (words := ast.get_docstring(node)):
                name = f"{path.name}:{getattr(node, 'name', '')}"
                test = parser.get_doctest(words, {}, name, str(path), getattr(node, "lineno", 0))
                if test.examples:
                    yield test


@pytest.mark.parametrize("example", list(examples()), ids=lambda test: test.name)
def test_examples(example: doctest.DocTest) -> None:
    if example.filename and not example.filename.endswith(".pyi"):
        module = ".".join(Path(example.filename).relative_to(PACKAGE.parent).with_suffix("").parts)
        example.globs.update(vars(importlib.import_module(module)))
    report: list[str] = []
    result = doctest.DocTestRunner().run(example, out=report.append)
    assert result.failed == 0, "".join(report)


def test_every_public_thing_has_its_docs() -> None:
    tree = ast.parse((PACKAGE / "_native.pyi").read_text(encoding="utf-8"))
    for owner in [node for node in tree.body if isinstance(node, ast.ClassDef)]:
        assert ast.get_docstring(owner), owner.name
        functions = [node for node in owner.body if isinstance(node, ast.FunctionDef)]
        documented = {f.name for f in functions if ast.get_docstring(f)}
        assert {f.name for f in functions if not f.name.startswith("_")} <= documented, owner.name


def stub_docs() -> Iterator[tuple[str, str]]:
    tree = ast.parse((PACKAGE / "_native.pyi").read_text(encoding="utf-8"))
    for owner in [node for node in tree.body if isinstance(node, ast.ClassDef)]:
        yield owner.name, ast.get_docstring(owner) or ""
        for function in [node for node in owner.body if isinstance(node, ast.FunctionDef)]:
            words = ast.get_docstring(function)
            if words and not function.name.startswith("_"):
                yield f"{owner.name}.{function.name}", words


@pytest.mark.parametrize(("name", "words"), list(stub_docs()), ids=lambda value: value if value.isidentifier() else "")
def test_docs_at_run_time_are_those_of_the_stub(name: str, words: str) -> None:
    owner, _, member = name.partition(".")
    thing = getattr(_native, owner)
    if member:
        thing = getattr(thing, member)
    assert inspect.cleandoc(thing.__doc__) == words


def test_names_at_the_root() -> None:
    assert sorted(onrecord.__all__) == list(onrecord.__all__)
    for name in onrecord.__all__:
        thing = getattr(onrecord, name)
        if isinstance(thing, type):
            assert re.fullmatch(r"onrecord(\.record\.\w+|\.table)?", thing.__module__), name
