# test-photographs.py: photographs of a paper are turned, cropped, put in order and left out before they are added.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each photograph is of four colours: what the document shows tells which one it is, how it was turned and what of it
was kept. What is in the vault is looked at by another program (pdftoppm, pdfimages)."""

import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import Window, main  # noqa: E402

BUTTONS = ("button", "push button")
COLOURS = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255), "black": (0, 0, 0),
           "yellow": (255, 255, 0), "magenta": (255, 0, 255), "cyan": (0, 255, 255)}
FIRST = ("red", "lime", "blue", "yellow")
SECOND = ("magenta", "cyan", "black", "lime")
THIRD = ("yellow", "yellow", "red", "red")


def photograph(window, name, quarters):
    """A JPEG 240 wide and 160 high, a colour a quarter, row by row."""
    path = window.scratch / name
    boxes = [(0, 0), (120, 0), (0, 80), (120, 80)]
    draw = [word for (x, y), colour in zip(boxes, quarters)
            for word in ("-fill", colour, "-draw", f"rectangle {x},{y} {x + 119},{y + 79}")]
    subprocess.run(["convert", "-size", "240x160", "xc:white", *draw, "-quality", "95", str(path)], check=True)
    return path


def bring(window, *paths):
    """As a file manager hands files to a program."""
    window.action("import", "[" + ", ".join(f"'{path.as_uri()}'" for path in paths) + "]")
    window.app.find(None, "Look before adding")


def open_window(build):
    window = Window(build).make()
    window.start()
    window.unlock()
    return window


def add(window):
    app = window.app
    found = app.until(lambda: next((n for n in app.all(BUTTONS) if n.name.startswith("Add ") and n.sensitive
                                    and n.press_action()), None), "the button that adds", 60)
    app.press(found)
    app.gone(None, "Look before adding", timeout=60)


def nearest(pixel):
    return min(COLOURS, key=lambda name: sum((a - b) ** 2 for a, b in zip(COLOURS[name], pixel)))


def look(path, page):
    """The colours around the middle of a page, row by row."""
    raw = subprocess.run(["pdftoppm", "-r", "20", "-f", str(page), "-l", str(page), str(path)], check=True, capture_output=True).stdout
    magic, size, _, rest = raw.split(b"\n", 3)
    assert magic == b"P6", raw[:20]
    width, height = map(int, size.split())

    def at(x, y):
        place = (int(y * height) * width + int(x * width)) * 3
        return nearest(rest[place:place + 3])
    return tuple(at(x, y) for y in (0.42, 0.58) for x in (0.42, 0.58))


def documents(window):
    """The documents of the vault, title → file written out."""
    window.action("lock")
    window.app.find(None, "Vault locked")
    assert window.quit() == 0
    found = {}
    for document in json.loads(window.cli("documents", "--json")):
        path = window.scratch / f"out-{len(found)}"
        window.cli("document", "show", document["id"], "--out", str(path))
        found[document["title"]] = path
    return found


def sizes(path):
    lines = subprocess.run(["pdfimages", "-list", str(path)], check=True, capture_output=True).stdout.decode().splitlines()[2:]
    return [tuple(map(int, line.split()[3:5])) for line in lines]


def check(what, words):
    if not what:
        raise AssertionError(words)


def arrange_three(build):
    """One turned, one cropped, two changed places, one left out and taken back in, one step undone."""
    window = open_window(build)
    app = window.app
    bring(window, photograph(window, "one.jpg", FIRST), photograph(window, "two.jpg", SECOND),
          photograph(window, "three.jpg", THIRD))
    app.click("Make One Document")
    app.click("Arrange the pages of one", timeout=60)
    app.find(None, "Page 3 of 3 · three.jpg")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")

    app.click("Turn to the right · Page 1 of 3")
    app.find(None, "Page 1 of 3 · one.jpg · turned to the right")
    app.click("Earlier · Page 3 of 3")
    app.find(None, "Page 2 of 3 · three.jpg")
    app.find(None, "Page 3 of 3 · two.jpg")

    app.click("Crop · Page 3 of 3")
    app.find(None, "At the left, %")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    spin(app, "At the left, %", 50)
    app.click("Crop", role=BUTTONS)
    app.find(None, "Page 3 of 3 · two.jpg · cropped")

    app.click("Leave out · Page 2 of 3")
    app.find(BUTTONS, "Use These 2 Pages")
    app.key("ctrl+z")
    app.find(BUTTONS, "Use These 3 Pages")
    app.click("Turn to the left · Page 2 of 3")
    app.find(None, "Page 2 of 3 · three.jpg · turned to the left")
    app.click("Undo the last change")
    app.find(None, "Page 2 of 3 · three.jpg")
    app.click("Use These 3 Pages")
    app.says("one.pdf", timeout=60)
    add(window)

    path = documents(window)["one"]
    check(look(path, 1) == (FIRST[2], FIRST[0], FIRST[3], FIRST[1]), f"page 1 shows {look(path, 1)}")
    check(look(path, 2) == THIRD, f"page 2 shows {look(path, 2)}")
    right = (SECOND[1], SECOND[1], SECOND[3], SECOND[3])
    check(look(path, 3) == right, f"page 3 shows {look(path, 3)}")
    check(sizes(path) == [(240, 160), (240, 160), (120, 160)], f"the pictures are {sizes(path)}")


def spin(app, name, value):
    """A figure typed into a field of a list."""
    from gi.repository import Atspi
    node = app.until(lambda: next((n for n in app.all(("spin button", "entry", "text"), name)), None), f"a field {name}")
    iface = node.accessible.get_value_iface()
    check(iface is not None and Atspi.Value.set_current_value(iface, value), f"{name} takes no value")
    app.until(lambda: Atspi.Value.get_current_value(iface) == value, f"{name} at {value}")


def single(build):
    """One photograph alone is cropped, the crop taken back in another visit, then turned."""
    window = open_window(build)
    app = window.app
    bring(window, photograph(window, "scan.jpg", FIRST))
    app.click("Turn or crop scan", timeout=60)
    app.click("Turn to the left · Page 1 of 1", timeout=60)
    app.find(None, "Page 1 of 1 · scan.jpg · turned to the left")
    app.click("Turn to the left · Page 1 of 1")
    app.find(None, "Page 1 of 1 · scan.jpg · upside down")
    app.click("Crop · Page 1 of 1")
    spin(app, "At the bottom, %", 50)
    app.click("Crop", role=BUTTONS)
    app.find(None, "Page 1 of 1 · scan.jpg · upside down · cropped")
    app.click("Use This Picture")
    app.says("scan.pdf", timeout=60)
    # The photograph is still at hand: the crop is not the last word before it is added.
    app.click("Turn or crop scan", timeout=60)
    app.click("Crop · Page 1 of 1", timeout=60)
    app.click("Whole Picture")
    app.click("Crop", role=BUTTONS)
    app.find(None, "Page 1 of 1 · scan.jpg · upside down")
    app.click("Use This Picture")
    app.find(None, "Look before adding")
    add(window)
    path = documents(window)["scan"]
    check(look(path, 1) == tuple(reversed(FIRST)), f"the page shows {look(path, 1)}")


def apart(build):
    """Joined, one cropped and one left out, then made separate again: the crop holds, what nobody touched is the file
    it was."""
    window = open_window(build)
    app = window.app
    untouched = photograph(window, "two.jpg", SECOND)
    bring(window, photograph(window, "one.jpg", FIRST), untouched, photograph(window, "three.jpg", THIRD))
    app.click("Make One Document")
    app.click("Arrange the pages of one", timeout=60)
    app.click("Crop · Page 1 of 3", timeout=60)
    spin(app, "At the top, %", 50)
    app.click("Crop", role=BUTTONS)
    app.click("Leave out · Page 3 of 3")
    app.click("Separate Documents")
    app.says("one.pdf", timeout=60)
    check(not app.has(None, "Add three"), "What was left out is still there.")
    add(window)
    found = documents(window)
    check(sorted(found) == ["one", "two"], f"the documents are {sorted(found)}")
    check(found["two"].read_bytes() == untouched.read_bytes(), "What was not touched is not the file it was.")
    check(look(found["one"], 1) == (FIRST[2], FIRST[3], FIRST[2], FIRST[3]), f"the page shows {look(found['one'], 1)}")


def keyboard(build):
    """Alt and an arrow move a page, and the keyboard stays on it."""
    window = open_window(build)
    app = window.app
    bring(window, photograph(window, "one.jpg", FIRST), photograph(window, "two.jpg", SECOND))
    app.click("Make One Document")
    app.click("Arrange the pages of one", timeout=60)
    app.find(None, "Page 2 of 2 · two.jpg")
    app.reach("Turn to the left · Page 1 of 2")
    app.key("alt+Down")
    app.find(None, "Page 2 of 2 · one.jpg")
    app.key("alt+Up")
    app.find(None, "Page 1 of 2 · one.jpg")
    app.key("Delete")
    app.find(None, "Left out · one.jpg")
    app.click("Crop · Page 1 of 1", timeout=60)
    app.find(None, "At the left, %")
    frame = "Photograph under the frame: arrows move the frame, with Shift its lower right corner, with Control its upper left one"
    app.reach(frame)
    for _ in range(3):
        app.key("shift+Left")
    app.key("ctrl+Down")
    app.key("Right")
    node = app.find(None, frame)
    check(node.description == "Kept: from 1 % to 98 % across, from 1 % to 100 % down", f"the frame says {node.description}")


STORIES = {
    "three": ("three photographs: turned, cropped, moved, undone; the pages are so", arrange_three),
    "single": ("one photograph: cropped, uncropped, turned", single),
    "apart": ("separate documents keep their crops", apart),
    "keyboard": ("pages are moved and frames changed by keys", keyboard),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
