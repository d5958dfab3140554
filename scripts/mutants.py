"""Draws a sample of mutants of the modules that read text, and runs the tests against each: cargo-mutants does both.

    cargo install cargo-mutants --locked
    python scripts/mutants.py --list
    python scripts/mutants.py [--each 16] [--seed 20261201]

A mutant is the crate with one small change that a test should notice. The same code, seed and number draw the same
sample. A run takes some minutes a mutant; `mutants.out` has what came of each.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ("gazetteer", "time", "quantity", "attribution", "events")
#: Files that hold tests alone.
TESTS = ("tests.rs", "examples.rs")


def mutants() -> dict[str, list[str]]:
    """Return the names of all mutants by module, in the order of their places."""
    files = f"crates/onrecord/src/{{{','.join(MODULES)}}}/**"
    command = ["cargo", "mutants", "--list", "--json", "-p", "onrecord", "-f", files]
    listed = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    start = lambda mutant: mutant["span"]["start"]  # noqa: E731
    order = lambda mutant: (mutant["file"], start(mutant)["line"], start(mutant)["column"], mutant["name"])  # noqa: E731
    found = defaultdict(list)
    for mutant in sorted(listed, key=order):
        if not mutant["file"].endswith(TESTS):
            found[Path(mutant["file"]).parts[3]].append(mutant["name"])
    return found


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--each", type=int, default=16, help="mutants of each module")
    arguments.add_argument("--seed", type=int, default=20261201)
    arguments.add_argument("--list", action="store_true", help="print the sample and run nothing")
    options = arguments.parse_args()
    by_module = mutants()
    drawn = [name for module in MODULES for name in random.Random(options.seed).sample(by_module[module], options.each)]
    if options.list:
        print(*drawn, sep="\n")
        return 0
    chosen = [argument for name in drawn for argument in ("-F", f"^{re.escape(name)}$")]
    tests = ["--", "--all-features", "--lib", "--test", "library"]
    return subprocess.run(["cargo", "mutants", "-p", "onrecord", *chosen, *tests], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
