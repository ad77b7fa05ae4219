# test-narrow.py BUILD [STORY…]: a share in the hand: 360 × 720, by keys; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import stories  # noqa: E402
from atspi_driver import Atspi, GLib  # noqa: E402

BUTTONS = ("button", "push button")
BRIEF = "To whom, why and until when"
TIMES = 4
SAID = "There is nothing to undo."


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


def apart(a, b):
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def check_message(app):
    """A message covers no button of the step. It is there for six seconds, which a slow computer may take to look once:
    then it is called again."""
    buttons = {node.name: place(node) for node in app.all(BUTTONS) if node.name in ("Back", "Continue")}
    check(len(buttons) == 2, f"The buttons of the step are {buttons}")
    for _ in range(TIMES):
        app.key("ctrl+z")
        try:
            found = {node.name: place(node) for node in app.root.walk() if node.name in (SAID, "Dismiss")}
        except GLib.Error:
            continue
        if len(found) < 2:
            continue
        for name, button in buttons.items():
            for message in found.values():
                check(message[0] < message[2] and button[0] < button[2], f"{name} or the message is nowhere: {button} {message}")
                check(apart(message, button), f"The message covers {name}: {message} {button}")
        return
    raise AssertionError(f"“{SAID}” was never there long enough to be looked at")


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
    check_message(app)
    app.click("Continue")
    app.find("heading", "Why and until when")
    app.gone(None, SAID, timeout=2)
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
    "back": ("Narrow: back is the step before; a message covers no button", back, "360x720"),
    "cancel": ("Narrow: a share that has just opened is cancelled", cancel, "360x720"),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
