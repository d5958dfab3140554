# Sourced by the other scripts, from the root of the repository: finds Rust and Python, makes .venv.
# Sets PYTHON, the interpreter of .venv.

# rustup looks for its toolchains below HOME; where HOME is another than at its installation, they stand beside it.
if ! cargo --version >/dev/null 2>&1; then
    home=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6 || true)
    for cargo in "$(command -v cargo || true)" "$home/.cargo/bin/cargo"  /usr/local/cargo/bin/cargo; do
        [ -x "$cargo" ] || continue
        bin=$(dirname "$cargo")
        export PATH="$bin:$PATH"
        for toolchains in "$bin/../../.rustup" "$bin/../../rustup"; do
            if [ -d "$toolchains" ] && RUSTUP_HOME=$toolchains cargo --version >/dev/null 2>&1; then
                RUSTUP_HOME=$(cd "$toolchains" && pwd)
                export RUSTUP_HOME
                break 2
            fi
        done
    done
fi
cargo --version >/dev/null || { echo "Rust (stable) is needed: no cargo that works was found" >&2; exit 1; }

found=
for python in "${PYTHON:-}" python3.11 python3 python3.14 python3.13 python3.12 python3.10 python; do
    if [ -n "$python" ] && "$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
        found=$python
        break
    fi
done
[ -n "$found" ] || { echo "CPython 3.10 or later is needed; none was found" >&2; exit 1; }
if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    rm -rf .venv
    "$found" -m venv .venv
fi
PYTHON=$PWD/.venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYO3_PYTHON=$PYTHON
