# test_record.py: people, health statements typed by hand, readings typed by hand and corrected.
# SPDX-License-Identifier: GPL-3.0-or-later

import livret_cli
from livret_cli import Case, DAY, DONE, FAILED, USAGE


class People(Case):
    def test_traits(self):
        answer = self.home.person("Louis Martin", "--born", "14/03/1942", "--sex", "M", "--birth-name", "MARTIN",
                                  "--used-name", "MARTIN-DURAND", "--first-names", "Louis Jean", "--birth-place", "35238",
                                  "--ins", "1 42 03 35 238 001 22")
        self.assertEqual((answer["birth_date"], answer["sex"], answer["birth_name"], answer["used_name"]),
                         ("1942-03-14", "M", "MARTIN", "MARTIN-DURAND"))
        shown = self.home.json("person", "show", "louis")
        self.assertEqual(shown, answer)

    def test_partial_birth_dates(self):
        for given, kept in (("1942", "1942"), ("03/1942", "1942-03"), ("1942-03-14", "1942-03-14"), ("", "")):
            self.assertEqual(self.home.person(f"P {kept}", "--born", given)["birth_date"], kept)

    def test_impossible_traits(self):
        for words, status in ((["--born", "2026-02-30"], USAGE), (["--sex", "Z"], USAGE), (["--sex", ""], USAGE)):
            self.assert_failed(self.home.run("person", "add", "Louis", *words), status)
        self.assertEqual(len(self.home.json("person", "list")), 1)

    def test_a_wrong_ins_is_a_warning(self):
        for number, word in (("142033523800199", "key"), ("12", "form")):
            result = self.home.done("person", "add", f"Louis {number}", "--ins", number)
            self.assertIn(word, result.err)
        self.assertEqual(self.home.done("person", "add", "Jeanne", "--ins", "255081416802538").err, "")

    def test_a_name_is_used_once(self):
        self.assert_failed(self.home.run("person", "add", "camille MARTIN"), FAILED)
        self.assert_failed(self.home.run("person", "add", "  "), FAILED)

    def test_found_by_name_first_name_and_id(self):
        self.home.person("Élodie Martin")
        for name in ("elodie", "ÉLODIE MARTIN", "Élodie", self.camille["id"]):
            self.assertEqual(self.home.run("person", "show", name).status, DONE, name)
        self.assert_failed(self.home.run("person", "show", "Nobody"), FAILED)
        self.home.person("Camille Durand")
        self.assert_failed(self.home.run("person", "show", "Camille"), FAILED)

    def test_list_for_people(self):
        self.assertRegex(self.home.done("person", "list").out, r"(?m)^Name +Born +Sex +Id\nCamille Martin ")

    def test_names_cannot_steer_a_terminal(self):
        self.home.person("Eve \x1b]0;owned\x07\x9b2J \u202e")
        for out in (self.home.done("person", "list").out, self.home.done("person", "list", "--json").out):
            for control in ("\x1b", "\x07", "\x9b"):
                self.assertNotIn(control, out)


class Entries(Case):
    def entry(self, *words):
        return self.home.json("entry", "add", "--person", "Camille", *words)

    def test_add_and_list(self):
        made = self.entry("--section", "treatments", "--text", "Metformine 500 mg", "--from", "2024-05", "--comment", "matin et soir")
        self.assertEqual((made["section"], made["from"], made["none"], made["origin"]), ("treatments", "2024-05", False, ""))
        self.entry("--section", "allergies", "--text", "Pénicilline", "--from", "1987", "--until", "2020")
        self.assertEqual(len(self.home.json("entry", "list")), 2)
        only = self.home.json("entry", "list", "--person", "Camille", "--section", "allergies")
        self.assertEqual([entry["text"] for entry in only], ["Pénicilline"])

    def test_none_is_dated_and_ends_by_a_statement(self):
        made = self.home.json("entry", "none", "--person", "Camille", "--section", "allergies")
        self.assertEqual((made["none"], made["from"]), (True, "2026-11-21"))
        self.entry("--section", "allergies", "--text", "Latex")
        listed = self.home.json("entry", "list", "--section", "allergies")
        self.assertEqual([(entry["text"], entry["none"]) for entry in listed], [("Latex", False)])
        self.assert_failed(self.home.run("entry", "none", "--person", "Camille", "--section", "allergies"), FAILED)

    def test_none_on_a_day(self):
        made = self.home.json("entry", "none", "--person", "Camille", "--section", "vaccinations", "--on", "2026-01-05")
        self.assertEqual(made["from"], "2026-01-05")
        self.assertIn("known", self.home.done("entry", "none", "--person", "Camille", "--section", "allergies").out)

    def test_what_is_refused(self):
        for words, status in ((["--section", "dreams", "--text", "x"], USAGE), (["--section", "allergies", "--text", ""], FAILED),
                              (["--section", "allergies", "--text", "x", "--from", "yesterday"], USAGE)):
            self.assert_failed(self.home.run("entry", "add", "--person", "Camille", *words), status)
        self.assert_failed(self.home.run("entry", "list", "--section", "dreams"), USAGE)
        self.assertEqual(self.home.json("entry", "list"), [])


