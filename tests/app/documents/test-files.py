# test-files.py: documents found with all that is written beside them, kept in folders, pinned, changed many at once.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import atspi_driver  # noqa: E402
import fixtures  # noqa: E402

PAPERS = (("Bilan sanguin", "ferritine et glycémie", "2026-05-04"), ("Courrier du Dr Benali", "consultation pour un œdème des chevilles", "2026-03-02"),
          ("Radio du poignet", "pas de fracture", "2025-11-20"))


def make(build):
    """Three documents of one person, a statement, a note on a day and one on a measure."""
    window = Window(build).make()
    for title, words, date in PAPERS:
        paper = window.scratch / f"{title}.pdf"
        paper.write_bytes(fixtures.pdf(words, title=title))
        window.cli("import", str(paper), "--person", NAME, "--title", title, "--date", date)
    window.cli("entry", "add", "--person", NAME, "--section", "allergies", "--text", "Pénicilline", "--comment", "avec œdème du visage", "--from", "2019")
    window.cli("note", "add", "Chevilles : œdèmes le soir", "--person", NAME, "--on", "2026-02-12")
    window.cli("reading", "add", "--person", NAME, "--kind", "weight", "--value", "72.4", "--at", "2026-10-01T07:30")
    window.cli("measure", "note", "set", "weight", "--person", NAME, "--text", "Peser le matin, œdème ou non")
    return window


def listed(window, *words):
    return {row["title"]: row for row in json.loads(window.cli("documents", "--hidden", "--json", *words))}


def end(window):
    assert not window.app.unnamed(), f"without a name: {window.app.unnamed()}"
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def search(build):
    """One field finds documents, statements and notes; each opens where it stands."""
    window = make(build)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.find("list item", "Bilan sanguin")
    app.key("ctrl+f")
    app.write("oedemes")
    app.gone("list item", "Bilan sanguin")
    app.find("list item", "Courrier du Dr Benali")
    app.says("consultation pour un œdème des chevilles")
    app.keep_picture("documents")
    app.switch("What was found", "Profile, notes 3")
    app.find("list item", lambda name: name.startswith("Pénicilline"))
    app.says("Notes beside measures")
    app.keep_picture("others")

    # A note on a day is read where it is written; a statement and a measure's note on their pages.
    app.activate_row(lambda name: name.startswith("Chevilles"))
    app.find(None, "Note on a Day")
    app.key("Escape")
    app.gone(None, "Note on a Day")
    app.activate_row(lambda name: name.startswith("Peser"))
    app.find(("label", "heading"), "Weight")
    app.says("Peser le matin")
    app.key("ctrl+2")
    app.activate_row(lambda name: name.startswith("Pénicilline"))
    app.says("Health profile")
    app.find(("text", "entry"), "Comment") if app.has(("text", "entry"), "Comment") else app.says("Pénicilline")
    app.key("Escape")

    # What stands in no document is shown at once; a filter that only documents have leaves nothing else.
    app.key("ctrl+2")
    app.key("ctrl+f")
    app.key("ctrl+a")
    app.write("visage")
    app.find("list item", lambda name: name.startswith("Pénicilline"))
    app.gone("list item", "Courrier du Dr Benali")
    app.choose("Category", "Laboratory results")
    app.says("Nothing found")
    end(window)


