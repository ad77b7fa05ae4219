# test-emergency.py: the emergency sheet in the window: seen, heard, read over, printed, saved.
# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes out of the printer is looked at by other programs: pdftotext reads the page, zbarimg its code."""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "portal")]

import stories           # noqa: E402
from portal import Portal  # noqa: E402



def check(what, words):
    if not what:
        raise AssertionError(words)


def run(*words):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True).stdout.decode()


def read_code(pdf, scratch):
    run("pdftoppm", "-r", "150", "-gray", "-singlefile", pdf, scratch / "page")
    return run("zbarimg", "--nodbus", "--raw", "-q", "-S*.disable", "-Sqrcode.enable", scratch / "page.pgm").rstrip("\n")


def events(window):
    return [entry["event"] for entry in json.loads(window.cli("journal", "--json")) if entry["event"].startswith("emergency-")]


def make(build):
    window = stories.Window(build).make()
    for section, text, more in (("allergies", "Penicillin", ["--comment", "Shock, 1998"]), ("treatments", "Apixaban 5 mg", []),
                                ("blood", "o neg", ["--comment", "Card"]), ("contacts", "Louis · 02 61 00 00 01", [])):
        window.cli("entry", "add", "--person", stories.NAME, "--section", section, "--text", text, *more)
    window.cli("person", "add", "Noé Martin", "--born", "2022-02-08")
    return window


def open_sheet(window):
    window.start(**Portal.environment())
    window.unlock()
    app = window.app
    app.key("alt+1")
    app.key("ctrl+4")
    app.click("Emergency Sheet")
    app.find(None, "The page as it is printed", timeout=60)


def whole(build):
    window = make(build)
    with Portal(window.scratch / "portal") as portal:
        open_sheet(window)
        app = window.app
        app.find(None, "Self-declared, never read over.")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        heard = app.find(None, "The page as it is printed").description
        for words in ("Penicillin, Shock, 1998", "O− (O negative), Card", "IMPLANTS AND DEVICES\n- Not filled in", "Louis, 02 61 00 00 01"):
            check(words in heard, f"“{words}” is not in what is heard: {heard}")
        app.until(lambda: app.has("button", "Print…"), "the printer's button")

        app.click("I Have Read It Over")
        app.until(lambda: "Self-declared, read over on" in app.shown(), "when it was read over", 60)

        portal.answer(cancel=True)
        app.click("Print…")
        portal.request("PreparePrint")
        portal.answer(print=True)
        app.click("Print…")
        check(stories.atspi_driver.read(portal.request("PreparePrint")["title"]) == "Emergency sheet", "The print dialog has another title.")
        page = portal.printed(1)
        app.says("The sheet was sent to the printer.", timeout=60)

        target = window.scratch / "saved.pdf"
        portal.answer(paths=[target])
        app.click("Save…")
        app.says("Saved. Whoever has the file can read it, without any password.", timeout=60)

        # Another person's sheet says nothing of hers.
        app.key("alt+2")
        app.until(lambda: "Self-declared, never read over." in app.shown(), "the other person's sheet", 60)
        other = app.until(lambda: app.find(None, "The page as it is printed").description, "what is heard of the other one")
        app.until(lambda: "Noé" in app.find(None, "The page as it is printed").description, "the other person's page", 60)
        check("Penicillin" not in app.find(None, "The page as it is printed").description, f"her allergy is on his sheet: {other}")
        window.action("lock")
        window.locked()
        check(window.quit() == 0, "The window did not end well.")

    answer = json.loads(window.cli("emergency-sheet", "--person", stories.NAME, "--json", spoken=True))
    for pdf in (page, target):
        check(read_code(pdf, window.scratch) == answer["code"], f"the code of {pdf.name} holds something else")
        check("Penicillin" in run("pdftotext", pdf, "-"), f"{pdf.name} does not name the allergy")
    check(target.stat().st_mode & 0o777 == 0o600, "The saved page can be read by others.")
    # A dialog that was left alone printed nothing, and the journal says nothing of it.
    check(sorted(events(window)) == ["emergency-printed", "emergency-read-over", "emergency-saved"], f"the journal says {events(window)}")


STORIES = {"sheet": ("the emergency sheet is seen, heard, read over, printed and saved", whole)}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
