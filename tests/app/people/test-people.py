# test-people.py: people are taken out of the household: added by mistake, or with all that is recorded of them.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import fixtures  # noqa: E402


LOUIS = "Louis Martin"


def check(what, words):
    if not what:
        raise AssertionError(words)


def open_menu(app, item, name=NAME):
    app.click(lambda label: label.startswith(f"{name} · "))
    app.click(item)


def take_back(build):
    window = Window(build).make()
    app = window.start()
    window.unlock()
    open_menu(app, "Add a Person…")
    app.fill("Name in the household", "Noé Martin")
    app.click("Save")
    app.find(None, lambda name: name.startswith("Noé"))
    app.key("ctrl+z")
    app.gone(None, lambda name: name.startswith("Noé"))
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."
    assert [p["name"] for p in json.loads(window.cli("person", "list", "--json"))] == [NAME]
    said = [e["event"] for e in json.loads(window.cli("journal", "--json"))]
    assert "person-removed" in said, said


def make_two(window):
    """Louis has a document, readings, a statement, an open share and one that is over; Camille the same document."""
    window.make()
    window.cli("person", "add", LOUIS, "--born", "1942", "--sex", "M")
    paper = window.scratch / "courrier.pdf"
    paper.write_bytes(fixtures.pdf("Courrier quetsche", title="Courrier"))
    for name in (LOUIS, NAME):
        window.cli("import", str(paper), "--person", name)
    window.cli("entry", "add", "--person", LOUIS, "--section", "allergies", "--text", "Hurluberlu")
    for value in ("81.5", "81.7"):
        window.cli("reading", "add", "--person", LOUIS, "--kind", "weight", "--value", value, "--at", f"2026-11-0{value[-1]}T08:00")
    for number, recipient in enumerate(("Dr Karim Benali", "Dr Anne Leroy")):
        window.cli("grant", "create", "--person", LOUIS, "--to", recipient, "--purpose", "Suivi", "--until", "+30", "--item", "weight",
                   "--route", "html", "--out", str(window.scratch / f"package{number}.html"))
    grants = json.loads(window.cli("grant", "list", "--json"))
    window.cli("grant", "end", next(g["id"] for g in grants if g["to"] == "Dr Anne Leroy"))
    return window


def everything(window):
    """What the command line lists of everybody."""
    lists = {words: json.loads(window.cli(*words, "--json"))
             for words in (("person", "list"), ("documents",), ("documents", "--search", "quetsche"), ("entry", "list"),
                           ("grant", "list"), ("import", "list"))}
    return {" ".join(words): len(rows) for words, rows in lists.items()}


def ask_to_remove(app):
    app.key("alt+2")
    open_menu(app, f"Edit {LOUIS}…", LOUIS)
    app.click("Remove from the Household…")
    app.says("All that is recorded goes with the person: 1 document · 1 health statement · 2 readings.")


def open_bin(app):
    app.menu("Bin")
    app.says("the records of people are kept here for 30 days")


