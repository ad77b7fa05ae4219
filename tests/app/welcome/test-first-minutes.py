# test-first-minutes.py BUILD [STORY…]: from the first start to the first shared document, screens and fields counted; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
"""At most ten screens and six typed fields. From each screen the way back is tried once: it leads to the one before,
and what was typed is there when one comes again."""

import os
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "tour")]

import stories                        # noqa: E402
from beginning import read_phrase     # noqa: E402
from papers import find_add           # noqa: E402
from stories import fixtures          # noqa: E402
from telling import Telling           # noqa: E402

SCREENS, FIELDS = 10, 6
BUTTONS = ("button", "push button")
NAME, BORN = "First name, or first and last name", "Date of birth"
WHOM = "Name: a person, a practice, a hospital"
OWN = "bateau lune olive tabouret zinc"
BRIEF = "To whom, why and until when"
PAPER = "Bilan sanguin"


class Count:
    """What somebody meets and types who goes straight on."""

    def __init__(self, tour):
        self.tour = tour
        self.screens = []
        self.fields = []

    def screen(self, name, *expected):
        for words in expected:
            self.tour.app.find(None, self.tour.word(words), timeout=60)
        self.screens.append(name)
        self.tour.check(len(self.screens) <= SCREENS, f"More than {SCREENS} screens: {self.screens}")
        self.tour.step(name, f"Screen {len(self.screens)}: {name}.")

    def type(self, field, text):
        self.tour.app.fill(field, text)
        self.fields.append(field)
        self.tour.check(len(self.fields) <= FIELDS, f"More than {FIELDS} fields are typed: {self.fields}")


def typed(tour, field):
    """What stands in a field."""
    node = tour.app.find(tour.app.TYPED, tour.word(field))
    return node.text


def back_and_forth(tour, before, forth, after, kept=(), role=None):
    """Back by the key, to a screen that has these words; forth again; what was typed is still there."""
    tour.app.key("alt+Left")
    tour.app.find(role, tour.word(before))
    forth()
    tour.app.find(role, tour.word(after))
    for field, text in kept:
        tour.app.until(lambda: typed(tour, field) == text, f"“{text}” still in “{field}”")


def choose_file(tour, paper):
    if paper is None:
        tour.portal.answer(cancel=True)
    else:
        tour.portal.answer(paths=[paper])
    tour.click("A File")
    tour.portal.request("OpenFile")


def begin(tour, count, own):
    count.screen("welcome", "Start", "Open a Vault…", "Try With a Sample Household")
    tour.click("Start")
    count.screen("for whom", "For whom?", "Myself", "Someone close")
    count.type(tour.word(NAME), "Camille Martin")
    count.type(tour.word(BORN), "14/03/1968")
    back_and_forth(tour, "Start", lambda: tour.click("Start"), "For whom?", ((NAME, "Camille Martin"), (BORN, "14/03/1968")))
    tour.click("Continue")
    count.screen("phrase", "I have noted it", "Choose my own")
    phrase = read_phrase(tour)
    back_and_forth(tour, "For whom?", lambda: tour.click("Continue"), "I have noted it")
    tour.check(read_phrase(tour) == phrase, "Going back has changed the phrase that was noted.")
    if own:
        tour.click("Choose my own")
        count.type(tour.word("Your phrase"), OWN)
        back_and_forth(tour, "For whom?", lambda: tour.click("Continue"), "Close my vault with it")
        tour.click("Close my vault with it")
    else:
        tour.click("I have noted it")


def keep_code(tour, count):
    """The sheet is printed, and one group typed back; whoever is in a hurry has “Later”."""
    count.screen("safety sheet", "Later", "USB stick")
    ready = tour.app.until(lambda: next((node for node in tour.app.all(BUTTONS, tour.word("Print")) if node.sensitive), None), "the code")
    tour.portal.answer(print=True)
    tour.app.press(ready)
    tour.portal.request("Print")
    tour.says(tour.word("The sheet was sent to the printer."))
    asks = tour.matching("Type group %u back")
    field = tour.app.find(tour.app.TYPED, asks)
    group = int(re.search(r"\d+", field.name)[0])
    shown = [node.name for node in tour.app.find(None, tour.word("Recovery code")).walk() if re.fullmatch(r"[1-8]|[0-9A-Z]{4}", node.name)]
    groups = shown[1::2]
    tour.check(shown[::2] == [str(number) for number in range(1, 9)], f"The groups do not bear their numbers: {len(shown)} words")
    count.type(field.name, groups[group - 1])
    tour.click("I have kept it")


