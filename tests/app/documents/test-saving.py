# test-saving.py: the original of a document, saved outside the vault: what that means is said first, and noted.
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written is compared byte for byte with what was imported; the file dialog is the portal's."""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "portal")]

import stories             # noqa: E402
from portal import Portal  # noqa: E402

SAMPLE = HERE.parent.parent / "data" / "cda" / "analyses.fr.xml"
TITLE = "Compte rendu d’analyses"
MENU = "More about this document"


def check(what, words):
    if not what:
        raise AssertionError(words)


def saved(window):
    return [entry for entry in json.loads(window.cli("journal", "--json")) if entry["event"] == "document-saved"]


def ask(app):
    app.click(MENU)
    app.click("Save the Original…", role=("menu item",))
    app.find(None, "Save the original outside the vault?")
    app.says("Outside the vault nothing protects it")


def original(build):
    window = stories.Window(build).make()
    window.cli("import", str(SAMPLE), "--person", stories.NAME, "--accept-identity")
    target = window.scratch / "copy.xml"
    with Portal(window.scratch / "portal") as portal:
        app = window.start(**Portal.environment())
        window.unlock()
        app.key("ctrl+2")
        app.activate_row(TITLE)
        app.find(None, MENU)

        # Thought better of, before and after a place is asked for: nothing is written, nothing noted.
        ask(app)
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.keep_picture("asked")
        app.click("Cancel")
        portal.answer(cancel=True)
        ask(app)
        app.click("Choose a Place…")
        check(stories.atspi_driver.read(portal.request("SaveFile")["title"]) == "Save the original", "The dialog has another title.")
        check(not target.exists(), "There is a file although none was wanted.")

        portal.answer(paths=[target])
        ask(app)
        app.click("Choose a Place…")
        app.says("Saved. Whoever has the file can read it, without any password.", timeout=60)
        window.action("lock")
        window.locked()
        check(window.quit() == 0, "The window did not end well.")
    check(target.read_bytes() == SAMPLE.read_bytes(), "The copy is not what was imported.")
    check(target.stat().st_mode & 0o777 == 0o600, "The copy can be read by others.")
    check(len(saved(window)) == 1, f"the journal says {saved(window)}")


STORIES = {"original": ("the original of a clinical document is saved as it came, after a warning, and noted", original)}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
