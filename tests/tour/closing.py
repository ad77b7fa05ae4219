# closing.py: the journal tells it all, and a locked window nothing.
# SPDX-License-Identifier: GPL-3.0-or-later

import sharing

TOLD = (
    ("“{1}” was imported for {person}: {stored} new, {already} already there, {set_aside} set aside.", "bilan_sanguin.pdf"),
    ("The import of “{1}” was undone ({person}).", "bilan_sanguin.pdf"),
    ("“{1}” was added to the health profile of {person}.", "allergy"),
    ("The share with {1} was ended ({person}).", sharing.SHARES[0].recipient),
)


def read_journal(tour):
    tour.page(6, "Journal")
    tour.says(sharing.SHARES[0].recipient)
    shown = tour.app.shown()
    for sentence, about in TOLD:
        words = max(tour.word(sentence).replace("}", "{").split("{")[0::2], key=len).strip()
        about = tour.signs.get(about, about)
        tour.check(any(about in line and words in line for line in shown.splitlines()),
                   f"The journal does not tell “{words}” of “{about}”.")
    for share in sharing.SHARES:
        tour.check(share.recipient in shown, f"The journal does not tell of {share.recipient}.")
    tour.step("journal", "The journal tells what came in, what was handed over, and what was ended.")
    tour.click("Check the Journal")
    tour.says(tour.words.ngettext("Whole: %ld entry, the last of %s.", "Whole: %ld entries, the last of %s.", 20).split("%")[0])


def lock(tour):
    """Locked, the tree of the window holds the page that opens it, and nothing of the record."""
    tour.app.key("ctrl+l")
    tour.app.find(("button", "push button"), tour.word("Open"))
    shown = "\n".join(node.name + "\n" + (node.text or "") for node in tour.app.root.walk(hidden=True))
    for word in (*tour.signs.values(), "Camille", "Louis", "Martin", tour.word("Journal"), tour.word("Measures"),
                 *(share.recipient for share in sharing.SHARES)):
        tour.check(word not in shown, f"The locked window still holds “{word}”.")
    tour.step("locked", "Locked: the window holds nothing of the record.")


def unlock(tour):
    tour.fill("Phrase", tour.phrase)
    tour.app.key("Return")
    tour.app.find(None, tour.word("Vault open"), timeout=60)
    tour.page(2, "Documents")
    tour.says("Bilan sanguin")
    tour.step("unlocked", "Opened again with the phrase.")
