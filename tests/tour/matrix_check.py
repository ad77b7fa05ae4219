# matrix_check.py: what is wrong with where things stand in a window, from what the widgets say of themselves.
# SPDX-License-Identifier: GPL-3.0-or-later
"""check(nodes, size, narrow) answers sentences, one for each fault: text cut off or written over other text, words
shortened with … beyond use, targets too small for a finger, and what can only be seen by scrolling sideways. The
nodes are those of src/app/window/livret-layout-tree.c."""

import dataclasses

TARGET, TARGET_NARROW = 34, 44
SLACK = 1.5     # px: what rounding may do

# What may end in …: within which widget (type or class), how much of it must still be there, and why.
ELLIPSES = (
    ("LivretDocumentRow", 0.4, "a title of any length; the document shows it whole"),
    ("LivretImportRow", 0.4, "a file's name of any length; the row opens it whole"),
    ("dialog AdwHeaderBar", 0.3, "in text of twice the size, beside the button that ends it; the fields below say the same"),
    ("AdwPreferencesGroup", 0.8, "Adwaita's own line, cut in text of twice the size alone; spoken whole"),
    ("LivretDocumentViewer AdwWindowTitle", 0.25, "author and day of a document, in text of twice the size; whole in its information"),
    ("AdwWindowTitle", 0.4, "the title of a document of any length, shown whole in its information"),
    ("AdwToggleGroup", 0.7, "names of a view; the group is spoken whole"),
    ("AdwEntryRow", 0.5, "what a field is for, cut in text of twice the size alone; spoken whole, and Adwaita's own line"),
    ("GtkSearchEntry", 0.5, "what may be typed, cut in text of twice the size alone; spoken whole"),
)

# Targets that may be smaller, and why.
SMALL = (
    ("windowcontrols", "the desktop's own buttons"),
    ("AdwSpinRow", "the value is typed as well"),
    ("spinbutton", "the value is typed as well"),
    ("calendar", "GTK's own; the date can be typed"),
    ("scrollbar", "nobody has to use it"),
    ("GtkLabel", "a link within a sentence"),
    ("entry", "an icon in a field: the key Escape does the same"),
    ("searchbar", "closes by the key Escape and by its button"),
    ("AdwTabBar", "GTK's own"),
)

# Where one may scroll sideways, and why.
SIDEWAYS = (
    ("enlarged", "a page of a document, made larger by hand"),
    ("sideways", "a row of chips that is meant to be pushed"),
)


@dataclasses.dataclass
class Box:
    x: float
    y: float
    w: float
    h: float

    @property
    def right(self):
        return self.x + self.w

    @property
    def bottom(self):
        return self.y + self.h

    def cut(self, other):
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0, min(self.right, other.right) - x), max(0, min(self.bottom, other.bottom) - y))

    @property
    def empty(self):
        return self.w < 0.5 or self.h < 0.5


class Node:
    def __init__(self, raw, parent, number):
        self.raw, self.parent, self.number = raw, parent, number
        self.box = Box(*raw["box"])
        self.letters = Box(*raw["letters"]) if "letters" in raw else None
        self.type, self.css = raw["type"], raw["css"]
        self.classes = raw["classes"].split()
        self.text = raw.get("text", "")
        self.above = [] if parent is None else [parent, *parent.above]

    def has(self, flag):
        return bool(self.raw.get(flag))

    def within(self, name):
        """Within a widget of that type or class; of several, with spaces, within them all."""
        return all(any(one in (node.type, node.css) or one in node.classes for node in (self, *self.above)) for one in name.split())

    @property
    def scrolls(self):
        """A window on something longer; its child is as large as that window."""
        return "long" in self.raw

    @property
    def layer(self):
        """What lies over everything else, and holds this."""
        return next((node for node in (self, *self.above) if node.has("dialog") or node.has("native")
                     or node.css == "toast" or "sidebar-pane" in node.classes), None)

    @property
    def twice(self):
        """The title of a row one types into: it has one for each of two sizes, and draws one of them."""
        return {"title", "subtitle"} & set(self.classes) and any(up.type in ("AdwEntryRow", "AdwPasswordEntryRow") for up in self.above)

    def __str__(self):
        said = self.text or next((node.text for node in self.words() if node.text), "")
        return f"{self.type} “{said[:60]}” in {next((n.type for n in self.above if n.type.startswith('Livret')), 'the window')}"

    def words(self):
        return self.raw.get("below", ())


def read(raw):
    """The nodes of a description, each with its parents."""
    nodes = []
    for number, item in enumerate(raw):
        parent = nodes[int(item["parent"])] if item["parent"] >= 0 else None
        node = Node(item, parent, number)
        nodes.append(node)
        item["below"] = []
        if node.text:
            for up in node.above:
                up.raw["below"].append(node)
    return nodes


def on_top(nodes):
    """What nothing lies over: of a dialog or popover that is open, itself alone."""
    layers = {id(node.layer): node.layer for node in nodes if node.layer is not None}
    tops = [layer for layer in layers.values() if layer.has("dialog")] or [layer for layer in layers.values() if layer.parent is None]
    popovers = [layer for layer in layers.values() if layer.has("native") and layer.parent is not None]
    tops = popovers[-1:] or tops[-1:]
    if not tops:
        return []
    return [node for node in nodes if tops[0] is node or tops[0] in node.above]


