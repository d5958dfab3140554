"""Prints how far two readers of the same texts agree (F1 of events: same kind, triggers that touch)."""

import json
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent


def read(name: str) -> dict[str, list[dict]]:
    with (HERE / name).open(encoding="utf-8") as lines:
        return {row["id"]: row["events"] for row in map(json.loads, lines)}


def pairs(one: list[dict], other: list[dict]) -> list[tuple[dict, dict]]:
    """Pairs events of one kind whose triggers touch, each event once."""
    left = list(other)
    found = []
    for a in one:
        b = next((b for b in left if a["kind"] == b["kind"] and a["start"] < b["end"] and b["start"] < a["end"]), None)
        if b:
            left.remove(b)
            found.append((a, b))
    return found


def fillers(event: dict) -> set[tuple[str, int]]:
    return {(role["role"], role["end"]) for role in event["roles"]}


def main() -> None:
    first, second = read("events.jsonl"), read("agreement.jsonl")
    counts: Counter[str] = Counter()
    for id, other in second.items():
        one = first[id]
        both = pairs(one, other)
        counts["events"] += len(both)
        counts["all events"] += len(one) + len(other)
        counts["roles"] += sum(len(fillers(a) & fillers(b)) for a, b in both)
        counts["all roles"] += sum(len(fillers(a)) + len(fillers(b)) for a, b in both)
        for facet in ("polarity", "modality", "phase"):
            counts[facet] += sum(a[facet] == b[facet] for a, b in both)
    print(f"{len(second)} texts, events F1 {200 * counts['events'] / counts['all events']:.1f}")
    print(f"of events in common: fillers F1 {200 * counts['roles'] / counts['all roles']:.1f}", end="")
    print("".join(f", {f} {100 * counts[f] / counts['events']:.1f}%" for f in ("polarity", "modality", "phase")))


if __name__ == "__main__":
    main()
