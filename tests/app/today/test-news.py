# test-news.py BUILD [STORY…]: what came in since the last visit is new; on the next one it is no longer; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "cli")]

import fixtures                          # noqa: E402
from stories import NAME, Window, main   # noqa: E402

NOON = 1795262400   # 21 November 2026, 12:00


def check(what, words):
    if not what:
        raise AssertionError(words)


def on_day(day):
    return {"LIVRET_TEST_CLOCK": str(int(NOON + day * 86400)), "TZ": "UTC"}


def visit(window, day, look):
    window.env.update(on_day(day))
    app = window.start()
    window.unlock()
    app.key("ctrl+1")
    app.find("heading", "To do")
    look(app)
    check(window.quit() == 0, "The program did not end well.")


def news(build):
    window = Window(build)
    window.env.update(on_day(0))
    window.make()
    letter = window.scratch / "lettre.pdf"
    letter.write_bytes(fixtures.pdf("Nantes, le 12 février 2019", title="Ancienne lettre"))

    def none(app):
        check(not app.has("heading", "New"), "Nothing came in, and something is new.")

    def has(words):
        def look(app):
            app.find("heading", "New")
            app.says("Ancienne lettre")
            app.says(words)
        return look

    visit(window, 0, none)
    window.env.update(on_day(1))
    window.cli("import", str(letter), "--person", NAME)
    # A letter of years ago is as new as what it says of itself is old. Whoever comes back in an hour finds it again.
    visit(window, 2, has("Received yesterday · from lettre.pdf"))
    visit(window, 2 + 1 / 24, has("Received yesterday · from lettre.pdf"))
    visit(window, 3, none)


STORIES = {"news": ("what came in since the last visit, out of which file", news)}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
