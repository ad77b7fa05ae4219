# test-own-kinds.py: a kind of measure of one's own: added where a reading is typed, read, shared alike, taken away.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402

BUTTONS = ("button", "push button")
ROWS = ("list item", "table row", "option", "button", "push button")
CHOICES = ("combo box", "button", "toggle button", "list item")


def check(what, words):
    if not what:
        raise AssertionError(words)


def kinds(window):
    return json.loads(window.cli("kind", "list", "--json"))


def open_dialog(window):
    """From the page of measures: a reading, and out of its dialog a new kind."""
    app = window.app
    app.key("ctrl+3")
    app.find(None, "Measures")
    app.key("ctrl+n")
    app.find("dialog", "Add a reading")
    app.reach("Add a Kind of Measure…", ROWS)
    app.key("Return")
    app.find("dialog", "Add a Kind of Measure")


def may_be_typed(app, name):
    return app.find("text", name).sensitive


def close(window):
    window.action("lock")
    window.locked()
    check(window.quit() == 0, "The program did not end well.")


def added(build):
    """What is typed is said back; what cannot be is said; the kind is there to be read at once, and keeps its readings."""
    window = Window(build).make()
    app = window.start()
    window.unlock()
    open_dialog(window)
    check(not app.find(BUTTONS, "Add", within=app.find("dialog", "Add a Kind of Measure")).sensitive, "A kind without a name can be added.")
    app.fill("Name", "Weight")
    app.find(None, "There is a measure named “Weight” already.")
    app.fill("Name", "Peak flow at school")
    app.fill("Unit, if it has one", "L/min")
    app.find(None, "A reading will look like this: 11\u00a0L/min")
    app.fill("Lowest possible", "900")
    app.fill("Highest possible", "60")
    app.find(None, "The lowest possible value must be below the highest one.")
    app.fill("Lowest possible", "60")
    app.fill("Highest possible", "900")
    app.gone(None, "The lowest possible value must be below the highest one.")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    app.key("Return")
    app.gone("dialog", "Add a Kind of Measure", timeout=60)
    app.find(None, "Peak flow at school, in L/min")
    check(app.focused().called("Peak flow at school, in L/min"), f"The keyboard is at {app.focused()}.")
    app.write("380")
    app.key("Return")
    app.gone("dialog", "Add a reading", timeout=60)
    app.find(None, "Measures of one’s own", timeout=60)
    app.press(app.find(BUTTONS, lambda name: name.startswith("Peak flow at school: 380")))
    app.find(None, "Chart")
    close(window)
    check([kind["name"] for kind in kinds(window)] == ["Peak flow at school"], "another kind was kept")
    readings = json.loads(window.cli("readings", "--person", NAME, "--json"))
    check([reading["written"] for reading in readings] == ["380 L/min"], f"other readings were kept: {readings}")


def found(build):
    """Among all the kinds, one is found by letters within its name."""
    window = Window(build).make()
    app = window.start()
    window.unlock()
    app.key("ctrl+3")
    app.find(None, "Measures")
    app.key("ctrl+n")
    app.find("dialog", "Add a reading")
    app.reach("Measure", CHOICES)
    app.key("Return")
    app.find(None, "Respiratory rate")
    app.write("otassium")
    app.gone(None, "Respiratory rate")
    app.find(None, "Blood potassium")
    app.key("Down")
    app.key("Return")
    app.find(None, "Blood potassium, in mmol/L")
    app.key("Escape")
    app.gone("dialog", "Add a reading")
    close(window)


def undone(build):
    """A kind that was added by mistake is taken back by Ctrl+Z."""
    window = Window(build).make()
    app = window.start()
    window.unlock()
    open_dialog(window)
    app.fill("Name", "Mood")
    app.key("Escape")
    app.gone("dialog", "Add a Kind of Measure")
    app.key("Return")
    app.find("dialog", "Add a Kind of Measure")
    app.fill("Name", "Mood")
    app.key("Return")
    app.gone("dialog", "Add a Kind of Measure", timeout=60)
    app.key("Escape")
    app.gone("dialog", "Add a reading")
    app.key("ctrl+z")
    app.until(lambda: app.has(None, "Undone") or True, "the message")
    close(window)
    check(kinds(window) == [], "the kind is still there")


