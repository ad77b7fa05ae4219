# test-xdm.py: what a hospital sends is brought in, read, searched to a word of its third page, hidden and shown again.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import fixtures  # noqa: E402

BUTTONS = ("button", "push button")
PICTURE = ("image", "img")
TITLE = "Lettre de sortie"
PAGES = ("Lettre de sortie\nMadame Martin a séjourné du 14 au 18 mai.", "Traitement inchangé\nMetformine 1000 mg matin et soir",
         "Suites\nSupplémentation en fer pendant trois mois\nContrôle de la ferritine en août")


def documents(window, *words):
    return json.loads(window.cli("documents", "--json", *words))


def go_to_list(app):
    """A narrow window shows the list or a document: back leads from this one to that."""
    app.key("alt+Left")
    app.key("ctrl+2")
    app.find("list item", TITLE)


def letter(build):
    window = Window(build).make()
    archive = window.scratch / "IHE_XDM.zip"
    archive.write_bytes(fixtures.xdm(fixtures.cda(*PAGES, title=TITLE)))
    app = window.start()
    window.unlock()

    # Looked at before it is added; what it says of itself is there.
    window.action("import", f"['{archive.as_uri()}']")
    app.find(None, "Look before adding", timeout=60)
    app.find(None, lambda name: TITLE in name)
    app.keep_picture("preview")
    app.press(app.until(lambda: next((n for n in app.all(BUTTONS) if n.name.startswith("Add ") and n.sensitive), None), "the button to add", 60))
    app.gone(None, "Look before adding", timeout=60)

    # Read: the pages that the clinical document carries.
    go_to_list(app)
    app.activate_row(TITLE)
    app.find(PICTURE, f"{TITLE}, page 1 of 3")
    app.says("1 / 3")
    app.keep_picture("read")

    # A word of its third page leads there. Where the list is a page of its own, what was found shows by Return.
    go_to_list(app)
    app.key("ctrl+f")
    app.write("ferritine")
    app.key("Return")
    app.says("Page 3: ")
    app.keep_picture("search")
    app.activate_row(TITLE)
    app.find(PICTURE, f"{TITLE}, page 3 of 3")
    app.says("1 of 1, page 3")
    app.keep_picture("found")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"

    # Hidden, and by one key shown again.
    app.click("More about this document")
    app.click("Hide", role=("menu item",))
    app.says("Hidden: it stays here, and out of shares")
    app.find(None, "Nothing found")    # in the list, to which a narrow window goes back
    app.keep_picture("hidden")
    app.key("ctrl+z")
    app.says("Undone")
    app.find("list item", TITLE)
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."
    kept, = documents(window)
    assert (kept["title"], kept["hidden"], kept["pages"]) == (TITLE, False, 3), kept
    found, = json.loads(window.cli("search", "ferritine", "--person", NAME, "--json"))
    assert found["page"] == 3, found


STORIES = {
    "letter": ("a letter from an XDM is read, found on its third page, hidden and shown again", letter),
    "phone": ("the same on a phone", letter, "420x760"),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
