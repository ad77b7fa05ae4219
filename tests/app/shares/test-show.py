# test-show.py BUILD [STORY…]: from every page to a doctor, with what it shows ticked; whose record it is; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import stories  # noqa: E402

BUTTONS = ("button", "push button")
BRIEF = "To whom, why and until when"
LOUIS = "Louis Martin"
YOURS = re.compile(r"\b(you|your|yours|vous|votre|vos)\b", re.I)


def check(what, words):
    if not what:
        raise AssertionError(words)


def page(key, name):
    def go(app):
        app.key(f"ctrl+{key}")
        app.find(("grouping", "panel"), name)
    return go


def a_document(app):
    page(2, "Documents")(app)
    app.activate_row("Bilan sanguin")
    app.find("image", lambda name: name.startswith("Bilan sanguin, "))


def a_measure(app):
    page(3, "Measures")(app)
    app.press(app.find(BUTTONS + ("list item",), lambda name: name.startswith("Weight")))
    app.find(None, "Chart")


def the_sheet(app):
    page(4, "Health profile")(app)
    app.click("Emergency Sheet")
    app.find(None, "The page as it is printed", timeout=60)


THIS_PAGE = "Show this page to a doctor"

# Where, how one gets there, the button, what must be ticked then, and nothing else.
PLACES = (
    ("the list of documents", page(2, "Documents"), "Show this list to a doctor", {"Bilan sanguin"}),
    ("a document", a_document, "Show it to a doctor", {"Bilan sanguin"}),
    ("the measures", page(3, "Measures"), THIS_PAGE, {"Weight"}),
    ("a measure", a_measure, "Show it to a doctor", {"Weight"}),
    ("the profile", page(4, "Health profile"), THIS_PAGE, {"Treatments"}),
    ("a section", page(4, "Health profile"), "Treatments: show to a doctor", {"Treatments"}),
    ("the emergency sheet", the_sheet, THIS_PAGE, {"Treatments"}),
    ("Today", page(1, "Today"), THIS_PAGE, {"Bilan sanguin", "Weight"}),
)


def ticked(app, expected):
    """Whether these are ticked, and nothing else."""
    boxes = [node for node in app.all("check box") if node.checked]
    return len(boxes) == len(expected) and all(any(box.called(name) for box in boxes) for name in expected)


def show(build):
    window = stories.Window(build).make(filled=True)
    app = window.start()
    window.unlock()
    app.key("alt+1")
    for where, go, button, expected in PLACES:
        go(app)
        app.click(button)
        app.find("heading", BRIEF)
        app.click("Change what is ticked")
        app.find("heading", "What")
        app.until(lambda: ticked(app, expected), f"{expected} ticked from {where}, and nothing else")
        check(not app.unnamed(), f"{where}: {app.unnamed()}")
        app.key("Escape")
        app.find("heading", BRIEF)
        app.key("Escape")
        app.gone("heading", BRIEF)
        print(f"    {where}: {sorted(expected)}", flush=True)
    check(window.quit() == 0, window.said())


def nothing(build):
    """Where there is nothing to show, or nobody chosen, it says so."""
    window = stories.Window(build).make(filled=True)
    window.cli("person", "add", LOUIS, "--born", "1942-05-02")
    app = window.start()
    window.unlock()
    app.key("alt+2")
    page(4, "Health profile")(app)
    app.click(THIS_PAGE)
    app.says("There is nothing here yet to show to a doctor.")
    app.click(lambda name: name == "Whole household")
    page(3, "Measures")(app)
    app.click(THIS_PAGE)
    app.says("Choose a person first")
    check(window.quit() == 0, window.said())


# The pages of another, and the dialogs on them: what opens each, and what tells that it is there.
OTHERS = (
    ("Today", page(1, "Today"), None),
    ("Documents", page(2, "Documents"), None),
    ("Measures", page(3, "Measures"), None),
    ("a reading", lambda app: app.key("ctrl+n"), "dialog"),
    ("Health profile", page(4, "Health profile"), None),
    ("a statement", lambda app: app.key("ctrl+n"), "dialog"),
    ("the emergency sheet", the_sheet, None),
    ("Shares", page(5, "Shares"), None),
    ("a new share", lambda app: app.key("ctrl+n"), None),
    ("Journal", page(6, "Journal"), None),
)

# Words to whoever sits at the screen, about the program and not about the record.
TO_THE_KEEPER = ("that you bring in", "if you like", "As precisely as you know", "You see the exact pages before they leave",
                 "que vous apportez", "si vous voulez", "Aussi précisément que vous le savez",
                 "Vous voyez les pages exactes avant qu’elles partent")


def whose(build):
    """Another's pages say whose they are, and never "your"; a greeting is to oneself only."""
    window = stories.Window(build).make(filled=True)
    window.cli("person", "add", LOUIS, "--born", "1942-05-02")
    window.cli("entry", "add", "--person", LOUIS, "--section", "treatments", "--text", "Apixaban 5 mg")
    app = window.start()
    window.unlock()
    app.key("alt+2")
    app.until(lambda: app.has(None, re.compile(f"{LOUIS} · .*").fullmatch), "Louis chosen")
    for where, go, role in OTHERS:
        go(app)
        within = app.find(role) if role else app.find(("grouping", "panel"), "Page") if app.has(("grouping", "panel"), "Page") else None
        said = [node.said for node in (within or app.root).walk() if node.said]
        check(any("Louis" in name for name in said), f"{where} does not say whose it is: {said[:30]}")
        for name in said:
            spoken = name
            for words in TO_THE_KEEPER:
                spoken = spoken.replace(words, "")
            check(not YOURS.search(spoken), f"{where} of Louis says “{name}”")
            check(not re.search("Hello|Bonjour", name), f"{where} greets somebody else")
        if role:
            app.key("Escape")
            app.gone(role)
        print(f"    {where}", flush=True)
    check(window.quit() == 0, window.said())


STORIES = {
    "show": ("Show to a doctor: from every page, with what it shows ticked and nothing else", show),
    "nothing": ("Show to a doctor: nothing to show, nobody chosen", nothing),
    "whose": ("Whose: another’s pages and dialogs say whose they are, and never “your”", whose),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
