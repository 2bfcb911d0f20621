"""What is measured: who connects, what they do, and which figure counts."""
import dataclasses

# Text of 64 KiB is a quarter of the largest object (PROTOCOL.md, section 7).
LARGE = ("--max-message", "262144")


@dataclasses.dataclass(frozen=True)
class Figure:
    """One figure of a report, by its path in the JSON."""
    name: str
    path: str
    higher_is_better: bool = True
    factor: float = 1.0
    decimals: int = 0

    def of(self, report):
        value = report
        for key in self.path.split("."):
            if not isinstance(value, dict) or value.get(key) is None:
                return None
            value = value[key]
        return value * self.factor


RATE = Figure("deliveries/s", "deliveriesPerSecond")
COST = Figure("CPU ns/delivery", "serverNanoseconds", higher_is_better=False)
P50 = Figure("p50 ms", "latency.p50", higher_is_better=False, decimals=3)
P99 = Figure("p99 ms", "latency.p99", higher_is_better=False, decimals=3)
P999 = Figure("p99.9 ms", "latency.p999", higher_is_better=False, decimals=3)
MEMORY = Figure("B/connection", "memory.bytesPerConnectionAfterwards", higher_is_better=False)
JOINED = Figure("B/connection joined", "memory.bytesPerConnectionJoined", higher_is_better=False)
CONNECTS = Figure("connects/s", "connecting.perSecond")
CONNECT_COST = Figure("CPU us/connect", "connecting.serverMicroseconds", higher_is_better=False, decimals=1)
KERNEL = Figure("kernel %", "kernelShare", higher_is_better=False, factor=100)
CONNECT_KERNEL = Figure("kernel %", "connecting.kernelShare", higher_is_better=False, factor=100)
CONNECT_P99 = Figure("p99 ms", "connecting.latency.p99", higher_is_better=False, decimals=2)
BYTES_PER_SECOND = Figure("MB/s", "megabytesPerSecond")
GROWTH = Figure("growth KiB", "growthKiB", higher_is_better=False)
CORE = Figure("% of a core", "serverPercent", higher_is_better=False, decimals=2)
GENERATOR = Figure("generator %", "generatorPercent", higher_is_better=False)


@dataclasses.dataclass(frozen=True)
class Goal:
    """What a server is to reach: of a scenario's figure, at least or at most as that figure has it."""
    server: str
    value: float


@dataclasses.dataclass(frozen=True)
class Scenario:
    """A row of the summary and a table of the details."""
    key: str
    title: str
    arguments: str
    figure: Figure
    shown: tuple
    # For roostd only.
    server_arguments: tuple = ()
    # Those that take part; empty for all.
    servers: tuple = ()
    size: int = 64
    # Whether the times of a run are this scenario's own.
    has_times: bool = False
    rounds: int = 0
    # Whether the summary has the figure itself: where the goal is one, and a limit of nearly nothing is no base.
    is_absolute: bool = False
    goals: tuple = ()
    # What else is wanted, that no figure of this scenario says.
    also: str = ""


ALL_SHOWN = (P50, P99, P999, COST, KERNEL, GENERATOR)
OURS = ("roost", "bare", "limit", "limit-bare")

