#!/usr/bin/env bash
# Packs what is published besides the wheel: crates, with licences and fewer bytes than the registry takes, and Python's source package,
# whose lock file must hold.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
fail() { echo "$*" >&2; exit 1; }

# Compiling what was packed would repeat the tests.
rm -rf target/package
cargo package --quiet --workspace --locked --allow-dirty --no-verify
for crate in onrecord onrecord-arrow onrecord-model-en; do
    file=$(echo target/package/$crate-[0-9]*.crate)
    size=$(wc -c <"$file")
    echo "$(basename "$file"): $size bytes"
    [ "$size" -lt 10000000 ] || fail "$file must have fewer than 10,000,000 bytes"
    for text in LICENSE-MIT LICENSE-APACHE NOTICE; do
        tar -xOf "$file" "$(basename "$file" .crate)/$text" | cmp --silent - $text || fail "$file has not the $text of the repository"
    done
done

"$PYTHON" -m pip install --quiet "maturin>=1.9,<2"
rm -rf target/sdist
"$PYTHON" -m maturin sdist --out target/sdist
tar -xzf target/sdist/onrecord-*.tar.gz -C target/sdist
cargo metadata --quiet --locked --format-version 1 --manifest-path target/sdist/onrecord-*/crates/onrecord-python/Cargo.toml >/dev/null
echo "$(basename target/sdist/*.tar.gz): locked"
