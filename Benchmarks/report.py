"""Medians, ratios and tables."""
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


def checks(reports):
    """What was wrong in any of the reports."""
    said = [measuring.check(report) for report in reports]
    wrong = [text for text in dict.fromkeys(said) if text != "exact"]
    return "; ".join(wrong) or "exact"


def table(heading, rows):
    """Rows as Markdown, all but the first column to the right."""
    lines = ["| " + " | ".join(heading) + " |", "|---|" + "---:|" * (len(heading) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def details(scenario, results):
    """The table of one scenario: a row for each server that took part."""
    figure = scenario.figure
    rows = []
    for server in servers.SERVERS:
        reports = results.get(server.name)
        if not reports:
            continue
        row = [server.name, number(median(figure, reports), figure.decimals)]
        row.append(number(ratio(figure, results, server.name), 2))
        row += [number(median(shown, reports), shown.decimals) for shown in scenario.shown]
        storm = all(not report.get("seconds") for report in reports)
        row += [spread(figure, reports), "" if storm and not failed(reports) else checks(reports)]
        rows.append(row)
    heading = ["server", figure.name, "to limit"] + [shown.name for shown in scenario.shown] + ["spread", "checks"]
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
        if scenario.is_absolute:
            row += [number(median(figure, measured.get(name, [])), figure.decimals) for name in names]
        else:
            row += [number(ratio(figure, measured, name), 2) for name in names]
        rows.append(row + [scenario.goal])
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
