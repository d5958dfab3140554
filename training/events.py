r"""Trains the reader of events and measures it on articles that it has not seen.

    onrecord-train rows --articles events-train.jsonl --out train
    onrecord-train rows --articles real-dev.jsonl --out real
    python training/events.py --rows train real --gold events-train.jsonl real-dev.jsonl --held-out real-dev.jsonl

Needs numpy and torch. A gold file has an article a line: {"id", "text", "gold": {"events": [...]}} as the news sets
have them, offsets in code points. Of annotations without their texts ({"id", "until", "events"} a line,
`training/annotations`), the texts are those of `--texts`.

The network is that of `attribution.py` but for its last layers: each token is scored as the trigger of each kind, then
each token of the sentence as the head of a filler under that trigger. What fills a role is learned by parts (doer,
affected, thing, party, means, place) that all kinds share.
"""

import argparse
import json
import random
from bisect import bisect_right
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import tomllib
import torch
from torch import nn
from torch.nn import functional

from arguments import ARGUMENTS, read_arguments
from network import Average, by_length, fit, parser_checksum, recur, warm_up_then_down, weights_file
from sentences import RELATIONS, STATES, in_code_points, lines_of, places, rows_of, top, touched

FACTUALITY = 12
"""What the words around a trigger may say of its polarity and modality."""
TABLES = [(52, 8), (5, 4), (12, 8), (64, 12), (18, 8), (64, 16), (64, 12), (8, 6), (40, 12)]
"""Rows and width of each table of classes: cue, quotation, mention, relation, tag; kind, pattern, thing, rules."""
RULE_PARTS = 8
"""What the rules may make of a token under a trigger."""
WORD_WIDTH, LEAST = 32, 3
LIBRARY = tomllib.loads(
    (Path(__file__).parents[1] / "crates/onrecord/data/events/kinds.toml").read_text(encoding="utf-8")
)
KINDS = ["none", *[kind["name"] for kind in LIBRARY["kind"]]]
PART_NAMES = ["none", "doer", "affected", "thing", "party", "means", "place"]
PARTS = {role["name"]: PART_NAMES.index(role["part"]) for role in LIBRARY["role"]}
FACETS = {
    "polarity": ["affirmed", "negated"],
    "modality": ["actual", "planned", "attempted", "possible", "conditional", "demanded"],
    "phase": [None, "end", "renew"],
}


class Event(NamedTuple):
    """An event as it is learned and read: the numbers of kind and sides, and of the part of each token."""

    kind: int
    parts: np.ndarray
    facets: list[int]
    probability: float
    """How sure it is: 1 where a reader annotated it, less where a teacher read it."""
    sure: np.ndarray
    """How sure the part of each token is."""
    wide: np.ndarray | None = None
    """Whether the filler at each token is more than its phrase; -1 where that is not known."""


# -- data ---------------------------------------------------------------------------------------------------------


def read_gold(paths: list[Path], texts: list[Path]) -> dict[str, dict]:
    """Returns the annotated articles by their id: text, events, where the annotation ends, the file's name."""
    raw = {}
    for path in texts:
        for line in lines_of(path):
            row = json.loads(line)
            raw[row["id"]] = row["text"]
    articles = {}
    for path in paths:
        for line in lines_of(path):
            row = json.loads(line)
            text = row["text"] if "text" in row else raw[row["id"]]
            events = row["gold"]["events"] if "gold" in row else row["events"]
            articles[row["id"]] = {
                "text": text,
                "events": [event | event.get("trigger", {}) for event in events],
                "until": row.get("until", len(text)),
                "file": path.name,
                "heads only": row.get("heads_only", False),
            }
    return articles


def read(rows: list[Path], articles: dict[str, dict]) -> list[dict]:
    """Returns the sentences of the annotated articles, each with its events."""
    sentences = []
    for path in rows:
        for id, own in rows_of(path):
            if id in articles:
                sentences += labelled(articles[id] | {"id": id}, own)
    return sentences


