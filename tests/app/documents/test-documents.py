# test-documents.py: what stands beside a document: its author, by whom the list is narrowed; what came with it, and leads to it.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import atspi_driver  # noqa: E402
import fixtures  # noqa: E402
import livret_cli  # noqa: E402

TITLES = ("Bilan", "Courrier")
BUTTONS = ("button", "push button")


def narrow(build):
    window = Window(build)
    window.make()
    for title in TITLES:
        paper = window.scratch / f"{title}.pdf"
        paper.write_bytes(fixtures.pdf(title, title=title))
        window.cli("import", str(paper), "--person", NAME)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.find("list item", "Bilan")
    app.gone(("combo box", "toggle button"), "Author")

    app.activate_row("Bilan")
    app.click("Information")
    app.says("None: it was given to nobody")
    app.reach("Author", ("text", "entry"))
    app.write("Dr Karim Benali")
    app.key("Return")
    app.find(("combo box", "toggle button"), "Author")
    # What is looked at stays, though the list was read anew and it is not the first of it.
    app.says("Bilan.pdf")
    app.choose("Author", "Dr Karim Benali")
    app.gone("list item", "Courrier")
    app.find("list item", "Bilan")
    # Without that author the choice is not offered any more, and all are there again.
    app.key("ctrl+z")
    app.find("list item", "Courrier")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."
    assert [d["author"] for d in json.loads(window.cli("documents", "--json"))] == ["", ""]


def sheet(build):
    """On a phone what is known stands on a sheet of its own, which is not shown anew after each change."""
    window = Window(build).make(filled=True)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.activate_row("Bilan sanguin")
    app.click("More about this document")
    app.click("Information", role=("menu item",))
    for field, typed in (("Author", "Dr Karim Benali"), ("Establishment", "Cabinet du Port")):
        app.reach(field, ("text", "entry"))
        app.write(typed)
        app.key("Return")
        app.says("Changed")
    app.key("Escape")
    app.gone("dialog")
    app.key("ctrl+z")
    app.says("Undone")
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."
    document, = json.loads(window.cli("documents", "--json"))
    assert (document["author"], document["establishment"]) == ("Dr Karim Benali", ""), document


def searched(build):
    """What is imported while a search is typed is what is looked at then, and no search goes on that it is not in."""
    window = Window(build)
    window.make()
    for title in TITLES:
        paper = window.scratch / f"{title}.pdf"
        paper.write_bytes(fixtures.pdf(title, title=title))
        window.cli("import", str(paper), "--person", NAME)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    for everywhere, title in ((False, "Ordonnance"), (True, "Radio")):
        if everywhere:
            app.key("alt+1")
            app.key("ctrl+f")
        else:
            app.click("Search in this list")
        app.until(lambda: app.focused() is not None and app.focused().role in app.TYPED, "the field of the search")
        app.write("bilan")
        app.gone("list item", "Courrier")
        app.find(None, "Bilan, page 1 of 1")
        paper = window.scratch / f"{title}.pdf"
        paper.write_bytes(fixtures.pdf(title, title=title))
        window.action("import", f"['{paper.as_uri()}']")
        app.press(app.until(lambda: next((n for n in app.all(BUTTONS, "Add it") if n.sensitive), None), "the button that adds it", 60))
        app.find(None, f"{title}, page 1 of 1", timeout=60)
        app.find("list item", "Courrier")
        app.find(None, f"{title}, page 1 of 1")
        for name in ("Search in this list", "Search documents, health profile and notes"):
            fields = [node.text for node in app.all(None, name) if node.role in app.TYPED]
            assert not any(fields), f"“{name}” holds {fields}, which nothing is searched for"
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


# As a format would leave it that brings documents, readings and statements out of one file, and a newer file of one of
# the documents: none of those that there are does yet.
TOGETHER = """
INSERT OR IGNORE INTO document_sighting SELECT i.row, d.row FROM import i, document d WHERE i.format = 'csv';
UPDATE entry SET import = (SELECT row FROM import WHERE format = 'csv');
INSERT INTO version SELECT document, 2, sha256, media_type, 'bilan-2.pdf', pages, added, NULL FROM version
  WHERE document = (SELECT row FROM document WHERE title = 'Bilan');
UPDATE document SET version = 2 WHERE title = 'Bilan';
"""


def make_together(window):
    """Two documents, two weights and an allergy out of one file; the first document in seven shares, one of them over."""
    window.make()
    for title in TITLES:
        paper = window.scratch / f"{title}.pdf"
        paper.write_bytes(fixtures.pdf(title, title=title))
        window.cli("import", str(paper), "--person", NAME)
    weights = window.scratch / "poids.csv"
    weights.write_text("date;poids (kg)\n2026-10-01 07:30;72,4\n2026-10-02 07:30;72,1\n")
    window.cli("import", str(weights), "--person", NAME)
    window.cli("entry", "add", "--person", NAME, "--section", "allergies", "--text", "Pollen")
    key = json.loads(window.cli("vault", "key", "--json"))["key"]
    livret_cli.sqlcipher(window.vault, key, TOGETHER)
    bilan = next(d["id"] for d in json.loads(window.cli("documents", "--json")) if d["title"] == "Bilan")
    for number in range(1, 8):
        grant = json.loads(window.cli("grant", "create", "--person", NAME, "--to", f"Dr {number}", "--purpose", "Suivi", "--until", "+30", "--item", bilan,
                                      "--route", "html", "--out", str(window.scratch / f"package{number}.html"), "--json"))
        if number == 2:
            window.cli("grant", "end", grant["id"])


