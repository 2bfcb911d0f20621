#!/usr/bin/env bash
# Sees to what a build needs: Swift 6.3 and a few Debian packages. With "test" also what the tests drive, with
# "conformance" the Autobahn test suite.
# Says what it installs, installs only what is missing, and does nothing on a machine that has it all.
set -euo pipefail

say() { printf '==> %s\n' "$*"; }
stop() { printf 'roost: %s\n' "$*" >&2; exit 1; }

if ! command -v swift >/dev/null 2>&1; then
    stop "Swift 6.3 is needed and not on this machine's PATH. Get it from swift.org/install/linux (swiftly, or the Debian 12 archive), then run this again."
fi
told=$(swift --version 2>&1) || stop "Swift is on this machine's PATH but does not start: ${told##*$'\n'}"
version=$(sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' <<<"$told" | head -n 1)
if [ "$(printf '%s\n6.3\n' "$version" | sort -V | head -n 1)" != "6.3" ]; then
    stop "this machine has Swift ${version:-of an unknown version}, and 6.3 or newer is needed. Get it from swift.org/install/linux, then run this again."
fi

packages="git binutils libc6-dev libstdc++-12-dev libncurses-dev zlib1g-dev libsqlite3-dev"
if [ "${1:-}" = test ]; then
    packages="$packages ncurses-term tmux procps strace node-ws openssl mandoc zsh fish"
fi
if [ "${1:-}" = test ] || [ "${1:-}" = conformance ]; then
    command -v python3 >/dev/null 2>&1 || packages="$packages python3"
    python3 -c 'import venv, ensurepip' >/dev/null 2>&1 || packages="$packages python3-venv"
fi
missing=""
for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
    command -v apt-get >/dev/null 2>&1 || stop "these packages are missing, and this machine has no apt-get to install them with:$missing"
    sudo=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || stop "these packages are missing:$missing. Install them as root, then run this again."
        sudo=sudo
    fi
    say "installing$missing"
    $sudo apt-get update -qq || say "apt-get update failed; trying with the package lists as they are"
    # shellcheck disable=SC2086 # a list of words
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

if [ "${1:-}" = test ]; then
    # The tests talk to Roost with an implementation nobody here wrote. 13.1 is the last release that
    # still runs the lecture's own server, which uses the old two-argument handler.
    python=.build/python/bin/python
    if ! "$python" -c 'import websockets; assert websockets.__version__ == "13.1"' >/dev/null 2>&1; then
        say "installing Python websockets 13.1 into .build/python"
        python3 -m venv .build/python
        "$python" -m pip install --quiet --disable-pip-version-check 'websockets==13.1'
    fi
fi

if [ "${1:-}" = conformance ]; then
    # The suite is not ours and not of this year: exact versions, in a place of its own.
    pinned=Conformance/requirements.txt
    installed=.build/autobahn/requirements.txt
    if ! cmp -s "$pinned" "$installed"; then
        say "installing the Autobahn test suite into .build/autobahn"
        python3 -m venv --clear .build/autobahn
        .build/autobahn/bin/python -m pip install --quiet --disable-pip-version-check -r "$pinned"
        cp "$pinned" "$installed"
    fi
fi
