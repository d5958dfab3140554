r"""Trains the reader of attributions and events, and measures it on articles that it has not seen.

    onrecord-train rows --articles polnear-train.jsonl --out polnear-train
    onrecord-train rows --articles events-train.jsonl --out train
    onrecord-train rows --articles real-dev.jsonl --out real
    python training/reader.py --rows polnear-train train real --attributions polnear-train.jsonl events-train.jsonl \\
        real-dev.jsonl --events events-train.jsonl real-dev.jsonl --held-out real-dev.jsonl --out reader.onrr

Needs numpy and torch. One network reads both: a trunk over the parser's states (`trunk.py`), the heads of attributions
(`cues.py`) and those of events (`triggers.py`). A sentence counts for what it is annotated for.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import torch
from torch import nn

import cues
import triggers
from arguments import read_arguments
from cues import CueHeads, read_attributions
from measuring import report
from network import Average, by_length, fit, parser_checksum, warm_up_then_down, weights_file
from sentences import STATES, lines_of, locate, rows_of
from triggers import KINDS, TriggerHeads, read_gold
from trunk import TABLES, WORD_WIDTH, Trunk

LEAST = 3
"""How often a word is seen that has a row of its own."""
LEFT_OUT = {"lexicon": [5, 6], "gazetteer": [2, 7], "rules": [8], "factuality": []}
"""Classes that are set to nothing to see what they are worth."""


def leave_out(sentences: list[dict], features: list[str]) -> None:
    """Takes features away from sentences."""
    columns = [column for feature in features for column in LEFT_OUT[feature]]
    for s in sentences:
        for classes in s["classes"]:
            for column in columns:
                classes[column] = 0
        if "rules" in features:
            s["rule_parts"] = []
        if "factuality" in features:
            s["factuality"] = [0] * s["n"]


class Network(nn.Module):
    """The reader."""

    def __init__(self, words: dict, options: argparse.Namespace):
        super().__init__()
        self.trunk = Trunk(words, options.squeezed, options.hidden, options.dropout)
        self.cues = CueHeads(self.trunk.width, options.cue_width, options.dropout)
        self.triggers = TriggerHeads(self.trunk.width, options.scored, options.joined, options.dropout)

    def encode(self, sentences: list[dict]) -> torch.Tensor:
        return self.trunk(sentences)

    def tensors(self):
        """The matrices in the order of the model's file."""
        yield from self.trunk.tensors()
        yield from self.cues.tensors()
        yield from self.triggers.tensors()


def read(options: argparse.Namespace) -> list[dict]:
    """Returns the sentences of all articles that are annotated for something, or that a teacher has read."""
    attributions = read_attributions(options.attributions)
    gold = read_gold(options.events, options.texts)
    silver = read_gold(options.silver, options.texts)
    texts = {id: article["text"] for id, article in (silver | gold).items()}
    for path in options.attributions:
        texts |= {row["id"]: row["text"] for row in map(json.loads, lines_of(path)) if "text" in row}
    sentences = []
    for path in options.rows:
        for id, own in rows_of(path):
            if id not in texts or not own:
                continue
            locate(own, id, texts[id])
            for s in own:
                s["file"] = gold[id]["file"] if id in gold else path.name
                s["gold"] = id in gold and s["spans"][0][0] < gold[id]["until"]
            if id in attributions:
                cues.label(own, attributions[id])
            # What is annotated takes the place of what a teacher read.
            for read_by in (silver, gold):
                if id in read_by:
                    triggers.label(own, read_by[id])
            sentences += [s for s in own if "cues" in s or "events" in s]
    return sentences


def loss_of(network: Network, sentences: list[dict]) -> torch.Tensor:
    outputs = network.encode(sentences)
    loss = network.cues.loss(outputs, sentences) + triggers.loss_of_events(network.triggers, outputs, sentences)
    return loss / len(sentences)


def loss_of_arguments(network: Network, sentences: list[dict]) -> torch.Tensor:
    return triggers.loss_of_arguments(network.triggers, network.encode(sentences), sentences) / len(sentences)


def train(network: Network, sentences: list[dict], epochs: int, rate: float, loss_of=loss_of) -> None:
    optimizer = torch.optim.AdamW(network.parameters(), rate, weight_decay=1e-4, fused=True)
    batches, average = by_length(sentences, 24), Average(network, 0.998)
    fit(network, batches, loss_of, optimizer, epochs, warm_up_then_down(100), average)


