#!/usr/bin/env bash
# Tests one wheel on each other CPython that it is for: scripts/test_pythons.sh [WHEEL]
# Without a wheel it takes the one that scripts/test.sh built. Interpreters are looked for on PATH, among those of pyenv, beside the one
# of .venv, and with uv where that is installed. Ends with 77 where there is none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
wheel=$(realpath "${1:-$(echo target/wheels/onrecord-*.whl)}")
export PIP_DISABLE_PIP_VERSION_CHECK=1
beside=$(dirname "$(.venv/bin/python -c 'import sys; print(sys.base_prefix)' 2>/dev/null || echo /usr/local)")

# Prints the path of an interpreter of a version, such as 3.12.
interpreter() {
    local python
    for python in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python "$beside/$1".*/bin/python; do
        if "$python" -c "import sys, venv; sys.exit('%d.%d' % sys.version_info[:2] != '$1')" 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    if command -v uv >/dev/null; then
        timeout 120 uv python install --quiet "$1" && uv python find --quiet "$1"
    else
        return 1
    fi
}

tested=0
for version in 3.10 3.12 3.13; do
    if ! python=$(interpreter "$version"); then
        echo "SKIPPED: CPython $version, of which there is no interpreter here"
        continue
    fi
    venv=$root/target/pythons/$version
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet "$wheel[test]"
    echo "CPython $("$venv/bin/python" -c 'import platform; print(platform.python_version())'), $(basename "$wheel"):"
    # What runs a type checker gives the same on every version; that and fifty megabytes of text take longest.
    "$venv/bin/python" -I -m pytest -p no:cacheprovider -k "not types_hold and not fifty_megabytes" \
        --ignore tests/python/test_stubs.py --ignore tests/python/test_notebooks.py --ignore tests/python/test_events_doc.py
    tested=$((tested + 1))
done
[ "$tested" -gt 0 ] || exit 77
