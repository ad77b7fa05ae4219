# test_readings_save.py: readings as a table of one's own, and back out of it: nothing is lost and nothing is changed.
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import datetime
import json
import pathlib
import random

import fixtures
import livret_cli
from livret_cli import Case, FAILED

TESTS = pathlib.Path(__file__).resolve().parent.parent
KINDS = json.loads((TESTS.parent / "data" / "kinds.json").read_text())["kinds"]
HEADER = ["time", "duration", "kind", "value", "second value", "third value", "unit", "code", "source", "device", "marks",
          "as written", "before correction"]
# One file a vendor and a way of writing: offsets, walls, codes, limits, pounds, three numbers.
SAMPLES = ("withings/weight.csv", "withings/raw_hr_hr.csv", "withings/repeated-hour.csv", "withings/sleep.csv", "libreview/month-first.csv",
           "dexcom-clarity/mg.csv", "omron/international.csv", "fitbit/sleep.json", "csv/long-french.csv", "fit/run.fit",
           "apple-health/quirks.fr.xml", "health-connect/health_connect_export.db", "gadgetbridge/Gadgetbridge", "openscale/pounds.csv")
TIMES = ("{:%Y-%m-%dT%H:%M:%S}+02:00", "{:%Y-%m-%dT%H:%M:%S}-03:30", "{:%Y-%m-%dT%H:%M:%S}Z", "{:%Y-%m-%dT%H:%M:%S}")
SOURCES = (("Withings", ""), ("Montre d’Anne; \"la grise\"", "A-1,2"), ("=cmd|' /C calc'!A0", "+33"), ("'", "@"), ("", ""))


def made_up(chance, number):
    """A line of the table; the moments differ, so that no two readings are one."""
    kind = KINDS[number % len(KINDS)]
    unit = chance.choice(kind["units"]) if kind.get("units") else kind["unit"]
    decimals = chance.choice((0, 1, 2, 3))
    comma = decimals > 0 and chance.random() < 0.3
    moment = datetime.datetime(2019, 3, 1) + datetime.timedelta(minutes=7 * number, seconds=number % 60)
    source, device = chance.choice(SOURCES)
    n_values = len(kind.get("components", [kind]))
    values = [f"{chance.uniform(1, 400):.{decimals}f}" for _ in range(n_values)] + [""] * (3 - n_values)
    if comma:
        values = [value.replace(".", ",") for value in values]
    marks = " ".join(word for word in ("manual", "ambiguous", "below") if chance.random() < 0.1)
    return [chance.choice(TIMES).format(moment), chance.choice(("", "", "60", "86400")), kind["id"], *values, unit,
            chance.choice(("", "", "3")), guarded(source), guarded(device), marks, chance.choice(("", "", "", f"~ {values[0]}")), ""]


def guarded(text):
    return "'" + text if text[:1] in tuple("=+-@'") else text


