#!/usr/bin/env python3
"""Measures Roost beside other servers and writes BENCHMARKS.md with its plots; see `make bench`.

    run.py BIN_FOLDER                      everything: about 40 minutes
    run.py BIN_FOLDER --quick              a few scenarios, briefly, to see that all works; writes nothing
    run.py BIN_FOLDER --only A,B1 --servers roost,limit
                                           measures these anew, and keeps everything else of the last run
    run.py BIN_FOLDER --write-only         writes the document again from the figures of the last run
"""
import argparse
import json
import os
import platform
import sys
import time

import document
import kept
import measuring
import report
import scenarios
import servers

RESULTS = ".build/bench/results.json"
QUICK = ["A", "B1", "C"]
# The parts that are not single scenarios: what `--only` may name besides.
PARTS = ["resume", "idle", "deflate", "windows", "loops", "members", "rooms", "history"]


def main():
    arguments = parse()
    os.chdir(servers.ROOT)
    if arguments.write_only:
        last = last_results()
        return document.write(last, arguments.output) if last else sys.exit("Nothing was measured here yet.")
    servers.raise_descriptor_limit()
    if os.cpu_count() < 2:
        sys.exit("Two cores are needed: one for the server, one for the generator.")
    here, missing = servers.available(arguments.bin_folder)
    for name, reason in missing.items():
        print("==> without %s: %s" % (name, reason))
    wanted = set(arguments.servers.split(",")) if arguments.servers else {server.name for server in here}
    run = Run(arguments, [server for server in here if server.name in wanted], missing)
    # A part of it must not be the end of all the rest.
    if (arguments.keep or arguments.only or arguments.servers) and not arguments.quick:
        run.keep(last_results())
    run.all()
    if arguments.quick:
        print("\n" + report.summary(scenarios.MAIN, run.results["scenarios"]))
    else:
        document.write(run.results, arguments.output)


def last_results():
    """What the last run has measured, or None."""
    if not os.path.exists(RESULTS):
        return None
    with open(RESULTS) as file:
        return json.load(file)


def below_project(folder):
    """A folder as it is called from the project's, where all commands are run; another one as it is."""
    inside = os.path.relpath(folder, servers.ROOT)
    return folder if inside.startswith("..") else inside


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("bin_folder", help="where roostd and roost-bench are")
    parser.add_argument("--quick", action="store_true", help="briefly, and write no document")
    parser.add_argument("--only", help="these scenarios and parts: %s" % ",".join(
        [scenario.key for scenario in scenarios.MAIN] + PARTS))
    parser.add_argument("--servers", help="these servers: %s" % ",".join(servers.BY_NAME))
    parser.add_argument(
        "--keep", action="store_true", help="keep the last run's rest, as with --only and --servers")
    parser.add_argument("--rounds", type=int, help="rounds of each scenario (3; quick: 1)")
    parser.add_argument("--note", default="", help="a sentence about this run for the document")
    parser.add_argument("--output", default="BENCHMARKS.md")
    parser.add_argument("--write-only", action="store_true", help="measure nothing")
    arguments = parser.parse_args()
    arguments.bin_folder = below_project(os.path.join(servers.ROOT, arguments.bin_folder))
    return arguments


