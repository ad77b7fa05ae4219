# test_bin.py: what is deleted can be put back for a while, or erased for good.
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime

import fixtures
from livret_cli import Case, FAILED


class Bin(Case):
    def setUp(self):
        super().setUp()
        self.home.person("Louis")
        self.home.add(self.home.write("a.pdf", fixtures.pdf("Glycémie zebulon")), "--title", "Bilan zebulon", person="Camille")
        self.document = self.home.json("documents")[0]["id"]
        self.entry = self.home.json("entry", "add", "--person", "Louis", "--section", "allergies", "--text", "Pollen")["id"]
        self.reading = self.home.json("reading", "add", "--person", "Camille", "--kind", "weight", "--value", "72.4")["id"]

    def delete_all(self):
        self.home.done("document", "delete", self.document)
        self.home.done("entry", "delete", self.entry)
        self.home.done("reading", "delete", self.reading)

    def binned(self, *words):
        return [(row["what"], row["id"]) for row in self.home.json("bin", *words)]

    def test_lists_whose_and_until_when(self):
        self.assertEqual(self.binned(), [])
        self.assertIn("The bin is empty", self.home.done("bin").out)
        self.delete_all()
        self.assertEqual(self.binned(), [("document", self.document), ("entry", self.entry), ("reading", self.reading)])
        self.assertEqual(self.binned("--person", "Louis"), [("entry", self.entry)])
        document, entry, reading = self.home.json("bin")
        self.assertEqual((document["title"], entry["title"], reading["group"]), ("Bilan zebulon", "Pollen", "weight"))
        deleted, until = (datetime.datetime.fromisoformat(document[name]) for name in ("deleted", "until"))
        self.assertEqual(until - deleted, datetime.timedelta(days=30))
        self.assertIsNone(reading["until"])

    def test_puts_back(self):
        self.delete_all()
        for identifier in (self.document, self.entry, self.reading):
            self.home.done("bin", "restore", identifier)
        self.assertEqual(self.binned(), [])
        self.assertEqual(len(self.home.json("documents")), 1)
        self.assertEqual(len(self.home.json("entry", "list")), 1)
        self.assertEqual(len(self.home.json("readings", "--person", "Camille")), 1)

    def test_erases_only_what_is_in_the_bin(self):
        self.assertEqual(self.home.run("bin", "erase", self.document).status, FAILED)
        self.assertEqual(len(self.home.json("documents")), 1)
        self.delete_all()
        self.assertEqual(self.home.run("bin", "erase", self.reading).status, FAILED)
        self.assertIn("Copies of the vault", self.home.done("bin", "erase", self.document).out)
        self.home.done("bin", "erase", self.entry)
        self.assertEqual(self.binned(), [("reading", self.reading)])
        self.assertEqual(self.home.run("bin", "restore", self.document).status, FAILED)
        self.assertNotIn("zebulon", self.home.done("journal").out)

    def test_a_person_with_their_record(self):
        louis = next(p["id"] for p in self.home.json("person", "list") if p["name"] == "Louis")
        gone = self.home.json("person", "delete", "louis")
        self.assertEqual((gone["id"], gone["documents"], gone["entries"], gone["readings"], gone["ended"]), (louis, 0, 1, 0, 0))
        self.assertEqual(self.binned(), [("person", louis)])
        self.assertEqual(self.home.run("person", "show", "Louis").status, FAILED)
        self.assertEqual(self.home.run("entry", "list", "--person", louis).status, FAILED)
        self.assertEqual(self.home.json("entry", "list"), [])
        # Not a second one of the name, and not the last one.
        self.assertEqual(self.home.run("person", "add", "LOUIS").status, FAILED)
        self.assertEqual(self.home.run("person", "delete", "Camille").status, FAILED)
        self.home.done("bin", "restore", louis)
        self.assertEqual([e["id"] for e in self.home.json("entry", "list")], [self.entry])
        self.home.done("person", "delete", "Louis")
        self.home.done("bin", "erase", louis)
        self.assertEqual(self.binned(), [])
        self.assertNotIn("Pollen", self.home.done("journal").out)
        self.assertTrue(self.home.json("journal", "--verify")["intact"])
        self.home.person("Louis")
