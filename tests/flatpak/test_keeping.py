# test_keeping.py: the command line inside: a record is made in the application's own folder, papers come in
# through the document portal, the words on scanned ones are read, a package goes out; an update of the application
# keeps it all.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import unittest

import fixtures
import sandbox
from sandbox import cli


BEFORE, TODAY = os.environ["LIVRET_FLATPAK_BEFORE"], os.environ["LIVRET_FLATPAK_TODAY"]


def installed():
    return sandbox.flatpak("info", "--show-commit", sandbox.reference()).strip()


def bring_in(name, data):
    path = sandbox.HOME / "papers" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return cli("import", "--person", "Camille Martin", files=[path])


class Record(unittest.TestCase):
    """The tests follow each other, as their names do."""

    def test_1_an_update_keeps_the_record(self):
        """Made by the version that was installed before; what follows is done by today's."""
        sandbox.flatpak("update", "-y", "--noninteractive", f"--commit={BEFORE}", sandbox.reference())
        try:
            self.assertEqual(installed(), BEFORE)
            cli("vault", "create", "--no-recovery")
            cli("person", "add", "Camille Martin")
            bring_in("before.pdf", fixtures.pdf("BEFORE ferritine"))
        finally:
            sandbox.flatpak("update", "-y", "--noninteractive", sandbox.reference())
        self.assertEqual(installed(), TODAY)
        self.assertEqual([document["title"] for document in cli("documents", "--person", "Camille")], ["before"])
        self.assertTrue(cli("documents", "--search", "ferritine", "--person", "Camille"))

    def test_2_papers_and_readings_come_in(self):
        bring_in("today.pdf", fixtures.pdf("TODAY glycemie"))
        bring_in("weight.csv", fixtures.WITHINGS_WEIGHT)
        bring_in("photo.heic", sorted((sandbox.HERE.parent / "data/heif").glob("*.heic"))[0].read_bytes())
        self.assertEqual(len(cli("documents", "--person", "Camille")), 3)
        self.assertTrue(cli("documents", "--search", "glycemie", "--person", "Camille"))

    def test_3_words_in_scanned_pages_are_found(self):
        """By the Tesseract of the manifest, with its French and its English, in the reader's own walls."""
        pages = [sandbox.photograph("scan-1.png", "Madame Martin présente un œdème de la cheville gauche."),
                 sandbox.photograph("scan-2.png", "The left ankle is swollen; coronary arteries unchanged.")]
        cli("import", "--person", "Camille Martin", "--as-one", "--title", "Scan", files=pages)
        self.assertEqual(cli("documents", "--search", "cheville", "--person", "Camille"), [])
        [row] = [row for row in cli("ocr") if row["title"] == "Scan"]
        self.assertEqual((row["pages"], row["reason"]), (2, ""))
        self.assertGreater(row["confidence"], 70)
        for words in ("oedeme cheville", "coronary"):
            self.assertEqual([document["title"] for document in cli("documents", "--search", words, "--person", "Camille")], ["Scan"])

    def test_4_a_package_goes_out(self):
        out = sandbox.DATA / "package.html"
        paper = cli("documents", "--search", "glycemie", "--person", "Camille")[0]["id"]
        answer = cli("grant", "create", "--person", "Camille", "--to", "Dr Benali", "--purpose", "Soins", "--until", "2099-12-31",
                     "--route", "html", "--out", out, "--item", paper)
        self.assertEqual(answer["phrase"].count("-"), 4)
        self.assertIn("<html", out.read_text()[:2000].lower())
        self.assertNotIn("glycemie", out.read_text())

    def test_5_a_copy_goes_to_a_folder_that_was_handed_over(self):
        stick = sandbox.HOME / "stick"
        stick.mkdir()
        cli("vault", "copy", sandbox.hand_over(stick) / "copy")
        self.assertEqual((stick / "copy/keys.json").read_bytes(), (sandbox.DATA / "livret/vault/keys.json").read_bytes())
        self.assertGreater((stick / "copy/record.db").stat().st_size, 100_000)

    def test_6_the_record_is_where_uninstalling_looks(self):
        """flatpak uninstall --delete-data erases this folder: README says so."""
        self.assertTrue((sandbox.HOME / ".var/app" / sandbox.APPLICATION / "data/livret/vault/record.db").is_file())
        self.assertFalse(any(sandbox.HOME.glob("**/package.html~")))
