# test-charts.py BUILD [STORY…]: a chart without seeing it: read point by point, moved, compared, as a table; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "window"), str(HERE.parent.parent / "tour")]

from atspi_driver import Atspi  # noqa: E402
from ears import Ears           # noqa: E402
import layout                   # noqa: E402
from stories import NAME, SLOWLY, Window, main  # noqa: E402

BUTTONS = ("button", "push button")
CLOCK = {"LIVRET_TEST_CLOCK": "1795262400", "TZ": "UTC"}  # 21 November 2026, 12:00
TODAY = datetime.date(2026, 11, 21)
GAP = datetime.date(2026, 10, 20), datetime.date(2026, 10, 31)  # nothing was read meanwhile


def check(what, words):
    if not what:
        raise AssertionError(words)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def days(first, last):
    return [first + datetime.timedelta(n) for n in range((last - first).days + 1)]


def make(window):
    """Weight, twice a day from a scale and some typed by hand, with a gap; pressure; what happened meanwhile."""
    window.env.update(CLOCK)
    window.make()
    scale = window.scratch / "weight.csv"
    rows = [f'"{day} {hour}:15:00",{72 + day.toordinal() % 5 / 10 + extra},,,,,'
            for day in days(datetime.date(2026, 6, 1), TODAY - datetime.timedelta(1)) if not GAP[0] <= day <= GAP[1]
            for hour, extra in (("07", 0), ("21", 0.4))]
    scale.write_text('Date,"Weight (kg)","Fat mass (kg)","Bone mass (kg)","Muscle mass (kg)","Hydration (kg)",Comments\n' + "\n".join(reversed(rows)) + "\n")
    window.cli("import", str(scale), "--person", NAME)
    for day, value in (("2026-11-18", "73.5"), ("2026-11-19", "73.6"), ("2026-11-20", "73.7")):
        window.cli("reading", "add", "--person", NAME, "--kind", "weight", "--value", value, "--at", f"{day}T12:00")
    for day, value in (("2026-11-17", "124/78"), ("2026-11-19", "141/88"), ("2026-11-20", "128/79")):
        window.cli("reading", "add", "--person", NAME, "--kind", "blood-pressure", "--value", value, "--at", f"{day}T08:00")
    window.cli("entry", "add", "--person", NAME, "--section", "treatments", "--text", "Metformine 500 mg", "--from", "2026-11-16")
    window.cli("entry", "add", "--person", NAME, "--section", "treatments", "--text", "Ramipril 5 mg", "--from", "2026-09", "--until", "2026-11-18")
    return window


def begin(build, kind, window=None):
    window = window or make(Window(build))
    app = window.start(**CLOCK, **SLOWLY)
    window.unlock()
    app.key("ctrl+3")
    app.click(lambda name: name.startswith(f"{kind}: "))
    app.find(None, f"Chart: {kind}")
    return window, app


def chart(app, kind="Weight"):
    return app.find(None, f"Chart: {kind}")


def described(app, kind="Weight"):
    return plain(chart(app, kind).description)


def legend(app):
    """What is named beside the chart, and how it looks."""
    return {node.name: plain(node.description) for node in app.all("label") if node.description}


def period(app, name):
    app.switch("Period", name)


def span(app, words):
    app.until(lambda: any(plain(node.name) == words for node in app.all("label")), f"the period {words}")


def end(window):
    check(not window.app.unnamed(), f"without a name: {window.app.unnamed()}")
    check(window.quit() == 0, "The program did not end well.")


def read(build):
    """The sentence, each point, the gap, what happened: by keys alone."""
    window = make(Window(build))
    told = json.loads(window.cli("summary", "weight", "--person", NAME, "--from", "2026-10-23", "--to", "2026-11-21", "--json"))["summary"]
    window, app = begin(build, "Weight", window)
    ears = Ears(app)
    period(app, "Month")
    span(app, "23 Oct – 21 Nov 2026")
    sentence = plain(app.says("From 1 Nov 2026 to 20 Nov 2026: 43 readings, mean 72.5"))
    check(sentence == plain(told), f"The command line says “{told}”, the window “{sentence}”")
    check(described(app).startswith(sentence), f"The chart says “{described(app)}”, the sentence is “{sentence}”")
    check("The arrow keys read it point by point." in described(app), described(app))

    app.reach("Chart: Weight")
    app.key("End")
    check(plain(ears.hears("43 of 43", "the last point")).startswith("72.4 kg. Friday 20 November 2026, 21:15."), "not the last one")
    check("43 of 43" in described(app), "What is pointed at is not the description of the chart.")
    app.key("Left")
    said = plain(ears.hears("42 of 43", "the point before it"))
    check(said.startswith("73.7 kg. Friday 20 November 2026, 12:00.") and "Typed by hand." in said, said)
    app.key("Page_Up")
    ears.hears("32 of 43", "ten points earlier")
    app.key("Home")
    ears.hears("1 of 43", "the first point")
    app.key("Down")
    check(plain(ears.hears("Metformine", "an event")) == "New treatment: Metformine 500 mg. 16 November 2026.", "the first event")
    app.key("Down")
    ears.hears("End of treatment: Ramipril 5 mg", "the next event")
    app.key("Escape")
    app.until(lambda: described(app).startswith(sentence), "all of it again")

    # A gap is heard where it is seen.
    period(app, "3 Months")
    app.says("From 23 Aug 2026")
    app.reach("Chart: Weight")
    app.key("End")
    heard = []
    for _ in range(40):
        heard.append(described(app))
        if "Nothing for" in heard[-1]:
            break
        app.key("Left")
    check("Nothing for 12 days before it." in heard[-1], f"No gap is told of: {heard}")
    end(window)


