# matrix_shows.py: what a picture of papers has to show, so that none passes that shows something else.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Row of matrix_pages.py → Shows. Words are those of the source, in English; of what printf would fill in, the part
before it is looked for."""

import dataclasses
import re

import matrix_check

PERSON = "Camille Martin"


@dataclasses.dataclass
class Shows:
    words: tuple = ()       # each begins the text of a label
    never: tuple = ()       # of which none begins one
    whose: bool = True      # and a heading says whose it is


ELSEWHERE = ("Profile, notes %u",)      # what a search found, of a search that is over

SHOWS = {
    "documents-empty": Shows(("Drop files here",)),
    "import-set-aside": Shows(("Set aside", "Nothing is in the vault yet. This import can be undone as a whole.")),
    "import-card": Shows(("Files",)),
    "import-table": Shows(("Say What the Columns Hold…",)),
    "import-columns": Shows(("Say which column holds readings.",)),
    "import-columns-told": Shows(("Weight",)),
    "import-table-again": Shows(("Say What the Columns Hold…",)),
    "import-photographs": Shows(("Make One Document",)),
    "import-arrange": Shows(("Separate Documents",)),
    "import-crop": Shows(("Whole Picture",)),
    "import-arranged": Shows(("Files",)),
    "import-shared": Shows(("Shared devices: whose readings are these?",)),
    "imports-waiting": Shows(("Past imports", "Shared devices"), whose=False),
    "results-said": Shows(("_Check…",)),
    "results": Shows(("Results read in the text", "Blood glucose", "_Keep What Is Ticked")),
    "results-one": Shows(("Value, in %s",)),
    "results-how": Shows(whose=False),     # words over the page
    "results-kept": Shows(("Among the measures already",)),
    "results-back": Shows(never=("Among the measures already",)),
    "documents": Shows(("Category", "Hidden"), ELSEWHERE),
    "viewer": Shows(("Bilan sanguin|Blood test",), ELSEWHERE),
    "information": Shows(("Information", "Title", "Category")),
    "information-below": Shows(("Origin", "Shares it was in")),
    "viewer-found": Shows(("Lettre de sortie", "%u of %u, page %d")),
    "viewer-hidden": Shows(("Hidden: it stays here, and out of shares",)),
    "viewer-shown-again": Shows(("Lettre de sortie",)),
    "viewer-cards": Shows(("About this document",)),
    "viewer-cards-pages": Shows(("Synthèse de Camille",), ("About this document",)),
    "imports-folded": Shows(("Past imports",), whose=False),
    "imports-unfolded": Shows(("Past imports", "ordonnance.pdf"), whose=False),
    "documents-nothing": Shows(("Nothing found",)),
    "documents-found": Shows(("Allergies",) + ELSEWHERE),
    "documents-selected": Shows(("All", "Change"), ELSEWHERE),
    "documents-change": Shows(("Category…",), ELSEWHERE, whose=False),
    "documents-folders": Shows(("Folders",)),
    "documents-new-folder": Shows(("New Folder",), whose=False),
    "share-brief": Shows(("To whom, why and until when",), whose=False),
    "import-preview": Shows(("Files", "Nothing is in the vault yet. This import can be undone as a whole.")),
    "import-slots": Shows(("Shared devices: whose readings are these?",)),
    "imports": Shows(("Past imports",), whose=False),
    "arrivals-documents": Shows(("_See Them",)),
}


def begins(words, said):
    """Whether a text begins with the words: those before what printf fills in, or between two of them."""
    parts = [part for part in re.split(r"%\d*\$?'?l?[usd]", words) if part.strip()]
    return all(part in said for part in parts) and (words.startswith("%") or not parts or said.startswith(parts[0]))


def check(raw, name, word):
    """What is wrong with the picture of that name; word: English → what the window says for it."""
    shows = SHOWS.get(name)
    if shows is None:
        return
    # What a resting pointer is told lies over the page, and is not what was gone to.
    nodes = matrix_check.on_top([node for node in matrix_check.read(raw) if node.css != "tooltip" and not node.within("tooltip")])
    texts = [node for node in nodes if node.text.strip()]
    for words in shows.words:
        if not any(begins(word(one), node.text) for one in words.split("|") for node in texts):
            yield f"“{word(words)}” is not there: the picture shows something else"
    for words in shows.never:
        if any(begins(word(words), node.text) for node in texts):
            yield f"“{word(words)}” is there: the picture shows something else"
    headings = [node for node in texts if node.within("AdwWindowTitle") or node.within("LivretTitleBelow")]
    if shows.whose and not any(node.text.startswith(f"{PERSON} · ") for node in headings):
        yield "no heading says whose it is"