class Emergency(Case):
    def setUp(self):
        super().setUp()
        for section, text in (("allergies", "Pénicilline"), ("blood", "O neg")):
            self.home.json("entry", "add", "--person", "Camille", "--section", section, "--text", text)

    def events(self):
        return [entry["event"] for entry in self.home.json("journal") if entry["event"].startswith("emergency-")]

    def test_shown_as_text(self):
        shown = self.home.done("emergency-sheet", "--person", "Camille").out
        for line in ("- Pénicilline", "- O− (O negative), declared, origin not noted", "- Not filled in", "Self-declared, never read over."):
            self.assertIn(line + "\n", shown)
        answer = self.home.json("emergency-sheet", "--person", "Camille")
        self.assertEqual((answer["text"] + "\n", answer["code"], answer["read_over"]), (shown, answer["text"], None))
        self.assertEqual(self.events(), [])
        self.assert_failed(self.home.run("emergency-sheet"), USAGE, "--person")
        self.assert_failed(self.home.run("emergency-sheet", "--person", "Nobody"), FAILED)

    def test_read_over(self):
        self.assertRegex(self.home.done("emergency-sheet", "--person", "Camille", "--read-over").out, r"Self-declared, read over on .*2026\.\n$")
        self.assertFalse(self.home.json("emergency-sheet", "--person", "Camille")["changed_since"])
        self.home.json("entry", "add", "--person", "Camille", "--section", "treatments", "--text", "Apixaban")
        self.assertTrue(self.home.json("emergency-sheet", "--person", "Camille")["changed_since"])
        self.assertEqual(self.events(), ["emergency-read-over"])

    def test_the_page_is_journalled_and_private(self):
        out = self.home.path / "sheet.pdf"
        self.home.done("emergency-sheet", "--person", "Camille", "--out", out)
        self.assertTrue(out.read_bytes().startswith(b"%PDF-"))
        self.assertEqual(out.stat().st_mode & 0o777, 0o600)
        self.assertTrue(self.home.done("emergency-sheet", "--person", "Camille", "--out", "-").bytes.startswith(b"%PDF-"))
        self.assert_failed(self.home.run("emergency-sheet", "--person", "Camille", "--out", self.home.path), FAILED, "could not be written")
        self.assertEqual(self.events(), ["emergency-saved"] * 3)

    def test_a_blood_group_is_one(self):
        self.assert_failed(self.home.run("entry", "add", "--person", "Camille", "--section", "blood", "--text", "C+"), FAILED, "A blood group is")


