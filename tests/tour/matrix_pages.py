# matrix_pages.py: every page and dialog of the window, and the way to each from the one before.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two tours: one of a new vault, one of the sample household. A row is a name, the way there, and how it is left
again: so many times Escape, or the buttons of these names. To add a page to the pictures: its row here."""

import pathlib
import re

import gallery
import laboratory
import letters
import matrix_watch
import papers
from gallery import main_menu, page

DROP_DOWNS = ("combo box", "button", "toggle button")
ROWS = ("list item", "table row", "option")


# --- a new vault -------------------------------------------------------------------------------------

def welcome(tour):
    tour.app.find(None, tour.word("Start"))


def for_whom(tour):
    tour.click("Start")
    tour.app.find(None, tour.word("First name, or first and last name"))


def phrase(tour):
    tour.fill("First name, or first and last name", "Camille Martin")
    tour.fill("Date of birth", "14/03/1968")
    tour.click("Continue")
    tour.app.find(None, tour.word("I have noted it"))


def own_phrase(tour):
    tour.click("Choose my own")
    tour.fill("Your phrase", "bateau lune")


def sheet(tour):
    tour.click("Propose words to me")
    tour.click("I have noted it")
    tour.app.find(None, tour.word("Later"), timeout=60)


def no_documents(tour):
    tour.click("Later")
    tour.app.find(None, tour.word("Drop files here"), timeout=60)


def set_aside(tour):
    gallery.spoilt(tour)


def signed_card(tour):
    """A health card whose issuer nobody told of."""
    card = tour.scratch / "vaccins.smart-health-card"
    card.write_bytes((pathlib.Path(__file__).resolve().parent.parent / "data/shc/unknown.smart-health-card").read_bytes())
    tour.papers["card"] = card
    papers.choose(tour, "card")
    tour.says("https://cartes.inconnu.example")


def photographs(tour):
    papers.choose(tour, "photo1", "photo2")
    tour.app.find(("button", "push button"), tour.word("Make One Document"))


def begins(english):
    """Presses what has a name that begins so."""
    return lambda tour: tour.app.click(lambda name: name.startswith(tour.word(english).split("%")[0]), timeout=60)


def unknown_table(tour):
    """A table of an app that Livret does not know."""
    path = tour.scratch / "waage.csv"
    path.write_text("Datum;Gewicht (morgens);Puls;Notiz\n" + "".join(f"{day:02}.04.2026 07:30;{70 + day // 10},{day % 10};{60 + day};froh\n"
                                                                     for day in range(1, 30)) + "31.02.2026;70,1;61;\n", encoding="utf-8")
    tour.papers["table"] = path
    papers.choose(tour, "table")
    tour.app.find(None, tour.word("Say What the Columns Hold…"), timeout=60)


def columns(tour):
    tour.click("Say What the Columns Hold…")
    tour.app.find(None, tour.word("Say which column holds readings."), timeout=60)


def columns_told(tour):
    """Straight to the second column by Tab, and its kind by some letters."""
    app, kind = tour.app, tour.word("Weight")
    start = tour.word("What “%s” holds") % "Gewicht (morgens)"
    app.reach(lambda name: name.startswith(start), DROP_DOWNS)
    app.key("space")
    app.until(lambda: (app.focused() or app.root).role in ("text", "entry", "search box"), "the search")
    app.write(kind)
    app.until(lambda: next((n for n in app.all(ROWS) if n.name == kind and n.showing), None), kind)
    app.key("Down")
    app.key("Return")
    app.find(None, lambda name: "2026" in name and "07" in name, timeout=60)


def back_to_table(tour):
    tour.app.key("alt+Left")
    tour.app.find(None, tour.word("Look before adding"))


def arrange(tour):
    tour.click("Make One Document")
    begins("Arrange the pages of %s")(tour)
    tour.app.find(None, tour.word("Separate Documents"))


def crop(tour):
    begins("Crop")(tour)
    tour.app.find(None, tour.word("Whole Picture"))


def back_to_import(tour):
    tour.app.key("alt+Left")
    tour.app.find(None, tour.word("Separate Documents"))
    tour.app.key("alt+Left")
    tour.app.find(None, tour.word("Look before adding"))


def new_kind_here(tour):
    tour.app.click(tour.word("Add a _Kind of Measure…").replace("_", ""), ("button", "push button"))
    tour.app.find("dialog", tour.word("Add a Kind of Measure"))
    tour.fill("Name", "Débit de pointe à l’école")
    tour.fill("Unit, if it has one", "L/min")


def kind_without_readings(tour):
    tour.click("Add")
    tour.app.gone("dialog", timeout=60)
    tour.app.find(None, tour.word("Import the file of a device, or type the first reading."))


def change_kind(tour):
    tour.app.click(tour.word("Change This _Kind of Measure…").replace("_", ""), ("button", "push button"))
    tour.app.find("dialog", tour.word("Change the Kind"))


def kinds_without_readings(tour):
    tour.app.key("alt+Left")
    tour.app.find(None, lambda name: name.startswith("Débit de pointe à l’école"))


def change_kind_read(tour):
    """With readings, its unit stays."""
    tour.app.activate_row(lambda name: name.startswith("Débit de pointe à l’école"))
    tour.click("Type a Reading")
    tour.app.find("dialog", tour.word("Add a reading"))
    tour.app.fill(lambda name: name.startswith("Débit de pointe à l’école"), "380")
    tour.click("Add", within=tour.app.find("dialog"))
    tour.app.gone("dialog", timeout=60)
    tour.app.activate_row(tour.word("Kind of measure of one’s own"))
    tour.app.find("dialog", tour.word("Change the Kind"))
    said = tour.word("“%s” keeps its unit and what a day of it is: there are, or were, readings of it.").split("%s")[1]
    tour.app.find(None, lambda name: said in name)


def shared_table(tour):
    """A scale that two people use: the preview asks whose its readings are."""
    path = tour.scratch / "balance.csv"
    path.write_text("date,kind,value,unit,source,device\n" + "".join(
        f"2026-04-{day:02}T07:3{user}:00,weight,{60 + 11 * user}.{day % 10},kg,Balance du salon,S1#{user}\n"
        for day in range(1, 15) for user in (1, 2)), encoding="utf-8")
    tour.papers["shared"] = path
    papers.choose(tour, "shared")
    papers.find_add(tour)


def waiting_readings(tour):
    """What nobody said the owner of, on the page of past imports."""
    adds = tour.matching(*papers.ADD)
    tour.app.press(next(node for node in tour.app.all(tour.app.BUTTONS) if adds(node.name)))
    tour.app.gone(None, tour.word("Look before adding"), timeout=60)
    main_menu("Past I_mports")(tour)
    tour.app.find(None, tour.word("Shared devices"))


NEW = (
    ("welcome", welcome, 0),
    ("for-whom", for_whom, 0),
    ("phrase", phrase, 0),
    ("phrase-own", own_phrase, 0),
    ("sheet", sheet, 0),
    ("documents-empty", no_documents, 0),
    ("today-empty", page(1, "Today"), 0),
    ("measures-empty", page(3, "Measures"), 0),
    ("profile-empty", page(4, "Health profile"), 0),
    ("shares-empty", page(5, "Shares"), 0),
    ("journal-new", page(6, "Journal"), 0),
    ("import-set-aside", set_aside, "Cancel"),
    ("import-card", signed_card, "Cancel"),
    ("import-table", unknown_table, 0),
    ("import-columns", columns, 0),
    ("import-columns-told", columns_told, 0),
    ("import-table-again", back_to_table, "Cancel"),
    ("import-photographs", photographs, 0),
    ("import-arrange", arrange, 0),
    ("import-crop", crop, 0),
    ("import-arranged", back_to_import, "Cancel"),
    ("kind-new-first", lambda tour: (tour.page(3, "Measures"), new_kind_here(tour)), 0),
    ("kind-without-readings", kind_without_readings, 0),
    ("kind-change", change_kind, 1),
    ("measures-own", kinds_without_readings, 0),
    ("kind-change-read", change_kind_read, 1),
    ("import-shared", shared_table, 0),
    ("imports-waiting", waiting_readings, 0),
)


# --- the sample household ------------------------------------------------------------------------------

def locked(tour):
    tour.app.find(("button", "push button"), tour.word("Open"))


def wrong_phrase(tour):
    tour.fill("Phrase", "bateau-lune-olive-tabouret-lampe")
    tour.app.key("Return")
    tour.says(tour.word("This phrase does not open this vault. Nothing was changed."), 60)


def unlocked(tour):
    tour.fill("Phrase", tour.phrase)
    tour.app.key("Return")
    tour.app.find(("grouping", "panel"), tour.word("Today"), timeout=60)
    tour.pause(1)


def person(number):
    return lambda tour: tour.app.key(f"alt+{number}")


def of_person(number, go):
    return lambda tour: (person(number)(tour), tour.pause(1), go(tour))


def sidebar(tour):
    person(1)(tour)
    tour.sidebar()


def person_menu(tour):
    tour.sidebar()
    tour.app.click(lambda name: name.startswith("Camille Martin · "))


def new_person(tour):
    tour.sidebar()
    tour.menu(lambda name: name.startswith("Camille Martin · "), "Add a Person…")


def remove_person(tour):
    tour.sidebar()
    tour.menu(lambda name: name.startswith("Camille Martin · "), tour.matching("Edit %s…"))
    tour.app.click(tour.word("Remove from the Household…"))


def first_document(tour):
    """The document that the list begins with; a narrow window goes on to it."""
    tour.page(2, "Documents")
    rows = tour.app.find("list", tour.word("Documents"))
    first = tour.app.until(lambda: next(tour.app.all("list item", within=rows), None), "documents", 20)
    tour.app.activate_row(first.name)
    tour.app.until(lambda: any(", " in node.name for node in tour.app.all("image")), "its page", 20)


def information(tour):
    """Beside the pages, or on a sheet of its own where there is no room."""
    if tour.app.has(tour.app.BUTTONS, tour.word("Information")):
        tour.click("Information")
    else:
        tour.menu("More about this document", "_Information")
        tour.app.find("dialog")
    tour.pause(0.3)


def document_search(tour):
    letters.search_list(tour, "nowhere")
    tour.app.find(None, tour.word("Nothing found"))


def document_found(tour):
    """What a search finds beyond the documents."""
    letters.search_list(tour, "allerg")
    tour.app.switch(tour.word("What was found"), lambda name: name.startswith(tour.word("Profile, notes %u").split("%")[0]))
    tour.app.find("heading", tour.word("Allergies"))


def select_all(tour):
    letters.all_documents(tour)
    tour.menu("More about these documents", "_Select Documents")
    tour.click("All")
    tour.app.find("button", tour.word("End the selection"))


def change_selected(tour):
    tour.click("Change")


def folders(tour):
    tour.app.key("Escape")
    tour.page(2, "Documents")
    tour.menu("More about these documents", "_Folders…")
    tour.app.find("dialog")
    tour.pause(0.3)


def new_folder(tour):
    tour.click("_New Folder…")
    tour.app.find(None, tour.word("New Folder"))
    tour.pause(0.3)


def share_brief(tour):
    """The short way: what the list shows is shown to a doctor."""
    tour.page(2, "Documents")
    tour.click("Show this list to a doctor")
    tour.app.find("heading", tour.word("To whom, why and until when"))


def preview(tour):
    papers.choose(tour, "lab", "eye", "bp", "weight")
    papers.find_add(tour)


def whose(tour):
    """A scale that two people share, and a telephone's export with what is not taken unasked."""
    scale = "".join(f"2026-04-{day:02}T07:30:00,weight,{70 + day % 3}.{day % 10},kg,Balance,S1#{1 + day % 2}\n" for day in range(1, 29))
    flow = "".join(f' <Record type="HKCategoryTypeIdentifierMenstrualFlow" sourceName="iPhone" startDate="2026-04-{day:02} 08:00:00 +0200"'
                   f' endDate="2026-04-{day:02} 08:00:00 +0200" value="HKCategoryValueVaginalBleedingLight"/>\n' for day in (4, 5, 6))
    for name, file, text in (("scale", "balance.csv", "date,kind,value,unit,source,device\n" + scale),
                             ("telephone", "export.xml", f'<?xml version="1.0"?>\n<HealthData locale="fr_FR">\n{flow}</HealthData>\n')):
        tour.papers[name] = tour.scratch / file
        tour.papers[name].write_text(text, encoding="utf-8")
    papers.choose(tour, "scale", "telephone")
    tour.app.find(None, tour.word("Also take menstrual flow"), timeout=60)


