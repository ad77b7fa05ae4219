# test-slots.py: which source counts is seen and changed on the measure's page; the users of a shared device are given to people.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import SLOWLY, Window, main  # noqa: E402

BUTTONS = ("button", "push button")
ROWS = ("list item", "option", "table row", "menu item")
DROP_DOWNS = ("combo box", "button", "toggle button")
HEAD = "date,kind,value,unit,source,device\n"
SCALE = HEAD + "2026-04-03T07:30:12,weight,71.9,kg,Scale,\n2026-04-04T07:31:00,weight,72.1,kg,Scale,\n"
PHONE = HEAD + "2026-04-03T07:30:12,weight,71.9,kg,Telephone,\n2026-04-04T07:31:40,weight,72.1,kg,Telephone,\n2026-04-05T07:30:00,weight,72.3,kg,Telephone,\n"
SHARED = HEAD + "2026-04-03T07:30:00,body-fat,31.5,%,Balance,S1#1\n2026-04-03T07:35:00,body-fat,22.4,%,Balance,S1#2\n2026-04-04T07:30:00,body-fat,31.4,%,Balance,S1#1\n"


def check(what, words):
    if not what:
        raise AssertionError(words)


def open_window(build, **tables):
    window = Window(build).make()
    for name, text in tables.items():
        path = window.scratch / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        window.cli("import", str(path), "--person", "Camille", "--json")
    window.start(**SLOWLY)
    window.unlock()
    return window


def press(app, name, role=BUTTONS):
    """By the keyboard, which is there from then on."""
    app.reach(name, role)
    app.key("Return")


def keyboard_at(app, name):
    """Waits until the keyboard is there, and stays: rows were made anew under it."""
    app.until(lambda: app.focused() is not None and app.focused().called(name), f"the keyboard at “{name}”")


def close(window):
    window.action("lock")
    window.app.find(None, "Vault locked")
    check(window.quit() == 0, "the window did not end well")


def readings(window, kind):
    return json.loads(window.cli("readings", "--person", "Camille", "--kind", kind, "--json"))


def rule(build):
    """The rule stands on the measure's page in words; an order is given, taken back, and one source left out."""
    window = open_window(build, scale=SCALE, phone=PHONE)
    app = window.app
    app.key("ctrl+3")
    app.click(lambda name: name.startswith("Weight"))
    app.activate_row("Sources")
    app.find(None, lambda name: name.startswith("All sources count. The same reading from two of them"))
    app.find(None, lambda name: "3 readings · 2 of them came from another source too" in name)
    press(app, "Telephone counts before the one above it")
    app.find(None, lambda name: "2 readings · 2 of them came from another source too" in name)
    keyboard_at(app, "Telephone counts after the one below it")
    app.key("Escape")
    app.key("ctrl+z")
    app.activate_row("Sources")
    app.find(None, lambda name: "3 readings · 2 of them came from another source too" in name)
    app.reach("Telephone counts", ("switch", "check box", "toggle button"))
    app.key("space")
    app.until(lambda: not app.find(None, "Telephone counts").checked, "that the telephone no longer counts")
    keyboard_at(app, "Telephone counts")
    app.key("Escape")
    close(window)
    counted = [row["source"] for row in readings(window, "weight") if row["counts"]]
    check(counted == ["Scale", "Scale"], f"these count: {counted}")


def slots(build):
    """What two users of a scale brought waits on the page of past imports, until each is somebody's."""
    window = open_window(build, shared=SHARED)
    app = window.app
    app.activate_row("Say whose these readings are")
    app.find(None, "Shared devices")
    app.find(None, lambda name: name.startswith("2 readings wait"))
    app.choose(lambda name: name.startswith("Whose is Balance · S1 · user 1?"), "Camille Martin", DROP_DOWNS)
    app.find(None, "Given to Camille Martin")
    app.gone(None, lambda name: name.startswith("2 readings wait"))
    app.key("ctrl+z")
    app.find(None, lambda name: name.startswith("2 readings wait"))
    app.choose(lambda name: name.startswith("Whose is Balance · S1 · user 1?"), "Camille Martin", DROP_DOWNS)
    app.gone(None, lambda name: name.startswith("2 readings wait"))
    close(window)
    check([row["values"]["body-fat"] for row in readings(window, "body-fat")] == [31.5, 31.4], "other readings than the first user's")


