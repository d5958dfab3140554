"""The notebooks of `examples` still print what they have kept, and the types of their code hold.

`python tests/python/test_notebooks.py` writes the output of a changed library into them.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))

#: Packages without types.
CONFIGURATION = "[mypy]\nstrict = true\n[mypy-networkx.*,pandas.*]\nignore_missing_imports = true\n"


def read(path: Path) -> dict[str, Any]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(notebook, dict)
    return notebook


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def printed(cells: list[dict[str, Any]]) -> list[str]:
    """Runs cells one after the other, as one program, and returns what each printed."""
    names: dict[str, Any] = {"__name__": "__main__"}
    texts = []
    for number, cell in enumerate(cells, 1):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(compile("".join(cell["source"]), f"<code cell {number}>", "exec"), names)
        texts.append(out.getvalue())
    return texts


def test_there_are_notebooks() -> None:
    assert [path.name for path in NOTEBOOKS] == [
        "analyst.ipynb",
        "deal.ipynb",
        "event_data.ipynb",
        "newsroom.ipynb",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_cells_print_what_they_have_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    cells = code_cells(read(path))
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert {(output["output_type"], output["name"]) for output in outputs} == {("stream", "stdout")}
    kept = ["".join(line for output in cell["outputs"] for line in output["text"]) for cell in cells]
    assert printed(cells) == kept
    assert any(kept)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_types_hold(path: Path, tmp_path: Path) -> None:
    (tmp_path / "mypy.ini").write_text(CONFIGURATION, encoding="utf-8")
    code = "\n\n".join("".join(cell["source"]) for cell in code_cells(read(path)))
    (tmp_path / "notebook.py").write_text(code + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "notebook.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_cells_are_numbered_in_order(path: Path) -> None:
    notebook = read(path)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    numbers = [cell["execution_count"] for cell in code_cells(notebook)]
    assert numbers == list(range(1, len(numbers) + 1))


def keep() -> None:
    """Runs the notebooks and keeps what they print."""
    os.chdir(ROOT)
    for path in NOTEBOOKS:
        notebook = read(path)
        cells = code_cells(notebook)
        for cell, text in zip(cells, printed(cells), strict=True):
            lines = text.splitlines(keepends=True)
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": lines}] if text else []
        path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    keep()
