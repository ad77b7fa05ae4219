# test-documents.py: a document's author is typed beside it, and the list is narrowed by author.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import fixtures  # noqa: E402

TITLES = ("Bilan", "Courrier")


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
    app.says("None: it never left")
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


STORIES = {
    "narrow": ("the list is narrowed by an author who was typed beside a document", narrow),
    "sheet": ("on a phone’s sheet each change is kept, and the last taken back alone", sheet, "400x740"),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
