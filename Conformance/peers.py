"""Runs a list of cases against websocket-echo, as a server and as a client.

Everything is on 127.0.0.1; what is started here is ended here, by its own process id.
"""
import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

SUITE = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "suite.py")]
AGENT = "websocket-echo"
# Autobahn's longest message has 16 MiB.
ECHO_OPTIONS = ["--max-message", str(16 * 1024 * 1024)]
# How long a program may take to start listening on a busy machine.
START_SECONDS = 30
# A case takes a second at most on an idle machine.
CASE_SECONDS = 60


class CannotRun(Exception):
    """A sentence that says why nothing was tested."""


def all_cases():
    done = subprocess.run(SUITE + ["cases"], capture_output=True, text=True)
    if done.returncode:
        raise CannotRun("The suite does not load: " + done.stderr[-2000:])
    return done.stdout.split()


def run_server(echo, cases, folder, seconds):
    """Lets Autobahn's client try the server; the reports go to the folder."""
    with process([echo, "--port", "0"] + ECHO_OPTIONS, stdout=subprocess.PIPE, text=True) as server:
        url = listening_url(server)
        specification = {"servers": [{"url": url, "agent": AGENT}]}
        with suite("fuzzingclient", specification, cases, folder) as client:
            wait(client, seconds)
        if server.poll() is not None:
            raise CannotRun("websocket-echo ended by itself with status %d." % server.returncode)


def run_client(echo, cases, folder, seconds, jobs=1):
    """Lets the client, one process for each case, try itself at Autobahn's server."""
    port = free_port()
    base = "ws://127.0.0.1:%d" % port
    deadline = time.monotonic() + seconds

    def run(path):
        command = [echo, "--client", base + path] + ECHO_OPTIONS
        left = min(CASE_SECONDS, deadline - time.monotonic())
        if left <= 0:
            return
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=left)
        except subprocess.TimeoutExpired:
            print("%s: the client did not end in time" % path)
            return
        if done.returncode:
            print("%s: status %d. %s" % (path, done.returncode, done.stderr.strip()))

    with suite("fuzzingserver", {"url": base}, cases, folder) as server:
        wait_for_port(server, port)
        with ThreadPoolExecutor(jobs) as pool:
            list(pool.map(lambda number: run("/runCase?case=%d&agent=%s" % (number, AGENT)), range(1, len(cases) + 1)))
        deadline = time.monotonic() + CASE_SECONDS
        run("/updateReports?agent=" + AGENT)


@contextmanager
def suite(mode, specification, cases, folder):
    """Runs the suite in one of its modes until the block ends, and shows what it said if it failed."""
    specification |= {"outdir": folder, "cases": cases, "exclude-cases": [], "exclude-agent-cases": {}}
    with tempfile.TemporaryDirectory(prefix="roost-autobahn-") as work:
        path = os.path.join(work, "specification.json")
        with open(path, "w") as file:
            json.dump(specification, file)
        with open(os.path.join(work, "log"), "w+") as log:
            with process(SUITE + [mode, path], stdout=log, stderr=subprocess.STDOUT, cwd=work) as child:
                yield child
            log.seek(0)
            said = log.read()
            if "Traceback" in said or "Connection to" in said:
                print(said[-3000:])


@contextmanager
def process(command, **options):
    """Runs a program until the block ends."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def wait(child, seconds):
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        print("The run took longer than %d s and was ended." % seconds)


def listening_url(server):
    """Waits for the line that says where the server listens, and returns its IPv4 address."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if select.select([server.stdout], [], [], 1)[0]:
            line = server.stdout.readline()
            if not line:
                break
            if line.startswith("listening on ws://127.0.0.1:"):
                return line.split()[-1] + "/"
    raise CannotRun("websocket-echo does not listen on 127.0.0.1.")


def wait_for_port(server, port):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise CannotRun("Autobahn's server does not start.")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
