#!/usr/bin/env bash
# Runs tests/browser: pages in Debian's Chromium, driven by Selenium. Pictures for people to look at go to target/screenshots.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
if ! command -v chromium chromedriver >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-dejavu-core
fi
"$PYTHON" -m pip install --quiet ".[test]" "selenium>=4.20,<5"
"$PYTHON" -I -m pytest tests/browser "$@"
