"""Measures extraction from Arrow to Arrow in Python beside the batch of Rust, on two threads, in one run.

    pip install onrecord[tables]
    python benches/python/arrow.py [--rounds N] [FILE ...]

Without files it reads the sample articles of `examples/articles`, fifty times, as `cargo run -p onrecord-bench --bin arrow`
does, which it runs for the figure of Rust. The clock, the best of several rounds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMES = 50
THREADS = 2


def rust(files: list[Path]) -> float:
    """Returns the words a second of the batch of Rust."""
    command = ["cargo", "run", "--quiet", "--release", "-p", "onrecord-bench", "--bin", "arrow", *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    print(done.stdout)
    return next(float(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("batch "))


def main() -> int:
    import onrecord
    import pyarrow
    from onrecord import batches

    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("files", nargs="*", type=Path)
    options = arguments.parse_args()
    files = [path.resolve() for path in options.files] or sorted((ROOT / "examples" / "articles").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files] * TIMES
    words = sum(len(text.split()) for text in texts)
    articles = pyarrow.table({"text": texts}).to_batches(max_chunksize=256)
    extractor = onrecord.Extractor()

    def process(table: str) -> Callable[[], object]:
        return lambda: list(batches.process(articles, table=table, extractor=extractor, threads=THREADS))

    works: dict[str, Callable[[], object]] = {
        "batches.process, records": process("records"),
        "batches.process, claims": process("claims"),
        "onrecord.tables, all seven": lambda: onrecord.tables(extractor.pipe(texts, threads=THREADS)),
    }
    best = dict.fromkeys(works, float("inf"))
    for _ in range(options.rounds):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            best[name] = min(best[name], time.perf_counter() - start)
    batch = rust(files)
    print("| from Arrow to Arrow | words/s | of the batch of Rust |\n|---|---|---|")
    for name, took in best.items():
        print(f"| {name} | {words / took:,.0f} | {words / took / batch:.0%} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
