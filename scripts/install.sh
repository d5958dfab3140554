#!/usr/bin/env bash
# Builds the wheel into target/wheels and installs it into .venv, with the extras given: scripts/install.sh test,web
# On Linux it is a manylinux wheel: maturin names the oldest C library that it runs with.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
rm -rf target/wheels
"$PYTHON" -m pip install --quiet "maturin>=1.9,<2"
"$PYTHON" -m maturin build --quiet --release --locked --compatibility pypi --compression-level 9 --interpreter "$PYTHON" --out target/wheels
wheel=$(echo target/wheels/onrecord-*.whl)
"$PYTHON" -m pip install --quiet --force-reinstall --no-deps "$wheel"
"$PYTHON" -m pip install --quiet "$wheel${1:+[$1]}"
