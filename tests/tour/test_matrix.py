# test_matrix.py: the checks of the pictures find what is wrong in a made-up window, and nothing in a right one; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import matrix_check      # noqa: E402
import matrix_contrast   # noqa: E402
import matrix_shows      # noqa: E402

SIZE = (360, 720)
WHITE, BLACK, GREY, PALE = (255, 255, 255), (0, 0, 0), (118, 118, 118), (190, 190, 190)


def node(parent, box, type="GtkBox", css="box", classes="", **more):
    return {"parent": parent, "box": list(box), "type": type, "css": css, "classes": classes, **more}


def label(parent, box, text, letters=None, **more):
    letters = list(letters or box)
    return node(parent, box, "GtkLabel", "label", text=text, letters=letters, lines=1, **{"whole": letters[2], **more})


def window(*nodes, size=SIZE):
    """A window whose nodes say which of them they stand in: 0 is the window, 1 what scrolls in it."""
    return [node(-1, (0, 0, *size), "GtkWindow", "window", native=True),
            node(0, (0, 50, size[0], size[1] - 50), "GtkScrolledWindow", "scrolledwindow", wide=0, long=900, scrolls=True),
            node(1, (0, 50, size[0], size[1] - 50), "GtkViewport", "viewport", hides=True), *nodes]


class Standing (unittest.TestCase):
    def faults(self, *nodes, **more):
        return matrix_check.check(window(*nodes), SIZE, True, **more)

    def found(self, words, *nodes):
        faults = self.faults(*nodes)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(words, faults[0])

    def test_right(self):
        self.assertEqual(self.faults(
            label(2, (16, 60, 200, 20), "Title"), label(2, (16, 90, 200, 20), "Below it"),
            label(2, (16, 700, 200, 40), "What is scrolled to"),
            node(2, (16, 120, 120, 44), "GtkButton", "button", button=True), label(6, (26, 132, 100, 20), "Open")), [])

    def test_cut_at_the_side(self):
        self.found("cut off at the side", label(2, (300, 60, 90, 20), "Too far right"))

    def test_wider_than_its_page(self):
        self.found("needs 420 px of 360", node(0, (0, 0, 360, 720), "AdwBreakpointBin"), node(3, (0, 0, 420, 720)))

    def test_cut_by_a_card(self):
        self.found("cut off above or below", node(2, (16, 60, 200, 30), hides=True), label(3, (16, 70, 100, 40), "Taller than its card"))

    def test_larger_than_its_place(self):
        self.found("larger than its place", label(2, (16, 60, 80, 20), "Long words", letters=(16, 60, 120, 20)))

    def test_shortened(self):
        cut = label(2, (16, 60, 80, 20), "Keys of the vault", cut=True, whole=160)
        self.found("only 50%", cut)

    def test_shortened_where_it_may(self):
        row = node(2, (0, 60, 360, 60), "LivretDocumentRow", "row")
        self.assertEqual(self.faults(row, label(3, (16, 60, 200, 20), "A title of any length", cut=True, whole=300)), [])
        self.found("only 20%", row, label(3, (16, 60, 60, 20), "A title of any length", cut=True, whole=300))

    def test_overlapping(self):
        self.found("is written over", label(2, (16, 60, 100, 20), "One"), label(2, (80, 66, 100, 20), "Another"))

    def test_under_a_sign(self):
        pencil = node(2, (90, 60, 16, 16), "GtkImage", "image", "edit-icon", icon="document-edit-symbolic")
        self.found("is written under the sign", label(2, (16, 60, 100, 20), "Profession or service"), pencil)
        self.assertEqual(self.faults(label(2, (16, 60, 70, 20), "Profession"), pencil), [])

    def test_beside_a_toast(self):
        toast = node(0, (20, 640, 320, 60), "AdwToastWidget", "toast")
        self.assertEqual(self.faults(label(2, (16, 660, 100, 20), "Below"), toast, label(4, (30, 660, 100, 20), "Added")), [])

    def test_small_target(self):
        self.found("a target of 120 × 30 px", node(2, (16, 60, 120, 30), "GtkButton", "button", button=True))

    def test_target_of_a_wide_window(self):
        small = window(node(2, (16, 60, 120, 36), "GtkButton", "button", button=True))
        self.assertEqual(matrix_check.check(small, SIZE, False), [])
        self.assertEqual(len(matrix_check.check(small, SIZE, True)), 1)

    def test_switch_in_a_row(self):
        self.assertEqual(self.faults(node(2, (16, 60, 300, 50), "AdwSwitchRow", "row", row=True),
                                     node(3, (270, 75, 40, 20), "GtkSwitch", "switch")), [])

    def test_sideways(self):
        self.found("30 px more at the side", node(2, (16, 60, 300, 90), "GtkScrolledWindow", "scrolledwindow", wide=30, long=0, across=True))

    def test_window_too_wide(self):
        faults = matrix_check.check(window(size=(420, 720)), SIZE, True)
        self.assertEqual(faults, ["the window needs 420 × 720 px of 360 × 720"])

    def test_behind_a_dialog(self):
        """What a dialog hides is looked at where nothing hides it."""
        self.assertEqual(self.faults(label(2, (300, 60, 90, 20), "Too far right"),
                                     node(0, (20, 100, 320, 400), "AdwDialog", "dialog", dialog=True)), [])

    def test_in_a_dialog(self):
        self.found("cut off at the side", node(0, (20, 100, 320, 400), "AdwDialog", "dialog", dialog=True, hides=True),
                   label(3, (300, 120, 90, 20), "Too far right"))


