#!/usr/bin/env bash
# Builds the documentation site into target/site.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
docs='import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["docs"], sep="\n")'
"$PYTHON" -c "$docs" | "$PYTHON" -m pip install --quiet --requirement /dev/stdin
"$PYTHON" -m mkdocs build --strict --quiet
