"""The servers that are measured: how each is started, what it speaks, and whether it is here at all."""
import contextlib
import dataclasses
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PEERS = "Benchmarks/peers"
PYTHON = ".build/bench-python/bin/python"
PORT = 9123
# Where Debian puts node's modules, for a node that is not Debian's and does not look there by itself.
ENVIRONMENT = dict(os.environ, NODE_PATH="/usr/share/nodejs")
# A server that does not listen by then is not going to.
START_SECONDS = 15
STOP_SECONDS = 25


@dataclasses.dataclass(frozen=True)
class Server:
    """A server; `command` has {port} and {data}, and `limit` names the one whose frames are as long."""
    name: str
    about: str
    command: tuple
    dialect: str = "raw"
    limit: str = "limit"
    # The server whose delivered payloads these are to be as long as.
    sized_as: str = "roost"

    @property
    def is_roost(self):
        return self.dialect != "raw"


ROOST = ("{bin}/roostd", "--port", "{port}", "--host", "127.0.0.1", "--rate", "0", "--max-per-address", "0")

SERVERS = [
    Server("roost", "roostd as it ships: JSON, names, sequence numbers, SQLite",
           ROOST + ("--threads", "1", "--data", "{data}"), dialect="roost"),
    Server("bare", "roostd, plain dialect with echo, rooms in memory",
           ROOST + ("--threads", "1", "--memory"), dialect="plain", limit="limit-bare", sized_as="bare"),
    Server("limit", "C and epoll, a tick's messages in one send() a connection",
           (".build/bench/limit", "{port}", "joined")),
    Server("limit-bare", "the same with frames as long as those of bare",
           (".build/bench/limit", "{port}", "joined"), limit="limit-bare", sized_as="bare"),
    Server("limit-single", "C and epoll, one send() for each message and connection",
           (".build/bench/limit", "{port}", "single")),
    Server("socketify", "Python's socketify on uWebSockets, publish()",
           (PYTHON, PEERS + "/socketify_peer.py", "{port}")),
    Server("gorilla", "Go's gorilla/websocket, a hub as in its chat example", (".build/bench/gorilla", "{port}")),
    Server("node-ws", "node's ws, a loop over send()", ("node", PEERS + "/node_ws_peer.js", "{port}")),
    Server("picows", "Python's picows on uvloop, a loop over send()", (PYTHON, PEERS + "/picows_peer.py", "{port}")),
    Server("websockets", "Python's websockets, broadcast()", (PYTHON, PEERS + "/websockets_peer.py", "{port}")),
]
BY_NAME = {server.name: server for server in SERVERS}


def available(bin_folder):
    """The servers that can be started here, and why the others can't."""
    missing = {}
    for server in SERVERS:
        reason = why_missing(server, bin_folder)
        if reason:
            missing[server.name] = reason
    return [server for server in SERVERS if server.name not in missing], missing


def why_missing(server, bin_folder):
    program = server.command[0].format(bin=bin_folder)
    if not (os.path.exists(os.path.join(ROOT, program)) or shutil.which(program)):
        return "%s is not here" % program
    if program == "node" and run_quietly(["node", "-e", "require('ws')"]) is None:
        return "node has no ws"
    if program == PYTHON:
        module = server.name
        if run_quietly([PYTHON, "-c", "import " + module]) is None:
            return "Python has no " + module
    return None


def run_quietly(command):
    """What a command prints, or None if it fails or isn't there."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def versions():
    """What was measured, a line each."""
    pip = PYTHON
    lines = {
        "Swift": (run_quietly(["swift", "--version"]) or "?").split("\n")[0],
        "C": (run_quietly(["cc", "--version"]) or "?").split("\n")[0],
        "Go": run_quietly(["go", "version"]),
        "gorilla/websocket": debian("golang-github-gorilla-websocket-dev"),
        "node": run_quietly(["node", "--version"]),
        "node-ws": debian("node-ws"),
        "Python": run_quietly([pip, "--version"]),
    }
    for module in ["socketify", "picows", "websockets", "uvloop"]:
        lines[module] = run_quietly(
            [pip, "-c", "import importlib.metadata as m; print(m.version('%s'))" % module])
    return {name: value for name, value in lines.items() if value}


def debian(package):
    return run_quietly(["dpkg-query", "-W", "-f", "${Version}", package])


class CannotStart(Exception):
    """A server did not come up."""


@contextlib.contextmanager
def running(server, bin_folder, extra=(), cores="0", data=None):
    """Runs a server pinned to cores, with a data folder of its own unless one is given; yields its process."""
    with tempfile.TemporaryDirectory(prefix="roost-bench-") as scratch:
        command = command_line(server, bin_folder, extra, cores, data or os.path.join(scratch, "data"))
        log = os.path.join(scratch, "log")
        with open(log, "w") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, env=ENVIRONMENT, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
        try:
            wait_until_it_listens(process, log)
            yield process
        finally:
            stop(process)


def command_line(server, bin_folder, extra=(), cores="0", data="DATA"):
    parts = [part.format(bin=bin_folder, port=PORT, data=data) for part in server.command]
    if "--threads" in extra and "--threads" in parts:
        place = parts.index("--threads")
        del parts[place:place + 2]
    return ["taskset", "-c", cores] + parts + list(extra)


def wait_until_it_listens(process, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", PORT)) == 0:
                return
        time.sleep(0.05)
    stop(process)
    with open(log) as lines:
        raise CannotStart(lines.read()[-500:] or "it does not listen")


def stop(process, how=signal.SIGTERM):
    if process.poll() is None:
        process.send_signal(how)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def raise_descriptor_limit():
    """Lets this process and those that it starts open as many files as the system allows."""
    import resource
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if hard < 10_500:
        print("==> only %d open files are allowed here: scenarios D and E need 10 500" % hard, file=sys.stderr)
