#!/usr/bin/env bash
# Starts roostd in the background unless a Roost server answers on the port already, then opens the client in #lobby.
# The server it starts ends by itself when the last person has left, so nothing is left behind and nobody is cut off.
set -euo pipefail

port=${PORT:-8080}
bin=$1
log_folder=${XDG_STATE_HOME:-$HOME/.local/state}/roost
log=$log_folder/roostd-$port.log
# A server on another port is another server, with rooms of its own.
data=${XDG_DATA_HOME:-$HOME/.local/share}/roost
[ "$port" = 8080 ] || data=$data-$port

# Answers "roost", "other" or "none": who listens on the port?
listener() {
    exec 3<>"/dev/tcp/127.0.0.1/$port" || { echo none; return; }
    printf 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    if timeout 3 cat <&3 | grep -q 'This is Roost'; then echo roost; else echo other; fi
    exec 3>&-
}

# What to type elsewhere: in the server's own words, and before and after the chat, whose screen covers it.
invite() { grep '^Join from another terminal' "$log" || true; }

started=
case $(listener 2>/dev/null || echo none) in
roost)
    echo "==> a Roost server is running on port $port already; joining it"
    ;;
other)
    echo "roost: another program listens on port $port. Choose a free one: make run PORT=8081" >&2
    exit 1
    ;;
none)
    mkdir -p "$log_folder"
    # Emptied here and not by the redirection, which happens in the background: what an earlier server said would count.
    # For its owner alone: the first start tells the operator secret.
    rm -f "$log"
    (umask 077 && : >"$log")
    setsid "$bin/roostd" --port "$port" --data "$data" --until-empty >>"$log" 2>&1 </dev/null &
    server=$!
    for _ in $(seq 100); do
        grep -q '^listening on ' "$log" 2>/dev/null && break
        kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
        sleep 0.1
    done
    started=1
    echo "==> started roostd on port $port; its log is $log"
    invite
    echo "==> it stops by itself when the last person has left"
    ;;
esac

"$bin/roost" "127.0.0.1:$port" lobby ${NICK:+-n "$NICK"} || code=$?

# A server that nobody is left in takes a moment to go.
for _ in $(seq 20); do
    running=$(listener 2>/dev/null || echo none)
    [ "$running" = roost ] || break
    sleep 0.1
done
if [ "$running" = roost ] && [ -n "$started" ]; then
    echo "The server keeps running on port $port while others are in it; its log is $log"
    invite
    echo "Come back with: make join"
elif [ "$running" = roost ]; then
    echo "The server is still running on port $port. Come back with: make join"
fi
exit "${code:-0}"