MAIN = [
    Scenario("A", "a small room: 10 connections, all send, closed loop of 1", "--receivers 10 --senders 10",
             RATE, ALL_SHOWN, goals=(Goal("roost", 0.2), Goal("bare", 0.75))),
    Scenario("B0", "1 000 receivers, 100 messages a second", "--receivers 1000 --senders 1 --rate 100",
             COST, ALL_SHOWN, goals=(Goal("roost", 1.4), Goal("bare", 1.25))),
    Scenario("B1w1", "1 to 1 000, 1 in flight", "--receivers 1000 --senders 1 --window 1", RATE, ALL_SHOWN),
    Scenario("B1", "1 to 1 000, 16 in flight", "--receivers 1000 --senders 1 --window 16", RATE, ALL_SHOWN,
             goals=(Goal("roost", 0.7), Goal("bare", 0.8))),
    Scenario("B10", "10 senders among 1 000, 4 in flight each", "--receivers 1000 --senders 10 --window 4",
             RATE, ALL_SHOWN, goals=(Goal("roost", 0.6), Goal("bare", 0.8))),
    Scenario("C", "200 connections, all send, closed loop of 1", "--receivers 200 --senders 200", RATE, ALL_SHOWN,
             goals=(Goal("roost", 0.5), Goal("bare", 0.9))),
    Scenario("R", "50 rooms of 20, all send, closed loop of 1", "--rooms 50 --receivers 20 --senders 20",
             RATE, ALL_SHOWN),
    Scenario("F", "64 KiB to 100 receivers, 4 in flight", "--receivers 100 --senders 1 --window 4",
             BYTES_PER_SECOND, ALL_SHOWN, server_arguments=LARGE, size=65_536, goals=(Goal("bare", 0.75),)),
    Scenario("G", "200 connections of which 10 never read, 300 messages a second of 8 KiB",
             "--receivers 200 --senders 1 --stalled 10 --rate 300 --warm-up 0.5 --duration 4",
             P99, (P50, P999, GROWTH, COST, KERNEL, GENERATOR), server_arguments=LARGE, size=8_192, has_times=True,
             goals=(Goal("roost", 2),), also="growth bounded (`roost-bench lag`)"),
    Scenario("D", "5 000 connections, 20 broadcasts", "--receivers 5000 --senders 1 --rate 10 --settle 1 --warm-up 0 "
             "--duration 2", MEMORY, (JOINED, P99), has_times=True, is_absolute=True,
             goals=(Goal("roost", 8_000), Goal("bare", 6_000))),
    Scenario("E", "storm of 2 000 connects, 64 at a time: handshake, hello, join", "--storm 2000 --rounds 3",
             CONNECT_COST, (CONNECT_KERNEL, CONNECTS, CONNECT_P99), has_times=True, is_absolute=True,
             goals=(Goal("roost", 60),)),
    Scenario("Eh", "the same, handshake alone", "--storm 2000 --rounds 3 --handshake-only", CONNECT_COST,
             (CONNECT_KERNEL, CONNECTS, CONNECT_P99), servers=("roost", "limit"), has_times=True, is_absolute=True,
             goals=(Goal("roost", 35),)),
]

IDLE = Scenario("H", "5 000 connections with nothing but heartbeats, for 45 s",
                "--receivers 5000 --idle --settle 1 --warm-up 0 --duration 45", CORE, (KERNEL, JOINED), servers=("roost",),
                has_times=True, rounds=1, is_absolute=True, goals=(Goal("roost", 0.5),))

DEFLATE = [
    Scenario("Zoff", "1 KiB, 1 to 100, 4 in flight, compression not offered",
             "--receivers 100 --senders 1 --window 4 --reader core", RATE, ALL_SHOWN, servers=("roost",), size=1_024),
    Scenario("Zon", "the same, compression agreed on",
             "--receivers 100 --senders 1 --window 4 --reader core --deflate", RATE, ALL_SHOWN, servers=("roost",),
             size=1_024),
]

WINDOWS = [16, 24, 32, 33, 40, 64, 128]
# The largest fall from one window to the next, for Roost in either form.
FALL_MAX = 0.2


def window(count):
    return Scenario("W%d" % count, "500 receivers, 1 sender, %d in flight" % count,
                    "--receivers 500 --senders 1 --window %d" % count, RATE, ALL_SHOWN,
                    servers=("roost", "bare", "limit", "limit-bare", "socketify"), rounds=1)


MEMBERS = [10, 100, 500, 1_000, 2_000]


def members(count):
    return Scenario("M%d" % count, "%d members, 1 in flight" % count,
                    "--receivers %d --senders 1 --window 1" % count, COST, ALL_SHOWN, servers=OURS, rounds=1)


ROOMS = [1, 10, 100, 250, 500]


def rooms(count):
    return Scenario("N%d" % count, "%d rooms of 4, 2 000 messages a second in all" % count,
                    "--rooms %d --receivers 4 --senders 1 --rate 2000" % count, COST, ALL_SHOWN,
                    servers=OURS, rounds=1)


# Messages in the room before it is measured.
HISTORY = [0, 10_000, 100_000, 1_000_000]

# Two loops: of those, B1 is bound by the server, and B0 by its rate.
LOOPS = ["B0", "B1"]
LOOPS_BOUND = "B1"
# Deliveries with two loops as a multiple of those with one.
LOOPS_GOAL = 1.4