def moved(build):
    """Periods, earlier and later, nearer and farther: by buttons, keys, pointer."""
    window, app = begin(build, "Weight")
    ears = Ears(app)
    for name, words in (("Day", "Saturday 21 November 2026"), ("Week", "15–21 November 2026"), ("Month", "23 Oct – 21 Nov 2026"),
                        ("3 Months", "23 Aug – 21 Nov 2026"), ("All", "1 Jun – 21 Nov 2026"), ("Week", "15–21 November 2026")):
        period(app, name)
        span(app, words)
    app.click("Earlier")
    span(app, "8–14 November 2026")
    app.click("Later")
    span(app, "15–21 November 2026")
    app.reach("Chart: Weight")
    ears.forget()
    app.key("minus")
    span(app, "8–21 November 2026")
    check("From 8 Nov 2026 to 20 Nov 2026" in plain(ears.hears("8–21", "what is shown now")), "not its sentence")
    app.key("shift+Left")
    span(app, "4–17 November 2026")
    app.key("ctrl+Home")
    span(app, "1–14 June 2026")
    app.key("ctrl+End")
    span(app, "8–21 November 2026")
    app.key("plus")
    app.click("Show less time")
    app.until(lambda: length(app) in (3, 4), "three or four days")
    app.key("ctrl+End")
    period(app, "Week")
    span(app, "15–21 November 2026")
    drag(app, 300)
    app.until(lambda: length(app) == 7 and not any(plain(node.name).startswith("15–") for node in app.all("label")), "dragged to earlier days")
    wheel(app, 4, "ctrl")
    app.until(lambda: length(app) in (4, 5), "nearer with the wheel")
    wheel(app, 5, "shift")
    app.until(lambda: length(app) in (4, 5), "moved with the wheel")
    end(window)


def length(app):
    """Of the period within one month: so many days are shown."""
    found = [re.fullmatch(r"(\d+)–(\d+) November 2026", plain(node.name)) for node in app.all("label")]
    return next((int(match[2]) - int(match[1]) + 1 for match in found if match), None)


def middle(app):
    frame = next(n for n in app.root.children() if n.has(Atspi.StateType.ACTIVE))
    a, b = (n.accessible.get_component_iface().get_extents(Atspi.CoordType.WINDOW) for n in (chart(app), frame))
    return a.x - b.x + a.width // 2, a.y - b.y + a.height // 2


