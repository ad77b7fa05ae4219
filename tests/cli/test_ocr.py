# test_ocr.py: the words in pictures and scanned pages are found, once, and known to be a machine's.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import subprocess

import fixtures
import livret_cli
from livret_cli import Case, FAILED

SEEN = "Madame Martin présente un œdème de la cheville gauche.\nGlycémie à jeun : 0,95 g/L"


def picture(home, name, text=SEEN):
    path = home.path / name
    subprocess.run(["convert", "-size", "1500x500", "-background", "white", "-fill", "black", "-font", "DejaVu-Sans", "-pointsize", "40",
                    "label:" + text, "-strip", path], check=True)
    return path


class Ocr(Case):
    def read(self, *arguments, **options):
        return self.home.json("ocr", *arguments, **options)

    def found(self, words):
        return [row["title"] for row in self.home.json("documents", "--search", words)]

    def show(self, row):
        return self.home.json("document", "show", row["id"])

    def test_a_photograph_is_found_by_its_words(self):
        self.home.add(picture(self.home, "a.png"), "--title", "Photo")
        self.home.add(self.home.write("b.pdf", fixtures.pdf("Page")), "--title", "Texte")
        self.assertEqual(self.found("cheville"), [], "importing does not wait for it")
        [row] = self.read()
        self.assertEqual((row["title"], row["pages"], row["reason"]), ("Photo", 1, ""))
        self.assertGreater(row["confidence"], 70)
        self.assertEqual(self.found("glycemie cheville"), ["Photo"])
        self.assertIn("0,95 g/L", self.home.json("document", "show", row["id"], "--text")["text"])
        self.assertEqual(self.show(row)["recognized_pages"], 1)
        self.assertIn("read by machine", self.home.done("document", "show", row["id"]).out)
        self.assertEqual(self.read(), [], "once")
        self.assertIn("No picture waits", self.home.done("ocr").out)

    def test_pages_that_have_words_keep_them(self):
        scan = self.home.add(picture(self.home, "a.png"), picture(self.home, "b.png", "Deuxième feuille scannée"), "--as-one")
        out = self.home.path / "scan.pdf"
        self.home.done("document", "show", scan["files"][0]["items"][0]["id"], "--out", out)
        text = self.home.write("text.pdf", fixtures.pdf("Ordonnance de Camille"))
        mixed = self.home.path / "mixed.pdf"
        subprocess.run(["qpdf", "--empty", "--pages", text, "1", out, "1-2", "--", mixed], check=True)
        self.home.add(mixed, "--title", "Mixte")
        rows = {row["title"]: row for row in self.read()}
        self.assertEqual(rows["Mixte"]["pages"], 2)
        pages = self.home.json("document", "show", rows["Mixte"]["id"], "--text")["text"].split("\f")
        self.assertEqual(len(pages), 3)
        self.assertIn("Ordonnance de Camille", pages[0])
        self.assertIn("cheville gauche", pages[1])
        self.assertIn("scannée", pages[2])

    def test_one_person_and_what_nothing_stands_on(self):
        self.home.person("Louis")
        self.home.add(self.home.write("a.png", fixtures.png()), "--title", "Grey")
        self.home.add(picture(self.home, "b.png"), "--title", "Louis", person="Louis")
        self.assertEqual([row["title"] for row in self.read("--person", "Camille")], ["Grey"])
        self.assertEqual([(row["title"], row["pages"]) for row in self.read()], [("Louis", 1)])
        grey = self.home.json("documents", "--person", "Camille")[0]
        self.assertEqual(self.show(grey)["recognized_pages"], 0)

    def test_what_is_in_the_bin_or_erased_is_not_looked_at(self):
        self.home.add(picture(self.home, "a.png"), "--title", "Bin")
        [row] = self.home.json("documents")
        self.home.done("document", "delete", row["id"])
        self.assertEqual(self.read(), [])
        self.home.done("bin", "restore", row["id"])
        self.assertEqual(len(self.read()), 1)
        self.home.done("document", "delete", row["id"])
        self.home.done("bin", "erase", row["id"])
        self.assertEqual(livret_cli.sqlcipher(self.home.vault, self.home.key(), "SELECT count(*) FROM recognition;"), "0")

    def test_without_tesseract_it_says_so_and_all_waits(self):
        self.home.add(picture(self.home, "a.png"))
        reader = pathlib.Path(os.environ.get("LIVRET_READER", livret_cli.build / "src/reader/livret-reader"))
        without = self.home.write("reader", f"#!/bin/sh\nexec '{reader}'\n")
        without.chmod(0o700)
        answer = self.home.run("ocr", env={"LIVRET_READER": str(without)})
        self.assert_failed(answer, FAILED, "Tesseract")
        self.assertEqual(len(self.read()), 1, "it waited")
