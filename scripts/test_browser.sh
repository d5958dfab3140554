#!/usr/bin/env bash
# Runs tests/browser: pages in Debian's Chromium, driven by Selenium. Pictures for people to look at go to target/screenshots.
# Ends with 77 where there is no Chromium and none can be installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
packages=(chromium chromium-driver fonts-dejavu-core)
if ! command -v chromium chromedriver >/dev/null; then
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >/dev/null; then
        echo "Debian's packages ${packages[*]} are not to be had here" >&2
        exit 77
    fi
fi
scripts/install.sh test
"$PYTHON" -m pip install --quiet "selenium>=4.20,<5"
"$PYTHON" -I -m pytest tests/browser "$@"
