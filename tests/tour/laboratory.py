# laboratory.py: what is read in a laboratory's report, beside its pages: said, compared, kept, taken back.
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "cli"))

import fixtures  # noqa: E402
import papers    # noqa: E402

TITLE = "Analyses de la Fosse"
PAGES = ("LABORATOIRE DES TROIS RIVIÈRES\n14, quai de la Fosse - 44000 NANTES\nMme MARTIN Camille\n"
         "Prélevé le {day} à 08h15\n\nGlycémie à jeun    1,12 g/L    (0,70 - 1,10)    1,05\n"
         "Hémoglobine glyquée HbA1c    6,8 %    (N < 6,0)    7,1\nCholestérol LDL : 1,02 g/L soit 2,64 mmol/L",
         "LABORATOIRE DES TROIS RIVIÈRES\n\nTSH ultrasensible    < 0,01 mUI/L    0,40 à 4,00\n"
         "Débit de filtration glomérulaire estimé    78 mL/min    sup. à 60\nPotassium    4,3 mmol/L    3,5 à 5,1")


def quiet(tour):
    """What was done is said no more: the message would stand on the page."""
    tour.app.find(tour.app.BUTTONS, tour.word("Undo"))
    tour.app.gone(tour.app.BUTTONS, tour.word("Undo"), timeout=60)


def said(tour):
    """After the import the report is what is looked at."""
    report = tour.scratch / "analyses.pdf"
    day = f"{datetime.date.today():%d/%m/%Y}"
    report.write_bytes(fixtures.pdf(*(page.replace("{day}", day) for page in PAGES), title=TITLE))
    tour.papers["report"] = report
    papers.choose(tour, "report")
    papers.add(tour)
    quiet(tour)
    tour.app.find(tour.app.BUTTONS, tour.word("_Check…"))


def compared(tour):
    tour.click("_Check…")
    tour.app.find(tour.app.BUTTONS, tour.word("_Keep What Is Ticked"))
    tour.pause(0.5)


def opened(tour):
    """What was read of one, to be written otherwise; two of them ticked."""
    for tick in list(tour.app.all("check box"))[:2]:
        tour.app.press(tick)
    tour.app.activate_row(tour.word("Blood glucose"))
    tour.app.find(None, tour.word("As it stands in the text"))
    tour.pause(0.5)


def how(tour):
    tour.click("How is this read?")
    tour.pause(0.5)


def kept(tour):
    """The words on how are closed already where the window was laid out anew."""
    if tour.app.has(None, lambda name: name.startswith("Livret ") and len(name) > 200):
        tour.app.key("Escape")
    start = tour.words.ngettext("_Keep %u Result", "_Keep %u Results", 2).replace("_", "") % 2
    tour.click(start)
    tour.says(tour.word("Among the measures already"))
    quiet(tour)


def taken_back(tour):
    """The results, and for the pages that follow the report too."""
    tour.app.key("ctrl+z")
    tour.says(tour.word("Undone"))
    tour.app.gone(None, tour.word("Among the measures already"))
    tour.menu("More about this document", "_Put into the Bin")
    quiet(tour)
