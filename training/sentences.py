"""Sentences as `onrecord-train rows` writes them: offsets in code points, tokens under spans, places in the tree."""

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

STATES = 256
"""Width of what the parser's last layer gives for a token."""
RELATIONS = 64
"""Number of rows for relations under one ancestor; crates/onrecord/src/reader/run.rs has the same."""


def lines_of(path: Path) -> Iterator[str]:
    """Iterates over the lines of a file, packed (`.gz`) or not; other separators than the line feed do not end one."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from lines


def rows_of(path: Path) -> Iterator[tuple[str, list[dict]]]:
    """Iterates over the articles that `onrecord-train rows` wrote: their ids, their sentences with the states."""
    states = np.memmap(path.with_suffix(".bin"), dtype="i1", mode="r").reshape(-1, STATES)
    at = 0
    for line in lines_of(path.with_suffix(".jsonl")):
        row = json.loads(line)
        for sentence in row["sentences"]:
            sentence["n"] = len(sentence["tokens"])
            sentence["states"] = states[at : at + sentence["n"]]
            sentence["classes"] = [c + t for c, t in zip(sentence["classes"], sentence["trigger_classes"], strict=True)]
            at += sentence["n"]
        yield row["id"], [s for s in row["sentences"] if s["n"] and len(s["classes"]) == s["n"]]


def in_code_points(text: str, tokens: list[list[int]]) -> list[tuple[int, int]]:
    """Returns spans in bytes of a text as spans in code points."""
    chars = np.zeros(len(text.encode()) + 1, np.int64)
    byte = 0
    for i, letter in enumerate(text):
        chars[byte] = i
        byte += len(letter.encode())
    chars[byte] = len(text)
    return [(int(chars[start]), int(chars[end])) for start, end in tokens]


def locate(sentences: list[dict], article: str, text: str) -> None:
    """Gives each sentence of an article the spans of its tokens in code points."""
    every = iter(in_code_points(text, [token for s in sentences for token in s["tokens"]]))
    for s in sentences:
        s["spans"], s["article"] = [next(every) for _ in s["tokens"]], article


def touched(sentence: dict, spans: list) -> list[int]:
    first, last = sentence["spans"][0][0], sentence["spans"][-1][1]
    spans = [(a, b) for a, b in spans if a < last and b > first]
    return [i for i, (s, e) in enumerate(sentence["spans"]) if any(s < b and e > a for a, b in spans)]


def places(sentence: dict, cue: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns where each token stands as seen from a cue: in the tree, by distance, by quotation."""
    heads, n = sentence["heads"], sentence["n"]
    relation = np.full(n, -1)
    above, height = cue, 0
    while above >= 0:
        relation[above] = min(height, 3) * RELATIONS + RELATIONS - 1
        above, height = heads[above] - 1, height + 1
    for token in range(n):
        way, at = [], token
        while relation[at] < 0:
            way.append(at)
            at = heads[at] - 1
        for at in reversed(way):
            over = relation[heads[at] - 1]
            branch = (over + 1) % RELATIONS == 0
            relation[at] = over + 1 - RELATIONS + sentence["classes"][at][3] if branch else over
    apart = np.arange(n) - cue
    power = np.minimum(np.log2(np.abs(apart) + 1).astype(int), 6)
    quotes = np.array(sentence["quotes"])
    outside = np.where(quotes == 0, 0, 2)
    inside = np.where(quotes == 0, 1, np.where(quotes == quotes[cue], 3, 4))
    quoted = outside if quotes[cue] == 0 else inside
    return relation, np.where(apart < 0, 6 - power, 7 + power), quoted


def top(sentence: dict, spans: list, last=lambda i: False) -> int | None:
    """Returns the token of some spans that the others depend on."""
    tokens = touched(sentence, spans)
    heads = [i for i in tokens if sentence["heads"][i] - 1 not in tokens] or tokens
    return min(heads, key=lambda i: (last(i), i), default=None)


def padded(rows: Sequence[np.ndarray], longest: int, value: int) -> np.ndarray:
    """Lays rows below each other, each filled up to the longest."""
    laid = np.full((len(rows), longest), value, rows[0].dtype)
    for laid_row, row in zip(laid, rows, strict=True):
        laid_row[: len(row)] = row
    return laid
