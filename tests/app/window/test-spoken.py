# test-spoken.py BUILD [STORY…]: what happens without the focus moving there is heard, in the right words, once; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import pathlib
import re
import sys
import time
import types

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent / "tour")]

import stories            # noqa: E402
from ears import Ears     # noqa: E402
from telling import Telling  # noqa: E402

BUTTONS = ("button", "push button")
ROWS = 200000


def check(what, words):
    if not what:
        raise AssertionError(words)


def share(app):
    app.key("ctrl+5")
    app.key("ctrl+n")
    app.fill("Name: a person, a practice, a hospital", "Dr Karim Benali")
    app.click("Continue")
    app.tick("Weight")
    app.click("Continue")
    app.find("heading", "Why and until when")
    app.click("Continue")
    app.tick("PDF with a password")
    app.click("Continue")
    app.click("Seal", timeout=60)


def small(build):
    """Errors, what is kept and undone, searches, locking."""
    window = stories.Window(build).make(filled=True)
    app = window.start(**stories.SLOWLY)
    ears = Ears(app)
    app.find(None, "Vault locked", timeout=60)
    app.fill("Phrase", "not this one")
    app.click("Open")
    ears.hears("This phrase does not open this vault. Nothing was changed.", "a wrong phrase")
    window.unlock()
    app.key("alt+1")
    app.key("ctrl+3")
    app.key("ctrl+n")
    app.find(None, "Weight, in kg")
    app.write("xyz")
    ears.hears("A value is written in figures: 72,4 or 72.4.", "the error under a field, typed letter by letter")
    app.fill("Weight, in kg", "71")
    app.click("Add, Then Another One")
    ears.hears("71.0\u00a0kg added. 1 reading so far.", "what was added, with the dialog still open")
    app.find(BUTTONS, "Cancel")
    app.fill("Weight, in kg", "70")
    app.click("Add")
    said = ears.hears("added", "what was added, with the way to take it back")
    check("Undo" in said and "_" not in said, f"The way to take it back is not said well: “{said}”")
    app.key("ctrl+z")
    ears.hears("Undone", "what was undone")
    app.key("ctrl+2")
    app.click("Search in this list")
    app.until(lambda: app.focused() is not None and app.focused().role in app.TYPED, "the field of the search")
    app.write("bilan")
    ears.hears("1 found", "how many documents a search left")
    app.key("ctrl+6")
    app.click("Search in this list")
    app.until(lambda: app.focused() is not None and app.focused().role in app.TYPED, "the field of the search")
    app.write("bilan")
    ears.hears("1 found", "how many lines a search left")
    app.write("zzz")
    ears.hears("Nothing found", "that a search left nothing")
    app.key("Escape")
    app.click("Check the Journal")
    ears.hears("Whole: ", "that the journal is whole")
    app.key("ctrl+l")
    ears.hears("Vault locked", "that the vault is locked")
    window.locked()
    check(window.quit() == 0, window.said())


def slow_down(desk, heard):
    """Lets the program that reads run a hundredth of the time, so that on any computer it takes more than a second."""
    end = time.monotonic() + 30
    while not heard() and desk.app.has("progress bar") and time.monotonic() < end:
        with contextlib.suppress(AssertionError), Telling.halted(desk, "livret-reader"):
            time.sleep(0.2)
        time.sleep(0.002)


def work(build):
    """What takes a while: looking at files, adding them, sealing."""
    window = stories.Window(build).make(filled=True)
    app = window.start(**stories.SLOWLY)
    ears = Ears(app)
    window.unlock()
    app.key("alt+1")
    path = window.scratch / "years.csv"
    path.write_text("date;poids (kg)\n" + "".join(
        f"{2000 + i // 336 // 24 // 12:04}-{i // 336 // 24 % 12 + 1:02}-{i // 24 % 28 + 1:02} {i % 24:02}:{i // 672 % 60:02};70,{i % 10}\n"
        for i in range(ROWS)))
    window.action("import", f"['{path.as_uri()}']")
    said = ears.hears(" read · ", "what a file holds, once it was looked at")
    check(re.match(r"\d[\d,]* read · \d[\d,]* new", said), said)
    add = app.until(lambda: next((n for n in app.all(BUTTONS) if n.name.startswith("Add ") and n.sensitive and n.press_action()), None), "Add")
    desk = types.SimpleNamespace(app=app, check=check)
    with Telling.halted(desk, "livret-reader"):
        app.press(add)
        time.sleep(1.2)
    slow_down(desk, lambda: any("% done" in said for said in ears.said))
    ears.hears(lambda words: re.search(r"\d+ % done", words), "how far an import is that takes more than a second")
    ears.hears(" added", "that it is done")
    share(app)
    ears.hears("The share is sealed. Its phrase is on this page.", "that a share is sealed")
    check(not [said for said in ears.said if not said.strip()], f"Something empty was said: {ears.said}")
    check(window.quit() == 0, window.said())


STORIES = {
    "small": ("Spoken: errors, what is kept and undone, searches, locking: in the right words, once", small),
    "work": ("Spoken: files looked at and added, progress, a sealed share", work),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
