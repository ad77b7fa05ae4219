# test-iphone.py: the export of a French telephone: looked at, given to one of the household, read as charts, taken back.
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import iphone  # noqa: E402
from stories import SLOWLY, Window, main  # noqa: E402

BUTTONS = ("button", "push button")
ROWS = ("list item", "table row", "option", "button", "push button")
DROP_DOWNS = ("combo box", "button", "toggle button", "list item")
YEAR = "Year"


def check(what, words):
    if not what:
        raise AssertionError(words)


def counts(window, person):
    return {row["id"]: row["count"] for row in json.loads(window.cli("kinds", "--person", person, "--json"))}


def bring(window):
    """As a file manager hands a file over that was dropped."""
    path = window.scratch / "exportation.zip"
    path.write_bytes(iphone.export(datetime.datetime.combine(datetime.date.today() - datetime.timedelta(days=1), datetime.time())))
    window.action("import", f"['{path.as_uri()}']")
    window.app.find(None, "Look before adding")


def look(app):
    """The preview: what it holds, kind by kind, and what is set aside unasked."""
    app.find(None, "2218 read · 2216 new · 0 already there · 2 set aside", timeout=60)
    app.find(None, "Heart rate, 716 readings · Steps, 60 readings · Sensor glucose, 1440 readings")
    app.find(None, "1 record is not taken: what is so private is not imported unasked.")
    app.find(None, "This file repeats the readings in another manner; they are taken once.")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    app.keep_picture("preview")
    app.tick("Also take menstrual flow")
    app.find(None, "2218 read · 2217 new · 0 already there · 1 set aside", timeout=60)
    app.keep_picture("asked-for")
    app.press(app.find(app.TICKS, "Also take menstrual flow"))
    app.find(None, "2218 read · 2216 new · 0 already there · 2 set aside", timeout=60)


def give(app):
    """To whom it does not belong it is not given unasked."""
    app.choose("Person of exportation.zip · Camille Martin", "Louis Martin")
    app.find(None, "It would go to Louis Martin. Is it theirs?", timeout=60)
    app.find(BUTTONS, "Answer 1 question first")
    app.keep_picture("asked")
    app.reach("Person of exportation.zip · Louis Martin", DROP_DOWNS)
    app.key("space")
    app.until(lambda: (app.focused() or app.root).role in ("list item", "option"), "the people to choose from")
    app.key("Up")
    app.key("Return")
    app.gone(None, "It would go to Louis Martin. Is it theirs?", timeout=60)
    app.keep_picture("given")
    app.press(app.until(lambda: next((n for n in app.all(BUTTONS) if n.name.startswith("Add the ") and n.sensitive and n.press_action()), None),
                        "the button that adds", 60))
    app.gone(None, "Look before adding", timeout=60)


def open_measure(app, title):
    app.key("ctrl+3")
    app.press(app.find(BUTTONS, lambda name: name.startswith(f"{title}: "), timeout=60))
    app.find(None, "Chart")


def year(app):
    """A year of heart rate: the sentence, and the chart by the keyboard."""
    open_measure(app, "Heart rate")
    app.switch("Period", YEAR)
    app.find(None, lambda name: re.search(r"7\d\d readings, mean ", name), timeout=60)
    app.reach("Chart: Heart rate", None)
    app.key("Left")
    app.keep_picture("year")
    app.key("alt+Left")


def sensor(app):
    """What a glucose sensor tells: each figure says how it is computed, the usual day is read point by point."""
    open_measure(app, "Sensor glucose")
    app.find(None, "Time in range", timeout=60)
    app.reach(lambda name: re.match(r"In range, from 0\.70 to 1\.80\s?g/L: \d\d", name), ROWS, keys=120)
    app.keep_picture("range")
    app.reach(lambda name: re.match(r"Estimated HbA1c \(GMI\): \d", name), ROWS, keys=120)
    app.key("Return")
    app.find(None, "Bergenstal and others, Diabetes Care 2018")
    app.keep_picture("how")
    app.key("Escape")
    app.gone(None, "Bergenstal and others, Diabetes Care 2018")
    app.reach("Chart: the usual day", None, keys=120)
    app.key("Home")
    app.until(lambda: re.search("^00:00: median .* half of the readings from", app.find(None, "Chart: the usual day").description), "midnight, spoken")
    app.keep_picture("day")
    app.reach(lambda name: name.startswith("The episodes"), ROWS, keys=120)
    app.key("Return")
    app.find(None, lambda name: name.startswith("90 minutes"), timeout=60)
    app.keep_picture("lows")
    app.key("alt+Left")


def story(build):
    window = Window(build).make()
    window.cli("person", "add", "Louis Martin", "--born", "1971")
    app = window.start(**SLOWLY)
    window.unlock()
    bring(window)
    look(app)
    give(app)
    year(app)
    sensor(app)
    app.key("ctrl+z")
    app.find(None, "No readings yet", timeout=60)
    app.keep_picture("undone")
    window.action("lock")
    window.locked()
    check(window.quit() == 0, "The program did not end well.")
    check(counts(window, "Louis") == {} and counts(window, "Camille") == {}, "readings are left")
    done = [entry["event"] for entry in json.loads(window.cli("journal", "--json"))]
    check(done.count("import-done") == 1 and done.count("import-undone") == 1, f"the journal says {done}")


STORIES = {
    "export": ("a telephone's export: looked at, given to a person, read, taken back", story),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