def labelled(article: dict, sentences: list[dict]) -> list[dict]:
    """Gives each sentence its events, by the token of the trigger."""
    every = iter(in_code_points(article["text"], [token for s in sentences for token in s["tokens"]]))
    for s in sentences:
        s["spans"] = [next(every) for _ in s["tokens"]]
        s["events"], s["article"], s["file"] = {}, article["id"], article["file"]
    sentences = [s for s in sentences if s["spans"][0][0] < article["until"]]
    starts = [s["spans"][0][0] for s in sentences]
    for event in article["events"]:
        s = sentences[max(0, bisect_right(starts, event["start"]) - 1)]
        trigger = top(s, [[event["start"], event["end"]]], lambda i, s=s: s["classes"][i][5] == 0)
        if trigger is None:
            continue
        parts, wide = np.zeros(s["n"], np.int64), np.full(s["n"], -1.0, np.float32)
        sure = np.ones(s["n"], np.float32)
        for role in event["roles"]:
            tokens = touched(s, [[role["start"], role["end"]]])
            head = top(s, [[role["start"], role["end"]]])
            if head is not None and role["role"] in PARTS:
                parts[head], sure[head] = PARTS[role["role"]], role.get("probability", 1)
                if not article["heads only"]:
                    wide[head] = tokens[-1] >= s["phrase_ends"][head]
        known = "polarity" in event
        facets = [names.index(event.get(facet) or names[0]) if known else -1 for facet, names in FACETS.items()]
        probability = event.get("probability", 1)
        s["events"][trigger] = Event(KINDS.index(event["kind"]), parts, facets, probability, sure, wide)
    return sentences


# -- network ------------------------------------------------------------------------------------------------------


class Heads(nn.Module):
    """The last layers: the kind of each token, what each token is to a trigger, the facets of a trigger."""

    def __init__(self, width: int, outputs: int, scored: int, joined: int, dropout: float):
        super().__init__()
        self.trigger_outputs, self.trigger_skip = nn.Linear(outputs, scored), nn.Linear(width, scored, bias=False)
        self.kinds = nn.Linear(scored, len(KINDS))
        scored = joined
        self.as_trigger, self.under = nn.Linear(outputs, scored), nn.Linear(outputs, scored, bias=False)
        self.under_skip = nn.Linear(width, scored, bias=False)
        self.places = nn.ModuleList([nn.Embedding(rows, scored) for rows in (4 * RELATIONS, 14, 5)])
        self.by_kind = nn.Embedding(len(KINDS), scored)
        self.by_pattern = nn.Embedding(TABLES[6][0], scored)
        self.parts = nn.Linear(scored, len(PART_NAMES) + 1)
        self.by_rule = nn.Embedding(RULE_PARTS, scored)
        self.by_factuality = nn.Embedding(FACTUALITY, scored)
        self.facets = nn.ModuleList([nn.Linear(scored, len(names)) for names in FACETS.values()])
        self.arguments = nn.Linear(scored, len(ARGUMENTS))
        self.dropout = nn.Dropout(dropout)
        for table in (*self.places, self.by_kind, self.by_pattern, self.by_rule, self.by_factuality):
            nn.init.normal_(table.weight, 0, 0.1)

    def kinds_of(self, x, outputs):
        return self.kinds(self.dropout(functional.relu(self.trigger_outputs(outputs) + self.trigger_skip(x))))

    def under_triggers(self, x, outputs, sentence, trigger, kind, pattern, rules, factuality, seen):
        """Returns what the parts are scored from, and the scores of the facets."""
        of_trigger = self.as_trigger(outputs[sentence, trigger])
        of_facets = self.dropout(functional.relu(of_trigger + self.by_factuality(factuality)))
        facets = [facet(of_facets) for facet in self.facets]
        joined = (of_trigger + self.by_kind(kind) + self.by_pattern(pattern))[:, None]
        joined = joined + self.by_rule(rules) + (self.under(outputs) + self.under_skip(x))[sentence]
        for table, rows in zip(self.places, seen, strict=True):
            joined = joined + table(rows)
        return self.dropout(functional.relu(joined)), facets


