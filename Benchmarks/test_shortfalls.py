"""python3 -m unittest discover -s Benchmarks"""
import unittest

import report
import scenarios
import shortfalls


def run(**measured):
    return {"scenarios": measured, "machine": {"cores": 2}}


def rate(value):
    return [{"deliveriesPerSecond": value}]


class ShortfallTests(unittest.TestCase):
    def test_what_was_not_measured_is_not_missed(self):
        self.assertEqual(shortfalls.section(run()), "")
        self.assertEqual(shortfalls.missed(run(A={"bare": rate(1)})), [])

    def test_what_is_met_is_not_missed_by_the_number_as_it_is_shown(self):
        met = run(A={"bare": rate(7_460), "limit-bare": rate(10_000), "roost": rate(2), "limit": rate(10)})
        self.assertEqual(shortfalls.missed(met), [])

    def test_what_is_missed_has_its_number_and_what_is_known(self):
        rows = shortfalls.missed(run(A={"bare": rate(4), "limit-bare": rate(10)}))
        self.assertEqual([row[:4] for row in rows], [["**A**", "bare", "deliveries/s to limit at least 0.75", "0.40"]])
        self.assertEqual(rows[0][5], shortfalls.REASONS["A", "bare"][1])

    def test_what_nobody_has_looked_into_says_so(self):
        rows = shortfalls.missed(run(C={"roost": rate(1), "limit": rate(10)}))
        self.assertEqual(rows[0][4:], ["not looked into yet", ""])

    def test_other_servers_figures_are_the_runs(self):
        costs = [("roost", 80), ("limit", 25)]
        connect = {name: [{"connecting": {"serverMicroseconds": cost}}] for name, cost in costs}
        connect["roost"][0]["connecting"]["kernelShare"] = 0.404
        found = shortfalls.missed(run(Eh=connect))[0][4]
        self.assertIn("The limit takes 25.0 us", found)
        self.assertIn("Of ours 40 % is", found)
        idle = {"roost": [{"serverPercent": 0.61, "kernelShare": 0.625}]}
        self.assertIn("62 % of it is in the kernel", shortfalls.missed(run(H=idle))[0][4])

    def test_windows_and_loops(self):
        results = run(W16={"roost": rate(100)}, W24={"roost": rate(70)})
        results["loops"] = {"B1": {"one": rate(10)[0], "two": rate(12)[0]}}
        self.assertEqual([row[:4] for row in shortfalls.missed(results)], [
            ["windows", "roost", "fall at most 20 %", "30 %"],
            ["two loops", "roost", "deliveries/s to one loop (B1) at least 1.4", "1.20"]])

    def test_every_reason_is_of_a_goal(self):
        goals = {(s.key, goal.server) for s in scenarios.MAIN + [scenarios.IDLE] for goal in s.goals}
        self.assertEqual(set(shortfalls.REASONS) - goals, {("two loops", "roost")})

    def test_goals_in_words(self):
        words = {scenario.key: report.goals(scenario) for scenario in scenarios.MAIN}
        self.assertEqual(words["A"], "roost 0.2, bare 0.75 at least")
        self.assertEqual(words["D"], "roost 8,000, bare 6,000 at most")
        self.assertEqual(words["R"], "")


if __name__ == "__main__":
    unittest.main()
