"""The first task of the reader of events: arguments of any predicate, from PropBank over the English Web Treebank.

    python training/arguments.py propbank-ewt.jsonl.gz --out ewt
    onrecord-train rows --articles ewt.jsonl --out ewt-rows
    python training/reader.py --arguments ewt.jsonl --argument-rows ewt-rows ...

The first command writes a sentence a line, as an article: {"id", "text", "predicates": [[start, [[argument, start,
end], ...]], ...]}, offsets in code points; the test part is left out. Who does it and what it is done to stand around
"bought" as around any verb: what 45,000 predicates teach of that, events need not.
"""

import argparse
import gzip
import json
from pathlib import Path

import numpy as np

from sentences import lines_of, locate, rows_of, top

ARGUMENTS = ["none", "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARGM-LOC", "ARGM-TMP", "ARGM-MNR"]


def places_of(text: str, tokens: list[str]) -> list[tuple[int, int]] | None:
    """Returns where tokens stand in a text, one after the other; `None` where one is not found."""
    places, at = [], 0
    for token in tokens:
        start = text.find(token, at)
        if start < 0:
            return None
        at = start + len(token)
        places.append((start, at))
    return places


def read_arguments(rows: Path, predicates: Path) -> list[dict]:
    """Returns the sentences with their predicates: each by its token, with the argument that each token heads."""
    articles = {}
    for line in lines_of(predicates):
        row = json.loads(line)
        articles[row["id"]] = row
    sentences = []
    for id, own in rows_of(rows):
        if id not in articles:
            continue
        article = articles[id]
        locate(own, id, article["text"])
        for s in own:
            s["predicates"] = {}
        for start, found in article["predicates"]:
            for s in own:
                at = [i for i, span in enumerate(s["spans"]) if span[0] == start]
                if not at:
                    continue
                labels = np.zeros(s["n"], np.int64)
                for name, first, last in found:
                    head = top(s, [[first, last]])
                    if head is not None:
                        labels[head] = ARGUMENTS.index(name)
                s["predicates"][at[0]] = labels
        sentences += [s for s in own if s["predicates"]]
    return sentences


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("propbank", type=Path)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    with (
        gzip.open(options.propbank, "rt", encoding="utf-8") as lines,
        options.out.with_suffix(".jsonl").open("w", encoding="utf-8") as out,
    ):
        for line in lines:
            row = json.loads(line)
            places = places_of(row["text"], row["tokens"])
            if row["split"] == "test" or not row["preds"] or places is None:
                continue
            predicates = []
            for predicate in row["preds"]:
                found = [
                    [argument["role"], places[argument["start"]][0], places[argument["end"] - 1][1]]
                    for argument in predicate["args"]
                    if argument["role"] in ARGUMENTS
                ]
                predicates.append([places[predicate["i"]][0], found])
            article = {"id": row["sent_id"], "text": row["text"], "predicates": predicates}
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
