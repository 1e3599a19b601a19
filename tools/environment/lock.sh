#!/bin/sh
# Writes the locks anew: newest versions that pyproject.toml allows, with hashes and without the address of any index.
set -eu
uv=.venv/bin/uv

rm -f uv.lock
"$uv" lock --quiet
export_lock() { # FILE OPTIONS…
    file=$1
    shift
    "$uv" export --quiet --frozen --format requirements-txt --no-emit-project --no-default-groups --no-header "$@" >"$file.new"
    if grep -q -E '://|--(extra-)?index-url|--find-links' "$file.new"; then
        rm "$file.new"
        echo "$file would name an address. Nothing was changed in it." >&2
        exit 1
    fi
    mv "$file.new" "$file"
}
export_lock requirements-setup.lock --only-group setup
export_lock requirements.lock
export_lock requirements-test.lock --group test
export_lock requirements-outloud.lock --only-group outloud
