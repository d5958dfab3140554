"""Writes the example sentences of the lexicon of triggers, an article a line: {"id", "text"}.

    python training/examples.py --out examples.jsonl
    onrecord-train rules --articles examples.jsonl --out examples-gold.jsonl
    onrecord-train rows --articles examples.jsonl --out examples-rows

Each entry has a sentence of its own. What the rules see there is what the entry says: so the reader of events learns
rare kinds, and what plain sentences look like.
"""

import argparse
import csv
import json
from pathlib import Path

import tomllib

FRAMES = Path(__file__).parents[1] / "crates/onrecord/data/frames"


def sentences() -> list[str]:
    found = []
    for path in sorted(FRAMES.glob("*.toml")):
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
        for word_class in ("verb", "noun", "adjective", "phrase"):
            found += [entry["example"] for entry in entries.get(word_class, []) if "example" in entry]
    with (FRAMES / "senses.csv").open(encoding="utf-8", newline="") as rows:
        found += [row["example"] for row in csv.DictReader(rows)]
    return list(dict.fromkeys(found))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    with options.out.open("w", encoding="utf-8") as out:
        for i, sentence in enumerate(sentences()):
            out.write(json.dumps({"id": f"example-{i}", "text": sentence}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
