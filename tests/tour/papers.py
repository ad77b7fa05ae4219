# papers.py: documents and readings are brought in through the file dialog, looked at, and taken back.
# SPDX-License-Identifier: GPL-3.0-or-later

import re

ADD = ("Add it", ("Add it", "Add the %lu"))
MANY = 400  # days of a reading a minute


def choose(tour, *names):
    """The file dialog of the desktop gives these papers, as if a person had picked them."""
    tour.portal.answer(paths=[tour.papers[name] for name in names])
    tour.app.key("ctrl+i")
    request = tour.portal.request("OpenFile")
    tour.check(request["multiple"], "Several files cannot be chosen at once.")
    tour.app.find(None, tour.word("Look before adding"))


def find_add(tour):
    adds = tour.matching(*ADD)
    return tour.app.until(lambda: next((node for node in tour.app.all(("button", "push button"))
                                        if adds(node.name) and node.sensitive and node.press_action()), None),
                          "the preview of the import", 60)


def add(tour):
    """Presses Add, and waits until it is done. The message with its button stays for seconds only: on a slow machine
    it may be gone before one looks; the key takes back all the same."""
    tour.app.press(find_add(tour))
    tour.app.gone(None, tour.word("Look before adding"), timeout=60)


def count_documents(tour):
    return len({node.name for node in tour.app.all("list item", within=tour.app.find("list", tour.word("Documents")))})


def import_one(tour):
    """Looked at and left; then added, taken back, and added for good."""
    choose(tour, "lab")
    find_add(tour)
    tour.click("Cancel")
    tour.app.find(None, tour.word("Drop files here"))
    tour.step("left", "A paper was looked at, and left: nothing is in the vault.", picture=False)

    choose(tour, "lab")
    find_add(tour)
    tour.step("one-preview", "A laboratory's PDF from the file dialog, looked at before it is added.")
    add(tour)
    tour.says("Bilan sanguin")
    tour.step("one", "Added; the whole import can be undone.")
    tour.app.key("ctrl+z")
    tour.app.find(None, tour.word("Drop files here"))
    tour.step("undone", "Undone: the vault is empty again.", picture=False)
    choose(tour, "lab")
    add(tour)
    tour.says("Bilan sanguin")


def import_photographs(tour):
    """Two photographs of one paper become one document."""
    choose(tour, "photo1", "photo2")
    tour.app.find(("button", "push button"), tour.word("Make One Document"))
    find_add(tour)
    tour.step("photographs", "Two photographs: are they pages of one paper?")
    tour.click("Make One Document")
    tour.says("IMG_0041.pdf")
    tour.check(not tour.app.has(None, "IMG_0042.png"), "The second photograph is still a file of its own.")
    tour.app.press(find_add(tour))
    tour.app.gone(None, tour.word("Look before adding"), timeout=60)
    tour.says("IMG_0041")


def import_more(tour):
    choose(tour, "eye", "prescription", "vaccines")
    find_add(tour)
    tour.step("documents-in", "Three papers at once.")
    add(tour)


def import_readings(tour):
    choose(tour, "bp", "weight")
    find_add(tour)
    tour.step("readings-in", "The files of a blood pressure monitor and a scale.")
    add(tour)


def stop_import(tour):
    """A file with very many readings is stopped while it comes in: none of them stays. The program that reads it is
    halted in the midst, so that the file is never in before a slow story has taken its picture and pressed Cancel."""
    choose(tour, "many")
    tour.app.press(find_add(tour))
    tour.app.until(lambda: next((bar for bar in tour.app.all("progress bar") if bar.value > 0), None), "readings that came in")
    with tour.halted("livret-reader"):
        tour.step("progress", f"{MANY * 1440:,} readings are coming in…")
        tour.click("Cancel")
        tour.app.gone(None, tour.word("Look before adding"), timeout=60)
    tour.page(3, "Measures")
    tour.says(tour.word("Blood pressure"))
    tour.check(not tour.has("Oxygen saturation"), "Readings of an import that was stopped are still there.")
    tour.step("stopped", "… and were stopped: none of them stayed.", picture=False)


def look_at_documents(tour):
    tour.page(2, "Documents")
    titles = ("Bilan sanguin", "Compte rendu de fond d'oeil", "Ordonnance", "Carnet de vaccination", "IMG_0041")
    for title in titles:
        tour.app.find("list item", title)
    tour.check(count_documents(tour) == len(titles), f"There are not {len(titles)} documents.")
    tour.app.activate_row("Bilan sanguin")
    tour.app.find("image", re.compile("Bilan sanguin, .*1.*2").fullmatch)
    tour.click("Next page")
    tour.app.find("image", re.compile("Bilan sanguin, .*2.*2").fullmatch)
    tour.click("Information")
    tour.step("documents", "The documents by month, and one of them with its pages and what is known of it.")
    tour.click("Information")
