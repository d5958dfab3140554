"""What the trained parts share: the recurrent cell, and the file of weights that the library reads.

The cell is that of crates/onrecord/src/network/recur.rs, the file that of crates/onrecord/src/network/weights_file.rs.
"""

import json
import struct
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch

STATES = 256
"""Width of what the parser's last layer gives for a token."""


@torch.jit.script
def recur(gates, state, mask, backwards: bool):
    tokens, hidden = gates.size(1), state.size(1)
    memory = torch.zeros(gates.size(0), hidden)
    outputs = torch.zeros(gates.size(0), hidden)
    turned = state.t()
    out = []
    for i in range(tokens):
        t = tokens - 1 - i if backwards else i
        z = gates[:, t] + outputs @ turned
        keep, show = torch.sigmoid(z[:, :hidden]), torch.sigmoid(z[:, hidden : 2 * hidden])
        memory = (keep * memory + (1 - keep) * torch.tanh(z[:, 2 * hidden :])) * mask[:, t]
        outputs = show * memory
        out.append(outputs)
    if backwards:
        out = out[::-1]
    return torch.stack(out, 1)


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