def preview(build):
    """The preview asks whose each user's readings are; what is said there holds from then on, and goes with the import when that is undone."""
    window = Window(build).make()
    window.cli("person", "add", "Louis")
    path = window.scratch / "shared.csv"
    path.write_text(SHARED, encoding="utf-8")
    app = window.start(**SLOWLY)
    window.unlock()
    for last in (False, True):
        window.action("import", f"['{path.as_uri()}']")
        app.find(None, "Shared devices: whose readings are these?", timeout=60)
        app.find(None, "2 readings")
        app.find(DROP_DOWNS, "Whose is Balance · S1 · user 2? · Nobody yet")
        app.choose(lambda name: name.startswith("Whose is Balance · S1 · user 1?"), "Camille Martin", DROP_DOWNS)
        app.choose(lambda name: name.startswith("Whose is Balance · S1 · user 2?"), "Louis", DROP_DOWNS)
        app.find(DROP_DOWNS, "Whose is Balance · S1 · user 1? · Camille Martin")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.keep_picture("slots-preview")
        app.click("Add the 3")
        app.gone(None, "Look before adding", timeout=60)
        if not last:
            app.find(None, lambda name: name.startswith("3 items added"))
            app.key("ctrl+z")
            app.gone(None, lambda name: name.startswith("3 items added"))
    close(window)
    slots = {slot["device"]: (slot["person"], slot["waiting"]) for slot in json.loads(window.cli("source", "slots", "--json"))}
    check(slots == {"S1#1": ("Camille Martin", 0), "S1#2": ("Louis", 0)}, f"these are whose: {slots}")
    check(len(readings(window, "body-fat")) == 2, "not her two readings")
    check(len(json.loads(window.cli("readings", "--person", "Louis", "--kind", "body-fat", "--json"))) == 1, "not his one reading")


def given(build):
    """Some days of a source are somebody else's: given in one step, and taken back."""
    window = Window(build).make()
    window.cli("person", "add", "Louis")
    for name, text in (("scale", SCALE), ("phone", PHONE)):
        path = window.scratch / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        window.cli("import", str(path), "--person", "Camille", "--json")
    app = window.start(**SLOWLY)
    window.unlock()
    app.key("ctrl+3")
    app.key("alt+1")
    app.click(lambda name: name.startswith("Weight"))
    app.activate_row("Sources")
    press(app, "Give readings of Scale to somebody else")
    dialog = app.find(("alert", "dialog"), "Give readings to somebody else")
    app.find(None, lambda name: name.startswith("Readings of “Scale” are somebody else’s"))
    app.find("label", "Louis", within=dialog)
    app.click("Give")
    app.find(None, "Given to Louis")
    # Of the readings of a telephone that are left, the same could be said.
    keyboard_at(app, "Give readings of Telephone to somebody else")
    app.key("Escape")
    app.key("ctrl+z")
    close(window)
    check(len(readings(window, "weight")) == 5, "what was given was not taken back")


def keyboard(build):
    """On the page of past imports each choice leaves the keyboard where one goes on: rows are made anew, and some go."""
    window = open_window(build, shared=SHARED, phone=PHONE, scale=SCALE)
    app = window.app
    first = lambda name: name.startswith("Whose is Balance · S1 · user 1?")  # noqa: E731
    app.activate_row("Say whose these readings are")
    app.find(None, lambda name: name.startswith("2 readings wait"))
    press(app, first, DROP_DOWNS)
    app.find(ROWS, "Camille Martin")
    app.key("Down")
    app.key("Return")
    app.gone(None, lambda name: name.startswith("2 readings wait"))
    app.find(DROP_DOWNS, "Whose is Balance · S1 · user 1? · Camille Martin")
    keyboard_at(app, "Whose is Balance · S1 · user 1? · Camille Martin")
    app.key("ctrl+z")
    app.find(None, lambda name: name.startswith("2 readings wait"))
    keyboard_at(app, "Whose is Balance · S1 · user 1? · Nobody yet")
    for name, then in (("phone.csv", "Undo the import of shared.csv"), ("shared.csv", "Undo the import of scale.csv")):
        press(app, f"Undo the import of {name}")
        app.find(None, "Undo this import?")
        app.click("Undo the Import")
        app.gone(None, f"Undo the import of {name}")
        keyboard_at(app, then)
    press(app, "Undo the import of scale.csv")
    app.find(None, "Undo this import?")
    app.click("Undo the Import")
    app.gone(None, "Undo the import of scale.csv")
    keyboard_at(app, lambda name: name.startswith("scale.csv"))
    close(window)
    check(readings(window, "weight") == [], "not everything was undone")


STORIES = {
    "keyboard": ("each choice among past imports leaves the keyboard where one goes on", keyboard),
    "given": ("readings of a source are given to somebody else in one step, and taken back", given),
    "preview": ("the preview asks whose the readings of a shared device are", preview),
    "rule": ("which source counts is read, ordered, taken back, left out", rule),
    "slots": ("the users of a shared device wait, are given to people, and taken back", slots),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
