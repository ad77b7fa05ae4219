# matrix_contrast.py: how well text and controls stand out from their ground, measured in a picture of the window.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Of a label, the ground is the colour that most of its pixels have, and the letters' colour the one furthest from
it that enough pixels have: the rest are edges of letters, which are drawn in between. Of a control, what counts is
the clearest line between inside and outside along each of its sides, or of its sign."""

import collections

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

from matrix_check import on_top, read, seen  # noqa: E402

TEXT, EDGE = 4.5, 3.0
TOLERANCE = 0.02    # a measure of pixels has no more digits than that

# Whose letters stand on a picture or a page of their own, and why that is not measured.
PICTURES = (
    ("paper", "a page of a document"),
    ("thumbnail", "a page of a document"),
    ("chart", "marks of a chart, which has words beside it"),
    ("narrow accelerator", "the key of a menu's line, left out where a telephone has none; the dialog of keys has them all"),
)


class Picture:
    def __init__(self, path=None, rows=None):
        """From a file; or from rows of (r, g, b), for a test."""
        if rows is not None:
            self.width, self.height, self.rows = len(rows[0]), len(rows), rows
            return
        pixbuf = GdkPixbuf.Pixbuf.new_from_file(str(path))
        self.width, self.height = pixbuf.get_width(), pixbuf.get_height()
        self.stride, self.channels = pixbuf.get_rowstride(), pixbuf.get_n_channels()
        self.pixels, self.rows = pixbuf.get_pixels(), None

    def row(self, y, left, right):
        if self.rows is not None:
            return self.rows[y][left:right]
        start = y * self.stride
        line = self.pixels[start + left * self.channels:start + right * self.channels]
        return list(zip(line[0::self.channels], line[1::self.channels], line[2::self.channels]))

    def colours(self, box):
        left, right = max(0, int(box.x)), min(self.width, int(box.right + 0.999))
        top, bottom = max(0, int(box.y)), min(self.height, int(box.bottom + 0.999))
        found = collections.Counter()
        for y in range(top, bottom):
            found.update(self.row(y, left, right))
        return found

    def at(self, x, y):
        x, y = int(x), int(y)
        if not (0 <= x < self.width and 0 <= y < self.height):
            return None
        return self.row(y, x, x + 1)[0]


def luminance(colour):
    def linear(channel):
        channel /= 255
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4
    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    a, b = sorted((luminance(one), luminance(other)))
    return (b + 0.05) / (a + 0.05)


def stand_out(colours):
    """How much the letters stand out from their ground, and both colours; None where nothing is drawn."""
    if not colours:
        return None
    ground, _ = colours.most_common(1)[0]
    enough = max(2, sum(colours.values()) // 1500)
    far = sorted(((contrast(colour, ground), colour, count) for colour, count in colours.items()), reverse=True)
    total = 0
    for ratio, colour, count in far:
        total += count
        if total >= enough:
            return ratio, colour, ground
    return None


# Of a line that is cut off by what is scrolled, so many pixels tell nothing of its letters; twice as many of large ones.
SLIVER = 8


def look_at_letters(picture, labels, large):
    for label in labels:
        box = seen(label)
        if box.empty or box.h < min(SLIVER * (2 if large else 1), label.letters.h) or any(label.within(name) for name, _ in PICTURES):
            continue
        found = stand_out(picture.colours(box))
        if found is not None and found[0] < TEXT - TOLERANCE:
            yield f"{label}: letters {found[0]:.1f}:1 ({hexadecimal(found[1])} on {hexadecimal(found[2])})"


def hexadecimal(colour):
    return "#" + "".join(f"{channel:02x}" for channel in colour)


# Controls that only their edge shows; what has words or a sign is seen by these. In a row, the row is the field.
EDGED = {"check", "radio", "switch"}
FIELDS = {"entry", "spinbutton"}


def only_edge(node):
    if node.css in FIELDS:
        return not node.within("row")
    return node.css in EDGED and not (node.css == "check" and node.within("menu"))


def chosen(node):
    """One of several that are beside each other, or what stays pressed: its state is to be seen, by an outline."""
    return node.has("checked") and (node.css == "toggle" or {"toggle", "filter"} & set(node.classes) and node.has("button"))


def edge(picture, box):
    """The clearest side of a box: along a line from outside to inside, the farthest colour."""
    middle_x, middle_y = box.x + box.w / 2, box.y + box.h / 2
    lines = ([(box.x + step, middle_y) for step in range(-3, 6)], [(box.right - step, middle_y) for step in range(-2, 7)],
             [(middle_x, box.y + step) for step in range(-3, 6)], [(middle_x, box.bottom - step) for step in range(-2, 7)])
    ratios = []
    for line in lines:
        colours = [picture.at(*point) for point in line]
        if colours[0] is not None and None not in colours:
            ratios.append(max(contrast(colours[0], colour) for colour in colours[1:]))
    return sorted(ratios)[len(ratios) // 2] if len(ratios) >= 2 else None


def whole(node):
    """Whether a control is in sight from edge to edge."""
    for up in node.above:
        if (up.has("hides") or up.scrolls) and (node.box.x < up.box.x or node.box.right > up.box.right
                                                or node.box.y < up.box.y or node.box.bottom > up.box.bottom):
            return False
    return True


def look_at_controls(picture, nodes):
    for node in nodes:
        if node.has("insensitive") or node.box.empty or not whole(node):
            continue
        if only_edge(node) or chosen(node):
            ratio = edge(picture, node.box)
            if ratio is not None and ratio < EDGE - TOLERANCE:
                yield f"{node}{' (chosen)' * bool(chosen(node))}: its edge is {ratio:.1f}:1"
        if node.raw.get("icon", "").endswith("-symbolic") and any(up.has("button") for up in node.above):
            found = stand_out(picture.colours(node.box))
            if found is not None and found[0] < EDGE - TOLERANCE:
                yield f"{node} {node.raw['icon']}: its sign is {found[0]:.1f}:1"


def covered(node, toasts):
    """A message lies over it, in part at least."""
    return not node.within("toast") and any(not seen(node).cut(toast.box).empty for toast in toasts)


def check(raw, picture, large=False):
    """All that stands out too little; what cannot be used just now may be pale."""
    nodes = on_top(read(raw))
    toasts = [node for node in nodes if node.css == "toast"]
    labels = [node for node in nodes if node.letters is not None and node.text.strip() and not node.letters.empty
              and not node.has("insensitive") and not covered(node, toasts)]
    return list(dict.fromkeys([*look_at_letters(picture, labels, large), *look_at_controls(picture, nodes)]))