class Table(Case):
    def save(self, home=None, *options):
        home = home or self.home
        path = home.path / "readings.csv"
        home.done("readings", "save", path, "--person", "Camille", *options)
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        self.assertEqual(rows[0], HEADER)
        return path, rows[1:]

    def take_in(self, path):
        """What an empty vault has of it."""
        other = livret_cli.Home()
        self.addCleanup(other.remove)
        other.create()
        other.person()
        return other, other.add(path)

    def readings(self, home):
        wanted = ("kind", "time", "local", "duration", "values", "unit", "written", "source", "manual", "implausible", "counts")
        return sorted(json.dumps([row[name] for name in wanted]) for row in home.json("readings", "--person", "Camille"))

    def test_ten_thousand_and_one_readings_of_all_kinds(self):
        for name in SAMPLES:
            self.home.add(TESTS / "data" / name, "--accept-identity")
        for kind, value, unit in (("weight", "72.4", "kg"), ("blood-pressure", "128/79/64", "mmHg"), ("glucose", "5.6", "mmol/L")):
            self.home.json("reading", "add", "--person", "Camille", "--kind", kind, "--value", value, "--unit", unit, "--at", "2026-11-19 07:46")
        there = len(self.home.json("readings", "--person", "Camille"))
        self.assertGreater(there, 150)
        chance = random.Random(5)
        made = self.home.path / "made-up.csv"
        lines = [made_up(chance, number) for number in range(10001 - there)]
        with open(made, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADER] + lines)
        answer = self.home.add(made)
        self.assertEqual((answer["files"][0]["format"], answer["stored"]), ("livret", 10001 - there), answer["set_aside"][:3])
        path, rows = self.save()
        self.assertEqual(len(rows), 10001)
        self.assertEqual({row[2] for row in rows}, {kind["id"] for kind in KINDS})
        # What was written is kept beside a number that does not print back to it; but for that, lines are as they were.
        self.assertLessEqual({(*line[:4], *line[6:11]) for line in lines}, {(*row[:4], *row[6:11]) for row in rows})

        other, answer = self.take_in(path)
        self.assertEqual((answer["read"], answer["stored"], answer["set_aside"]), (10001, 10001, []))
        self.assertEqual(self.readings(other), self.readings(self.home))
        # Nor is anything lost that the list does not show: units, decimals, devices, codes, clocks.
        self.assertEqual(sorted(self.save(other)[1]), sorted(rows))
        for home in (self.home, other):
            again = home.add(path)
            self.assertEqual((again["stored"], again["already"]), (0, 10001))

    def test_corrections(self):
        self.home.add(TESTS / "data" / "withings" / "weight.csv")
        self.home.add(TESTS / "data" / "openscale" / "version-3.csv")
        rows = self.home.json("readings", "--person", "Camille", "--kind", "weight")
        edited, moved, deleted, other = (row["id"] for row in rows[:4])
        self.home.done("reading", "edit", edited, "--value", "71.25", "--unit", "kg")
        self.home.done("reading", "edit", moved, "--at", "2026-09-01 06:30")
        self.home.done("reading", "delete", deleted)
        self.home.person("Zoé Martin")
        self.home.done("reading", "move", other, "--person", "Zoé")
        path, table = self.save(self.home, "--kind", "weight")
        self.assertEqual(len(table), len(rows) - 2)
        self.assertEqual(sum(row[12] != "" for row in table), 2)
        told = {row[0]: row for row in table}["2026-09-01T06:30:00"]
        self.assertIn(rows[1]["local"][:10], told[12])
        # In the same vault what a person made of a reading is that reading.
        for options in (["--dry-run"], []):
            again = self.home.add(path, *options)
            self.assertEqual((again["stored"], again["already"]), (0, len(table)))
        into, answer = self.take_in(path)
        self.assertEqual(answer["stored"], len(table))
        self.assertIn({"weight": 71.25}, [row["values"] for row in into.json("readings", "--person", "Camille")])
        self.assertEqual([row[:12] for row in sorted(self.save(into)[1])], [row[:12] for row in sorted(table)])
        # To whom a reading was moved, it goes along.
        self.home.done("readings", "save", self.home.path / "zoe.csv", "--person", "Zoé")
        self.assertIn('"weight"', (self.home.path / "zoe.csv").read_text())
        before = self.home.json("readings", "--person", "Camille", "--kind", "weight")
        for row in self.home.json("import", "list"):
            if row["file_name"] == "weight.csv":
                self.home.done("import", "undo", row["id"])
        self.assertEqual(self.home.json("readings", "--person", "Camille", "--kind", "weight"), before,
                         "undoing the import that brought it hands the reading on, corrections and all")

    def test_what_was_moved_to_somebody_else(self):
        """Moved in time, to another person, both, one by one or many at once: a table of it adds nothing to the same vault."""
        self.home.add(TESTS / "data" / "withings" / "weight.csv")
        self.home.add(TESTS / "data" / "openscale" / "version-3.csv")
        shared = "date,kind,value,unit,source,device\n2026-10-03T07:30:00,weight,71.9,kg,Scale,S1#1\n2026-10-03T07:35:00,weight,84.2,kg,Scale,S1#2\n"
        self.home.person("Zoé Martin")
        self.home.add(self.home.write("shared.csv", shared), "--slot", "S1#1=Camille", "--slot", "S1#2=Zoé")
        ids = [row["id"] for row in self.home.json("readings", "--person", "Camille", "--kind", "weight")]
        self.home.done("reading", "edit", ids[0], "--at", "2026-08-01 06:30")
        self.home.done("reading", "move", ids[0], "--person", "Zoé")
        self.home.done("reading", "move", ids[1], "--person", "Zoé")
        self.home.done("reading", "edit", ids[2], "--at", "2026-08-02 06:30", "--value", "70.5", "--unit", "kg")
        self.home.done("reading", "move", ids[2], "--person", "Zoé")
        self.home.done("reading", "edit", ids[3], "--at", "2026-08-03 06:30")
        last = self.home.json("readings", "--person", "Camille", "--kind", "weight")[-1]["local"][:10]
        given = self.home.json("reading", "give", "Zoé", "--person", "Camille", "--kind", "weight", "--from", last, "--to", last)["readings"]
        self.assertGreater(given, 0)
        before = {who: self.home.json("readings", "--person", who) for who in ("Camille", "Zoé")}
        self.assertEqual(len(before["Zoé"]), 4 + given)
        for who in before:
            path = self.home.path / f"{who}.csv"
            self.home.done("readings", "save", path, "--person", who)
            for options in (["--dry-run"], []):
                again = self.home.add(path, *options, person=who)
                self.assertEqual((again["stored"], again["already"], again["set_aside"]), (0, len(before[who]), []), f"{who}’s table")
        self.assertEqual({who: self.home.json("readings", "--person", who) for who in before}, before, "nothing has moved")
        for row in self.home.json("import", "list"):
            if row["file_name"] in ("weight.csv", "version-3.csv", "shared.csv"):
                self.home.done("import", "undo", row["id"])
        self.assertEqual({who: self.home.json("readings", "--person", who) for who in before}, before, "the tables hold all of them too")

    def test_of_a_kind_and_a_period(self):
        self.home.add(self.home.write("weight.csv", fixtures.WITHINGS_WEIGHT))
        self.home.add(self.home.write("bp.csv", fixtures.WITHINGS_BP_FR))
        everything = self.save()[1]
        pressures = self.save(self.home, "--kind", "blood-pressure")[1]
        self.assertEqual({row[2] for row in pressures}, {"blood-pressure"})
        day = pressures[0][0][:10]
        self.assertEqual(self.save(self.home, "--from", day, "--to", day)[1], [row for row in everything if row[0][:10] == day])
        self.assert_failed(self.home.run("readings", "save", "none.csv", "--person", "Camille", "--from", "1990", "--to", "1991"), FAILED, "no such reading")
        self.assertFalse((self.home.path / "none.csv").exists())

    def test_it_is_journalled_first(self):
        self.home.add(self.home.write("weight.csv", fixtures.WITHINGS_WEIGHT))
        self.assert_failed(self.home.run("readings", "save", "nowhere/x.csv", "--person", "Camille"), FAILED, "could not be written")
        path, rows = self.save()
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        entries = [row for row in self.home.json("journal") if row["event"] == "readings-saved"]
        self.assertEqual([entry["details"]["readings"] for entry in entries], [str(len(rows))] * 2)
        out = self.home.done("readings", "save", "-", "--person", "Camille").out
        self.assertEqual(out.replace("\r\n", "\n"), path.read_text())
