r"""Measures events on articles whose own trigger words are kept out of the lexicon.

    python training/held_out_triggers.py --gold news.jsonl --scorer score_news.py

The lexicon of events was written by people who had read the articles that it is measured on. Here the articles are
split into five folds (sorted by id, every fifth). For each fold, every trigger is left out that stands as a trigger
of its kind in the fold's annotations and in no other article's: whatever the fold alone may have given. The fold is
read with the rest of the lexicon, and all folds are scored together, beside the same articles with the whole lexicon.
What cannot be left out are the lists of words that guide roles and the rules.

Needs the `onrecord` module and a build of the present checkout (`cargo build -p onrecord`). The gold file has an
article a line: {"id", "text", "title", "outlet", "published", "gold": {"events": [{"kind", "trigger": {"text"}, ...}],
...}}; the scorer is a Python file with a function `score(gold_lines, extractions)`.
"""

import argparse
import importlib.util
import json
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, get_args

import onrecord.types

FOLDS = 5
# In the order of the record: where two frames fit alike, the file read first tells the event.
KINDS: tuple[str, ...] = get_args(onrecord.types.EventKind)
ROOT = Path(__file__).parent.parent
FRAMES = ROOT / "crates" / "onrecord" / "data" / "frames"
ROW = "  {"  # how the line of a trigger begins in the files of FRAMES
COUNTS = ("event", "role", "whole_event")
SHARES = ("polarity", "modality", "said_by")


class Trigger:
    """A trigger of the lexicon: its row in the file of its kind, its fields from the compiled line of that row."""

    def __init__(self, row: str, line: str):
        self.row = row
        self.kind, self.lemma, _, forms, *_, particle = line.split("\t")
        # The forms are compiled as tokens: "air - dropped".
        self.forms = [re.sub(r" ([-&]) ", r"\1", form).split() for form in forms.split("|")]
        self.particle = particle or None

    def told_in(self, triggers: Iterable[tuple[str, list[str]]]) -> bool:
        """Whether one of the annotated triggers, each its kind and words, holds a form of this one."""
        return any(
            kind == self.kind
            and (self.particle is None or self.particle in words)
            and any(form == words[i : i + len(form)] for form in self.forms for i in range(len(words)))
            for kind, words in triggers
        )


def lines_of(kind: str) -> list[str]:
    return (FRAMES / f"{kind}.toml").read_text("utf-8").splitlines(keepends=True)


def compiled_lexicon() -> Path:
    """The lexicon as the last build of the library compiled it."""
    built = ROOT.glob("target/*/build/onrecord-*/out/default.frames")
    return max(built, key=lambda path: path.stat().st_mtime)


def read_lexicon() -> list[Trigger]:
    rows = [line for kind in KINDS for line in lines_of(kind) if line.startswith(ROW)]
    compiled = compiled_lexicon().read_text("utf-8").splitlines()
    return [Trigger(*pair) for pair in zip(rows, compiled, strict=True)]


def annotated(article: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Returns kind and words of every trigger annotated in an article."""
    return [(e["kind"], e["trigger"]["text"].lower().split()) for e in article["gold"]["events"]]


def extract(triggers: list[Trigger], articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Reads articles with a lexicon of the given triggers."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for kind in KINDS:
            paths.append(Path(folder) / f"{kind}.toml")
            kept = {t.row for t in triggers if t.kind == kind}
            lines = [line for line in lines_of(kind) if not line.startswith(ROW) or line in kept]
            paths[-1].write_text("".join(lines), "utf-8")
        extractor = onrecord.Extractor(frames=paths, default_frames=False)
    fields = ("id", "title", "outlet", "published")
    return [extractor.extract(a["text"], **{f: a.get(f) for f in fields}).to_dict() for a in articles]


def load_scorer(path: Path) -> Callable[[list[dict[str, Any]], list[dict[str, Any]]], dict[str, Any]]:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--list", action="store_true", help="print the triggers left out of each fold")
    options = parser.parse_args()

    with options.gold.open(encoding="utf-8") as lines:
        articles = sorted((json.loads(line) for line in lines if line.strip()), key=lambda a: a["id"])
    score = load_scorer(options.scorer)
    lexicon = read_lexicon()
    left_out_of_all, lost, without = 0, 0, []
    for fold in range(FOLDS):
        told_here = [t for a in articles[fold::FOLDS] for t in annotated(a)]
        told_elsewhere = [t for i, a in enumerate(articles) if i % FOLDS != fold for t in annotated(a)]
        left_out = [t for t in lexicon if t.told_in(told_here) and not t.told_in(told_elsewhere)]
        left_out_of_all += len(left_out)
        lost += sum(any(t.told_in([event]) for t in left_out) for event in told_here)
        if options.list:
            print(f"fold {fold}:", ", ".join(f"{t.lemma} ({t.kind})" for t in left_out))
        dropped = {id(t) for t in left_out}
        without += extract([t for t in lexicon if id(t) not in dropped], articles[fold::FOLDS])

    whole, rest = score(articles, extract(lexicon, articles)), score(articles, without)
    print(f"{len(articles)} articles, {len(lexicon)} triggers, {left_out_of_all / FOLDS:.0f} left out of a fold")
    print(f"{lost} of {whole['event']['gold']} annotated events are told by one of those left out")
    print(f"{'':14}{'whole lexicon':>24}{'without the fold':>24}")
    print(f"{'':14}{'p':>8}{'r':>8}{'f1':>8}{'p':>8}{'r':>8}{'f1':>8}")
    for name in COUNTS:
        print(f"{name:14}" + "".join(f"{100 * of[name][k]:8.1f}" for of in (whole, rest) for k in ("p", "r", "f1")))
    for name in SHARES:
        print(f"{name:14}" + "".join(f"{100 * of[name]['share']:24.1f}" for of in (whole, rest)))


if __name__ == "__main__":
    main()
