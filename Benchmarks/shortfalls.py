"""Which goals a run has missed, and what is known of why."""
import report
import scenarios

# What was found, and what was tried, by scenario and server. Printed only where that goal was measured and missed;
# {limit} and {bare} are what these had in the same scenario, {cores} what the machine has.
REASONS = {
    ("A", "bare"): (
        "A message is a read, a turn of the room and its part of ten writes. Ten messages share a turn, and all ten "
        "have echo on and get the same bytes, so what is left is what the limit does not do: a command, a name, a "
        "time. `perf record -g -p PID` while `roost-bench load` runs shows where it goes.",
        "one `send` past NIO, texts looked at eight bytes at a time, random ids by the word"),
    ("D", "bare"): (
        "1 kB is the receive buffer that NIO keeps for each (`receiveBufferBytes`); the rest is NIO's channel and "
        "pipeline, the session, name and rooms.",
        "10.9 kB in an earlier run: a smaller receive buffer, rules by reference, log metadata made when needed"),
    ("E", "roost"): (
        "On top of Eh comes a session with its token, a name and a room, where peers and limit have the handshake "
        "alone. The second and third round meet names that are held by sessions in their grace, so each also gets a "
        "guest's name and a note.",
        "no copy of the members with everybody who enters, an eighth of the system calls for randomness, guests' "
        "names in growing steps"),
    ("Eh", "roost"): (
        "The limit takes {limit} in all. The request head is 6 us (`roost-bench core`), the rest is accepting, "
        "registering and closing a channel.", ""),
    ("G", "roost"): (
        "Deliveries wait for a commit; bare, which has none, has {bare} of the limit's p99. That nobody loses anything "
        "and that growth is bounded is shown by `roost-bench lag`.", ""),
    ("H", "roost"): (
        "A ping and a pong for each connection every 20 s go through the kernel.",
        "a sweep passes over connections with nothing to do for two seconds (1.4 % in an earlier run)"),
    ("two loops", "roost"): ("The machine has {cores} cores, and the generator needs one of them.", ""),
}


def section(results):
    """The part of the document, or nothing where every goal that was measured is met."""
    rows = missed(results)
    if not rows:
        return ""
    heading = ["scenario", "server", "goal", "measured", "what was found", "what was tried"]
    return "## Goals that are not met, and why\n\n" + report.table(heading, rows)


def missed(results):
    """A row for each goal that was measured and missed."""
    rows = []
    for scenario in scenarios.MAIN + [scenarios.IDLE]:
        measured = results["scenarios"].get(scenario.key, {})
        bound = "at least" if scenario.figure.higher_is_better else "at most"
        for goal in scenario.goals:
            if report.is_missed(scenario, measured, goal):
                rows.append(row(
                    results, scenario, "**%s**" % scenario.key, goal.server,
                    "%s %s %s" % (kind(scenario), bound, format(goal.value, ",")),
                    report.number(report.value(scenario, measured, goal.server), report.decimals(scenario))))
    return rows + falls(results) + loops(results)


def kind(scenario):
    return scenario.figure.name if scenario.is_absolute else scenario.figure.name + " to limit"


def falls(results):
    """Roost may not fall from one window to the next as others do."""
    lines = report.series(results, scenarios.WINDOWS, scenarios.window, scenarios.RATE)
    rows = []
    for server in ["roost", "bare"]:
        fall = report.falls([value for _, value in lines.get(server, [])])
        if round(fall, 2) > scenarios.FALL_MAX:
            rows.append(row(
                results, None, "windows", server, "fall at most " + percent(scenarios.FALL_MAX), percent(fall)))
    return rows


def loops(results):
    """Two loops are to give more than one, where the server is what binds."""
    pair = results.get("loops", {}).get(scenarios.LOOPS_BOUND, {})
    one, two = (scenarios.RATE.of(pair.get(count, {})) for count in ["one", "two"])
    if not one or two is None or round(two / one, 2) >= scenarios.LOOPS_GOAL:
        return []
    return [row(
        results, None, "two loops", "roost",
        "deliveries/s to one loop (%s) at least %.1f" % (scenarios.LOOPS_BOUND, scenarios.LOOPS_GOAL),
        report.number(two / one, 2))]


def row(results, scenario, title, server, goal, measured):
    found, tried = REASONS.get((scenario.key if scenario else title, server), ("not looked into yet", ""))
    known = {"cores": results["machine"]["cores"], "limit": "-", "bare": "-"}
    if scenario:
        for name in ["limit", "bare"]:
            value = report.value(scenario, results["scenarios"][scenario.key], name)
            unit = " us" if scenario.figure is scenarios.CONNECT_COST else ""
            known[name] = report.number(value, report.decimals(scenario)) + unit
    return [title, server, goal, measured, found.format(**known), tried]


def percent(share):
    return "%.0f %%" % (100 * share)
