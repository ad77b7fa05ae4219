# test_results.py: results read in the text of a laboratory's PDF: listed, kept when they are named, taken back.
# SPDX-License-Identifier: GPL-3.0-or-later

import fixtures
from livret_cli import Case, expect_golden, FAILED, USAGE

REPORT = "\n".join((
    "Laboratoire des Trois Rivières", "Prélevé le 12/03/2024 à 08h15",
    "Glycémie à jeun 1,12 g/L (0,70 - 1,10) 1,05", "Créatinine 84 µmol/L 9,5 mg/L",
    "DFG estimé 78 mL/min", "INR à contrôler"))


class Results(Case):
    def add(self, name, *pages, title="Bilan"):
        paper = self.home.write(name, fixtures.pdf(*pages, title=title))
        self.home.add(paper, "--category", "BIOLOGIE", "--date", "2024-03-13")
        return next(row["id"] for row in self.home.json("documents") if row["title"] == title)

    def states(self, document):
        return [row["state"] for row in self.home.json("document", "results", document)]

    def kept(self):
        return [(row["kind"], round(next(iter(row["values"].values())), 3), row["found"][0]["page"], row["found"][0]["read"])
                for row in self.home.json("readings", "--person", "Camille")]

    def test_listed_kept_and_taken_back(self):
        document = self.add("bilan.pdf", REPORT, "CRP 3,1 mg/L < 5,0")
        expect_golden(self, "document-results", self.home.json("document", "results", document))
        self.assertEqual(self.home.json("readings", "--person", "Camille"), [])
        taken = self.home.json("document", "results", document, "--take", "1,4")
        self.assertEqual(taken["results"], 2)
        self.assertEqual(self.states(document), ["kept", "new", "new", "kept"])
        self.assertEqual(sorted(self.kept()), [("crp", 3.1, 2, True), ("glucose", 112, 1, True)])
        again = self.home.run("document", "results", document, "--take", "1")
        self.assert_failed(again, USAGE)
        self.home.json("import", "undo", taken["import"])
        self.assertEqual(self.states(document), ["new"] * 4)
        self.assertEqual(self.home.json("readings", "--person", "Camille"), [])

    def test_what_cannot_be(self):
        document = self.add("bilan.pdf", REPORT)
        self.assert_failed(self.home.run("document", "results", document, "--take", "9"), USAGE)
        self.assert_failed(self.home.run("document", "results", document, "--take", "1,x"), USAGE)
        self.assert_failed(self.home.run("document", "results", "none"), FAILED)
        self.assertEqual(self.states(document), ["new"] * 3, "nothing of it was kept")

    def test_a_day_that_is_given(self):
        document = self.add("bilan.pdf", "TSH 2,1 mUI/L")
        [row] = self.home.json("document", "results", document)
        self.assertEqual((row["at"], row["doubts"]), ("2024-03-13", ["day"]), "the day of the document, in doubt")
        self.home.json("document", "results", document, "--take", "1", "--date", "2024-03-11")
        [reading] = self.home.json("readings", "--person", "Camille")
        self.assertTrue(reading["time"].startswith("2024-03-1"), reading["time"])
        self.assertEqual(self.states(document), ["kept"])

    def test_a_letter_says_nothing(self):
        paper = self.home.write("lettre.pdf", fixtures.pdf("INR à contrôler le 15/03/2024\nTSH 2,1 mUI/L", title="Lettre"))
        self.home.add(paper, "--category", "CPT_REND")
        [letter] = self.home.json("documents")
        self.assertEqual(self.home.json("document", "results", letter["id"]), [])
