#!/usr/bin/env python3
"""The Autobahn test suite against websocket-echo, as a server and as a client; see `make conformance`.

Every case has to pass strictly; only those that the suite itself calls informational may be so. A case that
did not pass runs once more by itself, because the suite waits but half a second in places and a busy machine
takes longer; the table shows the second result, and the case is named.
"""
import argparse
import fnmatch
import os
import shutil
import sys
import time

import peers
import results

# Large and compressed messages, which test speed as much as conformance: left out where an answer is wanted soon.
SLOW = ["9.*", "12.*", "13.*"]
# Each group of sections 12 and 13 sends a thousand messages of one size and kind after another, in 18 cases that differ
# in little else. These six of them are run: messages of 16 octets to 4 kB, and 8 kB in fragments of 256.
DEFLATE_RUN = ["1[23].*.[1-5]", "1[23].*.11"]
DEFLATE = ["1[23].*"]
# More failures than a busy machine explains are not run again.
AGAIN_MAX = 20


def main():
    arguments = parse()
    cases = [case for case in peers.all_cases() if is_wanted(case, arguments)]
    if not cases:
        raise peers.CannotRun("No case has such a number.")
    print("==> %d cases%s" % (len(cases), "; FAST leaves out large and compressed messages" if arguments.fast else ""))
    modes = {"server": peers.run_server, "client": peers.run_client}
    passed = [
        run(mode, modes[mode], arguments, cases) for mode in modes if arguments.only in (None, mode)
    ]
    sys.exit(0 if all(passed) else 1)


def is_wanted(case, arguments):
    """Whether a case is among those to run."""
    if not matches(case, arguments.cases.split(",")):
        return False
    if arguments.fast:
        return not matches(case, SLOW)
    return arguments.all or not matches(case, DEFLATE) or matches(case, DEFLATE_RUN)


def run(mode, run_cases, arguments, cases):
    """Runs the cases in one mode, prints the table and returns whether all of them passed."""
    folder = os.path.join(arguments.reports, mode)
    began = time.monotonic()
    outcome = attempt(run_cases, arguments, cases, folder)
    again = [result.case for result in outcome if not result.is_good]
    if again and len(again) <= AGAIN_MAX:
        print("==> once more, by themselves: " + " ".join(again))
        second = attempt(run_cases, arguments, again, folder + "-again")
        outcome = [result for result in outcome if result.is_good] + second
    bad = [result for result in outcome if not result.is_good]
    print(results.table("websocket-echo as a %s" % mode, outcome, time.monotonic() - began))
    print("    %s: %d passed, %d did not" % ("PASS" if not bad else "FAIL", len(outcome) - len(bad), len(bad)))
    return not bad


def attempt(run_cases, arguments, cases, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    run_cases(arguments.echo, cases, folder, arguments.seconds)
    return results.read(folder, cases)


def matches(case, patterns):
    return any(fnmatch.fnmatchcase(case, pattern) for pattern in patterns)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("echo", type=os.path.abspath, help="the program websocket-echo")
    parser.add_argument("--cases", default="*", help="only these, for example 5.*,7.1.*")
    parser.add_argument("--fast", action="store_true", help="without sections 9, 12 and 13, which take most of the time")
    parser.add_argument("--all", action="store_true", help="also the two thirds of 12 and 13 that differ in size only")
    parser.add_argument("--only", choices=["server", "client"], help="only one of the two modes")
    parser.add_argument("--reports", default=".build/conformance", type=os.path.abspath, help="where the JSON reports go")
    parser.add_argument("--seconds", type=float, default=1800, help="the most that one mode may take")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except peers.CannotRun as error:
        sys.exit("conformance: %s" % error)
