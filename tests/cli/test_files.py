# test_files.py: keeping documents: search over everything, folders, one change to several documents.
# SPDX-License-Identifier: GPL-3.0-or-later

import fixtures
from livret_cli import DONE, FAILED, USAGE, Case


class Files(Case):
    def setUp(self):
        super().setUp()
        self.home.person("Louis Martin")
        self.ids = {}
        for title, words, person in (("Bilan", "ferritine et œdème", "Camille"), ("Courrier", "consultation", "Camille"), ("Ordonnance", "consultation", "Louis")):
            path = self.home.write(f"{title}.pdf", fixtures.pdf(words, title=title))
            self.ids[title] = self.home.add(path, "--title", title, person=person)["files"][0]["items"][0]["id"]

    def found(self, *words):
        return [(row["what"], row["title"]) for row in self.home.json("search", *words)]

    def show(self, title):
        return self.home.json("document", "show", self.ids[title])

    def test_search_finds_everything(self):
        self.home.json("entry", "add", "--person", "Camille", "--section", "allergies", "--text", "Pénicilline", "--comment", "œdèmes du visage", "--from", "2019")
        self.home.json("note", "add", "Chevilles avec œdème", "--person", "Camille", "--on", "2026-02-12")
        self.home.json("measure", "note", "set", "weight", "--person", "Louis", "--text", "Peser en cas d’œdème")
        self.assertEqual(self.found("oedeme"), [("document", "Bilan"), ("entry", "Pénicilline"), ("day-note", "Chevilles avec œdème"),
                                                ("measure-note", "Peser en cas d’œdème")])
        self.assertEqual(self.found("oedemes", "--person", "Louis"), [("measure-note", "Peser en cas d’œdème")])
        self.assertEqual(self.found("œdème", "--from", "2026-02", "--to", "2026-02"), [("entry", "Pénicilline"), ("day-note", "Chevilles avec œdème")])
        self.assertEqual(self.found("rougeole"), [])
        self.assertRegex(self.home.done("search", "oedeme").out, r"(?m)^Found +Date .*\n(.*\n)*Allergies +2019 +Pénicilline +Camille.* œdèmes du visage")
        self.assert_failed(self.home.run("search", " "), USAGE)
        for words in ('"', "*", "NEAR(", "'", "%", "a" * 5000):
            self.assertEqual(self.home.run("search", words).status, DONE)

    def test_change_several(self):
        both = (self.ids["Bilan"], self.ids["Courrier"])
        self.assertEqual(self.home.json("document", "change", *both, "--category", "BIOLOGIE", "--date", "2026-03", "--pin"), {"asked": 2, "changed": 2})
        self.assertEqual([(row["category"], row["date"], row["pinned"]) for row in map(self.show, ("Bilan", "Courrier", "Ordonnance"))],
                         [("BIOLOGIE", "2026-03", True)] * 2 + [("AUTR_DOC", "", False)])
        self.assertEqual(self.home.json("document", "change", *both, "--pin"), {"asked": 2, "changed": 0})
        self.home.json("document", "change", self.ids["Courrier"], "--to", "Louis", "--note", "à montrer", "--hide")
        row = self.show("Courrier")
        self.assertEqual((row["person"], row["note"], row["hidden"]), ("Louis Martin", "à montrer", True))
        self.assertEqual(self.found("montrer"), [])
        self.assertEqual(self.found("montrer", "--hidden"), [("document", "Courrier")])
        # All or nothing.
        self.assert_failed(self.home.run("document", "change", self.ids["Bilan"], "nothing", "--unpin"), FAILED)
        self.assert_failed(self.home.run("document", "change", self.ids["Bilan"], "--unpin", "--date", "99/99/9999"), FAILED)
        self.assert_failed(self.home.run("document", "change", self.ids["Bilan"], "--unpin", "--category", "POETRY"), USAGE)
        self.assertTrue(self.show("Bilan")["pinned"])

    def test_folders(self):
        heart = self.home.json("folder", "add", "Cœur", "--person", "Camille")
        below = self.home.json("folder", "add", "Louvain", "--person", "Camille", "--in", heart["id"])
        self.home.json("document", "change", *self.ids.values(), "--folder", below["id"])
        self.assertEqual([(row["name"], row["depth"], row["documents"]) for row in self.home.json("folder", "list")], [("Cœur", 0, 2), ("Louvain", 1, 2)])
        self.assertEqual(len(self.home.json("documents", "--folder", heart["id"])), 2)
        self.assertEqual(self.show("Ordonnance")["folder"], "")
        self.assert_failed(self.home.run("folder", "add", "coeur", "--person", "Camille"), FAILED)
        self.assert_failed(self.home.run("folder", "change", heart["id"]), USAGE)
        self.assertEqual(self.home.json("folder", "change", below["id"], "--name", "Bruxelles", "--in", "")["depth"], 0)
        self.home.json("folder", "delete", below["id"])
        self.assertEqual([(row["name"], row["documents"]) for row in self.home.json("folder", "list")], [("Cœur", 0)])
        self.assertEqual(self.show("Bilan")["folder"], "")
        self.assertEqual(self.home.json("folder", "list", "--person", "Louis"), [])
        self.assertIn("folder-deleted", [entry["event"] for entry in self.home.json("journal")])

    def test_beside(self):
        stay = self.home.json("entry", "add", "--person", "Camille", "--section", "procedures", "--text", "Hôpital du Port")["id"]
        for other in (self.ids["Courrier"], stay):
            self.assertTrue(self.home.json("document", "beside", self.ids["Bilan"], other)["beside"])
        self.assertFalse(self.home.json("document", "beside", self.ids["Bilan"], stay, "--away")["beside"])
        self.assert_failed(self.home.run("document", "beside", self.ids["Bilan"], self.ids["Bilan"]), FAILED)
        self.assert_failed(self.home.run("document", "beside", self.ids["Bilan"], self.ids["Ordonnance"]), FAILED)
