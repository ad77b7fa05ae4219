# test-keys.py BUILD [STORY…]: the table of keys, on two layouts, and every page and dialog walked by Tab; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import subprocess
import sys
import tempfile
import types

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "tour")]

import keyboard                    # noqa: E402
import stories                     # noqa: E402
from telling import Portal, Telling  # noqa: E402

LOUIS = "Louis Martin"
BUTTONS = ("button", "push button")
PAGES = ("Today", "Documents", "Measures", "Health profile", "Shares", "Journal")

# What a French keyboard prints on the keys of 1 to 6, without Shift.
AZERTY = ("ampersand", "eacute", "quotedbl", "apostrophe", "parenleft", "minus")


def check(what, words):
    if not what:
        raise AssertionError(words)


def make(build):
    window = stories.Window(build).make(filled=True)
    window.cli("person", "add", LOUIS, "--born", "1942-05-02")
    return window


def shows(app, page):
    app.find(("grouping", "panel"), page)


def digits(app, keys):
    for key, page in zip(keys, PAGES):
        app.key(f"ctrl+{key}")
        shows(app, page)
    app.key(f"alt+{keys[1]}")
    app.until(lambda: app.has(None, lambda name: name.startswith(f"{LOUIS} · ")), "the second person")
    app.key(f"alt+{keys[0]}")
    app.until(lambda: app.has(None, lambda name: name.startswith(f"{stories.NAME} · ")), "the first person")


# On which page, the key, what is there then, what makes it go again.
KEYS = (
    (1, "ctrl+question", ("dialog", "Keys"), "Escape"),
    (1, "F1", ("dialog", "Help"), "Escape"),
    (1, "F10", (None, "Preferences"), "Escape"),
    (1, "ctrl+f", (None, "Search in all documents"), "Escape"),
    (1, "ctrl+z", (None, "There is nothing to undo."), None),
    (3, "ctrl+n", ("dialog", "Add a reading"), "Escape"),
    (4, "ctrl+n", ("dialog", None), "Escape"),
    (5, "ctrl+n", ("heading", "To whom"), "alt+Left"),
    (2, "ctrl+p", ("heading", "To whom"), "alt+Left"),
)


def keys(build):
    window = make(build)
    with tempfile.TemporaryDirectory() as folder, Portal(folder) as portal:
        app = window.start(**Portal.environment())
        window.unlock()
        digits(app, "123456")
        for page, key, (role, name), back in KEYS:
            app.key(f"ctrl+{page}")
            shows(app, PAGES[page - 1])
            app.key(key)
            app.find(role, name)
            if back is not None:
                app.key(back)
            if role is not None:
                app.gone(role, name)
            print(f"    {key}", flush=True)
        for key in ("ctrl+i", "ctrl+n"):
            app.key("ctrl+2")
            portal.answer(cancel=True)
            app.key(key)
            portal.request("OpenFile")
        subprocess.run(["setxkbmap", "fr"], check=True)
        digits(app, AZERTY)
        app.key("ctrl+l")
        window.locked()
        window.unlock()
        check(window.quit() == 0, window.said())


def page(number):
    def go(app):
        app.key(f"ctrl+{number}")
        shows(app, PAGES[number - 1])
    return go


def dialog(key):
    def go(app):
        app.key(key)
        return app.find("dialog")
    return go


def menu(item, wanted, role=None):
    def go(app):
        app.menu(item)
        return app.find(role, wanted) if role == "dialog" else app.find(role, wanted) and None
    return go


def share_step(heading, tick=None):
    def go(app):
        app.click("Continue")
        app.find("heading", heading)
        if tick is not None:
            app.tick(tick)
    return go


def first_step(app):
    page(5)(app)
    app.key("ctrl+n")
    app.find("heading", "To whom")
    app.fill("Name: a person, a practice, a hospital", "Dr Karim Benali")


def brief(app):
    page(4)(app)
    app.click("Show this page to a doctor")
    app.find("heading", "To whom, why and until when")


def sheet(app):
    page(4)(app)
    app.click("Emergency Sheet")
    app.find(None, "The page as it is printed", timeout=60)


def measure(app):
    page(3)(app)
    app.press(app.find(BUTTONS + ("list item",), lambda name: name.startswith("Weight")))
    app.find(None, "Chart")


# Every page and dialog, in this order: some stand upon the one before. After a dialog, Escape.
PLACES = (
    ("Today", page(1), False), ("Documents", page(2), False), ("Measures", page(3), False), ("a measure", measure, False),
    ("a reading", dialog("ctrl+n"), True), ("Health profile", page(4), False), ("a statement", dialog("ctrl+n"), True),
    ("the emergency sheet", sheet, False), ("a brief share", brief, False), ("Shares", page(5), False), ("to whom", first_step, False),
    ("what", share_step("What", "Weight"), False), ("why", share_step("Why and until when"), False),
    ("how", share_step("How", "Paper"), False), ("read over", share_step("Read over"), False), ("Journal", page(6), False),
    ("bin", menu("Bin", "Bin"), False), ("past imports", menu("Past Imports", "Past imports"), False),
    ("keys of the vault", menu("Keys of the Vault", "Keys of the vault"), False),
    ("preferences", menu("Preferences", None, "dialog"), True), ("help", dialog("F1"), True), ("the keys", dialog("ctrl+question"), True),
)

# The headings to which the focus goes when a step begins.
STEPS = {"to whom": None, "a brief share": "To whom, why and until when", "what": None, "why": "Why and until when", "how": None,
         "read over": "Read over"}


def walk(build):
    """By Tab alone: every control is passed and has a name, nothing holds the focus, nothing loses it."""
    window = make(build)
    app = window.start()
    window.unlock()
    app.key("alt+1")
    tour = types.SimpleNamespace(app=app, check=check, gtk_word=Telling.gtk_word)
    for where, go, is_dialog in PLACES:
        within = go(app)
        if STEPS.get(where):
            focused = app.until(lambda: app.focused() if app.focused() is not None and app.focused().role == "heading" else None,
                                f"{where}: the focus on its heading")
            check(focused.name == STEPS[where], f"{where}: the focus is on {focused}")
        check(not app.unnamed(), f"{where}: without a name: {app.unnamed()}")
        keyboard.check(tour, where, within)
        if is_dialog:
            app.key("Escape")
            app.gone("dialog")
    check(window.quit() == 0, window.said())


STORIES = {
    "keys": ("Keys: each of the table does what it says, on a French keyboard too", keys),
    "walk": ("Walk: every page and dialog by Tab; all is named, nothing traps or loses the focus", walk),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
