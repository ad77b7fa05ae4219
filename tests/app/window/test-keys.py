# test-keys.py BUILD [STORY…]: the table of keys, on two layouts, and every page and dialog walked by Tab; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import types

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent / "tour")]

import focus_order                 # noqa: E402
import keyboard                    # noqa: E402
import layout                      # noqa: E402
import stories                     # noqa: E402
import fixtures                    # noqa: E402
from telling import Portal, Telling  # noqa: E402

LOUIS, REPORT = "Louis Martin", "Analyses"
BUTTONS = ("button", "push button")
PAGES = ("Today", "Documents", "Measures", "Health profile", "Shares", "Journal")

# What a French keyboard prints on the keys of 1 to 6, without Shift.
AZERTY = ("ampersand", "eacute", "quotedbl", "apostrophe", "parenleft", "minus")


def check(what, words):
    if not what:
        raise AssertionError(words)


def make(build):
    window = stories.Window(build).make(filled=True)
    report = window.scratch / "analyses.pdf"
    report.write_bytes(fixtures.pdf("Prélevé le 12/03/2024 à 08h15\nGlycémie à jeun 1,12 g/L (0,70 - 1,10)\nCRP 3,1 mg/L", "Conclusion", title=REPORT))
    window.cli("import", str(report), "--person", stories.NAME)
    for paper in json.loads(window.cli("documents", "--json")):
        if paper["title"] != REPORT:        # the list begins with what has a date
            window.cli("document", "change", paper["id"], "--date", "2026-10-01")
    window.cli("person", "add", LOUIS, "--born", "1942-05-02")
    window.cli("reading", "add", "--person", stories.NAME, "--kind", "height", "--value", "172")
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
    (1, "ctrl+question", ("dialog", "Keyboard Shortcuts"), "Escape"),
    (1, "F1", ("dialog", "Help"), "Escape"),
    (1, "F10", (None, "Preferences"), "Escape"),
    (1, "ctrl+f", (None, "Search documents, health profile and notes"), "Escape"),
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


def begins(app, heading):
    """A step begins at its heading."""
    app.find("heading", heading)
    app.until(lambda: app.focused() is not None and (app.focused().role, app.focused().name) == ("heading", heading),
              f"the focus on the heading “{heading}”, not on {app.focused()}")


def share_step(heading, tick=None):
    def go(app):
        app.click("Continue")
        begins(app, heading)
        if tick is not None:
            app.tick(tick)
    return go


def first_step(app):
    page(5)(app)
    app.key("ctrl+n")
    begins(app, "To whom")
    app.fill("Name: a person, a practice, a hospital", "Dr Karim Benali")


def brief(app):
    page(4)(app)
    app.click("Show this page to a doctor")
    begins(app, "To whom, why and until when")


def sheet(app):
    page(4)(app)
    app.click("Emergency Sheet")
    app.find(None, "The page as it is printed", timeout=60)


def results(app):
    """What was read in the text of a laboratory's report, one of them ticked."""
    app.activate_row(REPORT)
    app.click("Check…")
    app.tick(lambda name: name.startswith("Keep Blood glucose"))
    app.find(BUTTONS, "Keep 1 Result")


def measure(app):
    page(3)(app)
    app.press(app.find(BUTTONS + ("list item",), lambda name: name.startswith("Weight")))
    app.find(None, "Chart")


def landmarks(app):
    page(1)(app)
    app.click("Choose the landmarks")
    return app.find("dialog", "Landmarks")


def hidden_measures(app):
    """One is hidden, and the place of the hidden ones opened: from there it comes back."""
    page(3)(app)
    app.reach(app.find(BUTTONS, lambda name: name.startswith("Height: ")).name, BUTTONS)
    app.key("shift+F10")
    app.click(lambda name: name.startswith("Hide"), role="menu item")
    app.find(None, "Hidden measures (1)")
    app.reach("Hidden measures (1)")
    app.key("space")
    app.find(BUTTONS, lambda name: "Height" in name)


def preview(app):
    """Two photographs of a paper, as a file manager hands them over."""
    scratch = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]).parent
    paths = [scratch / name for name in ("one.jpg", "two.jpg")]
    for path in paths:
        subprocess.run(["convert", "-size", "240x160", "xc:lime", str(path)], check=True)
    subprocess.run(["gapplication", "action", stories.IDENTIFIER, "import",
                    "[" + ", ".join(f"'{path.as_uri()}'" for path in paths) + "]"], check=True)
    app.find(None, "Look before adding")
    app.click("Make One Document", timeout=60)
    app.find(None, "Arrange the pages of one", timeout=60)


def columns(app):
    """A table that nobody knows."""
    path = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]).parent / "waage.csv"
    path.write_text("Wann;Gewicht\n03.04.2026;71,9\n", encoding="utf-8")
    subprocess.run(["gapplication", "action", stories.IDENTIFIER, "import", f"['{path.as_uri()}']"], check=True)
    app.click("Say What the Columns Hold…", timeout=60)
    app.find(None, "Say which column holds readings.", timeout=60)