def sources(tour):
    """On the page of steps: a watch and a telephone."""
    tour.page(3, "Measures")
    steps = tour.word("Steps")
    tour.app.press(tour.app.find(("button", "push button", "list item"), lambda name: name.startswith(steps)))
    tour.app.find(None, tour.word("Chart"))
    tour.app.activate_row(tour.word("Sources"))
    tour.app.find("list", tour.word("Sources"))


def give(tour):
    """Days of a source that are somebody else's."""
    sources(tour)
    start = tour.word("Give readings of %s to somebody else").split("%s")[0]
    tour.app.click(lambda name: name.startswith(start), ("button", "push button"))
    tour.app.find(None, tour.word("First day, if not all"))


def measure(tour):
    tour.page(3, "Measures")
    pressure = tour.word("Blood pressure")
    tour.app.press(tour.app.find(("button", "push button", "list item"), lambda name: name.startswith(pressure)))
    tour.app.find(None, tour.word("Chart"))


def year(tour):
    """Means of days in a chart of many readings, one of them pointed at."""
    measure(tour)
    group = tour.app.find(None, tour.word("Period"))
    tour.app.press(list(tour.app.all(tour.app.TICKS, None, group))[4])
    tour.app.reach(tour.word("Chart: %s") % tour.word("Blood pressure"))
    tour.app.key("End")


