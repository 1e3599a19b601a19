#!/bin/sh
# Installs the Debian packages that tests use, those that are missing only, and says what to type where it may not.
set -eu

missing=""
needs() { # PROGRAM PACKAGE
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
needs chromium chromium
needs soffice libreoffice-writer-nogui
needs pdftoppm poppler-utils
needs msgfmt gettext
needs openssl openssl
# Debian keeps the server's programs apart for each version, outside of PATH.
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"

[ -n "$missing" ] || exit 0

stop() {
    echo "$1" >&2
    echo "Type: sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
}

command -v apt-get >/dev/null 2>&1 ||
    {
        echo "Tests need programs that are missing here. Install, with your system's own tools, what Debian calls:$missing" >&2
        exit 1
    }
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || stop "Tests need programs that are missing here, and you have no right to install them without a password."
    as_root="sudo -n"
fi

echo "Installing Debian packages:$missing …" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
    # shellcheck disable=SC2086  # a list of words is meant
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >"$log" 2>&1
}
# shellcheck disable=SC2086
if ! { install update && install install --yes --no-install-recommends $missing; }; then
    tail -n 5 "$log" >&2
    stop "The Debian packages could not be installed. Is there a network connection? What apt-get said stands above."
fi
