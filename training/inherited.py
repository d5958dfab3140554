r"""Learns which roles an event inherits from another one: the weights of `crates/onrecord/data/events/inherited.csv`.

    onrecord-train inherited --articles events-train.jsonl --model fold.onra --out candidates.jsonl
    python training/inherited.py --candidates candidates.jsonl --gold events-train.jsonl --out inherited.csv

Needs numpy. The events must be those that a model finds which has not learned the articles (`reader.py --fold`):
several files of candidates are given one after the other, each with the articles that its model had not seen.

An event that was found is one that was annotated if their kinds agree and their triggers touch. A candidate for a role
that the event leaves open is right if the annotation has its name there. Logistic regression over the signs; the steps
are sums from which on so many of a hundred choices were right, on thirds of the articles that the weights were not
learned on.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from sentences import lines_of

PENALTY, ROUNDS, RATE = 1.0, 400, 0.5
STEPS = [0.75, 0.6]
"""Shares of right choices at which a step is set."""


def names_meet(one: list[str], other: list[str]) -> bool:
    """Whether two lists of names share one, apart from case and points."""
    plain = lambda names: {"".join(c for c in name.lower() if c.isalnum()) for name in names}  # noqa: E731
    return bool(plain(one) & plain(other))


def choices(candidates: Path, gold: dict[str, list], articles: set[str]) -> list[tuple[str, list, np.ndarray]]:
    """Returns for each open role of a right event its article, the signs of its candidates, which of them are right."""
    found = []
    for line in lines_of(candidates):
        row = json.loads(line)
        if row["id"] not in articles:
            continue
        events = {event["id"]: event for event in row["extraction"]["events"]}
        groups: dict[tuple, list] = {}
        for candidate in row["candidates"]:
            groups.setdefault((candidate["event"], candidate["role"]), []).append(candidate)
        for (id, role), group in groups.items():
            event = events[id]
            start, end = event["trigger"]["start"], event["trigger"]["end"]
            same = [
                g
                for g in gold[row["id"]]
                if g["kind"] == event["kind"] and g["trigger"]["start"] < end and start < g["trigger"]["end"]
            ]
            if not same:
                continue
            wanted = [r["names"] for r in same[0]["roles"] if r["role"] == role and r.get("names")]
            right = np.array([any(names_meet(c["names"], names) for names in wanted) for c in group])
            found.append((row["id"], [c["signs"] for c in group], right))
    return found


def learn(groups: list[tuple], names: dict[str, int]) -> np.ndarray:
    """Returns the weights of the signs, the last of them that of no sign."""
    rows = [[names[sign] for sign in signs] for _, group, _ in groups for signs in group]
    right = np.concatenate([right for *_, right in groups]).astype(float)
    matrix = np.zeros((len(rows), len(names) + 1), np.float32)
    matrix[:, -1] = 1
    for i, row in enumerate(rows):
        matrix[i, row] = 1
    weights, speed = np.zeros(matrix.shape[1]), np.zeros(matrix.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (likely - right) + PENALTY * np.append(weights[:-1], 0)
        speed = 0.9 * speed + slope / len(rows)
        weights -= RATE * speed
    return weights


def chosen(groups: list[tuple], names: dict[str, int], weights: np.ndarray) -> list[tuple[float, bool]]:
    """Returns for each open role the highest sum, and whether that candidate is right."""
    found = []
    for _, group, right in groups:
        sums = [sum(weights[names[sign]] for sign in signs if sign in names) + weights[-1] for signs in group]
        best = int(np.argmax(sums))
        found.append((float(sums[best]), bool(right[best])))
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--candidates", type=Path, nargs="+", required=True)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    gold = {row["id"]: row["gold"]["events"] for row in map(json.loads, lines_of(options.gold))}
    articles = list(gold)
    number = len(options.candidates)
    groups = []
    for k, path in enumerate(options.candidates):
        groups += choices(path, gold, set(articles[k::number]))
    names = {sign: i for i, sign in enumerate(sorted({s for _, group, _ in groups for signs in group for s in signs}))}
    tried = []
    for part in range(3):
        left_out = set(articles[part::3])
        weights = learn([g for g in groups if g[0] not in left_out], names)
        tried += chosen([g for g in groups if g[0] in left_out], names, weights)
    tried.sort(reverse=True)
    print(f"{len(groups)} open roles, {sum(r.any() for *_, r in groups)} of them told nearby")
    steps = []
    for wanted in STEPS:
        right = np.cumsum([hit for _, hit in tried]) / (1 + np.arange(len(tried)))
        enough = [i for i in range(9, len(tried)) if right[i] >= wanted]
        if enough:
            at = enough[-1]
            low = steps[-1][2] + 1 if steps else 0
            share = np.mean([hit for _, hit in tried[low : at + 1]]) if at >= low else right[at]
            steps.append((tried[at][0], share, at))
            print(f"{wanted:.0%} right together: {at + 1} inherited, of the last {at + 1 - low} {share:.0%}")
    weights = learn(groups, names)
    with options.out.open("w", encoding="utf-8") as out:
        out.write("sign,weight,right\n")
        for sign, i in names.items():
            if round(1000 * weights[i]):
                out.write(f"{sign},{round(1000 * weights[i])},\n")
        for at, share, _ in steps:
            out.write(f"from,{round(1000 * (at - weights[-1]))},{round(1000 * share)}\n")


if __name__ == "__main__":
    main()