class Network(nn.Module):
    """The reader: tables, a recurrent layer over the parser's states, the heads."""

    def __init__(self, words: dict, hidden: int, scored: int, joined: int, dropout: float):
        super().__init__()
        self.words = words
        tables = [(len(words) + 1, WORD_WIDTH), *TABLES]
        self.tables = nn.ModuleList([nn.Embedding(rows, width) for rows, width in tables])
        width = STATES + sum(width for _, width in tables)
        self.inputs = nn.ModuleList([nn.Linear(width, 3 * hidden) for _ in range(2)])
        self.states = nn.ParameterList([torch.randn(3 * hidden, hidden) / hidden**0.5 for _ in range(2)])
        self.heads = Heads(width, 2 * hidden, scored, joined, dropout)
        self.dropout = nn.Dropout(dropout)
        for table in self.tables:
            nn.init.normal_(table.weight, 0, 0.4)
        for linear in self.inputs:
            nn.init.xavier_normal_(linear.weight)
            nn.init.zeros_(linear.bias)
            linear.bias.data[:hidden] = 1

    def tensors(self):
        """The matrices in the order of the model's file."""
        heads = self.heads
        yield from (table.weight.clamp(-2, 2) for table in self.tables)
        for linear, state in zip(self.inputs, self.states, strict=True):
            yield from (linear.weight, linear.bias, state)
        yield from (heads.trigger_outputs.weight, heads.trigger_outputs.bias, heads.trigger_skip.weight)
        yield from (heads.kinds.weight, heads.kinds.bias)
        yield from (heads.as_trigger.weight, heads.as_trigger.bias, heads.under.weight, heads.under_skip.weight)
        yield from (table.weight for table in (*heads.places, heads.by_kind, heads.by_pattern))
        yield from (heads.by_rule.weight, heads.by_factuality.weight)
        for linear in (heads.parts, *heads.facets):
            yield from (linear.weight, linear.bias)

    def encode(self, sentences: list[dict]):
        """Returns what the heads read of each token, and the scores of the kinds."""
        longest = max(s["n"] for s in sentences)
        states = np.zeros((len(sentences), longest, STATES), np.float32)
        features = np.zeros((len(sentences), longest, 1 + len(TABLES)), np.int64)
        mask = torch.zeros(len(sentences), longest, 1)
        for i, s in enumerate(sentences):
            states[i, : s["n"]] = s["states"].astype(np.float32) / 127
            features[i, : s["n"], 0] = [self.words.get(lemma, 0) for lemma in s["lemmas"]]
            features[i, : s["n"], 1:] = s["classes"]
            mask[i, : s["n"]] = 1
        states, features = torch.from_numpy(states), torch.from_numpy(features)
        if self.training:
            features[..., 0][torch.rand(features.shape[:2]) < 0.15] = 0
        rows = [table(features[..., i]).clamp(-2, 2) for i, table in enumerate(self.tables)]
        x = self.dropout(torch.cat([states, *rows], -1))
        both = [recur(self.inputs[d](x), self.states[d], mask, d == 1) for d in range(2)]
        outputs = self.dropout(torch.cat(both, -1))
        return x, outputs, self.heads.kinds_of(x, outputs)


def under(network: nn.Module, encoded: tuple, sentences: list[dict], triggers: list[tuple[int, int, int]]):
    """Scores the tokens of sentences under triggers, each given as sentence, token and kind."""
    x, outputs, _ = encoded
    seen, rules = [], []
    for owner, token, _ in triggers:
        s = sentences[owner]
        if ("places", token) not in s:
            s["places", token] = places(s, token)
        if "by_token" not in s:
            s["by_token"] = {top: np.array(parts) for top, parts in reversed(s["rule_parts"])}
        own = s["by_token"].get(token, np.zeros(s["n"], np.int64))
        rules.append(np.pad(own, (0, outputs.size(1) - s["n"])))
        seen.append([np.pad(rows, (0, outputs.size(1) - s["n"])) for rows in s["places", token]])
    rows = [torch.from_numpy(np.array(place)) for place in zip(*seen, strict=True)]
    owners, tokens, kinds = (torch.tensor(column) for column in zip(*triggers, strict=True))
    patterns = torch.tensor([sentences[owner]["classes"][token][6] for owner, token, _ in triggers])
    factuality = torch.tensor([sentences[owner]["factuality"][token] for owner, token, _ in triggers])
    return network.heads.under_triggers(
        x, outputs, owners, tokens, kinds, patterns, torch.from_numpy(np.array(rules)), factuality, rows
    )


# -- training -----------------------------------------------------------------------------------------------------


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


