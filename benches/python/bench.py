"""Measures the Python gazetteer against daachorse and ahocorasick_rs: one text, one thread, one run.

    pip install onrecord daachorse ahocorasick_rs
    python benches/python/bench.py [--quick]

All methods get the same names and the same text, find them letter for letter at word borders, leftmost-longest, and
must give the same matches. The other packages have no word borders, so each is run over all overlapping matches, those
that fail at their borders are dropped, and the leftmost-longest of the rest are kept: a longer match that fails must not
hide a shorter one. "search" is the bare call of the other package, which gives matches that are not yet correct.
Times are CPU time of the thread, the best of several runs.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "crates" / "onrecord" / "data" / "gazetteer"

PATTERNS = (
    "{0} said on Tuesday that the talks with {1} would go on.",
    "“We have seen shells and drones,” {0} told reporters in {1}, “and they are not ours.”",
    "{0} and {1} agreed to extend the deal after weeks of talks, according to {2}.",
    "In a statement, the ministry denied that {0} had sold weapons to {1} – or to anyone else.",
    "It was not clear whether the embargo had been broken, the report by {0} said; {1} did not comment.",
)

Match = tuple[int, int, int]


def default_names() -> list[str]:
    """Returns the aliases of the default gazetteer, each once, in the order of its files."""
    names: dict[str, None] = {}
    for path in sorted(DATA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for alias in json.loads(line)["aliases"]:
                names[alias if isinstance(alias, str) else alias["text"]] = None
    return list(names)


def make_names(count: int, rng: random.Random) -> list[str]:
    """Returns names of the default gazetteer, then made-up ones."""
    known = default_names()
    names = dict.fromkeys(known if count > len(known) else known[:: max(1, len(known) // count)][:count])
    given = [name.split()[0] for name in known if " " in name]
    syllables = ["ba", "de", "go", "ka", "li", "ma", "no", "ro", "sa", "ti", "vo", "zhe"]
    ends = ["ev", "ich", "ko", "man", "ov", "sen", "ski", "stan", "ton", "yan"]
    while len(names) < count:
        word = "".join(rng.choices(syllables, k=rng.randint(1, 4))).capitalize() + rng.choice(ends)
        names[f"{rng.choice(given)} {word}"] = None
    return list(names)


def make_text(names: list[str], size: int, rng: random.Random) -> str:
    """Returns a text that holds some of the names."""
    some = rng.sample(names, min(len(names), 5000))
    parts, length = [], 0
    while length < size:
        parts.append(rng.choice(PATTERNS).format(*rng.choices(some, k=3)))
        length += len(parts[-1]) + 1
    return "\n".join(parts)


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """Runs something and returns its result and the best CPU time of several runs."""
    best, result = float("inf"), None
    for _ in range(5):
        start = time.thread_time()
        result = work()
        best = min(best, time.thread_time() - start)
    return result, best


def is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def at_borders(text: str, found: list[Match]) -> list[Match]:
    """Keeps the leftmost-longest of the matches (name, start, end) that stand at word borders."""

    def border(at: int) -> bool:
        return at in (0, len(text)) or not (is_word(text[at - 1]) and is_word(text[at]))

    held = [(start, end, name) for name, start, end in found if border(start) and border(end)]
    held.sort(key=lambda match: (match[0], -match[1]))
    kept, last = [], 0
    for match in held:
        if match[0] >= last:
            kept.append(match)
            last = match[1]
    return kept


def run(count: int, size: int) -> bool:
    """Measures all packages with one number of names; returns whether their matches agree."""
    import ahocorasick_rs
    import daachorse
    import onrecord

    rng = random.Random(7)
    names = make_names(count, rng)
    text = make_text(names, size, rng)
    megabytes = len(text.encode()) / 1e6

    exact = [
        {"id": f"x/{i}", "name": name, "kind": "other", "aliases": [{"text": name, "case": "exact"}]}
        for i, name in enumerate(names)
    ]
    gazetteer, build = timed_once(lambda: onrecord.Gazetteer.from_entries(exact, accents=False, forms=False, marks=False, spaces=False))
    arrays, scan = timed(lambda: gazetteer.find_arrays(text))
    ours = list(zip(map(int, arrays.starts), map(int, arrays.ends), map(int, arrays.entries)))
    rows = [("onrecord, arrays", build, scan, None)]

    automaton, build = timed_once(lambda: daachorse.CharwiseDoubleArrayAhoCorasick(names))
    _, bare = timed(lambda: automaton.find_overlapping(text))
    theirs, scan = timed(lambda: at_borders(text, [(name, start, end) for start, end, name in automaton.find_overlapping(text)]))
    rows.append(("daachorse", build, scan, bare))
    agree = theirs == ours

    automaton, build = timed_once(lambda: ahocorasick_rs.AhoCorasick(names))
    _, bare = timed(lambda: automaton.find_matches_as_indexes(text, overlapping=True))
    theirs, scan = timed(lambda: at_borders(text, automaton.find_matches_as_indexes(text, overlapping=True)))
    rows.append(("ahocorasick_rs", build, scan, bare))
    agree = agree and theirs == ours

    for method, build, scan, bare in rows:
        search = f"{megabytes / bare:.0f}" if bare else "–"
        print(f"| {len(names)} | {method} | {megabytes / scan:.0f} | {search} | {scan / rows[0][2]:.1f} | {build:.2f} s |")
    if not agree:
        print(f"matches differ for {len(names)} names")
    return agree


def timed_once(work: Callable[[], object]) -> tuple[object, float]:
    start = time.thread_time()
    return work(), time.thread_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small sizes, for CI")
    quick = parser.parse_args().quick
    print("| names | method | MB/s | search alone | times ours | build |")
    print("|---|---|---|---|---|---|")
    sizes = [1500, 20_000] if quick else [1500, 500_000]
    return 0 if all([run(count, 200_000 if quick else 4_000_000) for count in sizes]) else 1


if __name__ == "__main__":
    sys.exit(main())
