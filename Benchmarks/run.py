#!/usr/bin/env python3
"""Measures Roost beside other servers and writes BENCHMARKS.md with its plots; see `make bench`.

    run.py BIN_FOLDER                      everything: about 40 minutes
    run.py BIN_FOLDER --quick              a few scenarios, briefly, to see that all works; writes nothing
    run.py BIN_FOLDER --only A,B1 --servers roost,limit
    run.py BIN_FOLDER --only C --keep      measures one scenario anew and keeps the rest of the last run
    run.py BIN_FOLDER --write-only         writes the document again from the figures of the last run
"""
import argparse
import json
import os
import platform
import sys
import time

import document
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
        with open(RESULTS) as file:
            return document.write(json.load(file), arguments.output)
    servers.raise_descriptor_limit()
    if os.cpu_count() < 2:
        sys.exit("Two cores are needed: one for the server, one for the generator.")
    here, missing = servers.available(arguments.bin_folder)
    for name, reason in missing.items():
        print("==> without %s: %s" % (name, reason))
    wanted = set(arguments.servers.split(",")) if arguments.servers else {server.name for server in here}
    run = Run(arguments, [server for server in here if server.name in wanted], missing)
    if arguments.keep:
        with open(RESULTS) as file:
            run.keep(json.load(file))
    run.all()
    if arguments.quick:
        print("\n" + report.summary(scenarios.MAIN, run.results["scenarios"]))
    else:
        document.write(run.results, arguments.output)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("bin_folder", help="where roostd and roost-bench are")
    parser.add_argument("--quick", action="store_true", help="briefly, and write no document")
    parser.add_argument("--only", help="these scenarios and parts: %s" % ",".join(
        [scenario.key for scenario in scenarios.MAIN] + PARTS))
    parser.add_argument("--servers", help="these servers: %s" % ",".join(servers.BY_NAME))
    parser.add_argument("--keep", action="store_true", help="keep what the last run has of everything else")
    parser.add_argument("--rounds", type=int, help="rounds of each scenario (3; quick: 1)")
    parser.add_argument("--note", default="", help="a sentence about this run for the document")
    parser.add_argument("--output", default="BENCHMARKS.md")
    parser.add_argument("--write-only", action="store_true", help="measure nothing")
    return parser.parse_args()


class Run:
    """One run of the whole bench, and what it has measured so far."""

    def __init__(self, arguments, here, missing):
        self.here = here
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
        measured = self.results["scenarios"]
        self.results = dict(last, **self.results)
        self.results["scenarios"] = dict(last["scenarios"], **measured)

    def save(self):
        """Writes what there is, so that a run that is broken off is not lost."""
        with open(RESULTS, "w") as file:
            json.dump(self.results, file, indent=1)

    def all(self):
        """Measures what is wanted."""
        for scenario in scenarios.MAIN:
            if scenario.key in self.only:
                self.scenario(scenario)
        bench, more = self.bench, self.results
        if "resume" in self.only:
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
        if "loops" in self.only:
            more["loops"] = {
                scenario.key: self.tell("two loops, " + scenario.key, lambda: bench.two_loops(scenario))
                for scenario in scenarios.MAIN if scenario.key in ["B0", "B1"]}
        if "history" in self.only:
            more["history"] = self.tell("history", lambda: bench.history(scenarios.HISTORY))
        self.save()

    def scenario(self, scenario):
        """All servers in turn, several times, so that what else goes on in the machine meets all of them."""
        taking_part = [s for s in self.here if not scenario.servers or s.name in scenario.servers]
        results = self.results["scenarios"][scenario.key] = {}
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