def cross_entropy(scores: torch.Tensor, wanted: np.ndarray, sure: np.ndarray) -> torch.Tensor:
    """The loss of choices that are sure to some degree; what is left goes to none. -1 is not scored."""
    scores, wanted, sure = scores.reshape(-1, scores.size(-1)), wanted.reshape(-1), torch.from_numpy(sure.reshape(-1))
    each = functional.log_softmax(scores, -1)
    scored = torch.from_numpy(wanted >= 0)
    chosen = each.gather(1, torch.from_numpy(wanted.clip(0))[:, None])[:, 0]
    return -((sure * chosen + (1 - sure) * each[:, 0]) * scored).sum()


def loss_of(network: nn.Module, sentences: list[dict]) -> torch.Tensor:
    encoded = network.encode(sentences)
    longest = encoded[2].size(1)
    wanted, sure = np.full((len(sentences), longest), -1), np.ones((len(sentences), longest), np.float32)
    events, owners = [], []
    for i, s in enumerate(sentences):
        wanted[i, : s["n"]] = 0
        for token, event in s["events"].items():
            wanted[i, token], sure[i, token] = event.kind, event.probability
            owners.append((i, token, event.kind))
            events.append(event)
    loss = cross_entropy(encoded[2], wanted, sure)
    if events:
        joined, sides = under(network, encoded, sentences, owners)
        found = network.heads.parts(joined)
        padded = lambda rows, value: np.array(  # noqa: E731
            [np.pad(row, (0, longest - len(row)), constant_values=value) for row in rows]
        )
        parts, of_parts = padded([e.parts for e in events], -1), padded([e.sure for e in events], 1)
        loss = loss + cross_entropy(found[..., :-1], parts, of_parts)
        wide = torch.from_numpy(padded([e.wide for e in events], -1))
        at = wide >= 0
        loss = loss + functional.binary_cross_entropy_with_logits(found[..., -1][at], wide[at], reduction="sum") / 2
        for side, column in zip(sides, zip(*[e.facets for e in events], strict=True), strict=True):
            loss = loss + functional.cross_entropy(side, torch.tensor(column), ignore_index=-1, reduction="sum") / 2
    return loss / len(sentences)


def loss_of_arguments(network: nn.Module, sentences: list[dict]) -> torch.Tensor:
    """The loss of the first task: the arguments of predicates, read as the parts of triggers of no kind."""
    encoded = network.encode(sentences)
    longest = encoded[2].size(1)
    pairs = [(i, token, gold) for i, s in enumerate(sentences) for token, gold in s["predicates"].items()]
    joined, _ = under(network, encoded, sentences, [(i, token, 0) for i, token, _ in pairs])
    gold = np.array([np.pad(gold, (0, longest - len(gold)), constant_values=-1) for *_, gold in pairs])
    found = network.heads.arguments(joined).reshape(-1, len(ARGUMENTS))
    loss = functional.cross_entropy(found, torch.from_numpy(gold).reshape(-1), ignore_index=-1, reduction="sum")
    return loss / len(sentences)


def train(network: nn.Module, sentences: list[dict], epochs: int, rate: float, loss_of=loss_of) -> None:
    optimizer = torch.optim.AdamW(network.parameters(), rate, weight_decay=1e-4)
    batches, average = by_length(sentences, 24), Average(network, 0.998)
    fit(network, batches, loss_of, optimizer, epochs, warm_up_then_down(100), average)


# -- measuring ----------------------------------------------------------------------------------------------------


@torch.no_grad()
def predict(network: nn.Module, sentences: list[dict], least: float, least_part: float = 0.5) -> list[dict]:
    """Returns the events of each sentence by the token of the trigger, those that are at least so sure."""
    network.eval()
    found = []
    for start in range(0, len(sentences), 32):
        group = sentences[start : start + 32]
        encoded = network.encode(group)
        likely = encoded[2].softmax(-1).numpy()
        triggers = [
            (i, token, int(likely[i, token, 1:].argmax()) + 1)
            for i, s in enumerate(group)
            for token in range(s["n"])
            if 1 - likely[i, token, 0] >= least
        ]
        events = [{} for _ in group]
        if triggers:
            joined, facets = under(network, encoded, group, triggers)
            parts = network.heads.parts(joined)[..., :-1].softmax(-1).numpy()
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


def report(network: nn.Module, gold: list[dict], held_out: list[str]) -> None:
    """Prints the figures of the sentences of some files."""
    for name in held_out:
        sentences = [s for s in gold if s["file"] == name]
        for least in (0.35, 0.45, 0.55):
            print(name, least, measure(sentences, predict(network, sentences, least)), flush=True)


