# test-whose.py: on a phone, where nothing but a page is in sight, each page of papers says whose they are or will be.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import fixtures  # noqa: E402

FATHER = "Louis Martin"
BUTTONS = ("button", "push button")
TABLE = "Wann;Gewicht;Notiz\n03.04.2026 07:30;71,9;froh\n"


def says(app, person, *more):
    """A line that begins with name and age, as headings do; the window's width hides the people beside it."""
    rest = "".join(f".*{re.escape(words)}" for words in more)
    return app.find(None, lambda name: re.match(rf"{person} · \d+ years old{rest}", name), timeout=60)


def bring(window, name, data):
    path = window.scratch / name
    path.write_bytes(data)
    window.action("import", f"['{path.as_uri()}']")
    window.app.find(None, "Look before adding")


def leave(app):
    app.click("Cancel", role=BUTTONS)
    app.gone(None, "Look before adding", timeout=60)


def looked_at(build):
    """What is looked at in the whole household's list is its own person's."""
    window = Window(build).make()
    window.cli("person", "add", FATHER, "--born", "1942")
    paper = window.scratch / "bilan.pdf"
    paper.write_bytes(fixtures.pdf("premier", title="Bilan"))
    window.cli("import", str(paper), "--person", FATHER)
    app = window.start()
    window.unlock()
    app.key("alt+2")
    app.key("ctrl+2")
    says(app, FATHER)
    app.activate_row("Bilan")
    app.find(("image", "img"), "Bilan, page 1 of 1")
    says(app, FATHER)
    app.click("More about this document")
    app.click("Information", role=("menu item",))
    app.find("dialog")
    says(app, FATHER, "Bilan")
    app.key("Escape")
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def to_be_added(build):
    """Whom a file is for is said of it, on the page, and on all that is told of it before it is added."""
    window = Window(build).make()
    window.cli("person", "add", FATHER, "--born", "1942")
    app = window.start()
    window.unlock()
    bring(window, "courrier.pdf", fixtures.pdf("premier", title="Courrier"))
    says(app, NAME)
    app.find(None, f"{NAME} · Other documents", timeout=60)
    # For somebody else than the chosen one: the row says so, and so does the page.
    app.click("Change Courrier")
    app.reach("Person", ("list item", "combo box", "button"))
    app.key("space")
    app.until(lambda: app.has(None, FATHER), "the people to choose from")
    app.key("Down")
    app.key("Return")
    app.key("Escape")
    app.gone("dialog")
    app.find(None, f"{FATHER} · Other documents", timeout=60)
    says(app, FATHER)
    leave(app)

    bring(window, "waage.csv", TABLE.encode())
    app.click("Say What the Columns Hold…", timeout=60)
    app.find(None, "Say which column holds readings.", timeout=60)
    says(app, NAME)
    app.key("alt+Left")
    leave(app)

    bring(window, "scan.png", fixtures.png(240, 160))
    app.click("Turn or crop scan", timeout=60)
    app.find(BUTTONS, "Crop · Page 1 of 1", timeout=60)
    says(app, NAME)
    app.click("Crop · Page 1 of 1")
    app.find(None, "Whole Picture")
    says(app, NAME, "Page 1")
    app.key("alt+Left")
    app.key("alt+Left")
    leave(app)
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


STORIES = {
    "looked-at": ("a document and what is known of it say whose they are", looked_at, "370x730"),
    "to-be-added": ("what is about to be added says whose it will be", to_be_added, "370x730"),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