def look_at(app, title):
    app.key("ctrl+2")
    app.activate_row(title)
    app.says(f"{title}.pdf") if title != "Bilan" else app.says("bilan-2.pdf")


def is_seen(app, node):
    """Whether it stands inside the window, not above or below what is scrolled to."""
    frame = next(n for n in app.root.children() if n.has(atspi_driver.Atspi.StateType.ACTIVE))
    rows = [n.accessible.get_component_iface().get_extents(atspi_driver.Atspi.CoordType.WINDOW) for n in (node, frame)]
    return 0 <= rows[0].y and rows[0].y + rows[0].height <= rows[1].height


def information(build):
    window = Window(build)
    make_together(window)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.activate_row("Bilan")
    app.click("Information")
    app.says("Version 2, the present one")
    app.says("Version 1")
    app.says("72.1")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"

    # A value leads to its measure.
    app.activate_row("Weight")
    app.find(("label", "heading"), "Weight")
    app.says("72.1")
    app.gone("list item", "Courrier")

    # What came from the same file: a document is shown in the place of this one, a statement on its page.
    look_at(app, "Bilan")
    app.click("Information") if not app.has(None, "From the same file") else None
    app.activate_row("Pollen")
    app.says("Health profile")
    app.gone("list item", "Courrier")
    look_at(app, "Bilan")
    app.reach("Author", ("text", "entry"))
    app.activate_row("Courrier")
    app.says("Courrier.pdf")
    app.gone(None, "Version 1")

    # A share leads to that share: an open one down the page, and one that is over.
    for recipient, focused in (("Dr 1", "Renew: Dr 1"), ("Dr 2", "Dr 2"), ("Dr 7", "Renew: Dr 7")):
        look_at(app, "Bilan")
        app.reach("Author", ("text", "entry"))
        app.activate_row(recipient)
        app.find(None, lambda name: name.startswith("Renew: Dr"))
        app.until(lambda: (app.focused() or app.root).name == focused, f"the keyboard at “{focused}”")
        app.until(lambda: is_seen(app, app.focused()), f"“{focused}” in sight")
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def clinical(build):
    """A clinical document is read as pages, found by a word of it, and leads to its values; they lead back."""
    window = Window(build).make()
    report = pathlib.Path(__file__).resolve().parents[2] / "data" / "cda" / "analyses.fr.xml"
    copy = window.scratch / "analyses.xml"
    copy.write_bytes(report.read_bytes())
    window.cli("import", str(copy), "--person", NAME, "--accept-identity")
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.activate_row("Compte rendu d’analyses")
    app.find(None, "Compte rendu d’analyses, page 1 of 1")
    app.gone(None, "This page cannot be shown")
    app.click("Information")
    app.says("Laboratory report")
    app.says("What its file says of it")
    app.says("BIOCHIMIE")

    # Found by a word that stands in its table only.
    app.key("ctrl+f")
    app.write("Ferritine")
    app.find("list item", lambda name: name.startswith("Compte rendu"))
    app.key("Escape")

    # To a value and back.
    app.activate_row("Weight")
    app.find(("label", "heading"), "Weight")
    app.says("78.4")
    app.switch("View", "Table")
    app.says("In: Compte rendu d’analyses, Signes vitaux")
    app.click(lambda name: name.startswith("What to do with 78.4"))
    app.click("Open the Document", role=("menu item",))
    app.find(None, "Compte rendu d’analyses, page 1 of 1")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def card(build):
    """How a signed health card stands is said before it is added and beside it, and anew once its issuer is known."""
    data = pathlib.Path(__file__).resolve().parents[2] / "data"
    window = Window(build).make()
    window.start()
    window.unlock()
    app = window.app
    copy = window.scratch / "vaccin.smart-health-card"
    copy.write_bytes((data / "shc" / "good.fr.smart-health-card").read_bytes())
    window.action("import", f"['{copy.as_uri()}']")
    app.find(None, "Look before adding")
    app.says("the issuer https://cartes.hopital.example is not known here")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"
    app.key("Escape")
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."

    window.cli("import", str(copy), "--person", NAME, "--accept-identity")
    window.cli("issuer", "add", str(data / "shc-jwks.json"), "--issuer", "https://cartes.hopital.example", "--name", "Bretonneau")
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.activate_row("Vaccination card")
    app.find(None, "Vaccination card, page 1 of 1")
    app.gone(None, "This page cannot be shown")
    app.click("Information")
    app.says("Valid: signed by Bretonneau on 1 June 2024")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


STORIES = {
    "clinical": ("a clinical document is read as pages, found by a word of it, leads to its values and they lead back", clinical, "1200x640"),
    "information": ("what stands beside a document: its files, values, what came with it and its shares, each leads there", information, "1200x640"),
    "searched": ("what is imported while a search is typed is shown, and the search ends", searched, "1200x640"),
    "narrow": ("the list is narrowed by an author who was typed beside a document", narrow),
    "card": ("a signed health card says how it stands, in the preview and beside it", card, "1100x760"),
    "sheet": ("on a phone’s sheet each change is kept, and the last taken back alone", sheet, "400x740"),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
