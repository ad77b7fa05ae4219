# test_kinds.py: kinds of measures that a person adds: kept, used by every verb, read out of tables, taken away.
# SPDX-License-Identifier: GPL-3.0-or-later

import json

from livret_cli import Case, FAILED, USAGE, sqlcipher

SCHOOL = ("kind", "add", "Peak flow at school", "--unit", "L/min", "--low", "60", "--high", "900")


class Kinds(Case):
    def add(self, *words):
        return self.home.json("kind", "add", *words)

    def bring(self, text, *words):
        return self.home.json("import", self.home.write("table.csv", text), "--person", "Camille", *words)

    def test_added(self):
        flow = self.home.json(*SCHOOL)
        self.assertEqual(flow, {"id": "own-peak-flow-at-school-100000", "name": "Peak flow at school", "unit": "L/min",
                                "decimals": 0, "low": 60, "high": 900, "aggregate": "mean"})
        mood = self.add("  Humeur 😀\n0–10 ", "--unit", "points", "--low", "0", "--high", "10", "--aggregate", "last")
        self.assertEqual((mood["name"], mood["unit"], mood["aggregate"]), ("Humeur 😀 0–10", "{points}", "last"))
        self.assertEqual(mood["id"], "own-humeur-0-10-100001")
        cups = self.add("Cups", "--aggregate", "sum", "--decimals", "1")
        self.assertEqual((cups["unit"], cups["low"], cups["high"]), ("1", None, None))
        self.assertEqual([kind["id"] for kind in self.home.json("kind", "list")], [flow["id"], mood["id"], cups["id"]])
        self.assertIn("points", self.home.done("kind", "list").out)
        self.assertIn("A kind of measure of one’s own was added: Peak flow at school.", self.home.done("journal").out)

    def test_refused(self):
        self.home.json(*SCHOOL)
        for words, sentence in (
                (("Peak Flow at Schöol",), "already"), (("Weight",), "already"), (("  ",), "needs a name"),
                (("x" * 61,), "too long"), (("Mood", "--unit", "x" * 21), "too long"), (("Mood", "--decimals", "4"), "decimals"),
                (("Mood", "--low", "10", "--high", "10"), "below the highest")):
            self.assert_failed(self.home.run("kind", "add", *words), FAILED, sentence)
        self.assert_failed(self.home.run("kind", "add", "Mood", "--low", "few"), USAGE, "not a number")
        self.assert_failed(self.home.run("kind", "add", "Mood", "--aggregate", "most"), USAGE, "mean, sum or last")
        self.assertEqual(len(self.home.json("kind", "list")), 1)

    def test_readings(self):
        kind = self.add("Humeur", "--unit", "points", "--low", "0", "--high", "10")["id"]
        self.home.json("reading", "add", "--person", "Camille", "--kind", kind, "--value", "7")
        self.home.json("reading", "add", "--person", "Camille", "--kind", kind, "--value", "8", "--unit", "points", "--at", "2026-11-20T08:00")
        self.home.json("reading", "add", "--person", "Camille", "--kind", kind, "--value", "80", "--at", "2026-11-19T08:00")
        self.assert_failed(self.home.run("reading", "add", "--person", "Camille", "--kind", kind, "--value", "8", "--unit", "kg"), USAGE)
        self.assertIn("8\u00a0points", self.home.done("readings", "--person", "Camille").out)
        marked = [reading for reading in self.home.json("readings", "--person", "Camille") if reading["implausible"]]
        self.assertEqual([reading["written"] for reading in marked], ["80 points"])
        self.assertEqual([(k["id"], k["count"]) for k in self.home.json("kinds", "--person", "Camille")], [(kind, 3)])
        self.home.json("measure", "target", "set", kind, "--person", "Camille", "--low", "5")
        self.assertEqual(self.home.json("measure", "list", "--person", "Camille")[0]["kind"], kind)
        self.assertEqual(len(self.home.json("readings", "--person", "Camille", "--kind", kind, "--by", "day")), 2)
        self.assertEqual(self.home.json("figures", kind, "--person", "Camille"), [])

    def test_tables(self):
        flow = self.home.json(*SCHOOL)["id"]
        mood = self.add("Mood", "--unit", "points")["id"]
        # Named in a row, by id or by name; as Livret writes a column; as a person told it.
        long_form = "Date;Kind;Value;Unit\n2026-11-10 08:00;Peak flow at school;410;L/min\n2026-11-11 08:00;%s;6;points\n" % mood
        self.assertEqual(self.bring(long_form)["files"][0]["stored"], 2)
        wide = '"date";"Peak flow at school (L/min)";"Mood (points)";"Origin"\n"2026-11-12T08:00:00";"420";"7";"By hand"\n'
        self.assertEqual(self.bring(wide)["files"][0]["stored"], 2)
        self.assertEqual(self.bring(wide)["files"][0]["already"], 2)
        table = self.home.write("told.csv", "Quand;Souffle;Moral\n13/11/2026;430;8\n")
        told = self.home.json("import", "columns", table)
        for column, kind, unit in ((1, flow, "L/min"), (2, mood, "{points}")):
            told["columns"][column].update({"use": "value", "kind": kind, "unit": unit})
        told["columns"][0]["use"] = "date"
        told["dates"] = "day-first"
        answer = self.home.json("import", table, "--person", "Camille", "--map", self.home.write("map.json", json.dumps(told)))
        self.assertEqual(answer["files"][0]["stored"], 2)
        for kind, count in ((flow, 3), (mood, 3)):
            self.assertEqual(len(self.home.json("readings", "--person", "Camille", "--kind", kind)), count)
        self.assertIn("8\u00a0points", self.home.done("readings", "--person", "Camille", "--kind", mood).out)

    def test_shared(self):
        kind = self.add("Mood", "--unit", "points")["id"]
        self.home.json("reading", "add", "--person", "Camille", "--kind", kind, "--value", "7", "--at", "2026-11-20T08:00")
        package = self.home.path / "mood.html"
        phrase = self.home.path / "phrase"
        self.home.done("grant", "create", "--person", "Camille", "--to", "Dr Roux", "--purpose", "suivi", "--until", "+7",
                       "--item", kind, "--route", "html", "--out", package, "--phrase-file", phrase)
        opened = self.home.done("open", package, "--phrase-file", phrase, passphrase=None, vault=None)
        self.assertIn("Measurements: 1.", opened.out)
        self.assertIn("Mood", self.home.done("grant", "list").out + self.home.done("journal").out)
        self.assert_failed(self.home.run("kind", "delete", kind), FAILED, "there are, or were, readings")

    def test_saved(self):
        """What is saved as a table comes back, also where the kind has another number."""
        kind = self.add("Mood", "--unit", "points")["id"]
        self.home.json("reading", "add", "--person", "Camille", "--kind", kind, "--value", "7", "--at", "2026-11-20T08:00")
        table = self.home.path / "saved.csv"
        self.home.done("readings", "save", table, "--person", "Camille")
        self.home.vault = self.home.path / "other"
        self.home.create()
        self.home.person()
        answer = self.home.json("import", table, "--person", "Camille")
        self.assertIn("add it here too", answer["set_aside"][0]["reason"])
        self.home.json(*SCHOOL)
        other = self.add("Mood", "--unit", "points")["id"]
        self.assertNotEqual(kind, other)
        self.assertEqual(self.home.json("import", table, "--person", "Camille")["stored"], 1)
        self.assertEqual([reading["kind"] for reading in self.home.json("readings", "--person", "Camille")], [other])

    def test_changed(self):
        """What is given changes; the id stays, so that readings, shares and saved tables still name it."""
        flow = self.home.json(*SCHOOL)
        changed = self.home.json("kind", "change", flow["id"], "--name", "Breath", "--low", "", "--high", "800")
        self.assertEqual(changed, {**flow, "name": "Breath", "low": None, "high": 800})
        self.assertEqual(self.home.json("kind", "list"), [changed])
        self.assertIn("Peak flow at school, is now called Breath.", self.home.done("journal").out)
        changed = self.home.json("kind", "change", flow["id"], "--unit", "points", "--decimals", "1", "--aggregate", "sum")
        self.assertEqual((changed["unit"], changed["decimals"], changed["aggregate"], changed["name"]), ("{points}", 1, "sum", "Breath"))
        self.assertIn("was changed: Breath.", self.home.done("journal").out)
        # Its old name is free; its own is no other's.
        self.add("Peak flow at school")
        for words, sentence in ((("--name", "Weight"), "already"), (("--name", " "), "needs a name"), (("--low", "900"), "below the highest"),
                                (("--decimals", "4"), "decimals")):
            self.assert_failed(self.home.run("kind", "change", flow["id"], *words), FAILED, sentence)
        self.assert_failed(self.home.run("kind", "change", "weight", "--name", "Mass"), FAILED, "always knows")
        self.assert_failed(self.home.run("kind", "change", "own-none", "--name", "Mass"), USAGE)
        self.assert_failed(self.home.run("kind", "change", flow["id"], "--aggregate", "most"), USAGE, "mean, sum or last")
        self.assertEqual(self.home.json("kind", "list")[0], changed)

    def test_changed_with_readings(self):
        """Numbers that are kept, keep their unit; what is hardly possible is judged anew."""
        kind = self.add("Mood", "--unit", "points", "--high", "10")["id"]
        self.home.json("reading", "add", "--person", "Camille", "--kind", kind, "--value", "12", "--at", "2026-11-20T08:00")
        self.home.json("kind", "change", kind, "--name", "Moral", "--high", "20", "--unit", "points")
        reading = self.home.json("readings", "--person", "Camille", "--kind", kind)[0]
        self.assertEqual((reading["values"], reading["implausible"]), ({kind: 12}, False))
        for words in (("--unit", "cups"), ("--aggregate", "sum")):
            self.assert_failed(self.home.run("kind", "change", kind, *words), FAILED, "there are, or were, readings")
        cups = self.add("Cups")["id"]
        self.home.json("measure", "target", "set", cups, "--person", "Camille", "--high", "3")
        self.assert_failed(self.home.run("kind", "change", cups, "--unit", "cups"), FAILED, "a target is set")

    def test_deleted(self):
        kind = self.home.json(*SCHOOL)["id"]
        self.assert_failed(self.home.run("kind", "delete", "weight"), FAILED, "always knows")
        self.home.json("measure", "target", "set", kind, "--person", "Camille", "--low", "300")
        self.home.json("kind", "delete", kind)
        self.assertEqual(self.home.json("kind", "list"), [])
        self.assertEqual(self.home.json("measure", "list", "--person", "Camille"), [])
        self.assert_failed(self.home.run("kind", "delete", kind), USAGE)
        # Its number and its id are never another kind's.
        self.assertEqual(self.home.json(*SCHOOL)["id"], "own-peak-flow-at-school-100001")

    def test_other_vault(self):
        kind = self.home.json(*SCHOOL)["id"]
        answer = sqlcipher(self.home.vault, self.home.key(), "UPDATE own_kind SET aggregate = 'sum', low = NULL; SELECT count(*) FROM own_kind;")
        self.assertEqual(answer, "1")
        self.assertEqual(self.home.json("kind", "list")[0]["aggregate"], "sum")
        self.home.vault = self.home.path / "other"
        self.home.create()
        self.home.person()
        self.assertEqual(self.home.json("kind", "list"), [])
        self.assert_failed(self.home.run("reading", "add", "--person", "Camille", "--kind", kind, "--value", "7"), USAGE)
