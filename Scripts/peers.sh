#!/usr/bin/env bash
# Sees to what Roost is measured beside: the C program that marks the limit, which has to be there, and servers on other
# people's libraries, each of which is left out where it cannot be had. Does nothing on a machine that has it all.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '==> %s\n' "$*"; }

mkdir -p .build/bench
if [ ! .build/bench/limit -nt Benchmarks/peers/limit.c ]; then
    "$(command -v cc || command -v clang)" -O2 -Wall -Wextra -o .build/bench/limit Benchmarks/peers/limit.c
fi

# Debian's: Go with gorilla, node with ws, and what socketify's library is linked with.
missing=""
for package in golang-go golang-github-gorilla-websocket-dev nodejs node-ws libuv1 python3-venv; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' && continue
    # A node or a Python that is not Debian's will do.
    { [ "$package" = nodejs ] && command -v node || [ "$package" = python3-venv ] && python3 -c 'import ensurepip'; } \
        >/dev/null 2>&1 && continue
    missing="$missing $package"
done
sudo=""
[ "$(id -u)" -eq 0 ] || sudo=sudo
if [ -n "$missing" ] && ! command -v apt-get >/dev/null 2>&1; then
    say "this machine has no apt-get: what needs one of these is left out:$missing"
elif [ -n "$missing" ] && [ -n "$sudo" ] && ! command -v sudo >/dev/null 2>&1; then
    say "only root can install these, and what needs them is left out:$missing"
elif [ -n "$missing" ]; then
    $sudo apt-get update -qq || say "apt-get update failed; trying with the package lists as they are"
    for package in $missing; do
        say "installing $package"
        DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 \
            || say "$package cannot be had: what needs it is left out"
    done
fi

if command -v go >/dev/null 2>&1 && [ ! .build/bench/gorilla -nt Benchmarks/peers/gorilla_peer.go ]; then
    GO111MODULE=off GOPATH=/usr/share/gocode go build -o .build/bench/gorilla Benchmarks/peers/gorilla_peer.go \
        || say "gorilla cannot be built: it is left out"
fi

python=.build/bench-python/bin/python
[ -x "$python" ] || python3 -m venv .build/bench-python || say "no Python environment: its servers are left out"
while read -r pinned; do
    [ -x "$python" ] || break
    module=${pinned%%=*}
    "$python" -c "import importlib.metadata as m; assert m.version('$module') == '${pinned##*=}'" 2>/dev/null && continue
    say "installing $pinned into .build/bench-python"
    "$python" -m pip install --quiet --disable-pip-version-check "$pinned" \
        || say "$module cannot be had: it is left out"
done <Benchmarks/peers/requirements.txt