def fold(gold: list[dict], number: int) -> set[str]:
    """Returns a third of the articles of the first gold file."""
    articles = list(dict.fromkeys(s["article"] for s in gold if s["file"] == gold[0]["file"]))
    return set(articles[number::3])


def write(network: Network, options: argparse.Namespace) -> None:
    """Writes the model's file."""
    description = {
        "parser": parser_checksum(options.parser),
        "trained_on": options.trained_on,
        "states": STATES,
        "widths": [WORD_WIDTH, *(width for _, width in TABLES)],
        "hidden": options.hidden,
        "scored": options.scored,
        "joined": options.joined,
        "kinds": KINDS[1:],
    }
    options.out.write_bytes(weights_file(b"ONREVT\r\n", 1, description, list(network.words), network.tensors()))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=Path, nargs="+", required=True)
    arguments.add_argument("--gold", type=Path, nargs="+", required=True)
    arguments.add_argument("--silver", type=Path, nargs="*", default=[], help="what a teacher read, learned first")
    arguments.add_argument("--arguments", type=Path, help="predicates of the first task, from `arguments.py`")
    arguments.add_argument("--argument-rows", type=Path)
    arguments.add_argument("--argument-epochs", type=int, default=2)
    arguments.add_argument("--texts", type=Path, nargs="*", default=[])
    arguments.add_argument("--held-out", nargs="*", default=[], help="names of gold files that are only measured")
    arguments.add_argument("--parser", type=Path, help="the parser's model that the rows came from")
    arguments.add_argument("--out", type=Path, help="where the model's file goes")
    arguments.add_argument("--trained-on", default="annotated reports", help="what the file says of its training")
    arguments.add_argument(
        "--fold", type=int, choices=range(3), help="a third of the first gold file to hold out as well"
    )
    arguments.add_argument("--without", nargs="*", default=[], choices=LEFT_OUT, help="features to leave out")
    arguments.add_argument("--vectors", type=Path, help="vectors of words, from `teacher.py vectors`")
    arguments.add_argument("--epochs", type=int, default=14)
    arguments.add_argument("--silver-epochs", type=int, default=4)
    arguments.add_argument("--hidden", type=int, default=64)
    arguments.add_argument("--scored", type=int, default=64, help="width in which triggers are scored")
    arguments.add_argument("--joined", type=int, default=128, help="width in which tokens under a trigger are scored")
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--gold-rate", type=float, default=2e-3, help="the rate at which the gold is learned")
    arguments.add_argument("--dropout", type=float, default=0.35)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(1)
    gold = read(options.rows, read_gold(options.gold, options.texts))
    if options.fold is not None:
        left_out = fold(gold, options.fold)
        for s in gold:
            s["file"] = f"fold {options.fold}" if s["article"] in left_out else s["file"]
        options.held_out.append(f"fold {options.fold}")
    learned = [s for s in gold if s["file"] not in options.held_out]
    silver = read(options.rows, read_gold(options.silver, options.texts)) if options.silver else []
    first = read_arguments(options.argument_rows, options.arguments) if options.arguments else []
    leave_out(gold + silver + first, options.without)
    counts = Counter(lemma for s in learned + silver + first for lemma in s["lemmas"] if "\n" not in lemma)
    known = sorted((word for word, count in counts.items() if count >= LEAST), key=lambda w: (-counts[w], w))
    words = {word: i + 1 for i, word in enumerate(known)}
    network = Network(words, options.hidden, options.scored, options.joined, options.dropout)
    if options.vectors:
        kept = np.load(options.vectors)
        rows = {word: i for i, word in enumerate(kept["words"].tolist())}
        for word, i in words.items():
            if word in rows:
                network.tables[0].weight.data[i] = torch.from_numpy(kept["vectors"][rows[word]])
    print(f"{len(learned)} sentences, {sum(len(s['events']) for s in learned)} events, {len(words)} words", flush=True)
    if first:
        train(network, first, options.argument_epochs, options.rate, loss_of_arguments)
    if silver:
        train(network, silver, options.silver_epochs, options.rate)
    report(network, gold, options.held_out)
    train(network, learned, options.epochs, options.gold_rate)
    report(network, gold, options.held_out)
    if options.out:
        write(network, options)


if __name__ == "__main__":
    main()
