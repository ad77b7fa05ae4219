# letters.py: what hospitals send: found on one of its pages, hidden, shown again; read as cards; several at once.
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import json
import pathlib
import sys

sys.path += [str(pathlib.Path(__file__).resolve().parent.parent / folder) for folder in ("cli", "app")]

import atspi_driver  # noqa: E402
import fixtures      # noqa: E402
import papers        # noqa: E402
from gallery import main_menu  # noqa: E402


ROWS = ("list item", "table row", "option")


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


def search_list(tour, words):
    """In the list, to which a narrow window goes back; its field may be there already."""
    tour.page(2, "Documents")
    # Back from what is pushed upon the page, and from the document to its list.
    for _ in range(3):
        if tour.has("Search in this list"):
            break
        tour.app.key("alt+Left")
        tour.pause(0.4)
    if not tour.has("Search in this list", tour.app.TYPED):
        tour.click("Search in this list")
    tour.fill("Search in this list", words)


def information_below(tour):
    """To the last row that the keyboard comes to, of the page and not of the sidebar."""
    pages = tour.word("Pages")
    last = [row for row in tour.app.all(ROWS) if row.has(atspi_driver.Atspi.StateType.FOCUSABLE) and row.name and row.parent().name != pages][-1]
    tour.app.reach(last.name, ROWS)
    tour.pause(0.5)


def all_documents(tour):
    """The list of them, and nothing searched."""
    search_list(tour, "")
    tour.app.click(tour.word("Search in this list"), ("toggle button",))
    tour.app.gone(None, tour.word("What was found"))


def find(tour, words, title):
    search_list(tour, words)
    tour.app.activate_row(title)


def hidden(tour):
    tour.menu("More about this document", "_Hide")
    tour.says(tour.word("Hidden: it stays here, and out of shares"))


def shown_again(tour):
    tour.app.key("ctrl+z")
    tour.says(tour.word("Undone"))


def cards(tour):
    """Health data, which are read as cards."""
    bundle = json.loads((pathlib.Path(__file__).resolve().parent.parent / "data/fhir/ips.fr.json").read_text(encoding="utf-8"))
    patient, paper = (next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)
                      for kind in ("Patient", "Composition"))
    del paper["event"]
    paper["date"] = datetime.date.today().isoformat()    # at the top of the list, in sight
    for name in ("identifier", "birthDate"):
        del patient[name]
    patient["name"] = [{"family": "MARTIN", "given": ["Camille"]}]
    tour.papers["cards"] = tour.scratch / "synthese.json"
    tour.papers["cards"].write_text(json.dumps(bundle, ensure_ascii=False), encoding="utf-8")
    papers.choose(tour, "cards")
    papers.add(tour)
    search_list(tour, "")
    tour.app.activate_row("Synthèse de Camille")
    tour.app.find("heading", tour.word("About this document"))


def cards_as_pages(tour):
    tour.menu("More about this document", "_Other Form: Cards or Pages")
    tour.app.find("image", lambda name: name.startswith("Synthèse de Camille, "))


def drop_folded(tour):
    """Papers that were brought together are one row among past imports."""
    papers.choose(tour, "lab", "eye", "prescription")
    papers.add(tour)
    main_menu("Past I_mports")(tour)
    tour.says(tour.words.ngettext("%u file", "%u files", 3) % 3)


def drop_unfolded(tour):
    tour.app.reach(lambda name: name.startswith(tour.words.ngettext("%u file", "%u files", 3) % 3))
    tour.app.key("Return")
    tour.says("ordonnance.pdf")
