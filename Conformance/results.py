"""Reads the suite's reports, judges them, and prints them as a table."""
import json
import os
from collections import Counter
from dataclasses import dataclass

SECTIONS = {
    1: "framing", 2: "ping and pong", 3: "reserved bits", 4: "opcodes", 5: "fragmentation", 6: "UTF-8", 7: "closing",
    9: "limits, speed", 10: "fragmented sending", 12: "deflate payloads", 13: "deflate parameters",
}
COLUMNS = ["passed", "info", "non-strict", "failed", "missing"]
LISTED_MAX = 60


@dataclass
class Result:
    """How one case went: the column it counts in, and a sentence where it did not pass."""
    case: str
    column: str
    seconds: float = 0
    why: str = ""

    @property
    def is_good(self):
        return self.column in ("passed", "info")


def read(folder, cases):
    """Returns a result for each of the cases, from the JSON reports in a folder."""
    index_path = os.path.join(folder, "index.json")
    reports = {}
    if os.path.exists(index_path):
        with open(index_path) as file:
            for agent in json.load(file).values():
                reports.update(agent)
    return [judge(folder, case, reports.get(case)) for case in cases]


def judge(folder, case, report):
    if report is None:
        return Result(case, "missing", why="the case did not run to its end")
    behavior, closing = report["behavior"], report["behaviorClose"]
    seconds = report["duration"] / 1000
    if behavior == "OK" and closing == "OK":
        return Result(case, "passed", seconds)
    if behavior == "INFORMATIONAL" and closing in ("OK", "INFORMATIONAL"):
        return Result(case, "info", seconds)
    with open(os.path.join(folder, report["reportfile"])) as file:
        details = json.load(file)
    why = "%s, closing %s: %s %s" % (behavior, closing, details.get("result", ""), details.get("resultClose", ""))
    lenient = behavior in ("OK", "NON-STRICT") and closing in ("OK", "FAILED BY CLIENT")
    return Result(case, "non-strict" if lenient else "failed", seconds, why)


def table(title, results, seconds):
    """Returns the results as text: a line for each section, their sum, and every case that did not pass."""
    sections = {}
    for result in results:
        counts = sections.setdefault(int(result.case.split(".")[0]), Counter())
        counts[result.column] += 1
        counts["seconds"] += result.seconds
    lines = ["", title, row("", ["cases"] + COLUMNS + ["seconds"])]
    for number in sorted(sections):
        lines.append(section("%3d %s" % (number, SECTIONS.get(number, "")), sections[number]))
    lines.append(section("    all", sum(sections.values(), Counter()), seconds))
    informational = [result.case for result in results if result.column == "info"]
    if informational:
        lines.append("    informational: " + " ".join(informational))
    bad = [result for result in results if not result.is_good]
    lines += ["    %s %s: %s" % (result.case, result.column, result.why) for result in bad[:LISTED_MAX]]
    if len(bad) > LISTED_MAX:
        lines.append("    and %d more" % (len(bad) - LISTED_MAX))
    return "\n".join(lines)


def section(name, counts, seconds=None):
    numbers = [counts[column] for column in COLUMNS]
    return row(name, [sum(numbers)] + numbers + ["%.0f" % (counts["seconds"] if seconds is None else seconds)])


def row(name, cells):
    return "%-24s" % name + "".join("%11s" % cell for cell in cells)