def hours(tour):
    """A day of steps by hours, one of them pointed at."""
    tour.page(3, "Measures")
    steps = tour.word("Steps")
    tour.app.press(tour.app.find(("button", "push button", "list item"), lambda name: name.startswith(steps)))
    tour.app.find(None, tour.word("Chart"))
    group = tour.app.find(None, tour.word("Period"))
    tour.app.press(list(tour.app.all(tour.app.TICKS, None, group))[0])
    tour.click("Earlier")
    tour.app.reach(tour.word("Chart: %s") % steps)
    tour.app.key("End")


def landmarks(tour):
    tour.click("Choose the landmarks")
    tour.app.find("check box", tour.word("Blood pressure"))


def tile_menu(tour):
    pressure = tour.word("Blood pressure")
    tile = tour.app.find(("button", "push button"), lambda name: name.startswith(pressure))
    tour.app.reach(tile.name, ("button", "push button"))
    tour.app.key("shift+F10")
    tour.app.find("menu item", lambda name: name.startswith(tour.word("Move _Earlier").replace("_", "")))


def target(tour):
    tour.app.activate_row(tour.word("Target"))
    tour.app.find(None, tour.word("Name of the practitioner"))


def view(name):
    return lambda tour: tour.app.switch(tour.word("View"), tour.word(name))