def mouse(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def drag(app, by):
    x, y = middle(app)
    mouse("mousemove", x - by // 2, y, "mousedown", 1)
    for step in range(1, 11):
        mouse("mousemove", x - by // 2 + by * step // 10, y, "sleep", 0.03)
    mouse("mouseup", 1)


def wheel(app, button, held):
    x, y = middle(app)
    mouse("mousemove", x, y, "keydown", held, "click", button, "click", button, "keyup", held)


def compared(build):
    """Another kind under it, over the same time, spoken along; sources told apart by their marks."""
    window, app = begin(build, "Weight")
    ears = Ears(app)
    period(app, "Week")
    seen = legend(app)
    check(seen.get("Withings") == "discs, an unbroken line" and seen.get("Typed by hand") == "squares, a dashed line", f"The legend: {seen}")
    app.click("Compare…")
    app.activate_row("Blood pressure")
    below = app.find(None, "Chart: Blood pressure")
    check("3 readings, mean 131/82 mmHg" in plain(below.description), below.description)
    check("Blood pressure: From 17 Nov 2026 to 20 Nov 2026: 3 readings" in plain(app.shown()), "The second sentence is not there.")
    check(legend(app).get("Diastolic") == "hollow points", f"The legend: {legend(app)}")
    app.reach("Chart: Weight")
    app.key("End")
    said = plain(ears.hears("Blood pressure", "both values"))
    check(said.startswith("72.4 kg. Friday 20 November 2026, 21:15.") and "Blood pressure: 128/79 mmHg, Friday 20 November 2026, 08:00." in said, said)
    app.click("Compared: Blood pressure")
    app.activate_row("Nothing")
    app.gone(None, "Chart: Blood pressure")
    end(window)


def tinted(window, name, look, limit, **env):
    app = window.start(**CLOCK, **SLOWLY, **env)
    window.unlock()
    app.key("ctrl+3")
    app.click(lambda name: name.startswith("Blood pressure: "))
    app.until(lambda: legend(app).get(name) == look, f"“{name}” {look}")
    check(legend(app).get("Above") == "triangles that point up", f"The legend: {legend(app)}")
    check(limit in described(app, "Blood pressure"), described(app, "Blood pressure"))
    check("1 above" in described(app, "Blood pressure"), "The sentence does not say where the readings stand.")
    check(window.quit() == 0, "The program did not end well.")


def ranges(build):
    """Usual range and target, tinted, hatched in high contrast; a band and its mean where readings are many; the table."""
    window = make(Window(build))
    tinted(window, "Usual range", "tinted", "Usual range: Below 135/85 mmHg.")
    window.cli("measure", "target", "set", "blood-pressure", "--person", NAME, "--high", "130/80")
    tinted(window, "Target", "hatched", "Target: Below 130/80 mmHg.", ADW_DEBUG_HIGH_CONTRAST="1")
    app = window.start(**CLOCK, **SLOWLY)
    window.unlock()
    app.key("ctrl+3")
    app.click(lambda name: name.startswith("Weight: "))
    period(app, "All")
    app.until(lambda: legend(app).get("Lowest to highest") == "a band" and legend(app).get("Mean") == "a line", "means within a band")
    period(app, "Week")
    app.until(lambda: "Reading" in legend(app) and "Mean" not in legend(app), "single readings")
    count = int(re.search(r": (\d+) readings", plain(described(app))).group(1))
    app.switch("View", "Table")
    app.until(lambda: len([1 for node in app.all(None, lambda name: name.startswith("What to do with 7")) if node.role == "toggle button"]) == count,
              f"a table of {count} readings")
    end(window)


def bar_of(app, words):
    """The line under the chart, or above the table, that says a note or an event."""
    return app.find(None, lambda name: words in plain(name))


def noted(build):
    """A note on a day: written, spoken on the axis, opened from there, changed, deleted, each taken back; beside the table, too."""
    window, app = begin(build, "Weight")
    ears = Ears(app)
    period(app, "Week")
    app.click("Add a note on a day")
    app.find(None, "Text of the note")
    check("no share, print or saved table has it" in plain(app.shown()), "Where the note stays is not said.")
    app.fill("Text of the note", "New scale")
    app.fill("Date (day/month/year)", "22/11/2026")
    app.says("This day is still to come.")
    app.fill("Date (day/month/year)", "19/11/2026")
    app.click("Save")
    bar_of(app, "19 November 2026 · Note: New scale")
    app.reach("Chart: Weight")
    app.key("Home")
    ears.hears("1 of", "the first point")
    ears.forget()
    app.key("Up")
    check(plain(ears.hears("New scale", "the note on the axis")) == "Note: New scale. 19 November 2026.", "the note")
    app.key("Return")
    app.find(None, "Text of the note")
    app.fill("Text of the note", "Other scale")
    app.click("Save")
    bar_of(app, "Note: Other scale")
    app.click("Undo")
    bar_of(app, "Note: New scale")

    # On the day of a point, by Enter; deleted from the table's side.
    app.reach("Chart: Weight")
    app.key("End")
    app.key("Return")
    app.find(None, "Text of the note")
    app.fill("Text of the note", "Flu")
    app.reach("On the charts of all measures")
    app.key("space")
    app.click("Save")
    bar_of(app, "20 November 2026 · Note: Flu")
    app.switch("View", "Table")
    bar_of(app, "Note: New scale")
    app.click(lambda name: "Note: Flu" in plain(name))
    app.find(None, "Text of the note")
    app.click("Delete")
    app.gone(None, lambda name: "Note: Flu" in plain(name))
    app.click("Undo")
    bar_of(app, "20 November 2026 · Note: Flu")
    end(window)
    kept = json.loads(window.cli("note", "list", "--person", NAME, "--json"))
    check([(note["day"], note["kind"], note["text"]) for note in kept] ==
          [("2026-11-19", "weight", "New scale"), ("2026-11-20", "", "Flu")], f"Kept: {kept}")


def hourly(build):
    """A day of steps by hours: the sentence, each bar spoken, the same as a list; a week has days again."""
    window = make(Window(build))
    for at, value in (("07:10", "800"), ("07:50", "400"), ("08:20", "90"), ("21:00", "10")):
        window.cli("reading", "add", "--person", NAME, "--kind", "steps", "--value", value, "--at", f"2026-11-20T{at}")
    window.cli("reading", "add", "--person", NAME, "--kind", "steps", "--value", "70", "--at", "2026-11-21T09:30")
    window, app = begin(build, "Steps", window)
    ears = Ears(app)
    period(app, "Day")
    app.click("Earlier")
    span(app, "Friday 20 November 2026")
    app.until(lambda: re.match(r"On 20 Nov 2026: 1.?300 steps, in 3 hours\.", described(app, "Steps")), "the sentence of a day of hours")
    check(legend(app).get("Hour") == "bars", f"The legend: {legend(app)}")
    app.reach("Chart: Steps")
    app.key("Home")
    said = plain(ears.hears("1 of 3", "the first hour"))
    check(re.match(r"1.?200 steps", said) and "Friday 20 November 2026, 07:00 to 08:00." in said, said)
    app.switch("View", "Table")
    app.find(None, "By hours")
    for hour in ("07:00 to 08:00", "08:00 to 09:00", "21:00 to 22:00"):
        app.find(None, hour)
    app.switch("View", "Chart")
    period(app, "Week")
    app.until(lambda: legend(app).get("Day") == "bars", "days again")
    end(window)


def several(build):
    """Years of two scales, summed up: each source keeps its line, and is named where a mean is spoken."""
    window = make(Window(build))
    other = window.scratch / "other.csv"
    rows = [f"{day} {hour:02}:{minute:02};{80 + minute / 100}" for day in days(datetime.date(2026, 10, 1), TODAY - datetime.timedelta(1))
            for hour in range(24) for minute in range(0, 60, 5)]
    other.write_text("Date;Weight (kg)\n" + "\n".join(rows) + "\n")
    window.cli("import", str(other), "--person", NAME)
    window, app = begin(build, "Weight", window)
    ears = Ears(app)
    period(app, "All")
    app.until(lambda: legend(app).get("Mean") == "a line" and len([1 for look in legend(app).values() if "a dashed line" in look or "unbroken" in look]) >= 2,
              f"sources in the legend of summed up readings")
    app.reach("Chart: Weight")
    app.key("End")
    said = plain(ears.hears("Typed by hand.", "what was typed"))
    check(said.startswith("73.7 kg"), said)
    app.key("Left")
    check(plain(ears.hears("Withings.", "the scale's mean, beside it")).startswith("72."), "not the scale's")
    app.key("Left")
    check("mean of" in plain(ears.hears("CSV.", "the table's mean, beside it")), "not a mean")
    end(window)


def in_sight(app):
    """How much of the chart's height the window shows."""
    frame = next(n for n in app.root.children() if n.has(Atspi.StateType.ACTIVE))
    drawn, window = (n.accessible.get_component_iface().get_extents(Atspi.CoordType.WINDOW) for n in (chart(app), frame))
    return min(drawn.y + drawn.height, window.y + window.height) - drawn.y


def enlarge(times):
    layout.call("Enlarge", "(d)", times)
    for _ in range(3):
        layout.call("Shown", "(s)", "")


def low(build):
    """Letters twice as large leave room for the chart, and for all that is chosen above it."""
    window = make(Window(build))
    window.env["LIVRET_TEST_LAYOUT"] = "1"
    window, app = begin(build, "Weight", window)
    app.find("grouping", "View")
    enlarge(2.0)
    app.gone("grouping", "View")
    app.until(lambda: in_sight(app) >= 150, f"150 px of the chart in sight, not {in_sight(app)}")
    app.choose(lambda name: name.startswith("Period · "), "7 d")
    span(app, "15–21 November 2026")
    app.choose(lambda name: name.startswith("View · "), "Table")
    app.gone(None, "Chart: Weight")
    app.choose(lambda name: name.startswith("View · "), "Chart")
    app.click("Earlier")
    span(app, "8–14 November 2026")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    enlarge(1.0)
    app.find("grouping", "View")
    end(window)


STORIES = {
    "phone": ("the chart in sight with large letters on a phone", low, "370x730"),
    "small": ("the chart in sight with large letters in a small window", low, "810x610"),
    "read": ("the sentence, each point, the gap, what happened", read),
    "moved": ("periods, moving and coming nearer with buttons, keys and pointer", moved),
    "noted": ("notes on days: written, spoken, opened, changed, deleted, taken back", noted),
    "hourly": ("a day of steps by hours: drawn, spoken, listed", hourly),
    "several": ("several sources apart where readings are summed up", several),
    "compared": ("two measures over the same time, several sources", compared),
    "ranges": ("usual range, target, patterns, bands, the table", ranges),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