def bring_in(tour, count, paper):
    count.screen("no documents", "Drop files here", "A File", "Photos of a Paper", "My Documents from Mon espace santé")
    choose_file(tour, None)
    tour.click("My Documents from Mon espace santé")
    tour.app.find("dialog")
    tour.app.key("Escape")
    tour.app.gone("dialog")
    choose_file(tour, paper)
    find_add(tour)
    count.screen("preview", "Look before adding")
    tour.click("Cancel")
    tour.app.find(None, tour.word("Drop files here"))
    choose_file(tour, paper)
    tour.app.press(find_add(tour))
    tour.app.gone(None, tour.word("Look before adding"), timeout=60)
    tour.app.find("image", lambda name: name.startswith(f"{PAPER}, "), timeout=60)
    count.screen("document", "Show it to a doctor")
    # Taken back and brought in again: the screen says how.
    tour.app.key("ctrl+z")
    tour.app.find(None, tour.word("Drop files here"))
    choose_file(tour, paper)
    tour.app.press(find_add(tour))
    tour.app.find("image", lambda name: name.startswith(f"{PAPER}, "), timeout=60)


def show_to_doctor(tour):
    tour.click("Show it to a doctor")
    tour.app.find("heading", tour.word(BRIEF))
    tour.says(PAPER)


def hand_over(tour, count):
    show_to_doctor(tour)
    count.screen("to whom, why, until when", "Change what is ticked")
    count.type(tour.word(WHOM), "Dr Karim Benali")
    tour.check(typed(tour, "Why") == tour.word("Care"), "“Care” is not proposed.")
    tour.app.find(tour.app.TICKS, lambda name: name == tour.word("30 days"))
    tour.click("Change what is ticked")
    box = tour.app.find("check box", PAPER)
    tour.check(box.checked, "The document that was shown is not ticked.")
    back_and_forth(tour, BRIEF, lambda: None, BRIEF, ((WHOM, "Dr Karim Benali"),), role="heading")
    tour.click("Cancel")
    tour.app.find("image", lambda name: name.startswith(f"{PAPER}, "))
    show_to_doctor(tour)
    tour.app.until(lambda: typed(tour, WHOM) == "Dr Karim Benali", "the name that was typed")
    tour.click("Continue")
    count.screen("how", "How", "Paper", "PDF with a password", "File for a browser")
    back_and_forth(tour, BRIEF, lambda: tour.click("Continue"), "How", role="heading")
    tour.app.tick(tour.word("Paper"))
    tour.click("Continue")
    count.screen("read over", "Read over", "Seal")
    back_and_forth(tour, "How", lambda: tour.click("Continue"), "Read over", role="heading")
    tour.app.press(tour.app.until(lambda: next((node for node in tour.app.all(tour.app.BUTTONS, tour.word("Seal")) if node.sensitive), None),
                                  "the pages to read over", 60))


def print_it(tour):
    """Sealed: leaving without having handed it over asks first; then it comes out of the printer."""
    tour.app.find(BUTTONS, tour.word("Done"), timeout=60)
    for away in ("ctrl+1", "alt+Left"):
        tour.app.key(away)
        tour.app.find(None, tour.word("Leave without handing it over?"))
        tour.click("_Stay")
        tour.app.gone(None, tour.word("Leave without handing it over?"))
    tour.portal.answer(print=True)
    tour.click("Print")
    tour.portal.request("Print")
    tour.says(tour.word("The pages were sent to the printer."))
    text = tour.run("pdftotext", "-layout", tour.portal.printed(2), "-")
    tour.check(PAPER in text and "Dr Karim Benali" in text, f"The pages are not the document for Dr Benali: {text[:2000]}")
    tour.step("shared", "The first document is shared.")
    tour.click("Done")
    tour.app.find("image", lambda name: name.startswith(f"{PAPER}, "))


def first_minutes(build, language, own):
    os.environ.update(LANG=language, LIVRET_TEST_KDF="1")
    pictures = os.environ.get("LIVRET_STORY_PICTURES")
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        tour = Telling(build, pathlib.Path(pictures) / language[:2] / "first-minutes" if pictures else scratch / "pictures", scratch)
        paper = scratch / "bilan.pdf"
        paper.write_bytes(fixtures.pdf("premier", "second", title=PAPER))
        count = Count(tour)
        with tour.portal:
            tour.start()
            try:
                begin(tour, count, own)
                keep_code(tour, count)
                bring_in(tour, count, paper)
                hand_over(tour, count)
                print_it(tour)
            except AssertionError:
                tour.show_failure()
                raise
            tour.stop()
        print(f"{len(count.screens)} screens: {count.screens}; {len(count.fields)} fields: {count.fields}")


STORIES = {
    "english": ("First minutes: ten screens, six typed fields at most, and a way back from each", lambda build: first_minutes(build, "en_US.UTF-8", True)),
    "french": ("First minutes: the same in French, with the words that are proposed", lambda build: first_minutes(build, "fr_FR.UTF-8", False)),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
