# gallery.py: a picture of each page and dialog that the story does not stop at, for eyes to judge.
# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py BUILD OUT --gallery: with HEADLESS_SIZE=370x730 as on a telephone, with LIVRET_DARK=1 in the dark."""

import papers


def main_menu(item):
    def go(tour):
        tour.sidebar()
        tour.menu("Menu", item)
    return go


def page(number, name):
    return lambda tour: tour.page(number, name)


def everybody(tour):
    tour.sidebar()
    tour.click("Whole household")


def one_person(tour):
    tour.app.key("alt+1")


def own_phrase(tour):
    main_menu("_Keys of the Vault")(tour)
    tour.click("Phrase")


def edit_entry(tour):
    tour.page(4, "Health profile")
    tour.app.activate_row(tour.signs["treatment"])
    tour.app.find("dialog")


def new_reading(tour):
    tour.page(3, "Measures")
    tour.app.key("ctrl+n")
    tour.app.find("dialog", tour.word("Add a reading"))


def statistics(tour):
    tour.page(3, "Measures")
    weight = tour.word("Weight")
    tour.app.press(tour.app.find(("button", "push button", "list item"), lambda name: name.startswith(weight)))
    tour.app.switch(tour.word("View"), tour.word("Statistics"))


def how_computed(tour):
    statistics(tour)
    tour.click("How Is This Computed?")


def search(tour):
    tour.app.key("ctrl+f")
    tour.app.write("nowhere")
    tour.app.key("Return")
    tour.app.find(None, tour.word("Nothing found"))


def spoilt(tour):
    """A file that is not what it says, and one that is there already."""
    broken = tour.scratch / "scan.pdf"
    broken.write_bytes(b"%PDF-1.5\nnot one at all\n")
    tour.papers["broken"] = broken
    papers.choose(tour, "broken", "lab", "bp")
    tour.says("scan.pdf")
    tour.says(tour.word("Set aside"))


def document_menu(tour):
    tour.page(2, "Documents")
    tour.app.activate_row("Ordonnance")
    tour.click("More about this document")


def new_share_date(tour):
    tour.page(5, "Shares")
    tour.app.key("ctrl+n")
    tour.fill("Name: a person, a practice, a hospital", "Centre hospitalier universitaire de Nantes")
    tour.click("Continue")
    tour.app.find("heading", tour.word("What"))


PLACES = (
    ("today", page(1, "Today"), 0),
    ("today-everybody", lambda tour: (everybody(tour), tour.page(1, "Today")), 0),
    ("documents-everybody", page(2, "Documents"), 0),
    ("measures-everybody", page(3, "Measures"), 0),
    ("profile-everybody", page(4, "Health profile"), 0),
    ("journal-everybody", page(6, "Journal"), 0),
    ("sidebar", lambda tour: (one_person(tour), tour.page(1, "Today"), tour.sidebar()), 0),
    ("menu", lambda tour: tour.app.key("F10"), 1),
    ("person-menu", lambda tour: (tour.sidebar(), tour.app.click(lambda name: name.startswith("Camille Martin · "))), 1),
    ("person-edit", lambda tour: (tour.sidebar(), tour.menu(lambda name: name.startswith("Camille Martin · "),
                                                           tour.matching("Edit %s…"))), 1),
    ("imports", main_menu("Past I_mports"), 0),
    ("keys-of-the-vault", main_menu("_Keys of the Vault"), 0),
    ("own-phrase", own_phrase, 1),
    ("preferences", main_menu("_Preferences"), 1),
    ("shortcuts", lambda tour: tour.app.key("ctrl+question"), 1),
    ("help", lambda tour: tour.app.key("F1"), 1),
    ("about", main_menu("_About Livret"), 1),
    ("documents", page(2, "Documents"), 0),
    ("document-menu", document_menu, 1),
    ("search", search, 2),
    ("spoilt", spoilt, "Cancel"),
    ("reading", new_reading, 1),
    ("statistics", statistics, 0),
    ("how-computed", how_computed, 1),
    ("entry-edit", edit_entry, 1),
    ("shares-empty", page(5, "Shares"), 0),
    ("share-what", new_share_date, "Cancel"),
)


def look_around(tour):
    for name, go, leave in PLACES:
        go(tour)
        tour.pause(0.5)
        tour.step(name, f"{name.replace('-', ' ').capitalize()}.")
        if isinstance(leave, str):
            tour.click(leave)
        for _ in range(leave if isinstance(leave, int) else 0):
            tour.app.key("Escape")
