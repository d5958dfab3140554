#!/usr/bin/env bash
# Runs extraction on a real local Spark and a real local Ray, and compares what they find with what this process does.
# Options go to pytest: scripts/test_beyond.sh -k spark
# Needs Java 17 or later; installs pyspark and ray, some 500 MB, into .venv.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
"$PYTHON" -m pip install --quiet ".[test,spark,ray]"
# -I: the installed package is tested; warnings of Spark and Ray are theirs.
exec "$PYTHON" -I -m pytest -W default --show-capture=no tests/beyond "$@"
