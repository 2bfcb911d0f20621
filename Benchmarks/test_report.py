"""python3 -m unittest discover -s Benchmarks"""
import unittest

import measuring
import report
import scenarios


def load(rate, cost=100.0, **more):
    """A report of a run in which nothing was lost."""
    return dict({"deliveriesPerSecond": rate, "serverNanoseconds": cost, "seconds": 2.0, "payloadBytes": 64.0,
                 "received": 10, "expected": 10, "late": 0, "overtaken": 0, "closed": 0}, **more)


class ReportTests(unittest.TestCase):
    def test_a_figure_is_found_by_its_path(self):
        self.assertEqual(scenarios.P99.of({"latency": {"p99": 1.5}}), 1.5)
        self.assertIsNone(scenarios.P99.of({"latency": None}))
        self.assertIsNone(scenarios.P99.of({"error": "no"}))

    def test_the_median_leaves_out_what_failed(self):
        reports = [load(30), {"error": "did not start"}, load(10), load(20)]
        self.assertEqual(report.median(scenarios.RATE, reports), 20)
        self.assertIsNone(report.median(scenarios.RATE, [{"error": "did not start"}]))

    def test_the_ratio_is_to_the_limit_of_the_same_length(self):
        results = {"roost": [load(50)], "bare": [load(50)], "limit": [load(100)], "limit-bare": [load(200)]}
        self.assertEqual(report.ratio(scenarios.RATE, results, "roost"), 0.5)
        self.assertEqual(report.ratio(scenarios.RATE, results, "bare"), 0.25)
        self.assertEqual(report.ratio(scenarios.RATE, results, "limit"), 1)
        self.assertIsNone(report.ratio(scenarios.RATE, results, "gorilla"))

    def test_no_ratio_to_nothing(self):
        results = {"roost": [load(50)], "limit": [load(0)]}
        self.assertIsNone(report.ratio(scenarios.RATE, results, "roost"))

    def test_the_spread_is_of_the_median(self):
        self.assertEqual(report.spread(scenarios.RATE, [load(10), load(8), load(15)]), "0.80-1.50")
        self.assertEqual(report.spread(scenarios.RATE, [load(10)]), "")

    def test_the_largest_fall(self):
        self.assertAlmostEqual(report.falls([100, 90, 120, 60, 70]), 0.5)
        self.assertEqual(report.falls([1, 2, 3]), 0)
        self.assertEqual(report.falls([5]), 0)

    def test_what_was_wrong_is_said(self):
        self.assertEqual(measuring.check(load(1)), "exact")
        self.assertEqual(measuring.check(load(1, received=7, closed=2)), "missing 3, closed 2")
        self.assertEqual(measuring.check({"error": "hangs"}), "failed: hangs")
        self.assertEqual(report.checks([load(1), load(1, late=1), load(1, late=1)]), "late 1")

    def test_what_follows_from_a_report(self):
        derived = measuring.with_derived(load(1e6, serverSeconds=1.0, memory={"afterwards": 300, "joined": 100}))
        self.assertEqual(derived["megabytesPerSecond"], 64)
        self.assertEqual(derived["serverPercent"], 50)
        self.assertEqual(derived["growthKiB"], 200)

    def test_the_summary_has_ratios_and_where_the_goal_is_one_the_figure(self):
        memory = {"memory": {"bytesPerConnectionAfterwards": 7000.4}}
        ratios, figures = (next(s for s in scenarios.MAIN if s.key == key) for key in ["C", "D"])
        results = {"C": {"roost": [load(50)], "limit": [load(100)]}, "D": {"roost": [memory], "limit": [memory]}}
        rows = report.summary([ratios, figures], results).split("\n")[2:]
        self.assertIn(" | deliveries/s to limit, higher is better | 0.50 | 1.00 | ", rows[0])
        self.assertIn(" | B/connection, lower is better | 7,000 | 7,000 | ", rows[1])

    def test_costs_leave_out_what_delivers_nothing(self):
        results = {"C": {"roost": [load(1, cost=300.0)], "limit": [load(1, cost=100.0)]}, "E": {"roost": [{}]}}
        self.assertEqual(report.costs(scenarios.MAIN, scenarios.COST, results).split("\n")[2:], [
            "| **C** | 3.00 | 1.00 |"])

    def test_numbers_and_tables(self):
        self.assertEqual(report.number(None), "-")
        self.assertEqual(report.number(1234567.8), "1,234,568")
        self.assertEqual(report.table(["a", "b"], [["1", "2"]]), "| a | b |\n|---|---:|\n| 1 | 2 |")

    def test_only_numbers_stand_to_the_right(self):
        rows = [["A", "1,234.5", "fast", "20 %", "0.9-1.1", ""], ["B", "-", "2 at most", "", "", ""]]
        self.assertEqual(
            report.table(list("abcdef"), rows).split("\n")[1], "|---|---:|---|---:|---:|---|")

    def test_the_figure_that_counts_is_not_shown_twice(self):
        scenario = next(s for s in scenarios.MAIN if s.key == "B0")
        head = report.details(scenario, {"limit": [load(1)]}).split("\n")[0]
        self.assertEqual(head.count("CPU ns/delivery"), 1)


class ScenarioTests(unittest.TestCase):
    def test_keys_are_different(self):
        every = scenarios.MAIN + scenarios.DEFLATE + [scenarios.IDLE]
        every += [scenarios.window(w) for w in scenarios.WINDOWS] + [scenarios.members(m) for m in scenarios.MEMBERS]
        every += [scenarios.rooms(r) for r in scenarios.ROOMS]
        self.assertEqual(len({scenario.key for scenario in every}), len(every))


if __name__ == "__main__":
    unittest.main()
