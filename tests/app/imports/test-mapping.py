# test-mapping.py: a table of an unknown app: its columns are told, looked at, added, and remembered.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import SLOWLY, Window, main  # noqa: E402

BUTTONS = ("button", "push button")
DROP_DOWNS = ("combo box", "button", "toggle button")
TABLE = "Wann;Gewicht;Notiz\n03.04.2026 07:30;71,9;froh\n04.05.2026 07:31;72,1;\n31.02.2026 08:00;72,0;\n"
LATER = "WANN;gewicht;Notiz\n05.06.2026 07:30;71,7;\n"


def check(what, words):
    if not what:
        raise AssertionError(words)


def open_window(build):
    window = Window(build).make()
    window.start(**SLOWLY)
    window.unlock()
    return window


def bring(window, name, text):
    """As a file manager hands files to a program."""
    path = window.scratch / name
    path.write_text(text, encoding="utf-8")
    window.action("import", f"['{path.as_uri()}']")
    window.app.find(None, "Look before adding")
    return path


def search(app, column, words):
    """Picks what a column holds by a few letters of it, with the keyboard."""
    app.reach(lambda name: name.startswith(f"What “{column}” holds"), DROP_DOWNS)
    app.key("space")
    app.until(lambda: (app.focused() or app.root).role in ("text", "entry", "search box"), "the search among what a column can hold")
    app.write(words)
    app.until(lambda: next((n for n in app.all(("list item", "option")) if n.name == words and n.showing), None), f"“{words}” alone")
    app.key("Down")
    app.until(lambda: (app.focused() or app.root).name == words, f"“{words}” under the keyboard")
    app.key("Return")
    app.find(DROP_DOWNS, f"What “{column}” holds · {words}")


def unit(app):
    app.choose(lambda name: name.startswith("Unit of “Gewicht”"), "kg", DROP_DOWNS)


def add(window):
    app = window.app
    app.until(lambda: next((n for n in app.all(BUTTONS) if n.name.startswith("Add ") and n.sensitive), None), "the button that adds", 60)
    app.click(lambda name: name.startswith("Add "))
    app.gone(None, "Look before adding", timeout=60)


def weights(window):
    window.action("lock")
    window.app.find(None, "Vault locked")
    check(window.quit() == 0, "the window did not end well")
    return [row["values"]["weight"] for row in json.loads(window.cli("readings", "--person", "Camille", "--kind", "weight", "--json"))
            if row["source"] == "CSV"]


def told(build):
    """What is missing is said; day and month are asked; rows are shown as they would be kept; undone; added; remembered."""
    window = open_window(build)
    app = window.app
    bring(window, "waage.csv", TABLE)
    app.find(None, "“waage.csv” is a table whose columns Livret does not know", timeout=60)
    app.click("Say What the Columns Hold…")
    app.find(None, "Say which column holds readings.", timeout=60)
    check(not app.find(BUTTONS, "Continue").sensitive, "one can go on with nothing")
    app.find(DROP_DOWNS, "What “Wann” holds · Date (and time)")
    search(app, "Gewicht", "Weight")
    # Neither the header nor the numbers say whether these are kilograms or pounds: that is asked, not guessed.
    app.find(None, "0 rows would be kept · 3 set aside", timeout=60)
    unit(app)
    app.find(None, "2 rows would be kept · 1 set aside", timeout=60)
    app.find(None, lambda name: "“31.02.2026 08:00” is not a day of the calendar." in name)
    app.find(None, lambda name: "3 Apr 2026 · 07:30" in name)
    app.key("ctrl+z")
    app.find(None, "0 rows would be kept · 3 set aside", timeout=60)
    app.key("ctrl+z")
    app.find(None, "Say which column holds readings.", timeout=60)
    app.find(DROP_DOWNS, "What “Gewicht” holds · Not kept")
    search(app, "Gewicht", "Weight")
    unit(app)
    app.find(None, "2 rows would be kept · 1 set aside", timeout=60)
    app.until(lambda: app.find(BUTTONS, "Continue").sensitive, "that one can go on", 60)
    app.click("Continue")
    app.find(None, "Weight, 2 readings", timeout=60)
    app.find(BUTTONS, lambda name: name.startswith("Say what the columns of"))
    add(window)
    bring(window, "spaeter.csv", LATER)
    app.find(None, "Weight, 1 reading", timeout=60)
    app.find(None, "spaeter.csv · columns as you said the last time")
    add(window)
    check(sorted(weights(window)) == [71.7, 71.9, 72.1], "other readings than the tables hold")


STORIES = {
    "told": ("the columns of an unknown table are told, and remembered by their header", told),
    "narrow": ("the columns are told in the hand, too", told, "360x720"),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
