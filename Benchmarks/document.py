"""Writes BENCHMARKS.md and its plots from the results of a run."""
import os

import kept
import plots
import report
import scenarios
import servers
import shortfalls

FOLDER = "Benchmarks/plots"

METHOD = """## Method

- Everything on one machine over loopback, plain WebSocket, no compression unless it is said. The server is pinned
  to core 0, the generator (`roost-bench load`, one loop) to core 1. `make bench` does all of it again.
- A fresh server for every single measurement. All servers take a scenario in turn, {often}; figures are
  medians of those, "spread" is the least and the most as shares of the median. A difference under 20 % means
  nothing.
- Warm-up and duration are `{times}` (seconds) where a scenario has no times of its own.
- **Quote ratios to `limit` of the same run**, never figures across machines. `limit` is a C program of ours
  (`Benchmarks/peers/limit.c`): epoll, nothing but broadcasting, and a tick's messages joined into one `send()` a
  connection. Ratios of CPU and memory: lower is better.
- **The same bytes a delivered frame**: Roost's text has 64 bytes, to which its JSON adds names, time, number and
  ids. The messages of all others are padded to the length of what Roost delivers; `limit-bare` is padded as bare
  delivers.
- Every receiver checks every message: a marker tells the sender and the message's number, numbers of one sender
  must come in order and without a hole. "exact" says that what was sent arrived everywhere, once and in order.
- The generator's handshake, frames and masking are the core's. Receivers look at frame headers and at the marker
  and at nothing else (`FrameScanner.swift`), with `--reader core` they read as a client does. Latency counts from
  when a message was due, so an open loop (`--rate`) does not wait for who is late; times due are kept by the
  generator and looked up by the marker.
- CPU is user and system time of the server's process, all threads (`/proc/PID/stat`, steps of 10 ms). Memory is the
  growth of its resident memory since before the first connection.
- Connects a second are bound by the generator; CPU for each is the server's.
- "kernel %" is the share of the server's time that was spent in the kernel.
- "generator %" says whether the generator was the bottleneck: near 100 a rate says less than CPU per delivery.

## What is unfair

To Roost's advantage: its frames set the length, so servers that would send 64 bytes send more, as `limit` does;
peers are measured as their own documentation has them broadcast, and not tuned; gorilla's chat example joins what
is queued into one message with line breaks, which our peer does not, because clients would have to take it apart.

To its disadvantage: peers have one room a path, and no names, history, limits, order between senders or
acknowledgements. In the closed loop a message of Roost as shipped has to be committed to SQLite first, which the
others have nothing of; in a small room that is most of its time.

To neither: loopback has no latency and no loss, so what a server does per system call is nearly all that is seen;
the generator shares the memory and the caches with the server, and the kernel's work for a delivery is done partly
on its core.
"""


def write(results, path):
    """Writes the document beside its plots."""
    os.makedirs(FOLDER, exist_ok=True)
    parts = [
        heading(results), summary(results), shortfalls.section(results), method(results), commands(results),
        details(results), windows(results), loops(results), storms(results), deflate(results), idle(results),
        growth(results)]
    with open(path, "w") as file:
        file.write("\n".join(part.rstrip() + "\n" for part in parts if part))
    print("==> wrote " + path)


def method(results):
    often = {1: "once", 2: "twice", 3: "three times"}.get(results["rounds"], "%d times" % results["rounds"])
    return METHOD.format(often=often, **results)


def heading(results):
    machine, versions = results["machine"], results["versions"]
    lines = ["# Benchmarks", "", "Written by `make bench` on %s." % machine["date"]]
    if results["note"]:
        lines += ["", "**%s**" % results["note"]]
    lines += ["", "%(processor)s, %(cores)d cores, %(memory GiB)d GiB; %(system)s, Linux %(kernel)s; load before: "
              "%(load before)s." % machine, ""]
    lines += ["- %s: %s" % item for item in versions.items()]
    if results["missing"]:
        lines += ["", "Not here: " + "; ".join("%s (%s)" % item for item in results["missing"].items()) + "."]
    return "\n".join(lines)


def summary(results):
    words = "The server's processor time for a delivery as a multiple of the limit's, lower is better. It depends " \
        "less on what else the machine does than rates and latencies do."
    parts = [report.summary(scenarios.MAIN, results["scenarios"]), kept.sentence(results), words,
             report.costs(scenarios.MAIN, scenarios.COST, results["scenarios"])]
    return "\n\n".join(["## Ratios to the limit"] + [part for part in parts if part])


def commands(results):
    lines = ["## What was run", ""]
    for server in servers.SERVERS:
        if server.name in results["commands"]:
            command = relative(results["commands"][server.name])
            lines.append("- **%s**, %s: `%s`" % (server.name, server.about, command))
    lines += ["", "In F and G roostd also has `%s`: text is a quarter of an object at most. The generator:" % " ".join(
        scenarios.LARGE), "", "    " + relative(results["generator"]), ""]
    rows = [[s.key, "`%s --size %d`" % (s.arguments, s.size)] for s in scenarios.MAIN if s.key in results["scenarios"]]
    return "\n".join(lines) + "\n" + report.table(["scenario", "further arguments"], rows)


def relative(command):
    """A command line as it is typed in the project's folder."""
    return command.replace(servers.ROOT + "/", "")


