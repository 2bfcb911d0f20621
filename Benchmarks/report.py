"""Medians, ratios and tables."""
import re
import statistics

import measuring
import servers


def median(figure, reports):
    """The median of a figure over the reports that have it; None if none has."""
    values = [value for value in map(figure.of, reports) if value is not None]
    return statistics.median(values) if values else None


def spread(figure, reports):
    """The least and the most as shares of the median, where there is more than one."""
    values = [value for value in map(figure.of, reports) if value is not None]
    middle = statistics.median(values) if values else None
    if len(values) < 2 or not middle:
        return ""
    return "%.2f-%.2f" % (min(values) / middle, max(values) / middle)


def ratio(figure, results, server):
    """A server's median as a share of that of the limit whose frames are as long; None if either is missing."""
    limit = servers.BY_NAME[server].limit
    own, base = (median(figure, results.get(name, [])) for name in [server, limit])
    # A limit that takes less than can be measured is no base.
    return own / base if own is not None and base is not None and base > 0 else None


def number(value, decimals=0):
    """A number with thin groups of thousands, or a dash."""
    return "-" if value is None else format(value, ",.%df" % decimals)


def value(scenario, results, server):
    """What counts of a scenario for a server: the ratio to the limit, or the figure where the goal is one."""
    if scenario.is_absolute:
        return median(scenario.figure, results.get(server, []))
    return ratio(scenario.figure, results, server)


def decimals(scenario):
    return scenario.figure.decimals if scenario.is_absolute else 2


def is_missed(scenario, results, goal):
    """Whether a goal was measured and missed, by the number as it is shown."""
    measured = value(scenario, results, goal.server)
    if measured is None:
        return False
    shown = round(measured, decimals(scenario))
    return shown < goal.value if scenario.figure.higher_is_better else shown > goal.value


def goals(scenario):
    """A scenario's goals in words."""
    if not scenario.goals:
        return scenario.also
    words = ", ".join("%s %s" % (goal.server, format(goal.value, ",")) for goal in scenario.goals)
    bound = "at least" if scenario.figure.higher_is_better else "at most"
    return "; ".join(part for part in ["%s %s" % (words, bound), scenario.also] if part)


def checks(reports):
    """What was wrong in any of the reports."""
    said = [measuring.check(report) for report in reports]
    wrong = [text for text in dict.fromkeys(said) if text != "exact"]
    return "; ".join(wrong) or "exact"


def is_number(cell):
    """Whether a cell is a number, a range of them, a share or a dash."""
    return re.fullmatch(r"-|-?[0-9][0-9.,-]*( %)?", cell) is not None


def table(heading, rows):
    """Rows as Markdown; columns of numbers to the right, but for the first."""
    columns = list(zip(*rows))[1:]
    numbers = [any(column) and all(is_number(cell) for cell in column if cell) for column in columns]
    lines = ["| " + " | ".join(heading) + " |", "|---|" + "".join("---:|" if right else "---|" for right in numbers)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def details(scenario, results):
    """The table of one scenario: a row for each server that took part."""
    figure = scenario.figure
    further = [shown for shown in scenario.shown if shown != figure]
    rows = []
    for server in servers.SERVERS:
        reports = results.get(server.name)
        if not reports:
            continue
        row = [server.name, number(median(figure, reports), figure.decimals)]
        row.append(number(ratio(figure, results, server.name), 2))
        row += [number(median(shown, reports), shown.decimals) for shown in further]
        storm = all(not report.get("seconds") for report in reports)
        row += [spread(figure, reports), "" if storm and not failed(reports) else checks(reports)]
        rows.append(row)
    heading = ["server", figure.name, "to limit"] + [shown.name for shown in further] + ["spread", "checks"]
    return table(heading, rows)


def failed(reports):
    return any("error" in report for report in reports)


def summary(scenarios, results):
    """One row a scenario: each server's ratio to the limit, or its figure where the goal is one."""
    names = [server.name for server in servers.SERVERS if any(server.name in results.get(s.key, {}) for s in scenarios)]
    rows = []
    for scenario in scenarios:
        if scenario.key not in results:
            continue
        measured, figure = results[scenario.key], scenario.figure
        better = "higher" if figure.higher_is_better else "lower"
        kind = figure.name if scenario.is_absolute else figure.name + " to limit"
        row = ["**%s** %s" % (scenario.key, scenario.title), "%s, %s is better" % (kind, better)]
        row += [number(value(scenario, measured, name), decimals(scenario)) for name in names]
        rows.append(row + [goals(scenario)])
    return table(["scenario", "figure"] + names + ["goal"], rows)


def costs(scenarios, figure, results):
    """One row a scenario in which something is delivered: each server's cost as a multiple of the limit's."""
    found = [s for s in scenarios if any(median(figure, reports) for reports in results.get(s.key, {}).values())]
    names = [server.name for server in servers.SERVERS if any(server.name in results[s.key] for s in found)]
    rows = [["**%s**" % s.key] + [number(ratio(figure, results[s.key], name), 2) for name in names] for s in found]
    return table(["scenario"] + names, rows)


def falls(values):
    """The largest fall from one to the next, as a share; 0 where nothing falls."""
    pairs = zip(values, values[1:])
    return max([0] + [1 - after / before for before, after in pairs if before and after is not None])


def series(results, values, make, figure, factor=lambda value: 1):
    """For each server the figure of each of a row of scenarios."""
    lines = {}
    for value in values:
        for name, reports in results["scenarios"].get(make(value).key, {}).items():
            found = median(figure, reports)
            if found is not None:
                lines.setdefault(name, []).append((value, found * factor(value)))
    return lines