class Run:
    """One run of the whole bench, and what it has measured so far."""

    def __init__(self, arguments, here, missing):
        self.here = here
        self.is_quick = arguments.quick
        self.rounds = arguments.rounds or (1 if arguments.quick else 3)
        keys = [scenario.key for scenario in scenarios.MAIN]
        self.only = arguments.only.split(",") if arguments.only else QUICK if arguments.quick else keys + PARTS
        times = "--warm-up 0.3 --duration 0.7" if arguments.quick else "--warm-up 0.5 --duration 2"
        self.bench = measuring.Bench(arguments.bin_folder, times.split())
        self.began = time.monotonic()
        self.results = {
            "scenarios": {}, "missing": missing, "note": arguments.note, "rounds": self.rounds, "times": times,
            "machine": machine(), "versions": servers.versions(),
            "commands": {server.name: " ".join(servers.command_line(server, arguments.bin_folder)) for server in here},
            "generator": " ".join(self.bench.generator("DIALECT", [], 64, "PID")),
        }

    def keep(self, last):
        """Takes over what an earlier run has measured and this one is not to."""
        if last is None:
            return
        self.results = kept.over(last, self.results)
        self.bench.payloads.update(kept.payloads(last))

    def save(self):
        """Writes what there is, so that a run that is broken off is not lost; a quick one is none to keep."""
        if self.is_quick:
            return
        with open(RESULTS, "w") as file:
            json.dump(self.results, file, indent=1)

    def all(self):
        """Measures what is wanted."""
        for scenario in scenarios.MAIN:
            if scenario.key in self.only:
                self.scenario(scenario)
        bench, more = self.bench, self.results
        # The parts that are Roost's alone.
        own = self.only if any(server.name == "roost" for server in self.here) else []
        if "resume" in own:
            more["resume"] = self.tell("resume storm", lambda: bench.resume_storm(2_000))
        if "idle" in self.only:
            self.scenario(scenarios.IDLE)
        if "deflate" in self.only:
            for scenario in scenarios.DEFLATE:
                self.scenario(scenario)
        for part, values, make in [
            ("windows", scenarios.WINDOWS, scenarios.window), ("members", scenarios.MEMBERS, scenarios.members),
            ("rooms", scenarios.ROOMS, scenarios.rooms),
        ]:
            if part in self.only:
                for value in values:
                    self.scenario(make(value))
        if "loops" in own:
            more["loops"] = {
                scenario.key: self.tell("two loops, " + scenario.key, lambda: bench.two_loops(scenario))
                for scenario in scenarios.MAIN if scenario.key in scenarios.LOOPS}
        if "history" in own:
            more["history"] = self.tell("history", lambda: bench.history(scenarios.HISTORY))
        self.save()

    def scenario(self, scenario):
        """All servers in turn, several times, so that what else goes on in the machine meets all of them."""
        taking_part = [s for s in self.here if not scenario.servers or s.name in scenario.servers]
        if not taking_part:
            return
        results = kept.begin(self.results, scenario.key, [server.name for server in taking_part])
        for _ in range(min(scenario.rounds or self.rounds, self.rounds)):
            for server in taking_part:
                measured = self.bench.measure(scenario, server)
                results.setdefault(server.name, []).append(measured)
                value = report.number(scenario.figure.of(measured), scenario.figure.decimals)
                self.say("%-5s %-13s %15s %s" % (scenario.key, server.name, value, measuring.check(measured)))
        self.save()

    def tell(self, name, measure):
        self.say(name)
        try:
            return measure()
        except servers.CannotStart as error:
            return {"error": str(error)}

    def say(self, words):
        print("%5.0f s  %s" % (time.monotonic() - self.began, words), flush=True)


def machine():
    """What it was measured on."""
    with open("/proc/cpuinfo") as file:
        models = {line.split(":")[1].strip() for line in file if line.startswith("model name")}
    with open("/proc/meminfo") as file:
        kib = int(next(file).split()[1])
    system = ""
    if os.path.exists("/etc/os-release"):
        with open("/etc/os-release") as file:
            fields = dict(line.strip().split("=", 1) for line in file if "=" in line)
            system = fields.get("PRETTY_NAME", "").strip('"')
    load = os.getloadavg()
    return {
        "processor": ", ".join(sorted(models)), "cores": os.cpu_count(), "memory GiB": round(kib / 1024 ** 2),
        "system": system, "kernel": platform.release(), "date": time.strftime("%Y-%m-%d"),
        "load before": "%.2f" % load[0],
    }


if __name__ == "__main__":
    main()