def select(build):
    """Many at once: by Ctrl+Space, all by Ctrl+A, ended by Escape; each change is one, and taken back as one."""
    window = make(build)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.reach("Bilan sanguin", "list item")
    app.key("ctrl+space")
    app.says("1 selected")
    app.key("Down")
    app.says("1 selected")
    app.key("space")
    app.says("2 selected")
    app.keep_picture("selected")
    app.key("Escape")
    app.gone(None, "2 selected")
    app.reach("Bilan sanguin", "list item")
    app.key("ctrl+a")
    app.says("3 selected")
    app.click("Change", role=("toggle button", "button"))
    app.keep_picture("menu")
    app.click("Category…", role=("menu item",))
    app.activate_row("Laboratory results")
    app.says("3 documents filed under “Laboratory results”")
    app.key("ctrl+z")
    app.says("Undone")

    # Pinned stand first; hidden ones are gone until that is taken back; a date; into the bin.
    for step, said in (("Pin", "1 document pinned"), ("Hide", "1 document hidden: it stays here, and out of shares")):
        app.reach("Radio du poignet", "list item")
        app.key("ctrl+space")
        app.says("1 selected")
        app.click("Change", role=("toggle button", "button"))
        app.click(step, role=("menu item",))
        app.says(said)
        if step == "Pin":
            app.find(("label", "heading"), "Pinned")
            app.keep_picture("pinned")
    app.gone("list item", "Radio du poignet")
    app.key("ctrl+z")
    app.find("list item", "Radio du poignet")
    app.reach("Bilan sanguin", "list item")
    app.key("ctrl+space")
    app.says("1 selected")
    app.click("Change", role=("toggle button", "button"))
    app.click("Date…", role=("menu item",))
    app.fill("Date (day/month/year), or nothing", "01/2024")
    app.click("Set the Date")
    app.says("1 document dated January 2024")
    app.find(("label", "heading"), "January 2024")
    app.reach("Courrier du Dr Benali", "list item")
    app.key("ctrl+a")
    app.says("3 selected")
    app.click("Put them into the bin")
    app.says("3 documents put into the bin, kept 30 days")
    app.gone("list item", "Bilan sanguin")
    app.key("ctrl+z")
    app.find("list item", "Bilan sanguin")

    # To a doctor: what is selected is what is ticked.
    app.reach("Courrier du Dr Benali", "list item")
    app.key("ctrl+space")
    app.says("1 selected")
    app.click("Show them to a doctor")
    app.find("heading", "To whom, why and until when")
    app.says("Courrier du Dr Benali")
    app.key("Escape")
    end(window)
    rows = listed(window)
    assert [(rows[title]["category"], rows[title]["pinned"], rows[title]["hidden"], rows[title]["date"]) for title, _, _ in PAPERS] == \
        [("AUTR_DOC", False, False, "2024-01"), ("AUTR_DOC", False, False, "2026-03-02"), ("AUTR_DOC", True, False, "2025-11-20")], rows


def select_found(build):
    """What is selected is in sight: not beside what a search found elsewhere."""
    window = make(build)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.find("list item", "Bilan sanguin")
    app.click("Search in this list")
    app.fill("Search in this list", "oedemes")
    app.switch("What was found", "Profile, notes 3")
    app.find("list item", lambda name: name.startswith("Pénicilline"))
    app.click("More about these documents")
    app.click("Select Documents", role=("menu item",))
    app.find("list item", "Courrier du Dr Benali")
    app.click("All", role=("button", "push button"))
    count, end_button = app.find("label", "1 selected"), app.find(("button", "push button"), "End the selection")
    rows = [node.accessible.get_component_iface().get_extents(atspi_driver.Atspi.CoordType.WINDOW) for node in (count, end_button)]
    assert rows[1].y <= rows[0].y and rows[0].y + rows[0].height <= rows[1].y + rows[1].height, "What ends it stands apart from the count."
    app.switch("What was found", "Profile, notes 3")
    app.find("list item", lambda name: name.startswith("Pénicilline"))
    app.gone(("button", "push button"), "End the selection")
    end(window)


