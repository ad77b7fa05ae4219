# test-bin.py: what was deleted is found in the bin, put back, undone, and erased for good.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import fixtures  # noqa: E402


def check(what, words):
    if not what:
        raise AssertionError(words)


def make(window):
    """Two documents, a statement and a reading; all but one document in the bin, and one of them was in a share."""
    window.make()
    for title in ("Bilan", "Compte rendu"):
        paper = window.scratch / f"{title}.pdf"
        paper.write_bytes(fixtures.pdf(f"{title} zebulon", title=title))
        window.cli("import", str(paper), "--person", NAME)
    documents = {d["title"]: d["id"] for d in json.loads(window.cli("documents", "--json"))}
    entry = json.loads(window.cli("entry", "add", "--person", NAME, "--section", "allergies", "--text", "Pollen", "--json"))
    reading = json.loads(window.cli("reading", "add", "--person", NAME, "--kind", "weight", "--value", "72.4", "--json"))
    window.cli("grant", "create", "--person", NAME, "--to", "Dr Karim Benali", "--purpose", "Suivi", "--until", "+30",
               "--item", documents["Bilan"], "--route", "html", "--out", str(window.scratch / "package.html"))
    window.cli("document", "delete", documents["Bilan"])
    window.cli("entry", "delete", entry["id"])
    window.cli("reading", "delete", reading["id"])
    return documents


def open_bin(window):
    window.app.menu("Bin")
    window.app.find(None, "Documents, entries and the records of people are kept here for 30 days, then they go for good.")


def put_back(build):
    window = Window(build)
    make(window)
    app = window.start()
    window.unlock()
    open_bin(window)
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    app.says("Other documents · kept until")
    app.says("Allergies · kept until")
    app.says("stays noted, so that no import brings it back")
    check(not app.has(None, lambda name: name.startswith("Erase for good… · Weight")), "A reading can be erased.")

    app.click("Put back · Pollen")
    app.gone(None, "Put back · Pollen")
    app.key("ctrl+z")
    app.find(None, "Put back · Pollen")
    app.click("Put back · Pollen")
    app.gone(None, "Put back · Pollen")
    app.click("Put back · Bilan")
    app.gone(None, "Put back · Bilan")
    weight = app.find(("button", "push button"), lambda name: name.startswith("Put back · Weight"))
    app.press(weight)
    app.says("The bin is empty")
    window.action("lock")
    window.locked()
    check(window.quit() == 0, "The program did not end well.")
    check(json.loads(window.cli("bin", "--json")) == [], "The bin is not empty.")
    check(len(json.loads(window.cli("documents", "--json"))) == 2, "A document is missing.")
    check(len(json.loads(window.cli("readings", "--person", NAME, "--json"))) == 1, "The reading is missing.")


def erase(build):
    window = Window(build)
    make(window)
    app = window.start()
    window.unlock()
    open_bin(window)
    app.click("Erase for good… · Bilan")
    app.says("Copies of the vault made before still hold it")
    app.says("It was in 1 share: what was handed over stays with whoever has it")
    app.says("The journal keeps that something was erased")
    app.click("Keep")
    app.gone(None, "Keep")  # else the next press may meet the dialog that is on its way out
    app.find(None, "Put back · Bilan")
    app.click("Erase for good… · Bilan")
    app.click("Erase for Good", timeout=30)
    app.gone(None, "Put back · Bilan")
    app.click("Erase for good… · Pollen")
    app.says("It was named in no share.")
    app.click("Erase for Good")
    app.gone(None, "Put back · Pollen")
    window.action("lock")
    window.locked()
    check(window.quit() == 0, "The program did not end well.")
    left = [(row["what"], row["group"]) for row in json.loads(window.cli("bin", "--json"))]
    check(left == [("reading", "weight")], f"In the bin: {left}")
    titles = [d["title"] for d in json.loads(window.cli("documents", "--json"))]
    check(titles == ["Compte rendu"], f"The documents are {titles}")


STORIES = {
    "back": ("what was deleted is put back, and that undone", put_back),
    "erase": ("erased for good, after what survives was said", erase),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
