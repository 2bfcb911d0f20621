"""What a run of a part takes over from the run before it."""


def over(last, new):
    """A run's results on top of the last run's: what it was measured on and the note stay the last run's."""
    merged = dict(last, **new)
    for name in ["machine", "rounds", "times"]:
        merged[name] = last.get(name, new[name])
    merged["note"] = new["note"] or last.get("note", "")
    merged["scenarios"] = dict(last["scenarios"])
    for name in ["versions", "commands"]:
        merged[name] = dict(last.get(name, {}), **new[name])
    # What is not here now may have been then.
    merged["missing"] = {name: reason for name, reason in new["missing"].items() if name not in last["commands"]}
    return merged


def begin(results, key, names):
    """The reports of a scenario about to be measured with these servers: nothing of them, and all of the others'."""
    reports = {name: kept for name, kept in results["scenarios"].get(key, {}).items() if name not in names}
    results["scenarios"][key] = reports
    apart = results.setdefault("apart", {})
    apart.pop(key, None)
    if reports:
        apart[key] = sorted(names)
    return reports


def payloads(results):
    """Payload bytes that Roost delivered, by scenario and server: what other servers' messages are padded to."""
    found = {}
    for key, servers in results["scenarios"].items():
        for name in ["roost", "bare"]:
            for report in servers.get(name, []):
                if report.get("payloadBytes"):
                    found[key, name] = round(report["payloadBytes"])
    return found


def sentence(results):
    """Which figures are of another run than those beside them."""
    apart = results.get("apart") or {}
    if not apart:
        return ""
    return "Measured in another run than what is beside it: %s." % "; ".join(
        "%s (%s)" % (key, ", ".join(names)) for key, names in apart.items())