class Readings(Case):
    def add(self, kind, value, at="2026-11-20T07:30", *words):
        return self.home.json("reading", "add", "--person", "Camille", "--kind", kind, "--value", value, "--at", at, *words)["id"]

    def list(self, *words, person="Camille"):
        return self.home.json("readings", "--person", person, *words)

    def test_add(self):
        self.add("weight", "72,4")
        self.add("blood-pressure", "128/79/64")
        self.add("weight", "160", "2026-11-21T07:30:00+01:00", "--unit", "lbs")
        rows = self.list()
        self.assertEqual([(row["kind"], row["local"]) for row in rows if row["kind"] == "weight"],
                         [("weight", "2026-11-20T07:30:00+01:00"), ("weight", "2026-11-21T07:30:00+01:00")])
        pressure = [row for row in rows if row["kind"] == "blood-pressure"][0]
        self.assertEqual(pressure["values"], {"systolic": 128, "diastolic": 79, "pulse": 64})
        weights = [row["values"]["weight"] for row in rows if row["kind"] == "weight"]
        self.assertEqual(weights[0], 72.4)
        self.assertAlmostEqual(weights[1], 72.574779, places=4)
        self.assertTrue(all(row["manual"] for row in rows))

    def test_now_if_no_time_is_given(self):
        self.home.done("reading", "add", "--person", "Camille", "--kind", "weight", "--value", "72")
        self.assertEqual(self.list()[0]["time"], "2026-11-21T08:00:00Z")
        self.assertEqual(self.list()[0]["local"], "2026-11-21T09:00:00+01:00")

    def test_what_is_refused(self):
        base = ["reading", "add", "--person", "Camille"]
        for words in (["--kind", "mood", "--value", "1"], ["--kind", "weight", "--value", "heavy"], ["--kind", "weight", "--value", "1/2"],
                      ["--kind", "weight", "--value", "72", "--unit", "mmHg"], ["--kind", "weight", "--value", "72", "--at", "2026-11-20"],
                      ["--kind", "weight", "--value", "72", "--at", "2026-13-20T07:30"]):
            self.assert_failed(self.home.run(*base, *words), USAGE)
        self.assertEqual(self.list(), [])
        self.assert_failed(self.home.run("reading", "delete", "not-an-id"), FAILED)
        self.assert_failed(self.home.run("reading", "delete", "99:1:0:1:0"), FAILED)

    def test_edit_delete_restore_move(self):
        key = self.add("weight", "72.4")
        self.home.done("reading", "edit", key, "--value", "71,9")
        row = self.list()[0]
        self.assertEqual((row["values"]["weight"], row["corrected"], row["id"]), (71.9, True, key))
        self.home.done("reading", "edit", key, "--at", "2026-11-19T07:00")
        self.assertEqual(self.list()[0]["local"], "2026-11-19T07:00:00+01:00")
        self.assertEqual(self.list()[0]["values"]["weight"], 71.9)
        self.home.done("reading", "delete", key)
        self.assertEqual(self.list(), [])
        self.home.done("reading", "restore", key)
        self.assertEqual(self.list()[0]["values"]["weight"], 71.9)
        self.home.person("Louis")
        self.home.done("reading", "move", key, "--person", "Louis")
        self.assertEqual(self.list(), [])
        self.assertEqual(self.list(person="Louis")[0]["values"]["weight"], 71.9)
        self.assert_failed(self.home.run("reading", "edit", key), USAGE)

    def test_periods(self):
        for day in range(1, 11):
            self.add("weight", f"{70 + day}", f"2026-10-{day:02}T07:30")
        self.assertEqual(len(self.list("--from", "2026-10-03", "--to", "2026-10-05")), 3)
        self.assertEqual(len(self.list("--from", "2026-10")), 10)
        self.assertEqual(len(self.list("--to", "2026-09")), 0)
        self.assertEqual(len(self.list("--kind", "blood-pressure")), 0)
        self.assertEqual([row["values"]["weight"] for row in self.list()], list(range(71, 81)))
        self.assert_failed(self.home.run("readings", "--person", "Camille", "--from", "2026-12", "--to", "2026-10"), USAGE)

    def test_years_apart(self):
        for year in (1950, 1999, 2010, 2026):
            self.add("weight", "70", f"{year}-06-01T07:30")
        self.assertEqual([row["local"][:4] for row in self.list()], ["1950", "1999", "2010", "2026"])

    def test_by_day(self):
        for at, value in (("2026-11-18T07:00", "70"), ("2026-11-18T20:00", "71"), ("2026-11-19T07:00", "72")):
            self.add("weight", value, at)
        days = self.list("--kind", "weight", "--by", "day")
        self.assertEqual([(day["day"], day["count"], day["mean"]["weight"], day["min"]["weight"], day["max"]["weight"], day["last"])
                          for day in days], [("2026-11-18", 2, 70.5, 70, 71, 71), ("2026-11-19", 1, 72, 72, 72, 72)])
        self.assertEqual(len(self.list("--by", "day", "--from", "2026-11-19")), 1)
        self.assert_failed(self.home.run("readings", "--person", "Camille", "--by", "moon"), USAGE)
        self.assertRegex(self.home.done("readings", "--person", "Camille", "--by", "day").out, r"2026-11-18 +Weight +2 ")

    def test_kinds_of_a_person(self):
        self.add("weight", "70", "2026-11-18T07:00")
        kinds = self.home.json("kinds", "--person", "Camille")
        self.assertEqual([(kind["id"], kind["count"], kind["first"], kind["last"]) for kind in kinds],
                         [("weight", 1, "2026-11-18", "2026-11-18")])

    def test_the_repeated_hour(self):
        """On 25 October 2026 at 3 o'clock French clocks go back: the same wall time twice, an hour apart."""
        self.add("weight", "70", "2026-10-25T02:30:00+02:00")
        self.add("weight", "71", "2026-10-25T02:30:00+01:00")
        self.assertEqual([(row["time"], row["local"]) for row in self.list()],
                         [("2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00"), ("2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00")])


