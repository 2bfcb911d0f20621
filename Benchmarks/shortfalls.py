"""Which goals a run has missed, and what is known of why."""
import report
import scenarios

# What was found, and what was tried, by scenario and server. Printed only where that goal was measured and missed.
# {kernel} is the share of its processor time that the server spent in the kernel, {limit} and {bare} are what these had in
# the same scenario, {cores} what the machine has.
REASONS = {
    ("A", "bare"): (
        "{kernel} of the time is the kernel's, which is as much for a delivery as all that the limit takes. The rest is "
        "what the limit does not do: a command, a name, a time, a log.",
        "one `send` past NIO, texts looked at eight bytes at a time, identifiers without memory of their own, one "
        "system call for a message id"),
    ("D", "bare"): (
        "A large part is NIO's channel, pipeline and receive buffer; the rest is the session, its name and its rooms.",
        "10.9 kB in an earlier run: a receive buffer of 512 bytes that grows with use, identifiers without memory of their "
        "own, rules by reference, log metadata made when needed"),
    ("E", "roost"): (
        "The limit takes {limit} for the handshake alone. Of ours {kernel} is in the kernel. On top of Eh come two objects "
        "of JSON (16 us with Foundation's parser, `roost-bench core`), a session with its token and two rows of the "
        "store, a room and its answers.",
        "sessions wait 10 ms for one another before they are stored, one call for randomness, one for welcome and joined, "
        "no copy of the members with everybody who enters: 287 us in an earlier run"),
    ("Eh", "roost"): (
        "The limit takes {limit} in all, nearly all of it in the kernel. Of ours {kernel} is: as much. The rest is NIO's "
        "channel, pipeline and registration, and 5 us for the request head (`roost-bench core`).",
        "options set at once, TCP_NODELAY from the listener, a head with a third fewer allocations"),
    ("G", "roost"): (
        "Deliveries wait for a commit, whose thread shares the one core with the loop; bare, which has none, has {bare} of "
        "the limit's p99. That nobody loses anything and that growth is bounded is shown by `roost-bench lag`.",
        "an indexer that takes a third of the time and goes last (2.8 in an earlier run); a checkpointer that goes last "
        "made no difference"),
    ("H", "roost"): (
        "{kernel} of it is in the kernel, for a ping and a pong of each connection every 20 s.",
        "a sweep that looks only at who has something to do, sessions in their grace in a queue (1.4 and 1.0 % in earlier "
        "runs); looking three times as rarely made no difference"),
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
    known = {"cores": results["machine"]["cores"], "limit": "-", "bare": "-", "kernel": "-"}
    if scenario:
        share = report.median(kernel(scenario), results["scenarios"][scenario.key].get(server, []))
        if share is not None:
            known["kernel"] = percent(share / 100)
        for name in ["limit", "bare"]:
            value = report.value(scenario, results["scenarios"][scenario.key], name)
            unit = " us" if scenario.figure is scenarios.CONNECT_COST else ""
            known[name] = report.number(value, report.decimals(scenario)) + unit
    return [title, server, goal, measured, found.format(**known), tried]


def kernel(scenario):
    """The figure that says how much of the server's time was the kernel's."""
    return scenarios.CONNECT_KERNEL if scenarios.CONNECT_KERNEL in scenario.shown else scenarios.KERNEL


def percent(share):
    return "%.0f %%" % (100 * share)