def details(results):
    parts = ["## Details"]
    for scenario in scenarios.MAIN:
        if scenario.key in results["scenarios"]:
            parts.append("**%s**: %s\n\n%s" % (
                scenario.key, scenario.title, report.details(scenario, results["scenarios"][scenario.key])))
    return "\n\n".join(parts)


def windows(results):
    lines = report.series(results, scenarios.WINDOWS, scenarios.window, scenarios.RATE)
    if not lines:
        return ""
    rows = []
    for name, points in lines.items():
        by_window = dict(points)
        rows.append([name] + [report.number(by_window.get(count)) for count in scenarios.WINDOWS] + [
            shortfalls.percent(report.falls([value for _, value in points]))])
    words = "Deliveries a second to 500 receivers of 1 sender by messages in flight, one try each; the last column " \
        "is the largest fall from one to the next (goal: roost, bare at most %.0f %%)." % (100 * scenarios.FALL_MAX)
    heading = ["server"] + [str(count) for count in scenarios.WINDOWS] + ["fall"]
    return "## Windows\n\n%s\n\n%s" % (words, report.table(heading, rows))


def loops(results):
    if "loops" not in results:
        return ""
    rows = []
    for key, pair in results["loops"].items():
        row = [key]
        for figure in [scenarios.RATE, scenarios.P99, scenarios.COST, scenarios.GENERATOR]:
            row += [report.number(figure.of(pair.get(count, {})), figure.decimals) for count in ["one", "two"]]
        rows.append(row)
    names = ["deliveries/s", "p99 ms", "CPU ns/delivery", "generator %"]
    words = "roost with one loop on core 0, and with two loops on both cores, one of which the generator has, too."
    heading = ["scenario"] + ["%s, %s" % (name, count) for name in names for count in ["one", "two"]]
    return "## Two loops\n\n%s\n\n%s" % (words, report.table(heading, rows))


def storms(results):
    resume = results.get("resume")
    if not resume or "error" in resume:
        return ""
    rows = []
    for name, title in [("first", "2 000 come in"), ("again", "2 000 come back after a restart")]:
        if "error" in resume[name]:
            rows.append([title, resume[name]["error"], "", ""])
            continue
        rows.append([title] + [
            report.number(figure.of(resume[name]), figure.decimals)
            for figure in [scenarios.CONNECTS, scenarios.CONNECT_P99, scenarios.CONNECT_COST]])
    words = "roost, 64 at a time; who comes back resumes the session and catches up with 20 messages."
    return "## A restart\n\n%s\n\n%s" % (
        words, report.table(["storm", "connects/s", "p99 ms", "CPU us/connect"], rows))


def deflate(results):
    found = [scenario for scenario in scenarios.DEFLATE if scenario.key in results["scenarios"]]
    if not found:
        return ""
    rows = []
    for scenario in found:
        reports = results["scenarios"][scenario.key].get("roost", [])
        rows.append([scenario.title] + [
            report.number(report.median(figure, reports), figure.decimals)
            for figure in [scenarios.RATE, scenarios.P99, scenarios.COST, scenarios.GENERATOR]])
    words = "roost; read by the core's session, so the generator inflates and checks all of it."
    return "## Compression\n\n%s\n\n%s" % (
        words, report.table(["scenario", "deliveries/s", "p99 ms", "CPU ns/delivery", "generator %"], rows))


def idle(results):
    reports = results["scenarios"].get(scenarios.IDLE.key, {}).get("roost")
    if not reports:
        return ""
    share, kernel = (report.median(figure, reports) for figure in [scenarios.CORE, scenarios.KERNEL])
    return "## Idle\n\n**%s**: %s: %s %% of a core, %s %% of it in the kernel (goal: %s).\n" % (
        scenarios.IDLE.key, scenarios.IDLE.title, report.number(share, 2), report.number(kernel),
        report.goals(scenarios.IDLE))


def growth(results):
    """The plots: what cost grows with."""
    parts = []
    by_members = report.series(
        results, scenarios.MEMBERS, scenarios.members, scenarios.COST, lambda members: members / 1000)
    parts.append(figure(
        "members", "CPU for one message by members of the room", "members", "CPU us a message", by_members))
    by_rooms = report.series(results, scenarios.ROOMS, scenarios.rooms, scenarios.COST, lambda _: 1 / 1000)
    parts.append(figure(
        "rooms", "CPU for one delivery by rooms, the same messages in all", "rooms of 4", "CPU us a delivery",
        by_rooms))
    by_history = {}
    for point in results.get("history") or []:
        cost = scenarios.COST.of(point["report"])
        if cost is not None:
            by_history.setdefault("roost", []).append((max(point["stored"], 1), cost / 1000))
    parts.append(figure(
        "history", "CPU for one delivery by messages in the room's history", "messages before", "CPU us a delivery",
        by_history, log_x=True))
    shown = [part for part in parts if part]
    return "## What cost grows with\n\nOne try each.\n\n" + "\n\n".join(shown) if shown else ""


def figure(name, title, x_name, y_name, lines, log_x=False):
    picture = plots.plot(title, x_name, y_name, lines, log_x=log_x)
    if not picture:
        return None
    path = "%s/%s.svg" % (FOLDER, name)
    with open(path, "w") as file:
        file.write(picture)
    return "![%s](%s)" % (title, path)
