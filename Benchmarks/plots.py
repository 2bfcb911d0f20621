"""Small plots as SVG: lines with points on linear or logarithmic axes, legible on light and dark pages."""
import math

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 80, 150, 40, 56
COLOURS = ["#0a7d5a", "#c2571a", "#5b6ee1", "#8a8a8a", "#b5338a"]


def ticks(least, most, is_log):
    """Round values that an axis is marked with."""
    if is_log:
        first, last = math.floor(math.log10(least)), math.ceil(math.log10(most))
        return [10.0 ** power for power in range(first, last + 1)]
    step = 10.0 ** math.floor(math.log10((most - least) / 4 or 1))
    while (most - least) / step > 6:
        step *= 2 if str(step).lstrip("0.").startswith("1") else 2.5
    return [step * place for place in range(math.floor(least / step), math.ceil(most / step) + 1)]


def label(value):
    """A value as people write it: 2k, 1.5M."""
    for unit, name in [(1e9, "G"), (1e6, "M"), (1e3, "k")]:
        if abs(value) >= unit:
            return ("%.4g" % (value / unit)) + name
    return "%.4g" % value


class Axis:
    """Maps values to places between two pixels."""

    def __init__(self, values, start, end, is_log, from_zero=False):
        least, most = min(values), max(values)
        if is_log:
            least, most = max(least, 1e-9), max(most, 1e-9)
        elif from_zero:
            least = 0
        if most <= least:
            most = least + 1
        self.marks = ticks(least, most, is_log)
        self.is_log = is_log
        self.low, self.high = (self.scale(mark) for mark in (self.marks[0], self.marks[-1]))
        self.start, self.end = start, end

    def scale(self, value):
        return math.log10(max(value, 1e-9)) if self.is_log else value

    def place(self, value):
        share = (self.scale(value) - self.low) / ((self.high - self.low) or 1)
        return self.start + share * (self.end - self.start)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plot(title, x_name, y_name, lines, log_x=False, log_y=False):
    """A plot of named lines, each a list of (x, y), as SVG; empty lines are left out."""
    lines = {name: sorted(points) for name, points in lines.items() if points}
    points = [point for line in lines.values() for point in line]
    if not points:
        return None
    x = Axis([point[0] for point in points], LEFT, WIDTH - RIGHT, log_x)
    y = Axis([point[1] for point in points], HEIGHT - BOTTOM, TOP, log_y, from_zero=True)
    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" '
        'font-size="12">' % (WIDTH, HEIGHT, WIDTH, HEIGHT),
        '<rect width="100%" height="100%" fill="white"/>',
        text(WIDTH / 2, 22, title, "middle", 14),
        text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, x_name, "middle"),
        '<g transform="translate(18 %d) rotate(-90)">%s</g>' % (
            (TOP + HEIGHT - BOTTOM) / 2, text(0, 0, y_name, "middle")),
    ]
    for mark in x.marks:
        out.append(rule(x.place(mark), TOP, x.place(mark), HEIGHT - BOTTOM))
        out.append(text(x.place(mark), HEIGHT - BOTTOM + 18, label(mark), "middle"))
    for mark in y.marks:
        out.append(rule(LEFT, y.place(mark), WIDTH - RIGHT, y.place(mark)))
        out.append(text(LEFT - 8, y.place(mark) + 4, label(mark), "end"))
    for place, (name, line) in enumerate(lines.items()):
        colour = COLOURS[place % len(COLOURS)]
        path = " ".join("%.1f,%.1f" % (x.place(a), y.place(b)) for a, b in line)
        out.append('<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>' % (path, colour))
        out += ['<circle cx="%.1f" cy="%.1f" r="3.5" fill="%s"/>' % (x.place(a), y.place(b), colour) for a, b in line]
        height = TOP + 14 + 20 * place
        out.append('<circle cx="%d" cy="%d" r="4" fill="%s"/>' % (WIDTH - RIGHT + 18, height - 4, colour))
        out.append(text(WIDTH - RIGHT + 30, height, name, "start"))
    return "\n".join(out + ["</svg>"]) + "\n"


def text(x, y, words, anchor, size=12):
    return '<text x="%.1f" y="%.1f" text-anchor="%s" font-size="%d" fill="#333">%s</text>' % (
        x, y, anchor, size, escaped(words))


def rule(x1, y1, x2, y2):
    return '<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="#ddd"/>' % (x1, y1, x2, y2)
