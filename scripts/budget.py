"""Counts the instructions that each stage takes for a word of the sample articles, and holds them against a budget.

    python scripts/budget.py            # fails where a stage takes 5% more than benches/budget.toml allows
    python scripts/budget.py --write    # writes what was counted as the new budget

Needs valgrind, and the release of Rust and the kind of processor that the budget was counted with: others run other
instructions. Ends with 77 where one is missing. Counts of two and of four rounds are taken, so that loading does not
count.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import tomllib

ROOT = Path(__file__).resolve().parents[1]
BUDGET = ROOT / "benches" / "budget.toml"
STAGES = (
    "tokens",
    "times",
    "quantities",
    "gazetteer",
    "trees",
    "trees, fast model",
    "extraction without reader",
    "extraction",
    "extraction to JSON",
)
MOST = 1.05
CANNOT = 77


def output(*command: str, where: str = "stdout") -> str:
    """Returns what a command prints."""
    return getattr(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True), where)


def counted(program: Path, stage: str, rounds: int) -> int:
    """Returns the instructions of a run."""
    tool = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")
    printed = output(*tool, str(program), stage, str(rounds), where="stderr")
    return int(re.search(r"Collected : (\d+)", printed)[1])


def machine() -> dict[str, str]:
    """Returns what the count of instructions depends on."""
    names = re.findall(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    return {"rustc": output("rustc", "--version").split()[1], "processor": names[0] if names else "unknown"}


def per_word(program: Path, stage: str) -> int:
    """Returns the instructions that a stage takes for a word."""
    words = int(output(str(program), stage, "0"))
    return round((counted(program, stage, 4) - counted(program, stage, 2)) / (2 * words))


def main() -> int:
    """Runs the program."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true", help="write what was counted as the new budget")
    options = arguments.parse_args()
    if not shutil.which("valgrind"):
        print("valgrind is not here", file=sys.stderr)
        return CANNOT
    here = machine()
    budget = tomllib.loads(BUDGET.read_text(encoding="utf-8")) if BUDGET.exists() else here
    others = [f"{key} {budget[key]}, and this is {value}" for key, value in here.items() if budget[key] != value]
    if others and not options.write:
        print("the budget is that of", "; ".join(others), file=sys.stderr)
        return CANNOT
    output("cargo", "build", "--quiet", "--release", "-p", "onrecord-bench", "--bin", "stages")
    program = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "stages"
    found, over = {}, 0
    for stage in STAGES:
        found[stage] = per_word(program, stage)
        allowed = budget.get("instructions", {}).get(stage)
        more = allowed is not None and found[stage] > allowed * MOST
        over += more
        print(
            f"{stage:<28}{found[stage]:>10,} a word; budget {allowed or 0:>10,}{'  MORE THAN 5% OVER' if more else ''}"
        )
    if options.write:
        lines = [f'"{stage}" = {number}' for stage, number in found.items()]
        head = (
            "# Instructions for a word of the sample articles, counted by callgrind (scripts/budget.py). A change\n"
            "# that needs more writes the new counts here and says why in its message.\n\n"
        )
        head += "".join(f'{key} = "{value}"\n' for key, value in here.items())
        BUDGET.write_text(head + "\n[instructions]\n" + "\n".join(lines) + "\n", encoding="utf-8")
        return 0
    return min(over, 1)


if __name__ == "__main__":
    sys.exit(main())
