# test_documents.py: listing, searching, showing and saving documents.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import fixtures
from livret_cli import Case, DONE, FAILED, USAGE


class Search(Case):
    def setUp(self):
        super().setUp()
        self.home.person("Louis")
        for name, text, title, person in (("a.pdf", "Œdème léger des chevilles", "Compte rendu", "Camille"),
                                          ("b.pdf", "Résultats : glycémie 1,12 g/L", "Bilan sanguin", "Camille"),
                                          ("c.pdf", "L'oedème a disparu", "Consultation", "Louis"),
                                          ("d.txt", "Rien à signaler dans les chevaux", "Notes", "Camille")):
            data = fixtures.pdf(text, title=title) if name.endswith("pdf") else text
            self.home.add(self.home.write(name, data), "--title", title, person=person)

    def titles(self, *words):
        return sorted(row["title"] for row in self.home.json("documents", *words))

    def test_words_as_people_type_them(self):
        for words, found in (("oedeme", ["Compte rendu", "Consultation"]), ("œdème", ["Compte rendu", "Consultation"]),
                             ("OEDÈMES", ["Compte rendu", "Consultation"]), ("resultat", ["Bilan sanguin"]), ("l'œdème", ["Compte rendu", "Consultation"]),
                             ("glycémie résultats", ["Bilan sanguin"]), ("glycemie oedeme", []), ("cheval", ["Notes"]), ("bilan", ["Bilan sanguin"]),
                             ("appendicite", [])):
            with self.subTest(words):
                self.assertEqual(self.titles("--search", words), found)

    def test_words_that_look_like_a_query(self):
        for words in ('"', "*", "AND", "oedeme OR", "NEAR(", "title:x", "-oedeme", "(", "'", "%", "a" * 5000, "\t", "œ*\"^"):
            with self.subTest(words):
                self.assertEqual(self.home.run("documents", "--search", words).status, DONE)

    def test_shows_where_it_was_found(self):
        found = self.home.json("documents", "--search", "glycemie")
        self.assertIn("glycémie 1,12", found[0]["snippet"])
        self.assertRegex(self.home.done("documents", "--search", "glycemie").out, r"Résultats : glycémie")
        self.assertEqual({row["snippet"] for row in self.home.json("documents")}, {""})

    def test_shows_the_page(self):
        path = self.home.write("lettre.pdf", fixtures.pdf("Lettre de sortie", "Traitement", "Contrôle de la ferritine", title="Lettre"))
        self.home.add(path, "--title", "Lettre")
        for verb in (("documents", "--search"), ("search",)):
            found, = self.home.json(*verb, "ferritine")
            self.assertEqual((found["page"], found["snippet"]), (3, "Contrôle de la ferritine"))
        # A text has no pages, a title none either.
        self.assertNotIn("page", self.home.json("documents", "--search", "cheval")[0])
        self.assertRegex(self.home.done("search", "ferritine").out, r"(?m)^Found .*Found in +Page +Id\n.*ferritine +3 ")

    def test_of_a_person(self):
        self.assertEqual(self.titles("--person", "Louis"), ["Consultation"])
        self.assertEqual(self.titles("--person", "Louis", "--search", "glycemie"), [])
        self.assert_failed(self.home.run("documents", "--person", "Zoé"), FAILED)

    def test_by_category_and_date(self):
        path = self.home.write("e.pdf", fixtures.pdf("x"))
        self.home.add(path, "--title", "Ancien", "--date", "2019-05", "--category", "BIOLOGIE")
        self.assertEqual(self.titles("--category", "BIOLOGIE"), ["Ancien"])
        self.assertEqual(self.titles("--from", "2019-05-10", "--to", "2019-05-12"), ["Ancien"])
        self.assertEqual(self.titles("--to", "2018"), [])
        self.assert_failed(self.home.run("documents", "--category", "POETRY"), USAGE)

    def test_hidden_and_deleted(self):
        self.assertEqual(self.titles("--hidden"), self.titles())
        self.assertEqual(self.titles("--deleted"), [])

    def test_for_people(self):
        self.assertRegex(self.home.done("documents", "--search", "glycemie").out, r"(?m)^Date +Title +Person .*\n.*Bilan sanguin")
        self.assertEqual(self.home.done("documents", "--search", "appendicite").out, "No document.\n")


class Show(Case):
    def setUp(self):
        super().setUp()
        self.path = self.home.write("bilan.pdf", fixtures.pdf("Glycémie 1,12 g/L", "Deuxième page"))
        self.id = self.home.add(self.path)["files"][0]["items"][0]["id"]

    def events(self):
        return [entry["event"] for entry in self.home.json("journal")]

    def test_details(self):
        row = self.home.json("document", "show", self.id)
        self.assertEqual((row["id"], row["pages"], row["version"], row["size"], row["file_name"]),
                         (self.id, 2, 1, self.path.stat().st_size, "bilan.pdf"))
        self.assertEqual([(version["number"], version["sha256"]) for version in row["versions"]], [(1, row["sha256"])])
        self.assert_failed(self.home.run("document", "show", "nothing"), FAILED)

    def test_text(self):
        self.assertIn("Glycémie 1,12 g/L", self.home.done("document", "show", self.id, "--text").out)
        self.assertIn("Deuxième page", self.home.json("document", "show", self.id, "--text")["text"])
        self.assert_failed(self.home.run("document", "show", self.id, "--text", "--out", "x"), USAGE)

    def test_out_is_journalled_and_private(self):
        out = self.home.path / "out.pdf"
        self.home.done("document", "show", self.id, "--out", out)
        self.assertEqual(out.read_bytes(), self.path.read_bytes())
        self.assertEqual(out.stat().st_mode & 0o777, 0o600)
        self.assertEqual(self.events().count("document-saved"), 1)
        self.assertEqual([path.name for path in self.home.path.iterdir() if path.name.startswith("out")], ["out.pdf"])

    def test_out_to_standard_output(self):
        result = self.home.done("document", "show", self.id, "--out", "-")
        self.assertEqual(result.bytes, self.path.read_bytes())

    def test_out_that_cannot_be_written(self):
        self.assert_failed(self.home.run("document", "show", self.id, "--out", self.home.path / "none" / "x"), FAILED, "could not be written")
        self.assert_failed(self.home.run("document", "show", self.id, "--out", self.home.path), FAILED, "could not be written")
        self.assert_failed(self.home.run("document", "show", self.id, "--out", "/dev/full"), FAILED, "could not be written")
        self.assertTrue(os.path.exists("/dev/full") and not os.path.isfile("/dev/full"))
        # It was journalled first: what may have left is known.
        self.assertEqual(self.events().count("document-saved"), 3)
