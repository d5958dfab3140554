"""Events: labels of sentences, the heads that read triggers and what fills their roles, their loss.

A gold file has an article a line: {"id", "text", "gold": {"events": [...]}} as the news sets have them, offsets in
code points. Of annotations without their texts ({"id", "until", "events"} a line, `training/annotations`), the texts
are those of `--texts`; what a teacher read after the part that is annotated has "from". What fills a role is learned
by parts (doer, affected, thing, party, means, place) that all kinds share.
"""

import json
from bisect import bisect_right
from pathlib import Path
from typing import NamedTuple

import numpy as np
import tomllib
import torch
from torch import nn
from torch.nn import functional

from arguments import ARGUMENTS
from sentences import RELATIONS, lines_of, locate, padded, places, rows_of, top, touched
from trunk import TABLES

FACTUALITY = 12
"""What the words around a trigger may say of its polarity and modality."""
RULE_PARTS = 8
"""What the rules may make of a token under a trigger."""
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
                "from": row.get("from", 0),
                "until": row.get("until", len(text)),
                "file": path.name,
                "heads only": row.get("heads_only", False),
            }
    return articles


def read(rows: list[Path], articles: dict[str, dict]) -> list[dict]:
    """Returns the annotated sentences of articles, each with its events."""
    sentences = []
    for path in rows:
        for id, own in rows_of(path):
            if id in articles and own:
                locate(own, id, articles[id]["text"])
                label(own, articles[id])
                sentences += [s | {"file": articles[id]["file"]} for s in own if "events" in s]
    return sentences


def label(sentences: list[dict], article: dict) -> None:
    """Gives each sentence of an article, as far as it is annotated, its events by the token of the trigger."""
    sentences = [s for s in sentences if article["from"] <= s["spans"][0][0] < article["until"]]
    for s in sentences:
        s["events"] = {}
    starts = [s["spans"][0][0] for s in sentences]
    for event in article["events"] if sentences else []:
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
        # What a teacher read of them helps no reader that sees the rules' opinion.
        known = "polarity" in event and not article["heads only"]
        facets = [names.index(event.get(facet) or names[0]) if known else -1 for facet, names in FACETS.items()]
        probability = event.get("probability", 1)
        s["events"][trigger] = Event(KINDS.index(event["kind"]), parts, facets, probability, sure, wide)


class TriggerHeads(nn.Module):
    """The last layers of events: the kind of each token, what each token is to a trigger, the facets of a trigger."""

    def __init__(self, width: int, scored: int, joined: int, dropout: float):
        super().__init__()
        self.outputs, self.kinds = nn.Linear(width, scored), nn.Linear(scored, len(KINDS))
        self.as_trigger, self.under = nn.Linear(width, joined), nn.Linear(width, joined, bias=False)
        self.places = nn.ModuleList([nn.Embedding(rows, joined) for rows in (4 * RELATIONS, 14, 5)])
        self.by_kind = nn.Embedding(len(KINDS), joined)
        self.by_pattern = nn.Embedding(TABLES[6][0], joined)
        self.by_rule = nn.Embedding(RULE_PARTS, joined)
        self.by_factuality = nn.Embedding(FACTUALITY, joined)
        self.parts = nn.Linear(joined, len(PART_NAMES) + 1)
        self.facets = nn.ModuleList([nn.Linear(joined, len(names)) for names in FACETS.values()])
        self.arguments = nn.Linear(joined, len(ARGUMENTS))
        self.dropout = nn.Dropout(dropout)
        for table in (*self.places, self.by_kind, self.by_pattern, self.by_rule, self.by_factuality):
            nn.init.normal_(table.weight, 0, 0.1)

    def tensors(self):
        """The matrices in the order of the model's file."""
        yield from (self.outputs.weight, self.outputs.bias, self.kinds.weight, self.kinds.bias)
        yield from (self.as_trigger.weight, self.as_trigger.bias, self.under.weight)
        yield from (table.weight for table in self.places)
        for table in (self.by_kind, self.by_pattern, self.by_rule, self.by_factuality):
            yield table.weight
        for linear in (self.parts, *self.facets):
            yield from (linear.weight, linear.bias)

    def kinds_of(self, outputs):
        return self.kinds(self.dropout(functional.relu(self.outputs(outputs))))

    def under_triggers(self, outputs, sentence, trigger, kind, pattern, rules, factuality, seen):
        """Returns what the parts are scored from, and the scores of the facets."""
        of_trigger = self.as_trigger(outputs[sentence, trigger])
        of_facets = self.dropout(functional.relu(of_trigger + self.by_factuality(factuality)))
        facets = [facet(of_facets) for facet in self.facets]
        joined = (of_trigger + self.by_kind(kind) + self.by_pattern(pattern))[:, None]
        joined = joined + self.by_rule(rules) + self.under(outputs)[sentence]
        for table, rows in zip(self.places, seen, strict=True):
            joined = joined + table(rows)
        return self.dropout(functional.relu(joined)), facets