def page(build):
    """Without any reading: added on the page of measures, changed on its own page, found again in the list, read."""
    window = Window(build).make()
    app = window.start()
    window.unlock()
    app.key("ctrl+3")
    app.find(None, "No readings yet")
    app.click("Add a Kind of Measure…", BUTTONS)
    app.find("dialog", "Add a Kind of Measure")
    app.until(lambda: app.focused() is not None and app.focused().called("Name"), "the keyboard at the name")
    app.fill("Name", "Moods")
    app.key("Return")
    app.gone("dialog", "Add a Kind of Measure", timeout=60)
    app.find(None, "Import the file of a device, or type the first reading.")
    check(not app.has("grouping", "View"), "There is nothing to view, and a choice of views.")
    app.click("Change This Kind of Measure…", BUTTONS)
    app.find("dialog", "Change the Kind")
    app.until(lambda: may_be_typed(app, "Unit, if it has one"), "a unit that may be changed")
    app.fill("Name", "Mood")
    app.fill("Unit, if it has one", "points")
    app.find(None, "A reading will look like this: 11\u00a0points")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    app.key("Return")
    app.gone("dialog", "Change the Kind", timeout=60)
    app.key("alt+Left")
    # The list of kinds without readings stands in the place of the empty page.
    app.activate_row(lambda name: name.startswith("Mood"))
    app.find(None, "Import the file of a device, or type the first reading.")
    app.click("Type a Reading", BUTTONS)
    app.find(None, "Mood, in points")
    app.write("7")
    app.key("Return")
    app.gone("dialog", "Add a reading", timeout=60)
    app.find(None, "Kind of measure of one’s own", timeout=60)
    app.find("grouping", "View")
    close(window)
    kind = kinds(window)[0]
    check((kind["name"], kind["unit"]) == ("Mood", "{points}"), f"another kind was kept: {kind}")


def changed(build):
    """With readings: what must stay is said, the name changes everywhere, and is taken back; from the tile's menu, too."""
    window = Window(build).make()
    kind = json.loads(window.cli("kind", "add", "Mood", "--unit", "points", "--high", "10.5", "--json"))["id"]
    window.cli("reading", "add", "--person", NAME, "--kind", kind, "--value", "7")
    app = window.start()
    window.unlock()
    app.key("ctrl+3")
    app.press(app.find(BUTTONS, lambda name: name.startswith("Mood: 7")))
    app.activate_row("Kind of measure of one’s own")
    app.find(None, "“Mood” keeps its unit and what a day of it is: there are, or were, readings of it.")
    check(not may_be_typed(app, "Unit, if it has one"), "The unit of kept readings can be changed.")
    check(app.find("text", "Highest possible").text == "10.5", "The limit is not the one that was set.")
    app.fill("Name", "Weight")
    app.find(None, "There is a measure named “Weight” already.")
    app.fill("Name", "Moral")
    app.fill("Highest possible", "6")
    app.key("Return")
    app.gone("dialog", "Change the Kind", timeout=60)
    app.find(None, "Moral changed")
    app.find(None, "Chart: Moral", timeout=60)
    check(app.focused().called("Kind of measure of one’s own"), f"The keyboard is at {app.focused()}.")
    app.key("alt+Left")
    app.press(app.find(BUTTONS, lambda name: name.startswith("Moral: 7")))
    app.find(None, "Chart: Moral", timeout=60)
    app.key("ctrl+z")
    app.find(None, "Chart: Mood", timeout=60)
    app.key("alt+Left")
    app.reach(lambda name: name.startswith("Mood: 7"), BUTTONS)
    app.key("shift+F10")
    app.click(lambda name: name.startswith("Change This Kind of Measure"), role="menu item")
    app.find("dialog", "Change the Kind")
    app.key("Escape")
    app.gone("dialog", "Change the Kind")
    close(window)
    check([(row["name"], row["high"]) for row in kinds(window)] == [("Mood", 10.5)], "the change was not taken back")


STORIES = {
    "page": ("a kind is added on the page of measures, changed on its own, found again, read", page, "810x610"),
    "changed": ("a kind with readings is changed, but for its unit, and taken back", changed),
    "added": ("a kind of one's own is added where a reading is typed, and read", added),
    "found": ("a kind is found among all by letters within its name", found),
    "undone": ("a kind added by mistake is taken back", undone),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
