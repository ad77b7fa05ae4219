# test-undo.py BUILD [STORY…]: what is deleted, hidden or changed in the window is taken back by Ctrl+Z; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A row is what is done, what it says, and how one sees before and after. The message has a button “Undo” for twelve
seconds; the key does the same and does not depend on how fast the machine is."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "watch"), str(HERE.parents[1] / "cli"), str(HERE.parents[1] / "portal")]

import fixtures  # noqa: E402
import stories  # noqa: E402
import watching  # noqa: E402
from portal import Portal  # noqa: E402

PAPER, REPORT, PILL, ARRIVED = "Bilan sanguin", "Analyses", "Metformine 500 mg", "ordonnance.pdf"
ROWS = ("list item", "table row", "option")


def page(app, key, name):
    app.key(f"ctrl+{key}")
    app.find(("grouping", "panel"), name)


def row(name):
    return lambda app: app.has(ROWS, name)


def no_row(name):
    return lambda app: not app.has(ROWS, name)


def document_menu(item):
    def act(app):
        page(app, 2, "Documents")
        app.activate_row(PAPER)
        app.find("image", lambda name: name.startswith(f"{PAPER}, "))
        app.click("More about this document")
        app.click(item, role=("menu item",))
    return act


def keep_result(app):
    """One of those that were read in the text of a laboratory's report."""
    page(app, 2, "Documents")
    app.activate_row(REPORT)
    app.click("Check…")
    app.tick(lambda name: name.startswith("Keep CRP"))
    app.click("Keep 1 Result")


def on_profile(act):
    def go(app):
        page(app, 4, "Health profile")
        act(app)
    return go


def add_entry(app):
    app.key("ctrl+n")
    app.fill("Medicine, dose, when it is taken", "Aspirine 100 mg")
    app.click("Save")


def edit_entry(app):
    app.activate_row(PILL)
    app.fill("Medicine, dose, when it is taken", "Metformine 1000 mg")
    app.click("Save")


def delete_entry(app):
    app.activate_row(PILL)
    app.find("dialog")
    app.click("Delete")


def on_arrivals(button):
    def act(app):
        page(app, 1, "Today")
        watching.see(app)
        app.click(button, role=watching.BUTTONS)
    return act


ACTS = (
    ("a document hidden", document_menu("Hide"), "Hidden: it stays here, and out of shares", no_row(PAPER), row(PAPER)),
    ("a document deleted", document_menu("Put into the Bin"), "Put into the bin, kept 30 days", no_row(PAPER), row(PAPER)),
    ("a result that was read kept", keep_result, "1 result kept", lambda app: app.has(None, "Among the measures already"),
     lambda app: not app.has(None, "Among the measures already")),
    ("a statement added", on_profile(add_entry), "Added", row("Aspirine 100 mg"), no_row("Aspirine 100 mg")),
    ("a statement corrected", on_profile(edit_entry), "Corrected", row("Metformine 1000 mg"), row(PILL)),
    ("a statement deleted", on_profile(delete_entry), "Deleted", no_row(PILL), row(PILL)),
    ("“none” declared", on_profile(lambda app: app.click("Declare “No known allergy”")), "Declared",
     lambda app: app.has(None, "Withdraw this declaration"), lambda app: not app.has(None, "Withdraw this declaration")),
    ("a paper that arrived left", on_arrivals(f"Do not propose {ARRIVED} again"), f"Not proposed again: {ARRIVED}",
     no_row(ARRIVED), row(ARRIVED)),
    ("a folder watched no more", on_arrivals("Stop Watching"), "Watching has ended",
     lambda app: app.has(None, "No folder is watched."), row(ARRIVED)),
)


def take_back(app):
    for what, act, says, after, before in ACTS:
        act(app)
        app.says(says)
        app.until(lambda: after(app), f"{what}: done")
        app.key("ctrl+z")
        app.until(lambda: before(app), f"{what}: taken back")
        app.says("Undone")
        print(f"    {what}", flush=True)
    app.key("ctrl+z")
    app.says("There is nothing to undo.")


def undo(build):
    window = stories.Window(build).make(filled=True)
    report = window.scratch / "analyses.pdf"
    report.write_bytes(fixtures.pdf("Prélevé le 12/03/2024 à 08h15\nGlycémie à jeun 1,12 g/L (0,70 - 1,10)\nCRP 3,1 mg/L", title=REPORT))
    window.cli("import", str(report), "--person", stories.NAME)
    folder = window.scratch / "Downloads"
    folder.mkdir()
    with Portal(window.scratch / "portal") as portal:
        app = window.start(**Portal.environment())
        window.unlock()
        app.key("alt+1")
        watching.watch(app, portal, folder)
        watching.arrive(folder, ARRIVED, fixtures.pdf("Ordonnance\nPosologie : un comprimé le soir"))
        take_back(app)
        assert window.quit() == 0, window.said()


STORIES = {
    "undo": ("Undo: what is deleted, hidden, changed or added is taken back by a key", undo),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
