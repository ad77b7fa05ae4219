# test-arranging.py: tiles moved by keys and by dragging, hidden, put on Today; a target and its band.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from atspi_driver import Atspi  # noqa: E402
from stories import NAME, SLOWLY, Window, main  # noqa: E402

BUTTONS = ("button", "push button")
READINGS = (("weight", "72.4"), ("height", "172"), ("waist-circumference", "88"), ("glucose", "1.12"), ("blood-pressure", "141/88/64"))
BODY = ("Weight", "Height", "Waist circumference")


def check(what, words):
    if not what:
        raise AssertionError(words)


def make(window):
    window.make()
    for kind, value in READINGS:
        window.cli("reading", "add", "--person", NAME, "--kind", kind, "--value", value)
    window.cli("reading", "add", "--person", NAME, "--kind", "blood-pressure", "--value", "126/78", "--at", "2026-11-20T08:00")


def tiles(app):
    """The tiles shown, in their order."""
    return [node.name.split(":")[0] for node in app.all(BUTTONS) if ": " in node.name and node.name.split(":")[0] in
            BODY + ("Blood glucose", "Blood pressure")]


def shows(app, order, what):
    app.until(lambda: [name for name in tiles(app) if name in BODY] == list(order), f"{what}: {order}, not {tiles(app)}")


def measures(app):
    app.key("ctrl+3")
    app.find(BUTTONS, lambda name: name.startswith("Weight: "))


def focus(app, title):
    app.reach(next(node.name for node in app.all(BUTTONS) if node.name.startswith(f"{title}: ")), BUTTONS)


def arrange(build):
    window = Window(build)
    make(window)
    app = window.start(**SLOWLY)
    window.unlock()
    measures(app)
    shows(app, BODY, "as they come")
    focus(app, "Weight")
    app.key("ctrl+shift+Right")
    shows(app, ("Height", "Weight", "Waist circumference"), "moved later")
    app.key("ctrl+shift+Right")
    shows(app, ("Height", "Waist circumference", "Weight"), "moved to the end")
    check(app.focused().name.startswith("Weight: "), f"The focus went to {app.focused().name}.")
    app.key("ctrl+shift+Left")
    shows(app, ("Height", "Weight", "Waist circumference"), "moved earlier")
    app.key("ctrl+z")
    shows(app, ("Height", "Waist circumference", "Weight"), "undone")
    # What goes back elsewhere moves nothing here.
    for key in ("alt+Left", "alt+Right", "alt+Up"):
        app.key(key)
        time.sleep(0.3)
        measures(app)
        shows(app, ("Height", "Waist circumference", "Weight"), f"not moved by {key}")
        focus(app, "Weight")
    app.key("ctrl+question")
    app.find("dialog", "Keyboard Shortcuts")
    app.says("Move a measure’s tile, by all four arrows")
    app.key("Escape")
    app.gone("dialog", "Keyboard Shortcuts")
    focus(app, "Weight")

    app.key("shift+F10")
    app.click(lambda name: name.startswith("Move to the Beginning"), role="menu item")
    shows(app, ("Weight", "Height", "Waist circumference"), "moved to the beginning")
    app.key("shift+F10")
    app.click(lambda name: name.startswith("Hide"), role="menu item")
    shows(app, ("Height", "Waist circumference"), "hidden")
    app.find(None, "Hidden measures (1)")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    app.key("ctrl+z")
    shows(app, BODY, "shown again")
    app.gone(None, "Hidden measures (1)")
    window.action("lock")
    window.locked()
    check(window.quit() == 0, "The program did not end well.")
    check("snapshot" not in window.said(), window.said())


def middle(app, title):
    """Where a tile stands on the screen: the window fills it, from its corner on."""
    node = next(node for node in app.all(BUTTONS) if node.name.startswith(f"{title}: "))
    frame = next(n for n in app.root.children() if n.has(Atspi.StateType.ACTIVE))
    tile, window = (n.accessible.get_component_iface().get_extents(Atspi.CoordType.WINDOW) for n in (node, frame))
    return tile.x - window.x + tile.width // 2, tile.y - window.y + tile.height // 2


