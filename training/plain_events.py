"""Writes plain sentences of constructions that real articles show seldom, with their events, an article a line.

    python training/plain_events.py --out plain-events.jsonl
    onrecord-train rows --articles plain-events.jsonl --out rows/plain-events

What denies an event ("has yet to", "to neither"), what leaves it real ("nobody doubts that"), who is meant by "of",
"by", "from" and "against", what is sold on, and everyday senses of the words that tell events. From these sentences the
reader of events learns what each construction does where nothing else decides.

Lists and patterns stand in `plain_events.txt`. A pattern is a sentence with its events marked: `[trigger]`,
`{role:LIST}`. Where it tells two events they have letters: `[a|bought]`, `{a.recipient+b.supplier:COUNTRY}`, and a
polarity and modality each, or one for both; what ends or renews an event stands after its modality: `actual/end`. The
rows have the form of `training/annotations`, with their text.
"""

import argparse
import json
import random
import re
from pathlib import Path

PATTERNS = Path(__file__).with_suffix(".txt")
TIMES = 14
"""How often a pattern is filled; sentences without an event are written twice."""


def filled(pattern: str, heads: list[str], lists: dict[str, list[str]], choice: random.Random) -> tuple[str, dict]:
    """Fills a pattern, and returns the text with its events by their letters."""
    kinds, polarities, modalities = heads
    events = {letter: {"kind": kind, "roles": []} for letter, kind in zip("ab", kinds.split(","), strict=False)}
    used: set[str] = set()

    def one(name: str) -> str:
        word = choice.choice([option for option in lists[name] if option not in used])
        used.add(word)
        return word

    text = ""
    for part in re.split(r"(\[[^\]]+\]|\{[^}]+\}|\bSPEAKER\b|\bOTHER\b|\bCOUNTRY\b)", pattern):
        if part in ("SPEAKER", "OTHER", "COUNTRY"):
            word = one(part)
            text += word if text else word[:1].upper() + word[1:]
        elif part.startswith("["):
            letter, _, words = part[1:-1].rpartition("|")
            event = events[letter or "a"]
            event["start"], event["end"] = len(text), len(text) + len(words)
            text += words
        elif part.startswith("{"):
            roles, _, name = part[1:-1].partition(":")
            word = name[1:] if name.startswith("=") else one(name)
            start = len(text)
            text += word if text else word[:1].upper() + word[1:]
            article = re.match(r"(the|a|an) ", word, re.IGNORECASE)
            for role in roles.split("+"):
                letter, _, role = role.rpartition(".")
                span = {"start": start + (article.end() if article else 0), "end": len(text)}
                events[letter or "a"]["roles"].append({"role": role, **span, "names": []})
        else:
            text += part
    both = lambda facet: (facet if "," in facet else f"{facet},{facet}").split(",")  # noqa: E731
    for event, polarity, modality in zip(events.values(), both(polarities), both(modalities), strict=False):
        modality, _, phase = modality.partition("/")
        event |= {"polarity": polarity, "modality": modality, "phase": phase or None}
    return text, events


def main() -> None:
    arguments = argparse.ArgumentParser(description="Writes plain sentences with their events.")
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    choice = random.Random(1)
    with options.out.open("w", encoding="utf-8") as out:
        lines = [line for line in PATTERNS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
        lists = {name: members.split(", ") for name, sign, members in (line.partition(" = ") for line in lines) if sign}
        lines = [line for line in lines if " = " not in line]
        for number, line in enumerate(lines):
            head, _, pattern = line.rpartition(" | ")
            heads = head.split(" ") if head else ["", "", ""]
            for turn in range(TIMES if head else 2):
                text, events = filled(pattern, heads, lists, choice)
                found = list(events.values()) if head else []
                row = {"id": f"plain-event-{number}-{turn}", "text": text, "events": found}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
