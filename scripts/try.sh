#!/usr/bin/env bash
# Builds the package into .venv and prints who says what in the sample articles, or in the files given.
set -euo pipefail
here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
scripts/install.sh
if [ $# -eq 0 ]; then
    exec "$PYTHON" -m onrecord extract --quiet examples/articles/*.txt
fi
cd "$here"
exec "$PYTHON" -m onrecord extract "$@"