def seen(node, faults=None):
    """The part of a label's letters, or of a sign, that is in sight. What is out of sight only until one scrolls is
    no fault."""
    rest = node.letters or node.box
    for up in node.above:
        frame = up.parent if up.parent is not None and up.parent.scrolls else up
        if not (up.has("hides") or up.has("native") or up.scrolls):
            continue
        if faults is not None and not node.within("popover") and not (frame.scrolls and frame.has("across")):
            if rest.x < up.box.x - SLACK or rest.right > up.box.right + SLACK:
                faults.append(f"cut off at the side of {up.type}")
        if faults is not None and not frame.scrolls and not rest.empty:
            if rest.y < up.box.y - SLACK or rest.bottom > up.box.bottom + SLACK:
                faults.append(f"cut off above or below by {up.type}")
        rest = rest.cut(up.box)
        if rest.empty or up.has("native"):
            return rest
    return rest


def look_at_text(labels):
    for label in labels:
        faults = []
        seen(label, faults)
        grown = label.letters.w > label.box.w + 2 * SLACK or label.letters.h > label.box.h + 2 * SLACK
        if grown and not label.twice:
            faults.append("larger than its place")
        for fault in dict.fromkeys(faults):
            yield f"{label}: {fault}"


def look_at_ellipses(labels):
    for label in labels:
        if not label.has("cut") or seen(label).empty:
            continue
        share = label.letters.w * label.raw.get("lines", 1) / max(1, label.raw["whole"])
        needed = min((share for name, share, _ in ELLIPSES if label.within(name)), default=None)
        if needed is None or share < needed:
            yield f"{label}: only {share:.0%} of “{label.text}” can be read"


def look_at_overlaps(labels):
    drawn = [(label, seen(label)) for label in labels if label.text.strip() and label.css != "tooltip"]
    drawn = [(label, box) for label, box in drawn if not box.empty]
    for i, (one, box) in enumerate(drawn):
        for other, second in drawn[i + 1:]:
            both = box.cut(second)
            if one.twice and other.twice and one.text == other.text:
                continue
            if both.w > 2 and both.h > 3 and one.layer is other.layer:
                yield f"{one} is written over {other}"


def look_at_signs(nodes, labels):
    """Letters below a sign that was put over them."""
    for sign in nodes:
        if "icon" not in sign.raw or sign.has("untouchable") or sign.box.w < 2:
            continue
        for label in labels:
            both = seen(label).cut(seen(sign))
            if both.w > 3 and both.h > 3 and sign.layer is label.layer:
                yield f"{label} is written under the sign {sign.raw['icon'] or ''}"


def is_target(node):
    if node.type in ("GtkSwitch", "GtkCheckButton", "GtkEntry", "GtkPasswordEntry", "GtkSearchEntry", "GtkLinkButton"):
        return True
    return node.has("button") or node.has("row") or node.css == "toggle" or (node.css == "title" and node.within("expander-widget"))


def look_at_targets(nodes, least):
    for node in nodes:
        if not is_target(node) or node.has("insensitive") or node.has("untouchable") or node.box.empty:
            continue
        # Of a row that can be pressed all over, the switch or check inside is no target of its own.
        if any(up.has("row") or up.has("button") for up in node.above) and node.type in ("GtkSwitch", "GtkCheckButton"):
            continue
        if any(node.within(name) for name, _ in SMALL):
            continue
        if min(node.box.w, node.box.h) < least - SLACK:
            yield f"{node} ({' '.join(node.classes)}): a target of {node.box.w:.0f} × {node.box.h:.0f} px"


def look_sideways(nodes, size):
    for node in nodes:
        if node.parent is None and (node.box.w > size[0] + SLACK or node.box.h > size[1] + SLACK):
            yield f"the window needs {node.box.w:.0f} × {node.box.h:.0f} px of {size[0]} × {size[1]}"
        if node.parent is not None and node.parent.type == "AdwBreakpointBin" and node.box.w > node.parent.box.w + SLACK:
            yield f"{node}: needs {node.box.w:.0f} px of {node.parent.box.w:.0f}, the rest is cut off"
        if node.scrolls and node.has("across") and node.raw["wide"] > SLACK and not any(node.within(name) for name, _ in SIDEWAYS):
            yield f"{node}: {node.raw['wide']:.0f} px more at the side, by scrolling alone"


def check(raw, size, narrow, large=False):
    """All faults of a description. Where text is twice as large, what grows with it is not asked to be larger yet."""
    nodes = on_top(read(raw))
    labels = [node for node in nodes if node.letters is not None and node.text.strip() and not node.letters.empty]
    faults = [*look_at_text(labels), *look_at_ellipses(labels), *look_at_overlaps(labels), *look_at_signs(nodes, labels), *look_sideways(nodes, size)]
    if not large:
        faults += look_at_targets(nodes, TARGET_NARROW if narrow else TARGET)
    return list(dict.fromkeys(faults))
