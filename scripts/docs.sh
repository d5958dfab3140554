#!/usr/bin/env bash
# Builds the documentation site into target/site.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
"$PYTHON" -m pip install --quiet "mkdocs>=1.6,<2"
"$PYTHON" -m mkdocs build --strict --quiet