class Showing (unittest.TestCase):
    def faults(self, name, *texts):
        heading = node(0, (0, 0, 360, 50), "AdwWindowTitle", "windowtitle")
        return list(matrix_shows.check(window(heading, *(label(3, (16, 20 * i, 90, 18), text) for i, text in enumerate(texts))), name, str))

    def test_what_it_is_of(self):
        whose = "Camille Martin · 58 ans"
        self.assertEqual(self.faults("documents-selected", whose, "12 selected", "All", "Change"), [])
        self.assertEqual(len(self.faults("documents-selected", whose, "12 selected", "All", "Change", "Profile, notes 3")), 1)
        self.assertEqual(len(self.faults("documents-selected", "12 selected", "All", "Change")), 1)
        self.assertEqual(len(self.faults("documents-selected", whose, "12 selected", "All")), 1)
        self.assertEqual(self.faults("viewer-found", whose, "Lettre de sortie", "1 of 1, page 3"), [])
        self.assertEqual(self.faults("today"), [])

    def test_every_row_of_papers(self):
        rows = re.findall(r'^    \("([a-z-]+)", ', (pathlib.Path(__file__).resolve().parent / "matrix_pages.py").read_text(), re.M)
        papers = [name for name in rows if name.startswith(("documents", "viewer", "information", "import", "results"))]
        self.assertGreater(len(papers), 30)
        self.assertEqual([name for name in papers if name not in matrix_shows.SHOWS], [])
        self.assertEqual([name for name in matrix_shows.SHOWS if name not in rows], [])

    def test_page_larger_than_its_place(self):
        """Made so by hand, and not otherwise."""
        desk = node(2, (0, 60, 360, 400), "LivretPageView", "widget")
        inside = node(3, (0, 60, 360, 400), "GtkScrolledWindow", "scrolledwindow", wide=40, long=0, across=True)
        self.assertEqual(len(matrix_check.check(window(desk, inside), SIZE, True)), 1)
        desk = node(2, (0, 60, 360, 400), "LivretPageView", "widget", "enlarged")
        self.assertEqual(matrix_check.check(window(desk, inside), SIZE, True), [])


def paint(ground, *boxes):
    rows = [[ground] * 360 for _ in range(720)]
    for x, y, w, h, colour in boxes:
        for row in rows[y:y + h]:
            row[x:x + w] = [colour] * w
    return matrix_contrast.Picture(rows=rows)


class Contrast (unittest.TestCase):
    def faults(self, picture, *nodes):
        return matrix_contrast.check(window(*nodes), picture)

    def test_ratio(self):
        self.assertAlmostEqual(matrix_contrast.contrast(WHITE, BLACK), 21, 3)
        self.assertAlmostEqual(matrix_contrast.contrast(WHITE, GREY), 4.54, 2)

    def test_letters(self):
        words = label(2, (16, 60, 100, 20), "Words")
        for colour, wrong in ((BLACK, 0), (GREY, 0), (PALE, 1)):
            faults = self.faults(paint(WHITE, (20, 64, 40, 3, colour)), words)
            self.assertEqual(len(faults), wrong, faults)

    def test_edges_of_letters(self):
        """Half-drawn pixels beside dark ones are no pale text."""
        words = label(2, (16, 60, 100, 20), "Words")
        self.assertEqual(self.faults(paint(WHITE, (20, 64, 60, 5, PALE), (22, 65, 40, 2, BLACK)), words), [])

    def test_insensitive(self):
        self.assertEqual(self.faults(paint(WHITE, (20, 64, 40, 3, PALE)), label(2, (16, 60, 100, 20), "Words", insensitive=True)), [])

    def test_edge(self):
        check = node(2, (20, 80, 22, 22), "GtkBuiltinIcon", "check")
        for colour, wrong in ((GREY, 0), (PALE, 1)):
            ring = ((20, 80, 22, 2, colour), (20, 100, 22, 2, colour), (20, 80, 2, 22, colour), (40, 80, 2, 22, colour))
            faults = self.faults(paint(WHITE, *ring), check)
            self.assertEqual(len(faults), wrong, faults)

    def test_chosen(self):
        """Which of several toggles is pressed is seen by its outline."""
        for checked, colour, wrong in ((True, GREY, 0), (True, PALE, 1), (False, PALE, 0)):
            toggle = node(2, (20, 80, 80, 34), "AdwToggle", "toggle", checked=checked)
            ring = ((20, 80, 80, 2, colour), (20, 112, 80, 2, colour), (20, 80, 2, 34, colour), (98, 80, 2, 34, colour))
            faults = self.faults(paint(WHITE, *ring), toggle)
            self.assertEqual(len(faults), wrong, faults)

    def test_check_in_a_row(self):
        row = node(2, (16, 60, 300, 50), "AdwActionRow", "row", row=True)
        self.assertEqual(len(self.faults(paint(WHITE), row, node(3, (270, 75, 22, 22), "GtkBuiltinIcon", "check"))), 1)
        self.assertEqual(self.faults(paint(WHITE), row, node(3, (100, 75, 90, 22), "GtkEntry", "entry")), [])

    def test_sign(self):
        button = node(2, (20, 80, 34, 34), "GtkButton", "button", button=True)
        sign = node(3, (29, 89, 16, 16), "GtkImage", "image", icon="livret-menu-symbolic")
        self.assertEqual(self.faults(paint(WHITE, (31, 91, 10, 3, BLACK)), button, sign), [])
        self.assertEqual(len(self.faults(paint(WHITE, (31, 91, 10, 3, PALE)), button, sign)), 1)


class TapResult (unittest.TestResult):
    def addSuccess(self, test):
        print(f"ok {self.testsRun} - {test.id()}")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        print(f"not ok {self.testsRun} - {test.id()}\n# " + self.failures[-1][1].replace("\n", "\n# "))

    addError = addFailure


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromModule(__import__("__main__"))
    suite.run(TapResult())
    print(f"1..{suite.countTestCases()}")
