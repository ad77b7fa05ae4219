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
import fixtures           # noqa: E402
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


def results(build):
    """That a paper opened holds results of a laboratory is said without the focus going there, not again when it is read anew."""
    window = stories.Window(build).make()
    for title, page in (("Bilan", "Prélevé le 12/03/2024\nGlycémie à jeun 1,12 g/L (0,70 - 1,10)\nCRP 3,1 mg/L < 5,0"), ("Courrier", "Cher confrère,")):
        paper = window.scratch / f"{title}.pdf"
        paper.write_bytes(fixtures.pdf(page, title=title))
        window.cli("import", str(paper), "--person", stories.NAME, "--category", "BIOLOGIE" if title == "Bilan" else "CPT_REND")
    app = window.start(**stories.SLOWLY)
    window.unlock()
    ears = Ears(app)
    app.key("ctrl+2")
    app.activate_row("Courrier")
    app.find(None, "Courrier, page 1 of 1")
    ears.forget()
    app.activate_row("Bilan")
    ears.hears("2 results read in the text, to be checked", "what the banner says")
    app.click("Information")
    app.reach("Author", ("text", "entry"))
    app.write("Dr Karim Benali")
    app.key("Return")
    ears.hears("Changed", "that the document was changed")
    app.click("Check…")
    app.tick("Keep CRP (C-reactive protein), 3.1\u00a0mg/L")
    app.click("Keep 1 Result")
    ears.hears("1 result kept", "what was kept")
    app.click("Close the results")
    app.says("1 result read in the text, to be checked")
    time.sleep(ears.SECOND)
    check(sum("to be checked" in said for said in ears.said) == 1, f"The banner is said again: {ears.said}")
    window.action("lock")
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
    "results": ("Spoken: that a document holds results, once", results),
    "work": ("Spoken: files looked at and added, progress, a sealed share", work),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
