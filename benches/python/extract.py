"""Measures the whole extraction beside the whole of spaCy's small English pipeline, where that is installed, in one run.

    pip install onrecord spacy
    python -m spacy download en_core_web_sm
    python benches/python/extract.py [--rounds N] [FILE ...]

Without files it reads the sample articles of `examples/articles`; a file whose name ends in `.jsonl` holds an article a
line, {"text"}. Ours goes from text to the record's JSON: names, claims, events, times, quantities. spaCy gives tags, trees,
lemmas and kinds of names, through `nlp.pipe`, and nothing beyond. Words are what stands between spaces. One thread; the
processor time of the whole process, the best of several rounds, the two taking turns.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from syntax import ARTICLES, SPACY_MODELS, Work, best_of


def read(path: Path) -> list[str]:
    """Returns the texts of a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in text.splitlines()]
    return [text]


def spacy_pipeline(texts: list[str]) -> tuple[str, Work] | str:
    """Returns spaCy's name and what to run, or why there is nothing to run."""
    try:
        import spacy
    except ImportError as error:
        return f"spaCy is not installed ({error})"
    for model in SPACY_MODELS:
        try:
            nlp = spacy.load(model)
        except OSError:
            continue
        name = f"spaCy {spacy.__version__}, {model} {nlp.meta['version']}"
        return name, lambda: sum(len(doc) for doc in nlp.pipe(texts))
    return f"spaCy {spacy.__version__} is installed, but none of its models {', '.join(SPACY_MODELS)}"


def main() -> int:
    import onrecord

    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("files", nargs="*", type=Path)
    options = arguments.parse_args()
    texts = [text for path in options.files or sorted(ARTICLES.glob("*.txt")) for text in read(path)]
    words = sum(len(text.split()) for text in texts)
    extractor = onrecord.Extractor()
    ours = f"onrecord {onrecord.__version__}"
    methods: dict[str, Work] = {ours: lambda: [extractor.extract(text).to_json() for text in texts]}
    other = spacy_pipeline(texts)
    if isinstance(other, tuple):
        methods[other[0]] = other[1]
    times = best_of(methods, options.rounds)
    print(f"{len(texts)} articles of {words} words\n\n| method | words/s | ratio |\n|---|---|---|")
    for name, (cpu, _) in times.items():
        print(f"| {name} | {words / cpu:,.0f} | {times[name][0] / times[ours][0]:.1f} |")
    if isinstance(other, str):
        print(f"\nNo comparison: {other}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
