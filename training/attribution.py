r"""Trains the reader of attributions (`onrecord::reader`) and writes its model.

    onrecord-train rows --articles polnear-train.jsonl --out train
    python training/attribution.py --rows train news --gold polnear-train.jsonl events-train.jsonl \
        --parser default.onrs --out attribution.onra

Needs numpy and torch. The gold file has an article a line: {"id", "publisher", "text", "attributions": [{"source":
[[start, end], ...], "cue", "content"}]}, offsets in code points. With --leave-out NAME the articles of a publisher
are not trained on, to measure the difference between seen and unseen outlets.

The network is that of crates/onrecord/src/reader: change both together. `network.py` holds what every trained part
shares.
"""

import argparse
import json
import random
from bisect import bisect_right
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from network import Average, by_length, fit, parser_checksum, recur, warm_up_then_down, weights_file
from sentences import RELATIONS, STATES, in_code_points, lines_of, places, rows_of, touched

CLASSES, WIDTHS = [52, 5, 12, 64, 18], [8, 4, 8, 12, 8]
WORD_WIDTH, LEAST = 32, 4
NONE, SOURCE, CONTENT, CUE = range(4)


# -- data ---------------------------------------------------------------------------------------------------------


def read(rows: Path, gold: Path, options: argparse.Namespace) -> list[dict]:
    """Returns the sentences of the articles, each with its cues and their parts."""
    articles = {}
    for row in map(json.loads, lines_of(gold)):
        articles[row["id"]] = row if "attributions" in row else from_claims(row, options.repeat)
    kept = [(articles[id], own) for id, own in rows_of(rows) if id in articles]
    return [s for article, own in kept if article["publisher"] not in options.leave_out for s in labelled(article, own)]


def from_claims(row: dict, times: int) -> dict:
    """Returns an article of the news sets in the form of the attributions, to be learned so many times."""
    spans = lambda part: [[span["start"], span["end"]] for span in part["spans"]] if part else []  # noqa: E731
    parts = ("source", "cue", "content")
    claims = [{part: spans(claim.get(part)) for part in parts} for claim in row["gold"]["claims"]]
    return row | {"publisher": "", "attributions": claims, "times": times}


def labelled(article: dict, sentences: list[dict]) -> list[dict]:
    """Gives each sentence its cues: the token of each, with the part that every token of the sentence has under it."""
    every = iter(in_code_points(article["text"], [token for s in sentences for token in s["tokens"]]))
    for s in sentences:
        s["spans"] = [next(every) for _ in s["tokens"]]
        s["cues"], s["inside"] = {}, np.zeros(s["n"], bool)
        s["times"] = article.get("times", 1)
    starts = [s["spans"][0][0] for s in sentences]
    for attribution in article["attributions"]:
        for s in sentences:
            s["inside"][touched(s, attribution["content"])] = True
        if not attribution["cue"]:
            continue
        s = sentences[max(0, bisect_right(starts, attribution["cue"][0][0]) - 1)]
        cue = touched(s, attribution["cue"])
        if not cue:
            continue
        top = [i for i in cue if s["heads"][i] - 1 not in cue] or cue
        token = min(top, key=lambda i: (s["classes"][i][0] < 4, s["classes"][i][4] == 12, i))
        parts = s["cues"].setdefault(token, np.zeros(s["n"], np.int64))
        parts[touched(s, attribution["content"])] = CONTENT
        parts[touched(s, attribution["source"])] = SOURCE
        parts[cue] = CUE
    return sentences


# -- network ------------------------------------------------------------------------------------------------------


class Network(nn.Module):
    def __init__(self, words: int, hidden: int, scored: int, dropout: float):
        super().__init__()
        tables = zip([words + 1, *CLASSES], [WORD_WIDTH, *WIDTHS], strict=True)
        self.tables = nn.ModuleList([nn.Embedding(rows, width) for rows, width in tables])
        width = STATES + WORD_WIDTH + sum(WIDTHS)
        self.inputs = nn.ModuleList([nn.Linear(width, 3 * hidden) for _ in range(2)])
        self.states = nn.ParameterList([torch.randn(3 * hidden, hidden) / hidden**0.5 for _ in range(2)])
        self.cue_outputs, self.cue_skip = nn.Linear(2 * hidden, scored), nn.Linear(width, scored, bias=False)
        self.cue = nn.Linear(scored, 1)
        self.as_cue, self.under = nn.Linear(2 * hidden, scored), nn.Linear(2 * hidden, scored, bias=False)
        self.places = nn.ModuleList([nn.Embedding(rows, scored) for rows in (4 * RELATIONS, 14, 5)])
        self.parts = nn.Linear(scored, 4)
        self.dropout = nn.Dropout(dropout)
        for table in self.tables:
            nn.init.normal_(table.weight, 0, 0.4)
        for table in self.places:
            nn.init.normal_(table.weight, 0, 0.1)
        for linear in self.inputs:
            nn.init.xavier_normal_(linear.weight)
            nn.init.zeros_(linear.bias)
            linear.bias.data[:hidden] = 1

    def encode(self, states, features, lengths):
        if self.training:
            features = features.clone()
            features[..., 0][torch.rand(features.shape[:2]) < 0.15] = 0
        # What the kernel reads stays within two.
        rows = [table(features[..., i]).clamp(-2, 2) for i, table in enumerate(self.tables)]
        x = self.dropout(torch.cat([states, *rows], -1))
        mask = (torch.arange(x.size(1))[None] < lengths[:, None]).float()[..., None]
        both = [recur(self.inputs[d](x), self.states[d], mask, d == 1) for d in range(2)]
        outputs = self.dropout(torch.cat(both, -1))
        joined = functional.relu(self.cue_outputs(outputs) + self.cue_skip(x))
        return outputs, self.cue(self.dropout(joined)).squeeze(-1)

    def under_cues(self, outputs, sentence, cue, seen):
        joined = self.as_cue(outputs[sentence, cue])[:, None] + self.under(outputs)[sentence]
        for table, rows in zip(self.places, seen, strict=True):
            joined = joined + table(rows)
        return self.parts(self.dropout(functional.relu(joined)))

    def tensors(self) -> list:
        """The weights in the order in which a model's file has them."""
        sides = [t for d in range(2) for t in (self.inputs[d].weight, self.inputs[d].bias, self.states[d])]
        cue = [self.cue_outputs.weight, self.cue_outputs.bias, self.cue_skip.weight, self.cue.weight, self.cue.bias]
        pairs = [self.as_cue.weight, self.as_cue.bias, self.under.weight, *[t.weight for t in self.places]]
        tables = [t.weight.clamp(-2, 2) for t in self.tables]
        return [*tables, *sides, *cue, *pairs, self.parts.weight, self.parts.bias]