class Measures(Case):
    def measure(self, *words):
        return self.home.json("measure", *words, "--person", "Camille")

    def test_target(self):
        made = self.measure("target", "set", "blood-pressure", "--high", "13/8", "--low", "10", "--unit", "cmHg", "--by", "Dr Benali",
                            "--since", "05/2026")
        self.assertEqual((made["high"], made["low"]), ({"systolic": 130, "diastolic": 80}, {"systolic": 100}))
        self.assertEqual((made["target"], made["set_by"], made["since"], made["unit"]), (True, "Dr Benali", "2026-05", "mm[Hg]"))
        self.assertEqual(self.measure("list"), [made])
        out = self.home.done("measure", "list", "--person", "Camille").out.replace("\u00a0", " ")
        self.assertIn("Systolic: from 100 to 130 mmHg, Diastolic: below 80 mmHg", out)
        self.assertEqual(self.measure("target", "set", "blood-pressure", "--high", "/85")["high"], {"diastolic": 85})
        self.assertEqual(self.measure("target", "clear", "blood-pressure")["target"], False)
        self.assertEqual(self.measure("list"), [])
        events = [entry["event"] for entry in self.home.json("journal") if entry["event"].startswith("target-")]
        self.assertEqual(events, ["target-removed", "target-set", "target-set"])

    def test_note_and_hiding(self):
        self.assertEqual(self.measure("note", "set", "weight", "--text", " le matin ")["note"], "le matin")
        self.assertTrue(self.measure("hide", "weight")["hidden"])
        self.assertEqual([(row["kind"], row["note"], row["hidden"]) for row in self.measure("list")], [("weight", "le matin", True)])
        self.assertEqual(self.measure("note", "clear", "weight")["note"], "")
        self.assertFalse(self.measure("show", "weight")["hidden"])
        self.assertIn("nothing hidden", self.home.done("measure", "list", "--person", "Camille").out)

    def test_what_is_refused(self):
        for words, status in ((["weight"], USAGE), (["weight", "--low", "abc"], USAGE), (["weight", "--low", "60/70"], USAGE),
                              (["weight", "--high", "70", "--unit", "mmHg"], USAGE), (["nothing", "--low", "1"], USAGE),
                              (["weight", "--low", "70", "--high", "60"], FAILED), (["weight", "--high", "70000"], FAILED),
                              (["weight", "--high", "70", "--since", "2031"], FAILED),
                              (["weight", "--high", "70", "--since", "2026-13"], USAGE)):
            self.assert_failed(self.home.run("measure", "target", "set", *words, "--person", "Camille"), status)
        self.assertEqual(self.measure("list"), [])
