"""Figures of readers on articles that they have not learned.

A network here is anything with `encode` and the heads `triggers` (and `cues`, where attributions are measured).
"""

from collections import Counter

import numpy as np
import torch
from torch import nn

from cues import CONTENT, SOURCE
from sentences import places
from triggers import FACETS, Event, under


@torch.no_grad()
def predict(network: nn.Module, sentences: list[dict], least: float, least_part: float = 0.5) -> list[dict]:
    """Returns the events of each sentence by the token of the trigger, those that are at least so sure."""
    network.eval()
    found = []
    for start in range(0, len(sentences), 32):
        group = sentences[start : start + 32]
        outputs = network.encode(group)
        likely = network.triggers.kinds_of(outputs).softmax(-1).numpy()
        triggers = [
            (i, token, int(likely[i, token, 1:].argmax()) + 1)
            for i, s in enumerate(group)
            for token in range(s["n"])
            if 1 - likely[i, token, 0] >= least
        ]
        events = [{} for _ in group]
        if triggers:
            joined, facets = under(network.triggers, outputs, group, triggers)
            parts = network.triggers.parts(joined)[..., :-1].softmax(-1).numpy()
            for k, (i, token, kind) in enumerate(triggers):
                own = parts[k, : group[i]["n"]]
                sure = 1 - own[:, 0]
                chosen = np.where(sure >= least_part, own[:, 1:].argmax(-1) + 1, 0)
                sides = [int(side[k].argmax()) for side in facets]
                events[i][token] = Event(kind, chosen, sides, float(1 - likely[i, token, 0]), sure)
        found += events
    return found


def measure(sentences: list[dict], found: list[dict]) -> str:
    """Returns figures of triggers with their kind, heads of fillers, and facets of the triggers found."""
    counts = Counter()
    facets = Counter()
    for s, events in zip(sentences, found, strict=True):
        counts["gold"] += len(s["events"])
        counts["found"] += len(events)
        counts["gold roles"] += sum(int((event.parts > 0).sum()) for event in s["events"].values())
        counts["found roles"] += sum(int((event.parts > 0).sum()) for event in events.values())
        for token, event in events.items():
            gold = s["events"].get(token)
            if gold and gold.kind == event.kind:
                counts["right"] += 1
                counts["right roles"] += int(((event.parts == gold.parts) & (event.parts > 0)).sum())
                counts["all roles right"] += int((event.parts == gold.parts).all())
                for facet, a, b in zip(FACETS, event.facets, gold.facets, strict=True):
                    facets[facet] += a == b
    right, triggers = counts["right"], max(1, counts["right"])
    f1 = lambda hit, a, b: 100 * 2 * hit / max(1, a + b)  # noqa: E731
    shares = ", ".join(f"{facet} {100 * facets[facet] / triggers:.1f}" for facet in FACETS)
    return (
        f"triggers P {100 * right / max(1, counts['found']):.1f} R {100 * right / max(1, counts['gold']):.1f} "
        f"F1 {f1(right, counts['gold'], counts['found']):.1f}; heads of fillers "
        f"F1 {f1(counts['right roles'], counts['gold roles'], counts['found roles']):.1f}; "
        f"all fillers of a trigger {100 * counts['all roles right'] / triggers:.1f}; {shares}"
    )


@torch.no_grad()
def measure_cues(network: nn.Module, sentences: list[dict], least: float = 0.45) -> str:
    """Returns figures of cues, and of the tokens of sources and contents under those that are right."""
    network.eval()
    counts = Counter()
    for s in sentences:
        if "cues" not in s:
            continue
        outputs = network.encode([s])
        found = [i for i, score in enumerate(network.cues.cues(outputs)[0].sigmoid().tolist()) if score >= least]
        counts["found"] += sum(1 for cue in found if cue in s["cues"] or not s["inside"][cue])
        counts["gold"] += len(s["cues"])
        right = [cue for cue in found if cue in s["cues"]]
        counts["right"] += len(right)
        for cue in right:
            seen = [torch.from_numpy(rows)[None] for rows in places(s, cue)]
            scores = (
                network.cues.under_cues(outputs, torch.tensor([0]), torch.tensor([cue]), seen)[0].argmax(-1).numpy()
            )
            for name, part in (("source", SOURCE), ("content", CONTENT)):
                one, other = scores == part, s["cues"][cue] == part
                counts[name] += 2 * int((one & other).sum())
                counts[name, "all"] += int(one.sum() + other.sum())
    f1 = lambda hit, both: 100 * hit / max(1, both)  # noqa: E731
    shares = [f1(counts[name], counts[name, "all"]) for name in ("source", "content")]
    return (
        f"cues P {f1(counts['right'], counts['found']):.1f} R {f1(counts['right'], counts['gold']):.1f} "
        f"F1 {f1(2 * counts['right'], counts['found'] + counts['gold']):.1f}; "
        f"tokens of sources {shares[0]:.1f}, of contents {shares[1]:.1f}"
    )


def report(network: nn.Module, gold: list[dict], held_out: list[str]) -> None:
    """Prints the figures of the sentences of some files."""
    for name in held_out:
        sentences = [s for s in gold if s["file"] == name]
        print(name, measure_cues(network, sentences), flush=True)
        for least in (0.35, 0.45, 0.55):
            print(name, least, measure(sentences, predict(network, sentences, least)), flush=True)
