# test-many.py: many files at once: added together, stopped on the way, taken back by one undo.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import Window, main  # noqa: E402

BUTTONS = ("button", "push button")
FILES = 200


def check(what, words):
    if not what:
        raise AssertionError(words)


def letters(window, count, pages=1):
    """Plain texts, no two alike."""
    paths = []
    for i in range(count):
        path = window.scratch / f"letter {i:03}.txt"
        words = f"Compte rendu {i} : rien de particulier.\n"
        path.write_text(words * 40 * pages, encoding="utf-8")
        paths.append(path)
    return paths


def open_window(build):
    window = Window(build).make()
    window.start()
    window.unlock()
    return window


def add(window, paths, label):
    """Brings them; answers once the adding has begun."""
    app = window.app
    window.action("import", "[" + ", ".join(f"'{path.as_uri()}'" for path in paths) + "]")
    app.find(None, "Look before adding", timeout=60)
    button = app.until(lambda: next((n for n in app.all(BUTTONS) if n.name == label and n.sensitive), None),
                       f"the button “{label}”", 240)
    app.press(button)


def kept(window):
    """Documents and the states of imports, once the vault is locked."""
    window.action("lock")
    window.app.find(None, "Vault locked")
    assert window.quit() == 0
    documents = json.loads(window.cli("documents", "--json"))
    imports = json.loads(window.cli("import", "list", "--json"))
    return len(documents), [row["state"] for row in imports]


def together(build):
    """Two hundred, of which two are the same, which only adding them shows, and one cannot be read."""
    window = open_window(build)
    app = window.app
    paths = letters(window, FILES)
    paths[7].write_bytes(paths[6].read_bytes())
    paths[9].write_bytes(b"%PDF-1.4\nno end")
    add(window, paths, f"Add the {FILES - 1}")
    app.gone(None, "Look before adding", timeout=240)
    # What is said of it stays for seconds only; the number beside the page stays, and the key takes back all the same.
    app.find(None, f"{FILES - 2}", timeout=60)
    app.key("ctrl+z")
    app.gone(None, f"{FILES - 2}", timeout=240)
    documents, states = kept(window)
    check(documents == 0, f"{documents} documents are left")
    check(set(states) == {"undone"}, f"imports are {set(states)}")


def stopped(build):
    """What was added until then stays, and goes by the same undo."""
    window = open_window(build)
    app = window.app
    add(window, letters(window, FILES, 200), f"Add the {FILES}")
    app.click("Cancel", role=BUTTONS)
    app.gone(None, "Look before adding", timeout=240)
    documents, states = kept(window)
    check(documents < FILES, "Nothing was stopped.")
    check(states == ["done"] * documents, f"{documents} documents, imports are {states}")


def folded(build):
    """Among past imports they are one, which can be unfolded, and undone at once."""
    window = open_window(build)
    app = window.app
    add(window, letters(window, 12), "Add the 12")
    app.gone(None, "Look before adding", timeout=60)
    alone = window.scratch / "alone.txt"
    alone.write_text("Un autre compte rendu.\n", encoding="utf-8")
    add(window, [alone], "Add it")
    app.gone(None, "Look before adding", timeout=60)
    app.menu("Past Imports")
    app.says("alone.txt")
    app.says("12 files")
    app.says("12 read: 12 new")
    check(not app.has(None, "letter 003.txt"), "the files are shown before they are unfolded")
    check(not app.unnamed(), f"without a name: {app.unnamed()}")
    app.reach(lambda name: name.startswith("12 files"))
    app.key("Return")
    app.says("letter 003.txt")
    app.keep_picture("unfolded")
    app.click("Undo the import of 12 files")
    app.click("Undo the Import")
    app.says("Undone. Its files can be imported again.")
    documents, states = kept(window)
    check(documents == 1, f"{documents} documents are left")
    check(states == ["done"] + ["undone"] * 12, f"imports are {states}")
    rows = json.loads(window.cli("import", "list", "--json"))
    check(len({row.get("together") for row in rows[1:]}) == 1 and "together" not in rows[0], f"{rows}")


def unopened(build):
    """What cannot be opened says what became of it, and what to do; the others are added."""
    window = open_window(build)
    gone = window.scratch / "gone.pdf"
    paths = [gone, *letters(window, 1)]
    window.action("import", "[" + ", ".join(f"'{path.as_uri()}'" for path in paths) + "]")
    window.app.says("The file could not be opened (No such file or directory). Nothing of it was added, and it was not changed. "
                    "Look whether it is still there and may be read, then choose it again.")
    window.app.press(window.app.until(lambda: next((n for n in window.app.all(BUTTONS) if n.name == "Add it" and n.sensitive), None),
                                      "the button that adds", 60))
    window.app.gone(None, "Look before adding", timeout=60)
    assert kept(window) == (1, ["done"]), "something else was added than what could be opened"


STORIES = {
    "folded": ("past imports of one drop are one, and undone at once", folded),
    "stopped": ("adding many files is stopped on the way", stopped),
    "unopened": ("a file that is gone is set aside with what to do", unopened),
    "together": ("many files are added together and taken back by one undo", together),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