def figures(kind, row):
    """The page of a kind, with this row of its figures in sight."""
    def go(tour):
        tour.page(3, "Measures")
        name = tour.word(kind)
        tour.app.press(tour.app.find(("button", "push button", "list item"), lambda found: re.match(re.escape(name) + "\\s*:", found)))
        tour.app.find(None, tour.word("Chart"))
        reach_figure(row)(tour)
    return go


def reach_figure(row):
    return lambda tour: tour.app.reach(lambda name: name.startswith(tour.word(row)), ROWS + ("image", "img"), keys=120)


def press_figure(tour):
    tour.app.key("Return")
    tour.app.find(None, tour.word("Formula"))


def new_reading(tour):
    tour.app.key("alt+Left")
    gallery.new_reading(tour)


def new_kind(tour):
    gallery.new_reading(tour)
    tour.app.reach(tour.word("Add a _Kind of Measure…").replace("_", ""), ("button", "push button", "list item"))
    tour.app.key("Return")
    tour.app.find("dialog", tour.word("Add a Kind of Measure"))


def new_entry(tour):
    tour.page(4, "Health profile")
    tour.click("Add a Treatment")
    tour.app.find("dialog")


def emergency(tour):
    tour.click("Emergency Sheet")
    tour.app.find(None, tour.word("What is printed"))


def share_whom(tour):
    tour.page(5, "Shares")
    tour.app.key("ctrl+n")
    tour.fill("Name: a person, a practice, a hospital", "Centre hospitalier universitaire de Nantes")


def go_on(heading):
    def go(tour):
        tour.click("Continue")
        tour.app.find("heading", tour.word(heading))
    return go


def share_why(tour):
    tour.click("Measurements of 3 months")
    tour.click("The whole profile")
    go_on("Why and until when")(tour)


def share_review(tour):
    tour.app.tick(tour.word("File for a browser"))
    go_on("Read over")(tour)
    tour.app.until(lambda: any(node.sensitive for node in tour.app.all(tour.app.BUTTONS, tour.word("Seal"))), "the pages", 90)


def sealed(tour):
    tour.click("Seal")
    tour.app.find(("button", "push button"), tour.word("Done"), timeout=90)


def close_share(tour):
    tour.page(5, "Shares")
    tour.app.click(lambda name: tour.word("Close Share") in name)
    tour.app.find(("dialog", "alert"))


def journal_search(tour):
    tour.page(6, "Journal")
    tour.click("Search in this list")
    tour.fill("Search in the journal", "nowhere")
    tour.app.find(None, tour.word("Nothing of this kind has been noted."))