def folders(build):
    """Folders are made, filled, shown, moved and deleted; what was in them stays."""
    window = make(build)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.reach("Bilan sanguin", "list item")
    app.key("ctrl+a")
    app.says("3 selected")
    app.click("Change", role=("toggle button", "button"))
    app.click("Folder…", role=("menu item",))
    app.activate_row("New Folder…")
    app.fill("Name", "Hôpital")
    app.click("Put into It")
    app.says("3 documents put into “Hôpital”")
    app.find(("combo box", "toggle button"), "Folder")

    app.click("More about these documents")
    app.click("Folders…", role=("menu item",))
    app.find("list item", "Hôpital")
    app.click("What to do with Hôpital")
    app.click("New Folder in It…", role=("menu item",))
    app.fill("Name", "Comptes rendus")
    app.click("Make It")
    app.find("list item", "Comptes rendus")
    app.keep_picture("folders")
    app.activate_row("Comptes rendus")
    app.gone("list item", "Bilan sanguin")
    app.says("Nothing found")
    app.choose("Comptes rendus", "Hôpital")
    app.find("list item", "Bilan sanguin")
    app.keep_picture("narrowed")

    app.click("More about these documents")
    app.click("Folders…", role=("menu item",))
    app.click("What to do with Hôpital")
    app.click("Delete", role=("menu item",))
    app.gone("list item", "Hôpital")
    app.key("Escape")
    app.find("list item", "Bilan sanguin")
    app.key("ctrl+z")
    app.says("Undone")
    end(window)
    there = json.loads(window.cli("folder", "list", "--json"))
    assert [(row["name"], row["documents"], row["depth"]) for row in there] == [("Hôpital", 3, 0), ("Comptes rendus", 0, 1)], there
    assert len(listed(window, "--folder", there[0]["id"])) == 3


def beside(build):
    """A note, a pin, a folder of one document; a hospital stay and another document laid beside it, each leads there."""
    window = make(build)
    window.cli("entry", "add", "--person", NAME, "--section", "procedures", "--text", "Hôpital du Port", "--from", "2026-02")
    window.cli("folder", "add", "Cardiologie", "--person", NAME)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.activate_row("Courrier du Dr Benali")
    app.click("Information")
    app.reach("Note", ("text", "entry"))
    app.write("Apporter la radio")
    app.key("Return")
    app.says("Note kept")
    app.choose("Folder", "Cardiologie", role=("combo box", "list item"))
    app.says("1 document put into “Cardiologie”")
    app.reach("Pinned", ("switch", "list item", "check box", "toggle button"))
    app.key("space")
    app.says("1 document pinned")
    app.activate_row("Lay Something beside It…", role=("list item", "button"))
    app.find(None, "Lay beside It")
    app.find("list item", "Pénicilline")
    app.keep_picture("offer")
    app.write("hopitaux")
    app.gone("list item", "Pénicilline")
    app.activate_row("Hôpital du Port")
    app.says("Laid beside it")
    app.find("button", "Take Hôpital du Port away from here")
    app.activate_row("Lay Something beside It…", role=("list item", "button"))
    app.find(None, "Lay beside It")
    app.write("radio")
    app.gone("list item", "Hôpital du Port") if not app.has("button", "Take Hôpital du Port away from here") else None
    app.activate_row("Radio du poignet")
    app.says("Laid beside it")
    app.keep_picture("beside")
    app.click("Take Radio du poignet away from here")
    app.says("Taken away from beside it")
    app.key("ctrl+z")
    app.find("button", "Take Radio du poignet away from here")
    # It holds both ways, and leads there.
    app.activate_row("Radio du poignet")
    app.find("button", "Take Courrier du Dr Benali away from here")
    app.activate_row("Courrier du Dr Benali")
    app.find("button", "Take Hôpital du Port away from here")
    app.activate_row("Hôpital du Port")
    app.says("Its documents")
    app.activate_row("Courrier du Dr Benali")
    app.find("button", "Take Hôpital du Port away from here")
    end(window)
    row = listed(window)["Courrier du Dr Benali"]
    assert (row["note"], row["pinned"], row["folder"] != "") == ("Apporter la radio", True, True), row


STORIES = {
    "beside": ("a note, a pin and a folder of one document; what is laid beside it leads there", beside, "1200x900"),
    "folders": ("folders are made, filled, shown and deleted; what was in them stays", folders),
    "select-found": ("what is selected is in sight, whatever else was found", select_found),
    "select-found-narrow": ("and so on a phone", select_found, "370x730"),
    "select": ("many documents at once: each change is one, and taken back as one", select),
    "search": ("one field finds documents, statements and notes, and each opens where it stands", search),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
