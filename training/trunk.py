"""The trunk of the reader: tables, a squeezing layer, a recurrent layer over the parser's states.

Its twin is crates/onrecord/src/reader/trunk.rs: change both together.
"""

import numpy as np
import torch
from torch import nn

from network import both_ways
from sentences import STATES

TABLES = [(52, 8), (5, 4), (12, 8), (64, 12), (18, 8), (64, 16), (64, 12), (8, 6), (40, 12)]
"""Rows and width of each table of classes: cue, quotation, mention, relation, tag; kind, pattern, thing, rules."""
WORD_WIDTH = 32


class Trunk(nn.Module):
    """What both tasks share. Each token gets what the recurrent layer gives, and what came into it, side by side."""

    def __init__(self, words: dict, squeezed: int, hidden: int, dropout: float):
        super().__init__()
        self.words = words
        tables = [(len(words) + 1, WORD_WIDTH), *TABLES]
        self.tables = nn.ModuleList([nn.Embedding(rows, width) for rows, width in tables])
        self.squeeze = nn.Linear(STATES + sum(width for _, width in tables), squeezed)
        self.inputs = nn.ModuleList([nn.Linear(squeezed, 3 * hidden) for _ in range(2)])
        self.states = nn.ParameterList([torch.randn(3 * hidden, hidden) / hidden**0.5 for _ in range(2)])
        self.width = 2 * hidden + squeezed
        self.dropout = nn.Dropout(dropout)
        for table in self.tables:
            nn.init.normal_(table.weight, 0, 0.4)
        for linear in self.inputs:
            nn.init.xavier_normal_(linear.weight)
            nn.init.zeros_(linear.bias)
            linear.bias.data[:hidden] = 1

    def tensors(self):
        """The matrices in the order of the model's file."""
        yield from (table.weight.clamp(-2, 2) for table in self.tables)
        yield from (self.squeeze.weight, self.squeeze.bias)
        for linear, state in zip(self.inputs, self.states, strict=True):
            yield from (linear.weight, linear.bias, state)

    def forward(self, sentences: list[dict]) -> torch.Tensor:
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
        squeezed = torch.tanh(self.squeeze(self.dropout(torch.cat([states, *rows], -1))))
        x = self.dropout(squeezed)
        return torch.cat([self.dropout(both_ways(self.inputs, self.states, x, mask)), x], -1)
