#!/usr/bin/env bash
# Runs extraction on a real local Spark and a real local Ray, and compares what they find with what this process does.
# Options go to pytest: scripts/test_beyond.sh -k spark
# Spark needs Java 17 or later: Debian's, where there is none. Installs pyspark and ray, some 500 MB, into .venv. Ends with 77 where
# neither is to be had.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
scripts/install.sh test
tests=()
java_version() { java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'; }
java=$(java_version || true)
if [ "${java:-0}" -lt 17 ]; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless; } >/dev/null || true
    java=$(java_version || true)
fi
for tool in spark ray; do
    if [ $tool = spark ] && [ "${java:-0}" -lt 17 ]; then
        echo "SKIPPED: Spark, since Java 17 or later is not here" >&2
    elif "$PYTHON" -m pip install --quiet "onrecord[$tool]"; then
        tests+=("tests/beyond/test_$tool.py")
    else
        echo "SKIPPED: $tool, whose packages are not to be had for this Python" >&2
    fi
done
[ ${#tests[@]} -gt 0 ] || exit 77
# -I: the installed package is tested; warnings of Spark and Ray are theirs.
exec "$PYTHON" -I -m pytest -W default --show-capture=no "${tests[@]}" "$@"
