"""Measures the most memory that a process takes which reads articles from a generator and keeps none.

    pip install onrecord
    python benches/python/memory.py [--articles 50000] [--words 600] [--threads 0]

The articles are made from paragraphs of the sample articles of `examples/articles`, drawn anew for each, with another number in each
paragraph, until they have so many words. Prints the peak every tenth of the way: it must not rise with the number of articles.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "articles"


def paragraphs() -> list[str]:
    """Returns the paragraphs of the sample articles, without their heads."""
    found = []
    for path in sorted(ARTICLES.glob("*.txt")):
        body = path.read_text(encoding="utf-8").partition("\n---\n")[2]
        found.extend(text for text in body.split("\n\n") if len(text.split()) > 12)
    return found


def articles(number: int, words: int) -> Iterator[str]:
    """Make articles, each by its own number."""
    pool = paragraphs()
    for i in range(number):
        draw, text, length = random.Random(i), [], 0
        while length < words:
            paragraph = f"{draw.choice(pool)} It was report number {draw.randrange(1_000_000)}."
            text.append(paragraph)
            length += len(paragraph.split())
        yield "\n\n".join(text)


def peak() -> float:
    """Returns the most memory that this process has had, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) / 1e6


def main() -> None:
    import onrecord

    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--articles", type=int, default=50_000)
    arguments.add_argument("--words", type=int, default=600)
    arguments.add_argument("--threads", type=int, default=0, help="0 is all cores")
    options = arguments.parse_args()
    start, words, claims = time.monotonic(), 0, 0
    source = articles(options.articles, options.words)
    for done, extraction in enumerate(onrecord.Extractor().pipe(source, threads=options.threads), start=1):
        words += len(extraction.text.split())
        claims += len(extraction.claims)
        if done % max(options.articles // 10, 1) == 0:
            took = time.monotonic() - start
            print(f"{done} articles, {words} words, {claims} claims, {took:.0f} s: peak {peak():.1f} MB", flush=True)


if __name__ == "__main__":
    main()
