"""What the trained parts share: the recurrent cell, and the file of weights that the library reads.

The cell is that of crates/onrecord/src/network/recur.rs, the file that of crates/onrecord/src/network/weights_file.rs.
"""

import json
import random
import struct
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import torch
from torch import nn


@torch.jit.script
def recur(gates, states, mask):
    """Returns the outputs of both directions; gates and mask by direction, sentence and step."""
    hidden = states.size(2)
    memory = torch.zeros(2, gates.size(1), hidden)
    outputs = torch.zeros(2, gates.size(1), hidden)
    turned = states.transpose(1, 2).contiguous()
    inputs, masks = gates.unbind(2), mask.unbind(2)
    out = []
    for i in range(gates.size(2)):
        z = torch.baddbmm(inputs[i], outputs, turned)
        both = torch.sigmoid(z[:, :, : 2 * hidden])
        keep, show = both[:, :, :hidden], both[:, :, hidden:]
        memory = torch.lerp(torch.tanh(z[:, :, 2 * hidden :]), memory, keep) * masks[i]
        outputs = show * memory
        out.append(outputs)
    return torch.stack(out, 2)


def both_ways(inputs: nn.ModuleList, states: nn.ParameterList, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Reads sentences from both ends; the outputs of the two directions stand side by side."""
    gates = torch.stack([inputs[0](x), inputs[1](x).flip(1)])
    out = recur(gates, torch.stack(list(states)), torch.stack([mask, mask.flip(1)]))
    return torch.cat([out[0], out[1].flip(1)], -1)


class Average:
    """The weights of a network, averaged over the steps of its training."""

    def __init__(self, network: nn.Module, most: float):
        self.network, self.most, self.step = network, most, 0
        self.weights = {name: value.clone() for name, value in network.state_dict().items()}

    def add(self) -> None:
        self.step += 1
        decay = min(self.most, (self.step + 1) / (self.step + 10))
        for name, value in self.network.state_dict().items():
            self.weights[name].mul_(decay).add_(value, alpha=1 - decay)

    def take(self) -> None:
        self.network.load_state_dict(self.weights)


def by_length(sentences: list[dict], size: int) -> list[list[dict]]:
    """Returns batches of sentences of about the same length."""
    order = sorted(sentences, key=lambda s: s["n"] + 8 * random.random())
    return [order[i : i + size] for i in range(0, len(order), size)]


def fit(
    network: nn.Module,
    batches: list[list[dict]],
    loss_of: Callable[[nn.Module, list[dict]], torch.Tensor],
    optimizer: torch.optim.Optimizer,
    epochs: int,
    share: Callable[[int, int], float],
    average: Average | None = None,
    kept: Path | None = None,
) -> None:
    """Trains a network; `share(step, steps)` of the optimizer's rates holds at a step.

    After each epoch all is kept in a file; training that was broken off goes on from there.
    """
    rates = [group["lr"] for group in optimizer.param_groups]
    steps, step = epochs * len(batches), 0
    first = 0
    if kept and kept.exists():
        state = torch.load(kept)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["epochs"]
        step = first * len(batches)
    network.train()
    for epoch in range(first, epochs):
        random.shuffle(batches)
        sum_of_losses = 0.0
        for batch in batches:
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share(step, steps)
            loss = loss_of(network, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            step += 1
            sum_of_losses += float(loss.detach())
            if average:
                average.add()
        print(f"{epoch + 1:3} {sum_of_losses / len(batches):.4f}", flush=True)
        if kept:
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epochs": epoch + 1}
            torch.save(state, kept.with_suffix(".new"))
            kept.with_suffix(".new").rename(kept)
    if average:
        average.take()


def warm_up_then_down(warm: int) -> Callable[[int, int], float]:
    """A rate that rises over the first steps, and from two fifths on falls to nearly nothing."""
    return lambda step, steps: min(1, step / warm) * min(1, max(0.02, (steps - step) / (0.6 * steps)))


def checksum(data: bytes) -> int:
    """The sum of crates/onrecord/src/checksum.rs."""
    whole = (1 << 64) - 1
    lanes = [0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB]

    def turn(x: int, by: int) -> int:
        return (x << by | x >> (64 - by)) & whole

    cut = len(data) // 32 * 32
    blocks = np.frombuffer(data[:cut] + (data[cut:] + bytes(32))[:32], dtype="<u8").reshape(-1, 4)
    for i in range(4):
        for word in blocks[:, i].tolist():
            lanes[i] = turn((lanes[i] ^ word) * 0x2545F4914F6CDD1D & whole, 29)
    total = len(data)
    for lane in lanes:
        total = (turn(total, 17) ^ lane) * 0x9E3779B97F4A7C15 & whole
    return total ^ total >> 32


def kept(tensor: torch.Tensor) -> bytes:
    weights = tensor.detach().numpy().astype(np.float32)
    if weights.ndim == 1 or len(weights) == 1:
        return weights.astype("<f4").tobytes()
    scales = np.abs(weights).max(1) / 127
    rounded = np.round(weights / np.where(scales > 0, scales, 1)[:, None]).astype(np.int8)
    return b"".join(struct.pack("<f", scale) + row.tobytes() for scale, row in zip(scales, rounded, strict=True))


def parser_checksum(model: Path) -> str:
    """The checksum that a parser's model carries, as the description of a reader names it."""
    return model.read_bytes()[24:32][::-1].hex()


def weights_file(
    magic: bytes, version: int, description: dict, words: Iterable[str], tensors: Iterable[torch.Tensor]
) -> bytes:
    """A file of weights: head, description, a list of words, the matrices in their order."""
    head = json.dumps(description).encode()
    texts = "".join(word + "\n" for word in words).encode()
    body = head + struct.pack("<I", len(texts)) + texts + b"".join(map(kept, tensors))
    return magic + struct.pack("<IIQQ", version, len(head), 32 + len(body), checksum(body)) + body
