# test-find.py: what a search found opens on its page, with the words marked there; and looking for words in a document.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import fixtures  # noqa: E402

PAGES = ("Compte rendu de consultation", "Traitement inchangé\nà revoir dans six mois",
         "Ferritine basse : 12 µg/L\nSupplémentation en fer\nContrôle de la ferritine dans trois mois")


def bring(build, **size):
    window = Window(build)
    window.make()
    for name, pages in (("Courrier", PAGES), ("Bilan", ("Bilan sanguin", "Ferritine normale"))):
        paper = window.scratch / f"{name}.pdf"
        paper.write_bytes(fixtures.pdf(*pages, title=name))
        window.cli("import", str(paper), "--person", NAME)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.find("list item", "Courrier")
    return window, app


def end(window):
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def opened(build):
    window, app = bring(build)
    app.key("ctrl+f")
    app.write("supplementation")
    app.gone("list item", "Bilan")
    app.says("Page 3: ")
    app.activate_row("Courrier")
    # The page of the word, the bar with it, and which of how many it is.
    app.find(("image", "img"), "Courrier, page 3 of 3")
    app.says("3 / 3")
    app.says("1 of 1, page 3")
    entry = app.find(("text", "entry", "search box", "entry text"), "Search in this document")
    assert entry.text == "supplementation", entry.text
    assert not app.unnamed(), f"without a name: {app.unnamed()}"

    # Another word of it, typed there: both places, around the end, and said.
    app.fill("Search in this document", "ferritine")
    app.says("1 of 2, page 3")
    app.click("The next one")
    app.says("2 of 2, page 3")
    app.click("The next one")
    app.says("1 of 2, page 3")
    app.fill("Search in this document", "inchangé")
    app.says("1 of 1, page 2")
    app.find(("image", "img"), "Courrier, page 2 of 3")
    app.fill("Search in this document", "appendicite")
    app.says("Not found in this document")
    app.click("End the search in this document")
    app.gone("button", "The next one")
    # Nothing of it is kept for the next document.
    app.key("ctrl+f")
    app.key("ctrl+a")
    app.write("ferritine")
    app.activate_row("Bilan")
    app.says("1 of 1, page 2")
    app.find(("image", "img"), "Bilan, page 2 of 2")
    end(window)
    found = json.loads(window.cli("search", "supplementation", "--json"))
    assert [(each["title"], each["page"]) for each in found] == [("Courrier", 3)], found


def typed(build):
    """Without a search before it, by keys."""
    window, app = bring(build)
    app.activate_row("Courrier")
    app.find(("image", "img"), "Courrier, page 1 of 3")
    app.key("ctrl+shift+f")
    app.write("fer")
    # The last word is a beginning.
    app.says("1 of 3, page 3")
    app.key("Return")
    app.says("2 of 3, page 3")
    app.key("Escape")
    app.gone("button", "The next one")
    app.find(("image", "img"), "Courrier, page 3 of 3")
    end(window)


STORIES = {
    "opened": ("what was found opens on its page", opened),
    "typed": ("words are looked for in the document that is read", typed, "420x760"),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
