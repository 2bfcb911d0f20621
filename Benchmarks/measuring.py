"""Runs the generator against a server and keeps what it says."""
import json
import os
import signal
import subprocess
import tempfile
import time

import scenarios
import servers

GENERATOR_CORE = "1"
# The generator bounds every part of a run itself; this is for one that hangs.
GENERATOR_SECONDS = 150


# What those who come back have missed.
MISSED = "--receivers 1 --rate 20 --warm-up 0 --duration 1"


class Bench:
    """What all measurements of a run share."""

    def __init__(self, bin_folder, times):
        self.bin_folder = bin_folder
        self.times = times
        # Delivered payload bytes of Roost and bare by size and shape: what a raw server's messages are padded to.
        self.payloads = {}

    def generator(self, dialect, arguments, size, process):
        return ["taskset", "-c", GENERATOR_CORE, self.bin_folder + "/roost-bench", "load",
                "ws://127.0.0.1:%d" % servers.PORT, "--json", "--dialect", dialect, "--size", str(size),
                "--pid", str(process)] + arguments

    def measure(self, scenario, server):
        """Measures one scenario on one server once; a report, or one that says what went wrong."""
        extra = scenario.server_arguments if server.is_roost else ()
        try:
            with servers.running(server, self.bin_folder, extra) as process:
                return self.load(scenario, server, process.pid)
        except servers.CannotStart as error:
            return {"error": "did not start: %s" % error}

    def load(self, scenario, server, pid, more=()):
        """Runs the generator on a server that runs."""
        arguments = scenario.arguments.split() + list(more)
        if not scenario.has_times:
            arguments += self.times
        report = run_generator(self.generator(server.dialect, arguments, self.size(scenario, server), pid))
        if server.is_roost and report.get("payloadBytes"):
            self.payloads[scenario.key, server.name] = round(report["payloadBytes"])
        return report

    def size(self, scenario, server):
        """A raw server's message is as long as what Roost delivers; Roost's is the text alone."""
        if server.is_roost:
            return scenario.size
        return self.payloads.get((scenario.key, server.sized_as), scenario.size)

    # What is more than one run of the generator.

    def resume_storm(self, count):
        """Lets people connect, restarts the server, and lets them come back."""
        server = servers.BY_NAME["roost"]
        storm = ["--storm", str(count)]
        with tempfile.TemporaryDirectory(prefix="roost-bench-") as folder:
            data, kept = os.path.join(folder, "data"), os.path.join(folder, "kept")
            with servers.running(server, self.bin_folder, data=data) as process:
                # Something to catch up with; and a room in which nothing was said would go with its last member.
                run_generator(self.generator("roost", MISSED.split(), 64, process.pid))
                first = run_generator(self.generator("roost", storm + ["--keep", kept], 64, process.pid))
                servers.stop(process, signal.SIGTERM)
            with servers.running(server, self.bin_folder, data=data) as process:
                again = run_generator(self.generator("roost", storm + ["--resume", kept], 64, process.pid))
        return {"first": first, "again": again}

    def two_loops(self, scenario):
        """One loop on a core beside the generator against two loops on both cores, one of them shared with it."""
        server = servers.BY_NAME["roost"]
        one = self.measure(scenario, server)
        with servers.running(server, self.bin_folder, ("--threads", "2"), cores="0,1") as process:
            two = self.load(scenario, server, process.pid)
        return {"one": one, "two": two}

    def history(self, lengths):
        """The cost of a small room's deliveries, with more and more behind them in the same room."""
        server = servers.BY_NAME["roost"]
        scenario = scenarios.MAIN[0]
        points, stored = [], 0
        with servers.running(server, self.bin_folder) as process:
            for length in lengths:
                while stored < length:
                    seconds = min(30, max(1, (length - stored) // 50_000))
                    filled = run_generator(self.generator(
                        "roost", ["--receivers", "1", "--window", "512", "--warm-up", "0", "--duration",
                                  str(seconds)] if length - stored > 20_000 else
                        ["--receivers", "1", "--rate", str(length - stored), "--warm-up", "0", "--duration", "1"],
                        64, process.pid))
                    if not filled.get("sent"):
                        return points
                    stored += filled["sent"]
                report = self.load(scenario, server, process.pid)
                points.append({"stored": stored, "report": report})
                stored += report.get("sent", 0)
        return points


def run_generator(command):
    """The generator's report with what follows from it, or a report that says what went wrong."""
    try:
        done = subprocess.run(command, cwd=servers.ROOT, capture_output=True, text=True, timeout=GENERATOR_SECONDS)
    except subprocess.TimeoutExpired:
        return {"error": "the generator hangs"}
    # Connections of the last run are to be gone before the next one.
    time.sleep(0.2)
    if done.returncode != 0:
        return {"error": (done.stderr.strip().split("\n") or ["?"])[-1][-200:]}
    return with_derived(json.loads(done.stdout))


def with_derived(report):
    """Adds what the report implies."""
    seconds = report.get("seconds") or 0
    if seconds > 0:
        report["megabytesPerSecond"] = report["deliveriesPerSecond"] * report["payloadBytes"] / 1e6
        if report.get("serverSeconds") is not None:
            report["serverPercent"] = report["serverSeconds"] / seconds * 100
        if report.get("generatorSeconds") is not None:
            report["generatorPercent"] = report["generatorSeconds"] / seconds * 100
    if report.get("memory"):
        report["growthKiB"] = report["memory"]["afterwards"] - report["memory"]["joined"]
    return report


def check(report):
    """What is to be said about a report's deliveries: exact, or what was wrong."""
    if "error" in report:
        return "failed: " + report["error"]
    faults = []
    if report["received"] != report["expected"]:
        faults.append("missing %d" % (report["expected"] - report["received"]))
    for name in ["late", "overtaken", "closed"]:
        if report[name]:
            faults.append("%s %d" % (name, report[name]))
    return ", ".join(faults) or "exact"
