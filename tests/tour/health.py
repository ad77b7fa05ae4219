# health.py: measures as a chart and as a table, and what a person types by hand.
# SPDX-License-Identifier: GPL-3.0-or-later

import re


def look_at_measures(tour):
    tour.page(3, "Measures")
    pressure = tour.word("Blood pressure")
    tile = tour.app.find(("button", "push button", "list item"), lambda name: name.startswith(pressure))
    tour.step("measures", "A tile for each measure.")
    tour.app.press(tile)
    tour.app.find(None, tour.word("Chart"))
    tour.step("chart", "Blood pressure as a chart, with a sentence that says what it shows.")
    tour.check(any(re.search(r"128\s*/\s*79", node.name) for node in tour.app.root.walk()),
               "The last blood pressure is not told.")
    tour.app.switch(tour.word("View"), tour.word("Table"))
    tour.app.find(("list item", "table row"), lambda name: "128/79" in name)
    tour.step("table", "The same readings as a table.")
    tour.app.key("alt+Left")


def type_entries(tour):
    """Statements by hand, one with a date as precise as is known; and a dated “none”."""
    tour.page(4, "Health profile")
    for button, field, text, since in (
            ("Add a Treatment", "Medicine, dose, when it is taken", tour.signs["treatment"], "2019"),
            ("Add an Allergy", "What causes it, and what happens", tour.signs["allergy"], "05/1990")):
        tour.click(button)
        tour.fill(field, text)
        tour.fill("Since, or on", since)
        if button == "Add a Treatment":
            tour.step("entry", "A treatment typed by hand; of the date, what is known.")
        tour.click("Save")
        tour.app.find("list item", text)
    tour.app.click(tour.word("Declare “%s”") % tour.word("No known condition"))
    tour.says(tour.word("declared on %s", "day").replace("%s", "").strip())
    tour.step("profile", "The health profile; “no known condition” is a statement with a date.")


def type_reading(tour):
    tour.page(3, "Measures")
    tour.app.key("ctrl+n")
    tour.app.find(None, tour.word("Add a reading"))
    tour.step("reading", "A reading typed by hand.")
    tour.app.key("Escape")
    tour.app.gone(None, tour.word("Add a reading"))
