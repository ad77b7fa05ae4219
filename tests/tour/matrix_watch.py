# matrix_watch.py: the way to the pictures of a folder that is watched.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import fixtures  # noqa: E402
from gallery import main_menu  # noqa: E402


def watching(tour):
    """The preferences, once a folder is watched."""
    tour.downloads = tour.scratch / ("Téléchargements" if tour.french else "Downloads")
    tour.downloads.mkdir(exist_ok=True)
    tour.portal.answer(paths=[str(tour.downloads)])
    main_menu("_Preferences")(tour)
    tour.app.press(tour.app.find(tour.app.TICKS, tour.word("Watch a folder")))
    tour.app.find("list item", tour.word("Folder", "on the computer"), timeout=60)
    tour.app.reach(tour.word("Folder", "on the computer"))


def arrivals_banner(tour):
    """Three papers arrive: of one it is known whose it is."""
    tour.page(1, "Today")
    papers_of = (("Ordonnance du 12 novembre.pdf", fixtures.pdf("Ordonnance\nDr Karim Benali, médecin\nPosologie : un comprimé le soir")),
                 ("CR_consultation_cardiologie_2026-11-09.pdf", fixtures.pdf("Camille Martin, née le 14/03/1968\nCompte rendu de consultation", title="Consultation de cardiologie")),
                 ("poids.csv", "date;poids (kg)\n2026-10-01 07:30;70,1\n2026-10-02 07:30;70,2\n".encode()))
    for name, data in papers_of:
        path = tour.downloads / name
        path.with_suffix(".part").write_bytes(data)
        os.utime(path.with_suffix(".part"), (1795000000, 1795000000))
        path.with_suffix(".part").rename(path)
    tour.app.find(("button", "push button"), tour.word("_See Them"), timeout=60)
    tour.pause(2)


def arrivals(tour):
    tour.click("_See Them")
    tour.app.find("list", tour.word("Papers that arrived"))


def documents_banner(tour):
    """Above the list, to which a window with one column goes back."""
    tour.page(2, "Documents")
    tour.app.key("alt+Left")
    tour.page(2, "Documents")
    tour.app.find(("button", "push button"), tour.word("_See Them"))


def arrivals_ended(tour):
    tour.click("_See Them")
    tour.click("Stop Watching")
    tour.app.find(None, tour.word("No folder is watched."), timeout=60)