SAMPLE = (
    ("locked", locked, 0),
    ("locked-wrong", wrong_phrase, 0),
    ("today", unlocked, 0),
    ("landmarks", landmarks, "Cancel"),
    ("today-louis", of_person(2, page(1, "Today")), 0),
    ("today-everybody", lambda tour: (gallery.everybody(tour), tour.page(1, "Today")), 0),
    ("sidebar", sidebar, 0),
    ("person-menu", person_menu, 1),
    ("person-new", new_person, 1),
    ("person-remove", remove_person, 2),
    ("menu", lambda tour: tour.app.key("F10"), 1),
    ("results-said", laboratory.said, 0),
    ("results", laboratory.compared, 0),
    ("results-one", laboratory.opened, 0),
    ("results-how", laboratory.how, 0),
    ("results-kept", laboratory.kept, 0),
    ("results-back", laboratory.taken_back, 0),
    ("documents", page(2, "Documents"), 0),
    ("viewer", first_document, 0),
    ("information", information, 0),
    ("information-below", letters.information_below, 1),
    ("viewer-found", letters.found, 0),
    ("viewer-hidden", letters.hidden, 0),
    ("viewer-shown-again", letters.shown_again, 2),
    ("viewer-cards", letters.cards, 0),
    ("viewer-cards-pages", letters.cards_as_pages, 0),
    ("imports-folded", letters.drop_folded, 0),
    ("imports-unfolded", letters.drop_unfolded, 0),
    ("documents-nothing", document_search, 2),
    ("documents-found", document_found, 2),
    ("documents-selected", select_all, 0),
    ("documents-change", change_selected, 1),
    ("documents-folders", folders, 0),
    ("documents-new-folder", new_folder, 2),
    ("share-brief", share_brief, 1),
    ("import-preview", preview, "Cancel"),
    ("import-slots", whose, "Cancel"),
    ("imports", main_menu("Past I_mports"), 0),
    ("measures", page(3, "Measures"), 0),
    ("tile-menu", tile_menu, 1),
    ("measures-everybody", lambda tour: (gallery.everybody(tour), tour.page(3, "Measures")), 0),
    ("figures-pressure", of_person(1, figures("Blood pressure", "Pulse, average")), 0),
    ("figure-how", press_figure, 1),
    ("figures-range", figures("Sensor glucose", "Time with readings"), 0),
    ("figures-day", reach_figure("Highest median of the day"), 0),
    ("figures-lows", reach_figure("The episodes"), 0),
    ("figures-weight", figures("Weight", "Change in four weeks, smoothed"), 0),
    ("figures-calendar", figures("Steps", "The calendar as a table"), 0),
    ("measure-year", of_person(1, year), 0),
    ("measure-hours", of_person(1, hours), 0),
    ("measure-hours-table", view("Table"), 0),
    ("measure-chart", of_person(1, measure), 0),
    ("note-new", lambda tour: tour.click("Add a note on a day"), "Cancel"),
    ("target", target, "Cancel"),
    ("measure-table", view("Table"), 0),
    ("measure-statistics", view("Statistics"), 0),
    ("how-computed", lambda tour: tour.click("How Is This Computed?"), 1),
    ("measure-sources", of_person(1, sources), 1),
    ("give", of_person(1, give), 2),
    ("reading-new", new_reading, 1),
    ("kind-new", new_kind, 2),
    ("profile", page(4, "Health profile"), 0),
    ("entry-new", new_entry, 1),
    ("profile-louis", of_person(2, page(4, "Health profile")), 0),
    ("emergency", emergency, 0),
    ("shares", of_person(1, page(5, "Shares")), 0),
    ("share-close", close_share, 1),
    ("share-whom", share_whom, 0),
    ("share-what", go_on("What"), 0),
    ("share-why", share_why, 0),
    ("share-how", go_on("How"), 0),
    ("share-review", share_review, 0),
    ("sealed", sealed, ("Done", "_Leave")),
    ("journal", page(6, "Journal"), 0),
    ("journal-nothing", journal_search, 2),
    ("bin", main_menu("_Bin"), 0),
    ("keys-of-the-vault", main_menu("_Keys of the Vault"), 0),
    ("preferences", main_menu("_Preferences"), 1),
    ("preferences-watching", matrix_watch.watching, 1),
    ("arrivals-today", matrix_watch.arrivals_banner, 0),
    ("arrivals", matrix_watch.arrivals, 0),
    ("arrivals-documents", matrix_watch.documents_banner, 0),
    ("arrivals-none", matrix_watch.arrivals_ended, 0),
    ("keys", lambda tour: tour.app.key("ctrl+question"), 1),
    ("help", lambda tour: tour.app.key("F1"), 1),
    ("about", main_menu("_About Livret"), 1),
)
