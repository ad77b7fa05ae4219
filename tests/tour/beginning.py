# beginning.py: the vault is made, and somebody else of the household is added.
# SPDX-License-Identifier: GPL-3.0-or-later

import re

PHRASE = re.compile(r"[a-z]{3,12}(?:-[a-z]{3,12}){4}")


def read_phrase(tour):
    """The five words in large type, as the person reads them."""
    def look():
        for node in tour.app.root.walk():
            words = "-".join(re.split(r"[\s\-‑]+", (node.text or node.name).strip()))
            if PHRASE.fullmatch(words):
                return words
        return None
    return tour.app.until(look, "five words to read")


def create(tour):
    tour.app.find(None, tour.word("Start"))
    tour.step("welcome", "Livret starts, without a vault.")
    tour.click("Start")
    tour.fill("First name, or first and last name", "Camille Martin")
    tour.fill("Date of birth", "14/03/1968")
    tour.step("for-whom", "Whose record it is: Camille Martin.")
    tour.click("Continue")
    tour.app.find(None, tour.word("I have noted it"))
    tour.phrase = read_phrase(tour)
    tour.step("phrase", "Five words are proposed; they will close the vault.")
    tour.click("I have noted it")
    tour.app.find(None, tour.word("Later"), timeout=60)
    tour.step("safety-sheet", "The recovery code, to be kept on paper.")
    tour.click("Later")
    tour.app.find(None, tour.word("Drop files here"), timeout=60)
    tour.step("empty", "The vault is made, encrypted, and empty.")


def add_person(tour):
    """Louis, whose papers and readings must never be in what Camille hands over."""
    switcher = re.compile("Camille Martin · .*").fullmatch
    tour.sidebar()
    tour.menu(switcher, "Add a Person…")
    tour.fill("Name in the household", "Louis Martin")
    tour.fill("Date of birth", "02/05/1942")
    tour.step("person", "Somebody else of the household: Louis, whose papers stay apart.")
    tour.click("Save")
    tour.app.find(tour.app.BUTTONS, "Louis Martin")
    tour.app.key("alt+2")
    tour.sidebar()
    tour.app.find(None, re.compile("Louis Martin · .*").fullmatch)
    tour.page(4, "Health profile")
    tour.click("Add a Condition")
    tour.fill("Illness or health matter", tour.signs["louis"])
    tour.click("Save")
    tour.app.gone(None, tour.word("Illness or health matter"))
    tour.says(tour.signs["louis"])
    tour.app.key("alt+1")
    tour.sidebar()
    tour.app.find(None, switcher)