def fold(sentences: list[dict], file: str, number: int) -> set[str]:
    """Returns a third of the articles of a file."""
    articles = list(dict.fromkeys(s["article"] for s in sentences if s["file"] == file))
    return set(articles[number::3])


def write(network: Network, options: argparse.Namespace) -> None:
    """Writes the model's file."""
    description = {
        "parser": parser_checksum(options.parser),
        "trained_on": options.trained_on,
        "states": STATES,
        "widths": [WORD_WIDTH, *(width for _, width in TABLES)],
        "squeezed": options.squeezed,
        "hidden": options.hidden,
        "cues": options.cue_width,
        "triggers": options.scored,
        "under_triggers": options.joined,
        "kinds": KINDS[1:],
    }
    data = weights_file(b"ONRREA\r\n", 1, description, list(network.trunk.words), network.tensors())
    options.out.write_bytes(data)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=Path, nargs="+", required=True)
    arguments.add_argument("--attributions", type=Path, nargs="+", required=True)
    arguments.add_argument("--events", type=Path, nargs="+", required=True)
    arguments.add_argument(
        "--silver", type=Path, nargs="*", default=[], help="events that a teacher read, learned first"
    )
    arguments.add_argument("--arguments", type=Path, help="predicates of the first task, from `arguments.py`")
    arguments.add_argument("--argument-rows", type=Path)
    arguments.add_argument("--texts", type=Path, nargs="*", default=[])
    arguments.add_argument("--held-out", nargs="*", default=[], help="names of event files that are only measured")
    arguments.add_argument("--parser", type=Path, help="the parser's model that the rows came from")
    arguments.add_argument("--out", type=Path, help="where the model's file goes")
    arguments.add_argument("--trained-on", default="annotated reports", help="what the file says of its training")
    arguments.add_argument("--fold", type=int, choices=range(3), help="a third of the first event file to hold out too")
    arguments.add_argument("--without", nargs="*", default=[], choices=LEFT_OUT, help="features to leave out")
    arguments.add_argument("--argument-epochs", type=int, default=2)
    arguments.add_argument("--silver-epochs", type=int, default=5)
    arguments.add_argument("--epochs", type=int, default=6)
    arguments.add_argument(
        "--share", type=int, default=4, help="beside the gold events one in so many others is learned"
    )
    arguments.add_argument("--squeezed", type=int, default=96)
    arguments.add_argument("--hidden", type=int, default=96)
    arguments.add_argument("--cue-width", type=int, default=64)
    arguments.add_argument("--scored", type=int, default=96, help="width in which triggers are scored")
    arguments.add_argument("--joined", type=int, default=128, help="width in which tokens under a trigger are scored")
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--gold-rate", type=float, default=1e-3, help="the rate at which the gold is learned")
    arguments.add_argument("--dropout", type=float, default=0.3)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(1)
    sentences = read(options)
    if options.fold is not None:
        left_out = fold(sentences, options.events[0].name, options.fold)
        for s in sentences:
            s["file"] = f"fold {options.fold}" if s["article"] in left_out else s["file"]
        options.held_out.append(f"fold {options.fold}")
    learned = [s for s in sentences if s["file"] not in options.held_out]
    first = read_arguments(options.argument_rows, options.arguments) if options.arguments else []
    leave_out(sentences + first, options.without)
    counts = Counter(lemma for s in learned + first for lemma in s["lemmas"] if "\n" not in lemma)
    known = sorted((word for word, count in counts.items() if count >= LEAST), key=lambda w: (-counts[w], w))
    network = Network({word: i + 1 for i, word in enumerate(known)}, options)
    gold = [s for s in learned if s["gold"]]
    others = [s for s in learned if not s["gold"]]
    print(
        f"{len(gold)} sentences of gold, {len(others)} others; {sum(len(s.get('cues', ())) for s in learned)} cues, "
        f"{sum(len(s.get('events', ())) for s in gold)} events, {len(known)} words",
        flush=True,
    )
    if first:
        train(network, first, options.argument_epochs, options.rate, loss_of_arguments)
    if options.silver_epochs:
        train(network, others + gold, options.silver_epochs, options.rate)
        report(network, sentences, options.held_out)
    random.shuffle(others)
    train(network, gold + others[:: options.share], options.epochs, options.gold_rate)
    report(network, sentences, options.held_out)
    if options.out:
        write(network, options)


if __name__ == "__main__":
    main()
