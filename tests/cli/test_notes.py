# test_notes.py: notes on days: added, listed beside measures, changed, deleted; in no package and no table.
# SPDX-License-Identifier: GPL-3.0-or-later

from livret_cli import Case, FAILED, USAGE


class Notes(Case):
    def add(self, text, *words):
        return self.home.json("note", "add", text, "--person", "Camille", *words)

    def texts(self, *words):
        return [note["text"] for note in self.home.json("note", "list", "--person", "Camille", *words)]

    def test_added(self):
        flu = self.add(" Grippe,\n39° le soir ", "--on", "03/11/2026")
        self.assertEqual((flu["day"], flu["kind"], flu["text"]), ("2026-11-03", "", "Grippe, 39° le soir"))
        shoes = self.add("Shoes", "--kind", "steps")
        self.assertEqual((shoes["day"], shoes["kind"], shoes["created"]), ("2026-11-21", "steps", shoes["changed"]))
        self.assertEqual(self.texts(), ["Grippe, 39° le soir", "Shoes"])
        for words, expected in (
                (("--kind", "steps"), ["Grippe, 39° le soir", "Shoes"]), (("--kind", "weight"), ["Grippe, 39° le soir"]),
                (("--from", "2026-11-03", "--to", "2026-11-03"), ["Grippe, 39° le soir"]), (("--from", "2026-11-04"), ["Shoes"]),
                (("--to", "2026-10"), []), (("--from", "2026-11", "--to", "2026-11"), ["Grippe, 39° le soir", "Shoes"])):
            self.assertEqual(self.texts(*words), expected, words)
        out = self.home.done("note", "list", "--person", "Camille").out
        self.assertRegex(out, r"(?m)^Day +Measure +Note +Id\n2026-11-03 +All measures +Grippe")
        self.home.person("Louis Martin")
        self.assertIn("No note on a day.", self.home.done("note", "list", "--person", "Louis").out)

    def test_changed(self):
        note = self.add("Shoes", "--kind", "steps")
        changed = self.home.json("note", "edit", note["id"], "--text", "New shoes", "--on", "2026-11-19")
        self.assertEqual((changed["id"], changed["day"], changed["text"], changed["kind"]), (note["id"], "2026-11-19", "New shoes", "steps"))
        self.home.json("note", "delete", note["id"])
        self.assertEqual(self.texts(), [])
        self.assert_failed(self.home.run("note", "delete", note["id"]), FAILED)
        journal = self.home.done("journal").out
        for sentence in ("A note was added beside the measures of Camille Martin: Steps, 21 Nov 2026.",
                         "A note beside the measures of Camille Martin was changed: Steps, 19 Nov 2026.",
                         "A note beside the measures of Camille Martin was deleted: Steps, 19 Nov 2026."):
            self.assertIn(sentence, journal.replace("\u00a0", " "))
        self.assertNotIn("shoes", journal.lower())

    def test_refused(self):
        note = self.add("Shoes")
        for words, status in ((("add", " ", "--person", "Camille"), FAILED), (("add", "x" * 301, "--person", "Camille"), FAILED),
                              (("add", "x", "--person", "Camille", "--on", "2026-11"), USAGE), (("add", "x"), USAGE),
                              (("add", "x", "--person", "Camille", "--kind", "mood"), USAGE), (("edit", note["id"]), USAGE),
                              (("edit", note["id"], "--text", ""), FAILED), (("edit", "nothing", "--text", "x"), FAILED),
                              (("list", "--person", "Nobody"), FAILED)):
            self.assert_failed(self.home.run("note", *words), status)
        self.assertEqual(self.texts(), ["Shoes"])

    def test_stays(self):
        """Neither a package, nor a saved table, nor the emergency sheet has it; a copy of the vault does."""
        self.home.json("reading", "add", "--person", "Camille", "--kind", "weight", "--value", "72", "--at", "2026-11-20T08:00")
        self.add("xylophone", "--kind", "weight", "--on", "2026-11-20")
        self.add("xylographe", "--on", "2026-11-20")
        package, table, sheet, phrase = (self.home.path / name for name in ("out.html", "out.csv", "out.pdf", "phrase"))
        self.home.done("grant", "create", "--person", "Camille", "--to", "Dr Roux", "--purpose", "suivi", "--until", "+7",
                       "--item", "weight", "--route", "html", "--out", package, "--phrase-file", phrase)
        opened = self.home.path / "opened"
        self.home.done("open", package, "--phrase-file", phrase, "--extract", opened, passphrase=None, vault=None)
        self.home.done("readings", "save", table, "--person", "Camille")
        self.home.done("emergency-sheet", "--person", "Camille", "--out", sheet)
        files = [path for path in opened.rglob("*") if path.is_file()]
        self.assertTrue(files)
        for path in files + [table, sheet]:
            self.assertNotIn(b"xylo", path.read_bytes(), path)
        self.home.done("vault", "copy", self.home.path / "copy")
        self.home.vault = self.home.path / "copy"
        self.assertEqual(self.texts(), ["xylophone", "xylographe"])
