# test-round.py BUILD [STORY…]: a paper comes in and leaves by every route, in a program that leaves nothing behind; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
"""The story (tests/tour) goes through GTK's file dialog, which keeps what it asked of files until the end; so under
`./dev sanitize` it looks for no leaks. Here files come by the bus and nothing is saved: what is left at the end is
Livret's own, and makes the program end with a failure there."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import stories                # noqa: E402
from stories import fixtures  # noqa: E402

ROUTES = ("Paper", "PDF with a password", "File for a browser")
BUTTONS = ("button", "push button")


def sensitive(app, *names):
    return app.until(lambda: next((node for node in app.all(BUTTONS) if node.name in names and node.sensitive and node.press_action()), None),
                     f"the button {names}", 60)


def bring_in(window):
    app = window.app
    letter = window.scratch / "lettre.pdf"
    letter.write_bytes(fixtures.pdf("Cher confrère", title="Lettre au cardiologue"))
    window.action("import", f"['{letter.as_uri()}']")
    app.find(None, "Look before adding")
    app.press(sensitive(app, "Add it", "Add the 1"))
    app.gone(None, "Look before adding", timeout=60)
    app.find("list item", "Lettre au cardiologue")
    app.key("ctrl+2")
    app.activate_row("Lettre au cardiologue")


def hand_over(window, route):
    app = window.app
    app.key("ctrl+5")
    app.find(("grouping", "panel"), "Shares")
    app.key("ctrl+n")
    app.fill("Name: a person, a practice, a hospital", f"Dr {route}")
    for heading, ticked in (("What", ("Lettre au cardiologue", "Weight", "Treatments")), ("Why and until when", ()), ("How", (route,)),
                            ("Read over", ())):
        app.click("Continue")
        app.find("heading", heading)
        for name in ticked:
            app.tick(name)
    seal = sensitive(app, "Seal")
    # What leaves is said once, and nothing goes on from here but by sealing.
    assert sum("1 document, 1 measurement, 1 section" in node.name for node in app.all("label")) == 1, "The contents are said again."
    assert not app.has(BUTTONS, "Continue"), "The last page goes on to another."
    app.press(seal)
    app.find(BUTTONS, "Done", timeout=60)
    app.click("Done")
    app.click("Leave")
    app.gone(None, "Sealed")


def round_trip(build):
    window = stories.Window(build).make(filled=True)
    window.start(**stories.SLOWLY)
    window.unlock()
    bring_in(window)
    for route in ROUTES:
        hand_over(window, route)
    window.app.key("ctrl+l")
    window.locked()
    window.unlock()
    assert window.quit() == 0, window.said()


STORIES = {
    "round": ("Round: a paper comes in and leaves by every route; nothing is left behind", round_trip),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
