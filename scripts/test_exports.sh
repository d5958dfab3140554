#!/usr/bin/env bash
# Has the package followthemoney validate what is exported for it, beside the other tests of exports.
# Ends with 77 where it cannot be installed: it compiles against ICU.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
if ! "$PYTHON" -m pip install --quiet "followthemoney>=4,<5"; then
    echo "followthemoney is not to be had for this machine" >&2
    exit 77
fi
exec "$PYTHON" -I -m pytest tests/python/test_exports.py
