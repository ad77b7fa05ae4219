# test-results.py: results read in the text of a laboratory's PDF: compared, two of them kept, found again, taken back.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import fixtures  # noqa: E402

FIRST = "Laboratoire du Port\nPrélevé le 12/03/2024 à 08h15\nGlycémie à jeun 1,12 g/L (0,70 - 1,10) 1,05"
SECOND = "Créatinine 84 µmol/L 53 - 97\nCRP 3,1 mg/L < 5,0"

GLUCOSE = "Keep Blood glucose, 1.12\u00a0g/L"
CRP = "Keep CRP (C-reactive protein), 3.1\u00a0mg/L"


def readings(window):
    return sorted(row["kind"] for row in json.loads(window.cli("readings", "--person", NAME, "--json")))


def bring(build, *pages):
    window = Window(build).make()
    paper = window.scratch / "bilan.pdf"
    paper.write_bytes(fixtures.pdf(*pages, title="Bilan"))
    window.cli("import", str(paper), "--person", NAME, "--category", "BIOLOGIE")
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.activate_row("Bilan")
    return window, app


def end(window):
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def kept(build):
    window, app = bring(build, FIRST, SECOND)
    app.says("3 results read in the text, to be checked")
    # What is known of the document gives way: the pages need the room.
    app.click("Information")
    app.find(None, "Pinned")
    app.click("Check…")
    app.find("button", "Keep What Is Ticked")
    app.until(lambda: not app.has(None, "Pinned"), "room for the pages")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"
    # The page follows the row one is at.
    app.says("1 / 2")
    app.tick(GLUCOSE)
    app.tick(CRP)
    app.says("2 / 2")
    app.keep_picture("results")
    app.click("Keep 2 Results")
    app.says("2 results kept")
    app.says("Among the measures already")

    # The point leads to its page.
    app.click("Close the results")
    app.says("1 result read in the text, to be checked")
    app.click("Information")
    app.activate_row("CRP (C-reactive protein)")
    app.says("3.1")
    app.switch("View", "Table")
    app.says("In: Bilan · read from the text by Livret, confirmed by you")
    app.keep_picture("measure")
    app.click(lambda name: name.startswith("What to do with 3.1"))
    app.click("Open the Document", role=("menu item",))
    app.find(None, "Bilan, page 2 of 2")
    app.key("ctrl+z")
    app.says("Undone")
    app.says("3 results read in the text, to be checked")
    end(window)
    assert readings(window) == [], readings(window)


def narrow(build):
    """On a phone, of a text that says no day and was read wrong: both are written, the page stays in sight."""
    window, app = bring(build, "Glycémie à jeun 1,12 g/L\nCRP 3,1 mg/L", "Conclusion")
    app.click("Check…")
    app.says("The text does not say of which day: write it here.")
    assert not app.find("check box", GLUCOSE).sensitive, "What has no day can be ticked."
    app.find(("image", "img"), "Bilan, page 1 of 2")
    assert not app.unnamed(), f"without a name: {app.unnamed()}"
    app.fill("Day of the sample, for all", "nowhere")
    assert not app.find("check box", GLUCOSE).sensitive, "What has no day can be ticked."
    app.fill("Day of the sample, for all", "12/03/2024")
    app.activate_row("Blood glucose")
    app.fill("Value, in g/L", "1,13")
    app.tick(GLUCOSE.replace("1.12", "1.13"))
    app.keep_picture("narrow")
    app.click("Keep 1 Result")
    app.says("1 result kept")
    app.says("Among the measures already")
    end(window)
    rows = json.loads(window.cli("readings", "--person", NAME, "--json"))
    assert [(row["local"][:10], row["written"]) for row in rows] == [("2024-03-12", "1,13 g/L")], rows


STORIES = {
    "kept": ("results of a PDF are compared, two of them kept, found on their page again and taken back", kept),
    "narrow": ("on a phone results of a text without a day are given one, and a number is written otherwise", narrow, "400x740"),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
