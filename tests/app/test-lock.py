# test-lock.py BUILD [STORY…]: locking, whatever is open; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import stories  # noqa: E402

FATAL = {"G_DEBUG": "fatal-criticals"}


def open_document(window):
    window.app.key("ctrl+2")
    window.app.find("image", lambda name: name.startswith("bilan, page 1"))


def open_import(window):
    window.action("import", f"['{(window.scratch / 'bilan.pdf').as_uri()}']")
    window.app.says("already there")


def open_menu(letter, shown):
    def opened(window):
        window.app.key("F10")
        window.app.find("menu")
        window.app.key(letter)
        window.app.find(None, shown)
    return opened


def open_page(number):
    return lambda window: window.app.key(f"ctrl+{number}")


def open_measure(window):
    window.app.key("ctrl+3")
    window.app.press(window.app.find(("button", "push button", "list item"), lambda name: name.startswith("Weight")))
    window.app.find(None, "Statistics")


def open_share(window):
    window.app.key("ctrl+5")
    window.app.key("ctrl+n")
    window.app.find(None, "To whom")


def open_new(number, shown):
    def opened(window):
        window.app.key(f"ctrl+{number}")
        window.app.key("ctrl+n")
        window.app.find(None, shown)
    return opened


# Everything that can be open when the vault is locked.
PAGES = [(f"page {number}", open_page(number)) for number in range(1, 7)] + [
    ("a document", open_document), ("an import", open_import), ("a measure", open_measure), ("a new share", open_share),
    ("a new reading", open_new(3, "Add a reading")), ("a new entry", open_new(4, "Until, if it has ended")),
    ("keys", open_menu("k", "Recovery code")), ("imports", open_menu("m", "Past imports")), ("preferences", open_menu("p", "Preferences")),
    ("shortcuts", open_menu("s", "Lock the vault")), ("help", open_menu("h", "Help")),
]


def every_page(build):
    """Opens each page, locks, and unlocks again, in one program that ends at the first critical."""
    window = stories.Window(build).make(filled=True)
    app = window.start(**FATAL)
    for name, opening in PAGES:
        window.unlock()
        opening(window)
        app.key("ctrl+l")
        shown = window.locked()
        assert stories.NAME not in shown, f"{name}: {shown}"
        print(f"{name}: locked")
    assert window.quit() == 0
    assert "CRITICAL" not in window.said(), window.said()


STORIES = {
    "pages": ("Lock: from every page and dialog, without a critical", every_page),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
