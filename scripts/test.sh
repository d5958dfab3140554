#!/usr/bin/env bash
# Runs all tests of both languages; makes .venv and builds the package first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
step() { printf '\n== %s\n' "$*"; }

step "Rust: tests"
cargo test --workspace --all-features --quiet

step "Python: build"
scripts/install.sh test
size=$(wc -c <target/wheels/onrecord-*.whl)
echo "the wheel has $size bytes"
[ "$size" -lt 12000000 ] || { echo "it must have fewer than 12,000,000" >&2; exit 1; }

step "Python: tests, types, style"
# -I: the installed package is tested, not its sources.
"$PYTHON" -I -m pytest
"$PYTHON" -I -m mypy
"$PYTHON" -I -m ruff check .
"$PYTHON" -I -m ruff format --check .
