# letters.py: what a hospital sends: brought in, found on one of its pages, hidden, shown again.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "cli"))

import fixtures  # noqa: E402
import papers    # noqa: E402


def found(tour):
    """A letter of a hospital, as it sends it, opened on the page where a word of it stands."""
    letter = tour.scratch / "IHE_XDM.zip"
    letter.write_bytes(fixtures.xdm(fixtures.cda(
        "Lettre de sortie\nMadame Martin a séjourné du 14 au 18 mai.", "Traitement inchangé\nMetformine 1000 mg matin et soir",
        "Suites\nSupplémentation en fer pendant trois mois\nContrôle de la ferritine en août", title="Lettre de sortie")))
    tour.papers["letter"] = letter
    papers.choose(tour, "letter")
    papers.add(tour)
    find(tour, "ferritine", "Lettre de sortie")
    tour.says(tour.word("%u of %u, page %d") % (1, 1, 3))
    tour.pause(0.5)


def find(tour, words, title):
    """From the list; a narrow window goes on to the document after an import."""
    tour.app.key("alt+Left")
    tour.page(2, "Documents")
    tour.click("Search in this list")
    tour.fill("Search in this list", words)
    tour.app.activate_row(title)


def hidden(tour):
    tour.menu("More about this document", "_Hide")
    tour.says(tour.word("Hidden: it stays here, and out of shares"))


def shown_again(tour):
    tour.app.key("ctrl+z")
    tour.says(tour.word("Undone"))