def with_record(build):
    window = make_two(Window(build))
    before = everything(window)
    app = window.start()
    window.unlock()
    ask_to_remove(app)
    app.says("1 open share ends, and stays ended if the person is put back.")
    app.says("For 30 days everything waits in the bin")
    check(not app.has(None, lambda name: "whoever keeps this vault" in name), "Louis does not keep the vault.")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    app.click("Keep")
    app.gone(None, "Keep")
    app.find(None, "Remove from the Household…")
    app.click("Remove from the Household…")
    app.click("Remove")
    app.says("Removed from the household.")
    # Nobody else's page says a word of him.
    app.find(("toggle button", "button", "push button"), lambda name: name.startswith(f"{NAME} · "))
    app.gone(None, lambda name: name.startswith(LOUIS))
    app.key("ctrl+z")
    app.find(None, lambda name: name.startswith(LOUIS))
    ask_to_remove(app)
    check(not app.has(None, lambda name: "open share" in name), "The share ended already.")
    app.click("Remove")
    app.gone(None, lambda name: name.startswith(LOUIS))
    for page in range(1, 7):
        app.key(f"ctrl+{page}")
        check(not app.has(None, lambda name: "Hurluberlu" in name or "Benali" in name), f"Page {page} shows what was Louis's.")

    open_bin(app)
    app.find(None, lambda name: name.startswith("1 document · 1 health statement · 2 readings · kept until"))
    app.click(f"Put back · {LOUIS}")
    app.gone(None, f"Put back · {LOUIS}")
    app.find(None, lambda name: name.startswith(LOUIS))
    window.action("lock")
    window.locked()
    check(window.quit() == 0, "The program did not end well.")
    check(everything(window) == before, f"There was {before}, there is {everything(window)}.")
    states = sorted(g["state"] for g in json.loads(window.cli("grant", "list", "--json")))
    check(states == ["ended", "ended"], f"The shares are {states}.")


def erased(build):
    window = make_two(Window(build))
    window.cli("person", "delete", LOUIS)
    app = window.start()
    window.unlock()
    # The only one who is left cannot be removed, and it says why.
    open_menu(app, f"Edit {NAME}…")
    app.says("The only person of the household cannot be removed from it.")
    check(not app.has(None, "Remove from the Household…"), "The last person can be removed.")
    app.click("Cancel")
    app.gone(None, "Name in the household")
    open_bin(app)
    app.click(f"Erase for good… · {LOUIS}")
    app.says("2 shares were handed over: what was handed over stays with whoever has it.")
    app.says("Copies of the vault made before still hold it")
    app.says("The whole record leaves the vault")
    app.click("Keep")
    app.gone(None, "Keep")  # else the next press may meet the dialog that is on its way out
    app.click(f"Erase for good… · {LOUIS}")
    app.click("Erase for Good")
    app.says("The bin is empty")
    window.action("lock")
    window.locked()
    check(window.quit() == 0, "The program did not end well.")
    left = everything(window)
    check(left == {"person list": 1, "documents": 1, "documents --search quetsche": 1, "entry list": 0, "grant list": 0, "import list": 1},
          f"What is left: {left}")
    journal = window.cli("journal", "--json")
    check("Hurluberlu" not in journal and LOUIS not in journal and "Benali" not in journal, "The journal names what was erased.")
    check(json.loads(window.cli("journal", "--verify", "--json"))["intact"], "The journal is broken.")


def keeper(build):
    """Whoever keeps the vault may go too: the vault stays, for the others."""
    window = Window(build)
    window.cli("vault", "create", "--no-recovery")
    window.cli("person", "add", NAME, "--born", "1968", "--self")
    window.make_settings()
    window.cli("person", "add", LOUIS, "--born", "1942")
    app = window.start()
    window.unlock()
    open_menu(app, f"Edit {NAME}…")
    app.click("Remove from the Household…")
    app.says("Nothing is recorded yet.")
    app.says("the vault and its keys remain, for the others of the household")
    app.click("Remove")
    app.find(("toggle button", "button", "push button"), lambda name: name.startswith(f"{LOUIS} · "))
    window.action("lock")
    window.locked()
    window.unlock()
    app.find(("toggle button", "button", "push button"), lambda name: name.startswith(f"{LOUIS} · "))
    check(window.quit() == 0, "The program did not end well.")
    check([p["name"] for p in json.loads(window.cli("person", "list", "--json"))] == [LOUIS], "Somebody else is left.")


STORIES = {
    "take-back": ("somebody who was added is taken out of the household again", take_back),
    "with-record": ("somebody is taken out with all that is recorded, that undone, and put back out of the bin", with_record),
    "erased": ("who was taken out is erased for good, and nobody else", erased),
    "keeper": ("whoever keeps the vault is taken out, and the vault stays", keeper),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
