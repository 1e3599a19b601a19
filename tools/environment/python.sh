#!/bin/sh
# Makes a Python environment in a folder and installs exactly the packages of the given locks:
#   python.sh FOLDER product|packages LOCK…
# `product` adds Kotosilta itself, straight from this checkout. Running it again changes only what the locks changed.
set -eu

folder=$1
wanted=$2
shift 2
python=${PYTHON:-python3}

stop() {
    echo "$1" >&2
    exit 1
}

command -v "$python" >/dev/null 2>&1 ||
    stop "There is no $python on this machine. Type: sudo apt-get install python3 python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Kotosilta needs Python 3.11 or newer; $python is $("$python" --version 2>&1). Choose another with: make PYTHON=python3.12 …"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "Python's environments are missing on this machine. Type: sudo apt-get install python3-venv"

# An environment that was interrupted while being made, or whose Python has been upgraded away, is made anew.
if ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    echo "Making the Python environment in $folder …" >&2
    "$python" -m venv --clear "$folder" ||
        stop "The environment could not be made in $folder: is there room on the disk, and may you write here?"
fi

requirements=""
for lock in "$@"; do
    requirements="$requirements --requirement $lock"
done
echo "Installing packages into $folder …" >&2
# shellcheck disable=SC2086  # the names of the locks have no spaces
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --retries 2 \
    --require-hashes --no-deps --only-binary :all: $requirements ||
    stop "The packages could not be installed. Is there a network connection, and room on the disk? What pip said stands above."

if [ "$wanted" = product ]; then
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --no-deps --no-build-isolation --no-index --editable . ||
        stop "Kotosilta itself could not be put into $folder. What pip said stands above."
fi
