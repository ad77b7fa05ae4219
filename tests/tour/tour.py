# tour.py BUILD OUT [--gallery]: walks through the main job on made-up data, and keeps a picture of each step.
# SPDX-License-Identifier: GPL-3.0-or-later
"""create → import → read → chart → share → open, as a person and their doctor would: the window is driven by the
keyboard and the accessibility bus, its file and print dialogs are answered by tests/portal, and what is handed over
is opened by programs that know nothing of Livret. Runs under tests/tools/headless; nothing of it touches the
caller's own files. As the test "story" it is this that must not fail."""

import datetime
import pathlib
import sys
import tempfile

import beginning
import closing
import gallery
import health
import keyboard
import made_up
import papers
import sharing
from telling import Telling

# What identifies each thing in a package. Whatever was not granted must not be found in it.
SIGNS = {
    "lab": "Bilan sanguin", "eye": "Compte rendu de fond d'oeil", "prescription": "Ordonnance",
    "vaccines": "Carnet de vaccination", "photograph": "IMG_0041", "weight": "72{}7 kg", "pressure": "128/79",
    "treatment": "Lévothyroxine 75", "allergy": "Arachide", "louis": "Goutte de Louis",
}

# Words that stand only inside a document: where documents leave as pages, they leave with all that is on them.
INSIDE = {"lab": "Hémoglobine glyquée", "eye": "rétinopathie", "prescription": "Metformine", "vaccines": "Diphtérie"}

CHAPTERS = (
    ("create", beginning.create),
    ("one paper", papers.import_one),
    ("photographs", papers.import_photographs),
    ("papers", papers.import_more),
    ("readings", papers.import_readings),
    ("a stopped import", papers.stop_import),
    ("documents", papers.look_at_documents),
    ("people", beginning.add_person),
    ("measures", health.look_at_measures),
    ("by hand", health.type_entries),
    ("handing over", sharing.hand_over),
    ("ending", sharing.end_share),
    ("keyboard", keyboard.walk),
    ("journal", closing.read_journal),
    ("lock", closing.lock),
    ("unlock", closing.unlock),
)


GALLERY = [chapter for chapter in CHAPTERS[:10] if chapter[0] not in ("a stopped import", "measures")]
GALLERY += [("gallery", gallery.look_around), ("lock", closing.lock)]


def main():
    build, out = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="livret-tour-") as scratch:
        tour = Telling(build, out, pathlib.Path(scratch))
        tour.papers = made_up.family_papers(tour.scratch / "papers", datetime.date.today(), many=papers.MANY)
        tour.signs = {sign: words.format("," if tour.french else ".") for sign, words in SIGNS.items()}
        tour.inside = INSIDE
        with tour.portal:
            tour.start()
            try:
                for name, chapter in GALLERY if "--gallery" in sys.argv[3:] else CHAPTERS:
                    print(f"— {name}", flush=True)
                    chapter(tour)
            except AssertionError:
                tour.show_failure()
                raise
            tour.stop()
    print(f"\n{tour.number} steps; the pictures are in {out}")


if __name__ == "__main__":
    main()
