"""python3 -m unittest discover -s Benchmarks"""
import unittest

import kept


def results(**more):
    """What a run begins with."""
    return dict({"scenarios": {}, "missing": {}, "note": "", "rounds": 3, "times": "t", "machine": {"load before": "0"},
                 "versions": {}, "commands": {}}, **more)


class KeptTests(unittest.TestCase):
    def test_what_is_not_measured_again_stays(self):
        last = results(scenarios={"A": {"roost": [1]}}, history=[2], commands={"roost": "old", "limit": "l"})
        merged = kept.over(last, results(commands={"roost": "new"}))
        self.assertEqual(merged["scenarios"], {"A": {"roost": [1]}})
        self.assertEqual(merged["history"], [2])
        self.assertEqual(merged["commands"], {"roost": "new", "limit": "l"})

    def test_note_and_machine_are_the_last_runs_until_there_is_a_new_note(self):
        last = results(note="quiet", machine={"load before": "0.1"})
        self.assertEqual(kept.over(last, results())["note"], "quiet")
        self.assertEqual(kept.over(last, results(note="busy"))["note"], "busy")
        self.assertEqual(kept.over(last, results())["machine"], {"load before": "0.1"})

    def test_what_was_here_then_is_not_missing(self):
        last = results(commands={"gorilla": "g"})
        merged = kept.over(last, results(missing={"gorilla": "no Go", "picows": "no Python"}))
        self.assertEqual(merged["missing"], {"picows": "no Python"})

    def test_some_servers_of_a_scenario_leave_the_others(self):
        run = results(scenarios={"A": {"roost": [1], "limit": [2]}})
        self.assertEqual(kept.begin(run, "A", ["roost"]), {"limit": [2]})
        self.assertEqual(kept.sentence(run), "Measured in another run than what is beside it: A (roost).")
        self.assertEqual(kept.begin(run, "A", ["limit", "roost"]), {})
        self.assertEqual(kept.sentence(run), "")

    def test_a_first_run_keeps_nothing(self):
        run = results()
        kept.begin(run, "A", ["roost"])["roost"] = [1]
        self.assertEqual(run["scenarios"], {"A": {"roost": [1]}})
        self.assertEqual(kept.sentence(run), "")

    def test_messages_stay_as_long_as_roosts_were(self):
        run = results(scenarios={"A": {"roost": [{"payloadBytes": 210.4}, {"error": "no"}], "limit": [{}]}})
        self.assertEqual(kept.payloads(run), {("A", "roost"): 210})


if __name__ == "__main__":
    unittest.main()
