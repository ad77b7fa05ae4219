# test-words.py: the words in pictures are read behind what a person does: seen, paused, gone on with, found.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402

PAGES = 6


def picture(window, name, text):
    path = window.scratch / name
    # A page takes a second or so: long enough to be seen, and for somebody to press Pause.
    subprocess.run(["convert", "-size", "2000x2600", "-background", "white", "-fill", "black", "-font", "DejaVu-Sans", "-pointsize", "44",
                    "caption:" + text * 12, "-strip", str(path)], check=True)
    return str(path)


def begin(build, **env):
    window = Window(build)
    window.make()
    for number in range(1, PAGES + 1):
        window.cli("import", picture(window, f"feuille-{number}.png", f"Glycémie de la feuille numéro {number}, à revoir. "), "--person", NAME)
    app = window.start(**env)
    window.unlock()
    app.key("ctrl+2")
    app.find("list item", "feuille-1")
    return window, app


def words(build):
    window, app = begin(build, LIVRET_WORDS_DELAY="1")
    app.says("Reading the words in pictures", timeout=30)
    app.click("Pause")
    app.says("Paused: the words in the pictures of")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"
    app.click("Continue")
    app.says("Reading the words in pictures")
    app.gone("button", "Pause", timeout=120)

    # Found by what stands on it, and it is said who read it.
    app.key("ctrl+f")
    app.write("glycemie")
    app.find("list item", "feuille-1")
    app.activate_row("feuille-1")
    app.click("Information")
    app.says("Read by machine from the picture: it may be wrong")
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."
    assert len(json.loads(window.cli("documents", "--search", "glycemie", "--json"))) == PAGES
    assert json.loads(window.cli("ocr", "--json")) == [], "all were read"


def locking(build):
    """Locking does not wait for a page; what was not kept waits."""
    window, app = begin(build, LIVRET_WORDS_DELAY="1")
    app.says("Reading the words in pictures", timeout=30)
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."
    assert json.loads(window.cli("ocr", "--json")) != [], "nothing waits"


def switched_off(build):
    window, app = begin(build, LIVRET_WORDS_DELAY="4")
    app.menu("Preferences")
    app.says("Photographs and scans are then found", timeout=30)
    row = app.find(app.TICKS, "Read the words in pictures")
    assert row.checked, "it is on from the start"
    app.press(row)
    app.until(lambda: not app.find(app.TICKS, "Read the words in pictures").checked, "the switch off")
    app.key("Escape")
    app.gone("dialog")
    time.sleep(6)
    app.gone("button", "Pause")
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."
    assert len(json.loads(window.cli("ocr", "--json"))) == PAGES, "something was read"


def without(build):
    """Where Tesseract is not installed the preferences say so, and nothing else is different."""
    reader = pathlib.Path(build) / "src/reader/livret-reader"
    script = pathlib.Path(build) / "tests" / "reader-without"
    script.write_text(f"#!/bin/sh\nexec '{reader}'\n")
    script.chmod(0o700)
    window, app = begin(build, LIVRET_WORDS_DELAY="1", LIVRET_READER=str(script))
    app.menu("Preferences")
    app.says("Not possible: Tesseract, or its data for French and English, is not installed", timeout=30)
    app.key("Escape")
    app.gone("dialog")
    app.gone("button", "Pause")
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


STORIES = {
    "words": ("the words in pictures are read, paused, gone on with and found", words, "1200x700"),
    "locking": ("locking ends it, and what was not kept waits", locking),
    "off": ("switched off, nothing is read", switched_off),
    "without": ("without Tesseract the preferences say so", without),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