def under(heads: TriggerHeads, outputs: torch.Tensor, sentences: list[dict], triggers: list[tuple[int, int, int]]):
    """Scores the tokens of sentences under triggers, each given as sentence, token and kind."""
    seen, rules = [], []
    for owner, token, _ in triggers:
        s = sentences[owner]
        if ("places", token) not in s:
            s["places", token] = places(s, token)
        if "by_token" not in s:
            s["by_token"] = {top: np.array(parts) for top, parts in reversed(s["rule_parts"])}
        own = s["by_token"].get(token, np.zeros(s["n"], np.int64))
        rules.append(own)
        seen.append(s["places", token])
    longest = outputs.size(1)
    rows = [torch.from_numpy(padded(place, longest, 0)) for place in zip(*seen, strict=True)]
    owners, tokens, kinds = (torch.tensor(column) for column in zip(*triggers, strict=True))
    patterns = torch.tensor([sentences[owner]["classes"][token][6] for owner, token, _ in triggers])
    factuality = torch.tensor([sentences[owner]["factuality"][token] for owner, token, _ in triggers])
    return heads.under_triggers(
        outputs, owners, tokens, kinds, patterns, torch.from_numpy(padded(rules, longest, 0)), factuality, rows
    )


def cross_entropy(scores: torch.Tensor, wanted: np.ndarray, sure: np.ndarray) -> torch.Tensor:
    """The loss of choices that are sure to some degree; what is left goes to none. -1 is not scored."""
    scores, wanted, sure = scores.reshape(-1, scores.size(-1)), wanted.reshape(-1), torch.from_numpy(sure.reshape(-1))
    each = functional.log_softmax(scores, -1)
    scored = torch.from_numpy(wanted >= 0)
    chosen = each.gather(1, torch.from_numpy(wanted.clip(0))[:, None])[:, 0]
    return -((sure * chosen + (1 - sure) * each[:, 0]) * scored).sum()


def loss_of_events(heads: TriggerHeads, outputs: torch.Tensor, sentences: list[dict]) -> torch.Tensor:
    """The summed loss of the sentences that are annotated for events."""
    longest = outputs.size(1)
    wanted, sure = np.full((len(sentences), longest), -1), np.ones((len(sentences), longest), np.float32)
    events, owners = [], []
    for i, s in enumerate(sentences):
        if "events" not in s:
            continue
        wanted[i, : s["n"]] = 0
        for token, event in s["events"].items():
            wanted[i, token], sure[i, token] = event.kind, event.probability
            owners.append((i, token, event.kind))
            events.append(event)
    loss = cross_entropy(heads.kinds_of(outputs), wanted, sure)
    if events:
        joined, sides = under(heads, outputs, sentences, owners)
        found = heads.parts(joined)
        parts = padded([e.parts for e in events], longest, -1)
        of_parts = padded([e.sure for e in events], longest, 1)
        loss = loss + cross_entropy(found[..., :-1], parts, of_parts)
        wide = torch.from_numpy(padded([e.wide for e in events], longest, -1))
        at = wide >= 0
        loss = loss + functional.binary_cross_entropy_with_logits(found[..., -1][at], wide[at], reduction="sum") / 2
        for side, column in zip(sides, zip(*[e.facets for e in events], strict=True), strict=True):
            loss = loss + functional.cross_entropy(side, torch.tensor(column), ignore_index=-1, reduction="sum") / 2
    return loss


def loss_of_arguments(heads: TriggerHeads, outputs: torch.Tensor, sentences: list[dict]) -> torch.Tensor:
    """The summed loss of the first task: the arguments of predicates, read as the parts of triggers of no kind."""
    longest = outputs.size(1)
    pairs = [(i, token, gold) for i, s in enumerate(sentences) for token, gold in s["predicates"].items()]
    joined, _ = under(heads, outputs, sentences, [(i, token, 0) for i, token, _ in pairs])
    gold = padded([gold for *_, gold in pairs], longest, -1)
    found = heads.arguments(joined).reshape(-1, len(ARGUMENTS))
    return functional.cross_entropy(found, torch.from_numpy(gold).reshape(-1), ignore_index=-1, reduction="sum")
