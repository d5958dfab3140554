#!/usr/bin/env python3
"""Compare the records that two versions of the library give, byte for byte, in both claim scopes.

    python scripts/compare_records.py OLD [NEW] [--articles FILE.jsonl ...] [--instructions]

OLD and NEW are commits, or folders of checkouts; NEW is the present folder unless given. The articles are the samples
of `examples/articles` and those of the files given, one JSON object a line (`text` and, where known, `id`, `title`,
`outlet`, `published`). Each version builds its own example `extract`. With `--instructions`, valgrind also counts what
each executes over the samples. The exit status is 1 where a record differs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIELDS = ("id", "title", "outlet", "url", "author", "published")
SCOPES: dict[str, list[str]] = {"statements": [], "all": ["--all-claims"]}


def sample(path: Path) -> dict[str, str]:
    """Return the fields and the text of a sample article: lines of fields, a line of dashes, the text."""
    head, dashes, text = path.read_text(encoding="utf-8").partition("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines()) if dashes else {}
    if not dashes or not fields.keys() <= set(FIELDS):
        return {"text": head + dashes + text}
    return {**fields, "text": text}


def articles(files: list[Path]) -> str:
    """Return the samples and the articles of some files as JSON lines."""
    rows = [sample(path) for path in sorted((ROOT / "examples/articles").glob("*.txt"))]
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            given = {name: row[name] for name in (*FIELDS, "text") if isinstance(row.get(name), str) and row[name]}
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given.get("published", "")):
                given.pop("published", None)
            rows.append(given)
    return "".join(json.dumps(row) + "\n" for row in rows)


def build(version: str, work: Path, name: str) -> Path:
    """Build the example `extract` of a version and return its path."""
    folder = Path(version)
    if not folder.is_dir():
        folder = work / name
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
        subprocess.run(["git", "checkout", "--quiet", version], cwd=folder, check=True)
    target = work / f"{name}-target"
    command = ["cargo", "build", "--quiet", "--release", "-p", "onrecord", "--example", "extract"]
    subprocess.run(command, cwd=folder, env={**os.environ, "CARGO_TARGET_DIR": str(target)}, check=True)
    return target / "release/examples/extract"


def run(program: Path, scope: str, text: str) -> list[str]:
    """Return the records of some articles, one a line."""
    done = subprocess.run([program, *SCOPES[scope]], input=text, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def instructions(program: Path, text: str) -> int:
    """Return how many instructions a program executes over some articles."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(program)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None:
        sys.exit("valgrind gave no count")
    return int(found[1])


def main() -> int:
    """Compare two versions."""
    parser = argparse.ArgumentParser(description="Compare the records of two versions, byte for byte.")
    parser.add_argument("old", help="a commit or a folder")
    parser.add_argument("new", nargs="?", default=str(ROOT), help="a commit or a folder; by default this one")
    parser.add_argument("--articles", nargs="*", type=Path, default=[], help="further articles, as JSON lines")
    parser.add_argument("--instructions", action="store_true", help="count instructions over the samples too")
    options = parser.parse_args()
    text = articles(options.articles)
    differ = 0
    with tempfile.TemporaryDirectory() as folder:
        old, new = (build(v, Path(folder), n) for v, n in ((options.old, "old"), (options.new, "new")))
        for scope in SCOPES:
            before, after = run(old, scope, text), run(new, scope, text)
            others = [i for i, (a, b) in enumerate(zip(before, after, strict=True), 1) if a != b]
            print(f"claims={scope}: {len(before)} records, {len(others)} differ", *others[:20])
            differ += len(others)
        if options.instructions:
            before, after = (instructions(program, articles([])) for program in (old, new))
            print(f"instructions over the samples: {before:,} before, {after:,} after, {after / before - 1:+.2%}")
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main())
