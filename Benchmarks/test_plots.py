"""python3 -m unittest discover -s Benchmarks"""
import re
import unittest
import xml.etree.ElementTree as xml

import plots


class PlotTests(unittest.TestCase):
    def test_ticks_are_round_and_cover_the_values(self):
        self.assertEqual(plots.ticks(0, 1000, False)[0], 0)
        self.assertGreaterEqual(plots.ticks(0, 1000, False)[-1], 1000)
        self.assertLessEqual(len(plots.ticks(0, 2000, False)), 8)
        self.assertEqual(plots.ticks(1, 1_000_000, True), [10.0 ** power for power in range(7)])

    def test_values_are_written_briefly(self):
        self.assertEqual([plots.label(v) for v in [0, 2.5, 1000, 1_500_000]], ["0", "2.5", "1k", "1.5M"])

    def test_a_plot_is_xml_with_a_line_for_each_server(self):
        picture = plots.plot("a <b> & c", "x", "y", {"roost": [(2, 1), (1, 5)], "limit": [(1, 1)], "none": []})
        root = xml.fromstring(picture)
        lines = root.findall("{http://www.w3.org/2000/svg}polyline")
        self.assertEqual(len(lines), 2)
        # From left to right, whatever order the points came in, and within the picture.
        places = [float(x) for x in re.findall(r"([\d.]+),", lines[0].get("points"))]
        self.assertEqual(places, sorted(places))
        self.assertTrue(all(0 <= place <= plots.WIDTH for place in places))

    def test_one_point_and_logarithms_do_not_divide_by_nothing(self):
        self.assertIsNotNone(plots.plot("t", "x", "y", {"a": [(1, 0)]}))
        self.assertIsNotNone(plots.plot("t", "x", "y", {"a": [(1, 3), (1_000_000, 3)]}, log_x=True))
        self.assertIsNone(plots.plot("t", "x", "y", {"a": []}))


if __name__ == "__main__":
    unittest.main()
