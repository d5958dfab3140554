"""Attributions: labels of sentences, the head that reads cues, its loss.

The gold has an article a line: {"id", "text", "attributions": [{"source": [[start, end], ...], "cue", "content"}]}, or
the claims of the news sets; offsets in code points.
"""

import json
from bisect import bisect_right
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from sentences import RELATIONS, lines_of, padded, places, touched

PARTS = 4
"""What a token is to a cue."""
NONE, SOURCE, CONTENT, CUE = range(PARTS)


def read_attributions(paths: list[Path]) -> dict[str, dict]:
    """Returns the attributions of the articles by their id, with where the annotation ends."""
    articles = {}
    for path in paths:
        for row in map(json.loads, lines_of(path)):
            found = row["attributions"] if "attributions" in row else from_claims(row["gold"]["claims"])
            articles[row["id"]] = {"attributions": found, "until": row.get("until")}
    return articles


def from_claims(claims: list[dict]) -> list[dict]:
    """Returns claims of the news sets in the form of the attributions."""
    spans = lambda part: [[span["start"], span["end"]] for span in part["spans"]] if part else []  # noqa: E731
    return [{part: spans(claim.get(part)) for part in ("source", "cue", "content")} for claim in claims]


def label(sentences: list[dict], article: dict) -> None:
    """Gives each annotated sentence its cues: the token of each, with the part of every token under it."""
    sentences = [s for s in sentences if article["until"] is None or s["spans"][0][0] < article["until"]]
    for s in sentences:
        s["cues"], s["inside"] = {}, np.zeros(s["n"], bool)
    starts = [s["spans"][0][0] for s in sentences]
    for attribution in article["attributions"] if sentences else []:
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


class CueHeads(nn.Module):
    """The last layers of attributions: how likely each token is a cue, what each token is to it."""

    def __init__(self, width: int, scored: int, dropout: float):
        super().__init__()
        self.outputs, self.cue = nn.Linear(width, scored), nn.Linear(scored, 1)
        self.as_cue, self.under = nn.Linear(width, scored), nn.Linear(width, scored, bias=False)
        self.places = nn.ModuleList([nn.Embedding(rows, scored) for rows in (4 * RELATIONS, 14, 5)])
        self.parts = nn.Linear(scored, PARTS)
        self.dropout = nn.Dropout(dropout)
        for table in self.places:
            nn.init.normal_(table.weight, 0, 0.1)

    def tensors(self):
        """The matrices in the order of the model's file."""
        yield from (self.outputs.weight, self.outputs.bias, self.cue.weight, self.cue.bias)
        yield from (self.as_cue.weight, self.as_cue.bias, self.under.weight)
        yield from (table.weight for table in self.places)
        yield from (self.parts.weight, self.parts.bias)

    def cues(self, outputs):
        return self.cue(self.dropout(functional.relu(self.outputs(outputs)))).squeeze(-1)

    def under_cues(self, outputs, sentence, cue, seen):
        joined = self.as_cue(outputs[sentence, cue])[:, None] + self.under(outputs)[sentence]
        for table, rows in zip(self.places, seen, strict=True):
            joined = joined + table(rows)
        return self.parts(self.dropout(functional.relu(joined)))

    def loss(self, outputs: torch.Tensor, sentences: list[dict]) -> torch.Tensor:
        """The summed loss of the sentences that are annotated for attributions."""
        longest = outputs.size(1)
        wanted, weight = (np.zeros((len(sentences), longest), np.float32) for _ in range(2))
        owners, cues, seen, parts = [], [], [], []
        for i, s in enumerate(sentences):
            n = s["n"]
            if "cues" not in s:
                continue
            # Neither corpus has every attribution within another's content: what stands there is no example of no cue.
            weight[i, :n] = ~s["inside"]
            for cue, gold in s["cues"].items():
                wanted[i, cue] = weight[i, cue] = 1
                owners.append(i)
                cues.append(cue)
                if ("places", cue) not in s:
                    s["places", cue] = places(s, cue)
                seen.append(s["places", cue])
                parts.append(gold)
        scores = self.cues(outputs)
        each = functional.binary_cross_entropy_with_logits(scores, torch.from_numpy(wanted), reduction="none")
        loss = (each * torch.from_numpy(weight)).sum()
        if cues:
            rows = [torch.from_numpy(padded(place, longest, 0)) for place in zip(*seen, strict=True)]
            found = self.under_cues(outputs, torch.tensor(owners), torch.tensor(cues), rows)
            gold = torch.from_numpy(padded(parts, longest, -1)).reshape(-1)
            loss = loss + functional.cross_entropy(found.reshape(-1, PARTS), gold, ignore_index=-1, reduction="sum") / 4
        return loss
