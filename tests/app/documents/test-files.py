# test-files.py: documents found with all that is written beside them, kept in folders, pinned, changed many at once.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import fixtures  # noqa: E402

PAPERS = (("Bilan sanguin", "ferritine et glycémie", "2026-05-04"), ("Courrier du Dr Benali", "consultation pour un œdème des chevilles", "2026-03-02"),
          ("Radio du poignet", "pas de fracture", "2025-11-20"))


def make(build):
    """Three documents of one person, a statement, a note on a day and one on a measure."""
    window = Window(build).make()
    for title, words, date in PAPERS:
        paper = window.scratch / f"{title}.pdf"
        paper.write_bytes(fixtures.pdf(words, title=title))
        window.cli("import", str(paper), "--person", NAME, "--title", title, "--date", date)
    window.cli("entry", "add", "--person", NAME, "--section", "allergies", "--text", "Pénicilline", "--comment", "avec œdème du visage", "--from", "2019")
    window.cli("note", "add", "Chevilles : œdèmes le soir", "--person", NAME, "--on", "2026-02-12")
    window.cli("reading", "add", "--person", NAME, "--kind", "weight", "--value", "72.4", "--at", "2026-10-01T07:30")
    window.cli("measure", "note", "set", "weight", "--person", NAME, "--text", "Peser le matin, œdème ou non")
    return window


def listed(window, *words):
    return {row["title"]: row for row in json.loads(window.cli("documents", "--hidden", "--json", *words))}


def end(window):
    assert not window.app.unnamed(), f"without a name: {window.app.unnamed()}"
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def search(build):
    """One field finds documents, statements and notes; each opens where it stands."""
    window = make(build)
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.find("list item", "Bilan sanguin")
    app.key("ctrl+f")
    app.write("oedemes")
    app.gone("list item", "Bilan sanguin")
    app.find("list item", "Courrier du Dr Benali")
    app.says("consultation pour un œdème des chevilles")
    app.keep_picture("documents")
    app.switch("What was found", "Profile, notes 3")
    app.find("list item", lambda name: name.startswith("Pénicilline"))
    app.says("Notes beside measures")
    app.keep_picture("others")

    # A note on a day is read where it is written; a statement and a measure's note on their pages.
    app.activate_row(lambda name: name.startswith("Chevilles"))
    app.find(None, "Note on a Day")
    app.key("Escape")
    app.gone(None, "Note on a Day")
    app.activate_row(lambda name: name.startswith("Peser"))
    app.find(("label", "heading"), "Weight")
    app.says("Peser le matin")
    app.key("ctrl+2")
    app.activate_row(lambda name: name.startswith("Pénicilline"))
    app.says("Health profile")
    app.find(("text", "entry"), "Comment") if app.has(("text", "entry"), "Comment") else app.says("Pénicilline")
    app.key("Escape")

    # What stands in no document is shown at once; a filter that only documents have leaves nothing else.
    app.key("ctrl+2")
    app.key("ctrl+f")
    app.key("ctrl+a")
    app.write("visage")
    app.find("list item", lambda name: name.startswith("Pénicilline"))
    app.gone("list item", "Courrier du Dr Benali")
    app.choose("Category", "Laboratory results")
    app.says("Nothing found")
    end(window)


STORIES = {
    "search": ("one field finds documents, statements and notes, and each opens where it stands", search),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