# -- training -----------------------------------------------------------------------------------------------------


def loss_of(network: Network, sentences: list[dict], words: dict) -> torch.Tensor:
    longest = max(s["n"] for s in sentences)
    states = np.zeros((len(sentences), longest, STATES), np.float32)
    features = np.zeros((len(sentences), longest, 6), np.int64)
    wanted, weight = (np.zeros((len(sentences), longest), np.float32) for _ in range(2))
    owners, cues, seen, parts = [], [], [], []
    for i, s in enumerate(sentences):
        n = s["n"]
        states[i, :n] = s["states"].astype(np.float32) / 127
        features[i, :n, 0] = [words.get(lemma, 0) for lemma in s["lemmas"]]
        features[i, :n, 1:] = [classes[: len(CLASSES)] for classes in s["classes"]]
        # Neither corpus has every attribution within another's content: what stands there is no example of no cue.
        weight[i, :n] = ~s["inside"]
        for cue, gold in s["cues"].items():
            wanted[i, cue] = weight[i, cue] = 1
            owners.append(i)
            cues.append(cue)
            if ("places", cue) not in s:
                s["places", cue] = places(s, cue)
            seen.append([np.pad(rows, (0, longest - n)) for rows in s["places", cue]])
            parts.append(np.pad(gold, (0, longest - n), constant_values=-1))
    lengths = torch.tensor([s["n"] for s in sentences])
    outputs, scores = network.encode(torch.from_numpy(states), torch.from_numpy(features), lengths)
    each = functional.binary_cross_entropy_with_logits(scores, torch.from_numpy(wanted), reduction="none")
    loss = (each * torch.from_numpy(weight)).sum()
    if cues:
        rows = [torch.from_numpy(np.array(place)) for place in zip(*seen, strict=True)]
        found = network.under_cues(outputs, torch.tensor(owners), torch.tensor(cues), rows)
        gold = torch.from_numpy(np.array(parts)).reshape(-1)
        loss = loss + functional.cross_entropy(found.reshape(-1, 4), gold, ignore_index=-1, reduction="sum") / 4
    return loss / len(sentences)


def train(sentences: list[dict], words: dict, options: argparse.Namespace) -> Network:
    network = Network(len(words), options.hidden, options.scored, options.dropout)
    optimizer = torch.optim.AdamW(network.parameters(), options.rate, weight_decay=1e-4)
    loss = lambda network, batch: loss_of(network, batch, words)  # noqa: E731
    batches, average = by_length(sentences, 32), Average(network, 0.999)
    fit(network, batches, loss, optimizer, options.epochs, warm_up_then_down(200), average)
    return network


# -- file ---------------------------------------------------------------------------------------------------------


def write(network: Network, words: dict, options: argparse.Namespace) -> None:
    """Writes the model's file."""
    description = {
        "parser": parser_checksum(options.parser),
        "trained_on": options.trained_on,
        "states": STATES,
        "widths": [WORD_WIDTH, *WIDTHS],
        "hidden": options.hidden,
        "scored": options.scored,
    }
    options.out.write_bytes(weights_file(b"ONRATT\r\n", 1, description, list(words), network.tensors()))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=Path, nargs="+", required=True)
    arguments.add_argument("--gold", type=Path, nargs="+", required=True, help="a file for each of the rows")
    arguments.add_argument("--repeat", type=int, default=3, help="how often the sentences of the news sets are learned")
    arguments.add_argument("--parser", type=Path, required=True, help="the parser's model that the rows came from")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--leave-out", nargs="*", default=[])
    arguments.add_argument("--trained-on", default="PolNeAR 1.0, training part, first annotator")
    arguments.add_argument("--epochs", type=int, default=6)
    arguments.add_argument("--hidden", type=int, default=64)
    arguments.add_argument("--scored", type=int, default=64)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--dropout", type=float, default=0.3)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(1)
    read_each = [read(rows, gold, options) for rows, gold in zip(options.rows, options.gold, strict=True)]
    sentences = [s for own in read_each for s in own for _ in range(s["times"])]
    counts = Counter(lemma for s in sentences for lemma in s["lemmas"] if "\n" not in lemma)
    known = sorted((word for word, count in counts.items() if count >= LEAST), key=lambda w: (-counts[w], w))
    words = {word: i + 1 for i, word in enumerate(known)}
    print(f"{len(sentences)} sentences, {sum(len(s['cues']) for s in sentences)} cues, {len(words)} words", flush=True)
    write(train(sentences, words, options), words, options)


if __name__ == "__main__":
    main()
