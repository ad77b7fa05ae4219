# test-narrow.py BUILD [STORY…]: a share in the hand: 360 × 720, by keys; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import stories  # noqa: E402
from atspi_driver import Atspi  # noqa: E402

BUTTONS = ("button", "push button")
BRIEF = "To whom, why and until when"
TIMES = 4


def check(what, words):
    if not what:
        raise AssertionError(words)


def start(build):
    window = stories.Window(build).make(filled=True)
    app = window.start(**stories.SLOWLY)
    app.find(None, "Vault locked", timeout=60)
    app.fill("Phrase", stories.PHRASE)
    app.click("Open")
    app.gone(None, "Vault locked", timeout=60)
    app.find(BUTTONS, "Back", timeout=60)
    app.key("alt+1")
    return window, app


def place(node):
    extents = node.accessible.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    return extents.x, extents.y, extents.x + extents.width, extents.y + extents.height


def apart(one, other):
    check(place(one)[0] < place(one)[2] and place(other)[0] < place(other)[2], f"{one} or {other} is nowhere")
    a, b = place(one), place(other)
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def back(build):
    """The key goes back a step, and to the list of pages only from the first page; a message covers no button of a step
    and goes with it."""
    window, app = start(build)
    app.key("ctrl+5")
    app.key("ctrl+n")
    app.find("heading", "To whom")
    app.fill("Name: a person, a practice, a hospital", "Dr Karim Benali")
    app.click("Continue")
    app.find("heading", "What")
    app.tick("Weight")
    app.key("alt+Left")
    app.find("heading", "To whom")
    app.click("Continue")
    app.find("heading", "What")
    app.key("ctrl+z")
    message = app.find(None, "There is nothing to undo.")
    dismiss = app.find(BUTTONS, "Dismiss")
    for name in ("Back", "Continue"):
        button = app.find(BUTTONS, name)
        check(apart(message, button) and apart(dismiss, button), f"The message covers {name}: {place(message)} {place(dismiss)} {place(button)}")
    app.click("Continue")
    app.find("heading", "Why and until when")
    app.gone(None, "There is nothing to undo.", timeout=2)
    for heading in ("What", "To whom"):
        app.key("alt+Left")
        app.find("heading", heading)
    app.key("alt+Left")
    app.gone("heading", "To whom")
    app.find(BUTTONS, "New share")
    app.key("alt+Left")
    app.find("list", "Pages")
    check(window.quit() == 0, window.said())


def cancel(build):
    """Pressed at once, each time."""
    window, app = start(build)
    for page, button in ((2, "Show this list to a doctor"), (4, "Show this page to a doctor")):
        for _ in range(TIMES):
            app.key(f"ctrl+{page}")
            app.click(button)
            app.find("heading", BRIEF)
            app.click("Cancel")
            app.gone("heading", BRIEF, timeout=5)
            app.find(BUTTONS, button)
    check(window.quit() == 0, window.said())


STORIES = {
    "back": ("Narrow: back is the step before; a message covers no button", back),
    "cancel": ("Narrow: a share that has just opened is cancelled", cancel),
}

if __name__ == "__main__":
    os.environ["HEADLESS_SIZE"] = "360x720"
    sys.exit(stories.main(__file__, STORIES))
