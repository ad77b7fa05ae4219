# test-beside.py: where there is little room, a page stays whole and legible beside what is known of it, and results in sight.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import atspi_driver  # noqa: E402
import fixtures  # noqa: E402

LEGIBLE = 420     # px: of a page of A4, letters of nine points are six pixels high
RESULTS = "Prélevé le 12/03/2024 à 08h15\nGlycémie à jeun 1,12 g/L (0,70 - 1,10) 1,05\nCréatinine 84 µmol/L 53 - 97\nCRP 3,1 mg/L < 5,0"


def box(node):
    extents = node.accessible.get_component_iface().get_extents(atspi_driver.Atspi.CoordType.WINDOW)
    return extents.x, extents.y, extents.x + extents.width, extents.y + extents.height


def look_at(build):
    window = Window(build).make()
    paper = window.scratch / "bilan.pdf"
    paper.write_bytes(fixtures.pdf(RESULTS, "Conclusion", title="Bilan"))
    window.cli("import", str(paper), "--person", NAME, "--category", "BIOLOGIE")
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.activate_row("Bilan")
    app.find(("image", "img"), "Bilan, page 1 of 2")
    return window, app


def end(window):
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def whole(app):
    """How wide the page is; none of it is beyond the window's edge."""
    x, _, right, _ = box(app.find(("image", "img"), "Bilan, page 1 of 2"))
    frame = box(next(node for node in app.root.children() if node.has(atspi_driver.Atspi.StateType.ACTIVE)))
    assert 0 <= x < right <= frame[2], f"The page reaches from {x} to {right} of {frame[2]} px."
    return right - x


def zoom(app):
    return next(int(node.name[:-1]) for node in app.all("label") if re.fullmatch(r"\d+%", node.name))


def information(build):
    window, app = look_at(build)
    app.find("list", "Pages of the document")
    app.until(lambda: zoom(app) < 100, "a page that fits")
    before = zoom(app)
    app.click("Information")
    app.find(None, "Pinned")
    app.gone("list", "Pages of the document")
    app.until(lambda: zoom(app) > before, "the page in the place of its thumbnails")
    assert whole(app) >= LEGIBLE, f"The page is {whole(app)} px wide."
    # By hand it goes from there to the next one.
    app.click("Smaller")
    app.until(lambda: zoom(app) in (50, 75), "a smaller page")
    app.click("Larger")
    app.until(lambda: zoom(app) in (75, 100), "a larger page")
    # Beside the results, what is known of the document gives way, and they to it.
    app.click("Check…")
    app.until(lambda: not app.has(None, "Pinned"), "room for the pages")
    app.click("Information")
    app.until(lambda: not app.has("button", "Keep What Is Ticked"), "room for the pages")
    app.click("Information")
    app.find("list", "Pages of the document")
    end(window)


def results(build):
    window, app = look_at(build)
    app.click("Check…")
    keep = app.find("button", "Keep What Is Ticked")
    top = box(app.find("heading", "Results read in the text"))[3]

    def seen():
        """Those between the heading and the buttons below."""
        ticks = [box(node) for node in app.all("check box", lambda name: name.startswith("Keep "))]
        return [tick for tick in ticks if top <= tick[1] and tick[3] <= box(keep)[1]]
    app.until(lambda: len(seen()) >= 2, "two results in sight")
    # And above them what they are compared with.
    page = box(app.find(("image", "img"), "Bilan, page 1 of 2"))
    assert top - page[1] >= 100, f"{top - page[1]} px of the page are in sight."
    whole(app)
    end(window)


def filters(build):
    """One line, to whose end the keyboard pushes it; each says in words what it is."""
    window, app = look_at(build)
    app.key("alt+Left")
    chips = [app.find(("combo box", "toggle button"), name) for name in ("Category", "Year", "Hidden", "Bin")]
    assert len({box(chip)[1] for chip in chips}) == 1, f"The filters stand at {[box(chip) for chip in chips]}."
    assert all(any(node.name == chip.name for node in app.all("label")) for chip in chips), "A filter is a bare sign."
    app.reach("Bin", "toggle button")
    app.until(lambda: box(chips[3])[2] <= 370, "the last filter in sight")
    end(window)


def promise(build):
    """In a small window it stands with what scrolls: the bar below is of two buttons."""
    window, app = look_at(build)
    paper = window.scratch / "courrier.pdf"
    paper.write_bytes(fixtures.pdf("premier", title="Courrier"))
    window.action("import", f"['{paper.as_uri()}']")
    words = app.find("label", "Nothing is in the vault yet. This import can be undone as a whole.", timeout=60)
    add = app.find(("button", "push button"), "Add it", timeout=60)
    heading = app.find("heading", "Files")
    assert box(words)[3] <= box(heading)[1] < box(add)[1], f"{box(words)}, {box(heading)}, {box(add)}"
    app.click("Cancel", role=("button", "push button"))
    app.gone(None, "Look before adding", timeout=60)
    end(window)


STORIES = {
    "filters": ("the filters are one line on a phone", filters, "370x730"),
    "promise": ("what the preview promises scrolls in a small window", promise, "370x730"),
    "information": ("beside what is known of it a page is whole and legible", information),
    "information-low": ("and so in a small window", information, "810x610"),
    "results": ("two results are in sight in a small window, and their page", results, "810x610"),
    "results-narrow": ("and so on a phone", results, "370x730"),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))