def mouse(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def drag(app, title, onto):
    """Press, move a little farther than a slip of the hand at a time, let go: each is waited for by what it shows."""
    (x, y), (to_x, to_y) = middle(app, title), middle(app, onto)
    mouse("mousemove", x, y, "mousedown", 1)
    for step in range(1, 21):
        mouse("mousemove", x + (to_x - x) * step // 20, y + (to_y - y) * step // 20)
        time.sleep(0.03)
    mouse("mouseup", 1)


def dragged(build):
    window = Window(build)
    make(window)
    app = window.start(**SLOWLY)
    window.unlock()
    measures(app)
    shows(app, BODY, "as they come")
    drag(app, "Weight", "Waist circumference")
    shows(app, ("Height", "Waist circumference", "Weight"), "dragged onto the last")
    drag(app, "Weight", "Height")
    shows(app, ("Weight", "Height", "Waist circumference"), "dragged onto the first")
    app.key("ctrl+z")
    shows(app, ("Height", "Waist circumference", "Weight"), "undone")
    # Not among the measures of another group.
    drag(app, "Height", "Blood pressure")
    time.sleep(0.5)
    shows(app, ("Height", "Waist circumference", "Weight"), "dragged where it does not belong")
    window.action("lock")
    window.locked()
    check(window.quit() == 0, "The program did not end well.")


def landmarks(app):
    names = ("Weight", "Height", "Waist circumference", "Blood glucose", "Blood pressure")
    return [name for name in (node.name.split(":")[0] for node in app.all(BUTTONS)) if name in names]


def today(build):
    window = Window(build)
    make(window)
    app = window.start(**SLOWLY)
    window.unlock()
    app.key("ctrl+1")
    app.until(lambda: landmarks(app)[:2] == ["Blood pressure", "Blood glucose"], "what tells most")
    app.click("Choose the landmarks")
    app.find("check box", "Waist circumference")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    app.tick("Waist circumference")
    app.click("Blood pressure", role="check box")
    app.click("Move Waist circumference up")
    app.click("Save")
    app.until(lambda: "Blood pressure" not in landmarks(app) and landmarks(app).index("Waist circumference") == len(landmarks(app)) - 2,
              f"the chosen ones, not {landmarks(app)}")
    app.key("ctrl+z")
    app.until(lambda: landmarks(app)[:2] == ["Blood pressure", "Blood glucose"], "the proposed ones again")
    check(window.quit() == 0, "The program did not end well.")


def target(build):
    window = Window(build)
    make(window)
    app = window.start(**SLOWLY)
    window.unlock()
    measures(app)
    app.click(lambda name: name.startswith("Blood pressure: "))
    app.find(None, "Chart: Blood pressure")
    check("Usual range: Below 135/85" in app.find(None, "Chart: Blood pressure").description, "The usual range is not named.")
    app.activate_row("Target")
    app.fill("Systolic at most, in mmHg", "130")
    app.fill("Diastolic at most, in mmHg", "13O")
    app.says("A limit is a number")
    app.fill("Diastolic at most, in mmHg", "80")
    app.says("Below 130/80")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    app.fill("Note", "Seated, left arm.")
    app.click("Save")
    app.says("1 above the target.")
    description = app.find(None, "Chart: Blood pressure").description
    check("Target: Below 130/80" in description.replace("\u00a0", " "), f"The band is not named: {description}")
    check("your" not in description.lower(), description)
    app.says("Seated, left arm.")
    app.switch("View", "Statistics")
    app.says("Within the target")
    app.key("ctrl+z")
    app.says("In the usual range")
    app.key("alt+Left")
    check(window.quit() == 0, "The program did not end well.")
    events = [entry["event"] for entry in json.loads(window.cli("journal", "--json"))]
    check({"target-set", "target-removed", "measure-note-changed"} <= set(events), f"The journal has {events}")


STORIES = {
    "dragged": ("tiles are moved by dragging, within their group, and that is undone", dragged),
    "arrange": ("tiles are moved by keys and by their menu, hidden, and that undone", arrange),
    "today": ("the landmarks of Today are chosen", today),
    "target": ("a target is set: band, sentence, figures, journal", target),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
