# test-cards.py: a document of health data (FHIR) is read as cards by section, and its words are found on its pages.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402

FILE = pathlib.Path(__file__).resolve().parents[2] / "data/fhir/ips.fr.json"
TITLE = "Synthèse de Camille"
PICTURE = ("image", "img")


def read(build):
    window = Window(build)
    window.make()
    window.cli("import", str(FILE), "--person", NAME, "--accept-identity")
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.activate_row(TITLE)
    # Headings, lists of that name, and what one hears of a card.
    for section, card in (("About this document", "Camille KERBRAT · Person, born on"), ("Conditions", "Hypertension artérielle · "),
                          ("Allergies", "Pénicillines · "), ("Treatments", "METFORMINE 1000 mg · "), ("Vaccinations", "VACCIN BCG · ")):
        app.find("heading", section)
        app.find("list item", lambda name, card=card: name.startswith(card), within=app.find("list", section))
    app.keep_picture("cards")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"

    # The same as pages, and back.
    app.click("More about this document")
    app.click("Other Form: Cards or Pages", role=("menu item",))
    app.find(PICTURE, lambda name: name.startswith(f"{TITLE}, page 1 of"))
    app.click("More about this document")
    app.click("Other Form: Cards or Pages", role=("menu item",))
    app.find("heading", "Conditions")

    # Words are found on pages.
    app.key("ctrl+shift+f")
    app.write("penicilline")
    app.says("1 of 1, page 1")
    app.find(PICTURE, lambda name: name.startswith(f"{TITLE}, page 1 of"))
    app.key("Escape")
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


STORIES = {
    "read": ("health data are read as cards, and as pages", read),
    "phone": ("the same on a phone", read, "420x760"),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