def arranging(app):
    app.click("Arrange the pages of one")
    app.find(None, "Page 2 of 2 · two.jpg", timeout=60)


def crop(app):
    app.click("Crop · Page 1 of 2")
    app.find(None, "At the left, %")


def read_over(app):
    share_step("Read over")(app)
    app.until(lambda: next((n for n in app.all(BUTTONS, "Seal") if n.sensitive), None), "the pages to read over", 60)
    app.find(BUTTONS, "Next page")


def sealed(app):
    app.click("Seal")
    app.find(BUTTONS, "Done", timeout=60)


def leaving(app):
    app.click("Done")
    return app.find(("dialog", "alert"), "Leave without handing it over?")


# Every page and dialog, in this order: some stand upon the one before. After a dialog, Escape.
PAGES_AND_DIALOGS = (
    ("Today", page(1), False), ("landmarks", landmarks, True), ("Documents", page(2), False),
    ("results of a text", results, False), ("Measures", page(3), False),
    ("hidden measures", hidden_measures, False), ("a measure", measure, False),
    ("a reading", dialog("ctrl+n"), True), ("Health profile", page(4), False), ("a statement", dialog("ctrl+n"), True),
    ("the emergency sheet", sheet, False), ("Shares", page(5), False), ("Journal", page(6), False),
    ("bin", menu("Bin", "Bin"), False), ("past imports", menu("Past Imports", "Past imports"), False),
    ("keys of the vault", menu("Keys of the Vault", "Keys of the vault"), False),
    ("preferences", menu("Preferences", None, "dialog"), True), ("help", dialog("F1"), True), ("the keys", dialog("ctrl+question"), True),
)
STEP_BY_STEP = (
    ("the columns of a table", columns, False),
    ("the import preview", preview, False), ("arranging photographs", arranging, False), ("crop", crop, False),
    ("a brief share", brief, False), ("to whom", first_step, False),
    ("what", share_step("What", "Weight"), False), ("why", share_step("Why and until when"), False),
    ("how", share_step("How", "PDF with a password"), False), ("read over", read_over, False),
    ("sealed", sealed, False), ("leaving a sealed share", leaving, True),
)

def tab_round(tour, where, within=None):
    """By Tab alone: every control is passed and has a name, nothing holds the focus, nothing loses it, and the stops
    that are written down for the place come in their order."""
    passed = [(node.role, node.name) for node in keyboard.check(tour, where, within)]
    wrong = focus_order.wrong(where, passed)
    check(wrong is None, f"{where}: {wrong}; passed were {passed}")


def walk(places, locked=False):
    """A walk through places, by Tab. What is written down and not visited would be words only."""
    written = {*focus_order.PAGES, *focus_order.DIALOGS}
    visited = {where for where, _, _ in PAGES_AND_DIALOGS + STEP_BY_STEP} | {"a locked vault"}
    check(written <= visited, f"written down, and not walked: {written - visited}")

    def story(build):
        window = make(build)
        app = window.start(**stories.SLOWLY)
        tour = types.SimpleNamespace(app=app, check=check, gtk_word=Telling.gtk_word)
        if locked:
            app.find(None, "Vault locked", timeout=60)
            tab_round(tour, "a locked vault")
        window.unlock()
        app.key("alt+1")
        for where, go, is_dialog in places:
            within = go(app)
            check(not app.unnamed(), f"{where}: without a name: {app.unnamed()}")
            tab_round(tour, where, within)
            if is_dialog:
                app.key("Escape")
                app.gone(("dialog", "alert"))
        check(window.quit() == 0, window.said())
    return story


def widths(build):
    """Letters that grow, or a window made smaller, take the keyboard away from nobody."""
    window = stories.Window(build).make(filled=True)
    app = window.start(LIVRET_TEST_LAYOUT="1")
    app.find(None, "Vault locked", timeout=60)
    app.fill("Phrase", "begun")
    for times in (2.0, 1.0):
        layout.call("Enlarge", "(d)", times)
        for _ in range(3):
            layout.call("Shown", "(s)", "")
        app.until(lambda: app.focused() is not None and app.focused().name == "Phrase", f"the keyboard still at the phrase, with letters {times} times as large")
    app.write("x")
    app.key("Return")
    app.says("This phrase does not open this vault.", 60)

    # What each change leaves behind in GTK does not add up: the record is locked at once all the same.
    app.fill("Phrase", "")
    window.unlock()
    for _ in range(80):
        for times in (2.0, 1.0):
            layout.call("Enlarge", "(d)", times)
            layout.call("Shown", "(s)", "")
    window.action("lock")
    window.locked()
    assert window.quit() == 0, window.said()


STORIES = {
    "widths": ("Keys: the keyboard stays where it is while the window's width changes", widths, "810x610"),
    "keys": ("Keys: each of the table does what it says, on a French keyboard too", keys),
    "pages": ("Walk: every page and dialog by Tab; all is named, nothing traps or loses the focus", walk(PAGES_AND_DIALOGS)),
    "steps": ("Walk: a locked vault, an import and a share, step by step", walk(STEP_BY_STEP, True)),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
