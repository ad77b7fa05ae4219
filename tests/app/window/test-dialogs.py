# test-dialogs.py BUILD [STORY…]: dialogs in the hand: 360 × 720; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import stories  # noqa: E402

ROWS = ("list item", "button", "push button")
BUTTONS = ("button", "push button")


def weight(app):
    app.key("ctrl+3")
    app.click(lambda name: name.startswith("Weight: "))
    app.find(None, "Chart: Weight")


def press_row(app, name):
    app.reach(name, ROWS, keys=200)
    app.key("Return")


def profile(app):
    app.key("ctrl+4")
    press_row(app, "Add a Treatment")


def reading(app):
    app.key("ctrl+3")
    app.find(BUTTONS, "Add a Kind of Measure…")
    app.key("ctrl+n")


def target(app):
    weight(app)
    press_row(app, "Target")


def note(app):
    weight(app)
    app.click("Add a note on a day")


def sources(app):
    weight(app)
    press_row(app, "Sources")


def how(app):
    weight(app)
    press_row(app, "How is this computed?")


def share(app):
    """No dialog, but a page over the others."""
    app.key("ctrl+5")
    app.key("ctrl+n")
    app.find("heading", "To whom")


# The way to each, and where the keyboard is.
DIALOGS = (
    (reading, "Weight, in kg"),
    (profile, "Medicine, dose, when it is taken"),
    (target, "At least, in kg"),
    (note, "Text of the note"),
)


def begins(build):
    """Each opens with the keyboard at its first field, on a sheet that is laid out anew while it opens, too."""
    window = stories.Window(build).make(filled=True)
    app = window.start(**stories.SLOWLY)
    app.find(None, "Vault locked", timeout=60)
    app.fill("Phrase", stories.PHRASE)
    app.click("Open")
    app.find(BUTTONS, "Back", timeout=60)
    for way, field in DIALOGS:
        way(app)
        app.find("dialog", lambda name: True)
        app.until(lambda field=field: app.focused() is not None and app.focused().called(field), f"the keyboard at “{field}”")
        app.key("Escape")
        app.gone("dialog", lambda name: True)
    if window.quit() != 0:
        raise AssertionError(window.said())


def whose(build):
    """Each says in its header whose it is, with the age: two of a household may share a name."""
    window = stories.Window(build).make(filled=True)
    app = window.start()
    window.unlock()
    for way in (reading, profile, target, note, sources, how):
        way(app)
        dialog = app.find("dialog", lambda name: True)
        app.find("label", lambda name: re.fullmatch(rf"{stories.NAME} · \d+ years old", name), within=dialog)
        app.key("Escape")
        app.gone("dialog", lambda name: True)
    share(app)
    app.find("label", lambda name: re.fullmatch(rf"{stories.NAME} · \d+ years old", name))
    if window.quit() != 0:
        raise AssertionError(window.said())


STORIES = {
    "whose": ("Dialogs: the header of each says whose it is", whose, "1240x840"),
    "begins": ("Dialogs: each begins at its first field on a phone", begins, "360x720"),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
