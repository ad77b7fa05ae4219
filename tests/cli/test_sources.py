# test_sources.py: which of several sources counts, whose the readings of a shared device are, and that what a person did
# outlives every import.
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import json
import sqlite3

from livret_cli import Case, FAILED, USAGE

HEAD = "date,kind,value,unit,source,device\n"
SCALE = HEAD + "2026-04-03T07:30:12,weight,71.9,kg,Scale,\n2026-04-04T07:31:00,weight,72.1,kg,Scale,\n"
PHONE = HEAD + "2026-04-03T07:30:12,weight,71.9,kg,Telephone,\n2026-04-04T07:31:40,weight,72.1,kg,Telephone,\n2026-04-05T07:30:00,weight,72.3,kg,Telephone,\n"
STEPS = HEAD + "2026-04-03T10:00:00,steps,3000,,Watch,\n2026-04-03T11:00:00,steps,4000,,Watch,\n2026-04-03T10:00:00,steps,6500,,Telephone,\n"
SLOTS = HEAD + "2026-04-03T07:30:00,weight,71.9,kg,Scale,S1#1\n2026-04-03T07:35:00,weight,84.2,kg,Scale,S1#2\n2026-04-04T07:30:00,weight,72.1,kg,Scale,S1#1\n"


class Sources(Case):
    def bring(self, name, text, *words, person="Camille"):
        return self.home.json("import", self.home.write(name, text), "--person", person, *words)

    def readings(self, *words, person="Camille"):
        return self.home.json("readings", "--person", person, *words)

    def source(self, *words):
        return self.home.json("source", *words, "--person", "Camille")

    def counted(self, person="Camille"):
        return [(row["values"]["weight"], row["source"]) for row in self.readings("--kind", "weight", person=person) if row["counts"]]

    def both_roads(self):
        self.bring("scale.csv", SCALE)
        self.bring("phone.csv", PHONE)

    def test_the_same_by_two_roads_counts_once(self):
        self.both_roads()
        self.assertEqual(len(self.readings("--kind", "weight")), 5, "both rows are kept")
        self.assertEqual(self.counted(), [(71.9, "Scale"), (72.1, "Scale"), (72.3, "Telephone")])
        self.assertEqual([day["count"] for day in self.readings("--kind", "weight", "--by", "day")], [1, 1, 1])
        self.assertEqual([(row["name"], row["readings"], row["twins"], row["place"]) for row in self.source("list", "weight")],
                         [("Scale", 2, 0, None), ("Telephone", 3, 2, None)])

    def test_the_order_is_a_persons(self):
        self.both_roads()
        told = self.source("order", "weight", "telephone")
        self.assertEqual([(row["name"], row["twins"], row["place"], row["counts"]) for row in told],
                         [("Telephone", 0, 1, True), ("Scale", 2, None, True)])
        self.assertEqual({source for _, source in self.counted()}, {"Telephone"})
        self.home.json("source", "order", "weight", "Scale", "--only", "--person", "Camille")
        self.assertEqual(self.counted(), [(71.9, "Scale"), (72.1, "Scale")])
        self.assertEqual(len(self.readings("--kind", "weight", "--by", "day")), 2)
        self.source("reset", "weight")
        self.assertEqual([source for _, source in self.counted()], ["Scale", "Scale", "Telephone"])
        self.assertIn("Which sources count was changed (Camille", self.home.done("journal").out)
        self.assert_failed(self.home.run("source", "order", "weight", "Belt", "--person", "Camille"), USAGE, "not a source")

    def test_steps_of_watch_and_telephone(self):
        self.bring("steps.csv", STEPS)
        self.assertEqual(self.readings("--kind", "steps", "--by", "day")[0]["sum"], 7000)
        self.source("order", "steps", "Telephone", "Watch")
        self.assertEqual(self.readings("--kind", "steps", "--by", "day")[0]["sum"], 6500)
        self.assertEqual([row["source"] for row in self.readings("--kind", "steps") if row["counts"]], ["Telephone"])

    def test_an_undone_road_leaves_the_other(self):
        self.both_roads()
        first = self.home.json("import", "list")[-1]["id"]
        self.home.done("import", "undo", first)
        self.assertEqual([source for _, source in self.counted()], ["Telephone"] * 3)

    def test_what_was_deleted_comes_by_no_road(self):
        self.bring("scale.csv", SCALE)
        key = self.readings("--kind", "weight")[0]["id"]
        self.home.done("reading", "delete", key)
        self.bring("phone.csv", PHONE)
        self.assertEqual([value for value, _ in self.counted()], [72.1, 72.3])

    def test_a_shared_device(self):
        self.home.done("person", "add", "Louis")
        self.bring("slots.csv", SLOTS)
        self.assertEqual(self.readings(), [], "nobody said yet whose they are")
        self.assertEqual([(slot["device"], slot["person"], slot["waiting"]) for slot in self.home.json("source", "slots")],
                         [("S1#1", "", 2), ("S1#2", "", 1)])
        self.assertEqual(self.home.json("source", "assign", "Scale", "S1#1", "--person", "Camille"), {"readings": 2})
        self.home.json("source", "assign", "Scale", "S1#2", "--person", "Louis")
        self.assertEqual([len(self.readings(person=who)) for who in ("Camille", "Louis")], [2, 1])
        again = self.bring("longer.csv", SLOTS + "2026-05-03T07:35:00,weight,84.0,kg,Scale,S1#2\n")
        self.assertEqual((again["stored"], again["already"]), (1, 3))
        self.assertEqual([len(self.readings(person=who)) for who in ("Camille", "Louis")], [2, 2])
        self.home.json("source", "assign", "Scale", "S1#2")
        self.assertEqual(len(self.readings(person="Louis")), 0, "they wait again")
        self.assertIn("waits until somebody says whose it is", self.home.done("journal").out)

    def test_a_shared_device_is_given_with_its_import(self):
        self.home.done("person", "add", "Louis")
        def held(answer):
            return [(slot["device"], slot["readings"], slot["person"]) for slot in answer["files"][0]["slots"]]

        self.assertEqual(held(self.bring("slots.csv", SLOTS, "--dry-run")), [("S1#1", 2, ""), ("S1#2", 1, "")], "they would wait")
        told = ("--slot", "S1#1=Camille", "--slot", "Scale#2=Louis")
        self.assertEqual(held(self.bring("slots.csv", SLOTS, *told, "--dry-run")), [("S1#1", 2, "Camille Martin"), ("S1#2", 1, "Louis")])
        self.assertEqual(self.home.json("source", "slots"), [], "a dry run keeps nothing")
        self.assertEqual(held(self.bring("slots.csv", SLOTS, *told)), [("S1#1", 2, "Camille Martin"), ("S1#2", 1, "Louis")])
        self.assertEqual([len(self.readings(person=who)) for who in ("Camille", "Louis")], [2, 1])
        longer = SLOTS + "2026-05-03T07:35:00,weight,84.0,kg,Scale,S1#2\n"
        self.assertEqual(held(self.bring("longer.csv", longer, "--dry-run"))[1], ("S1#2", 2, "Louis"), "it is remembered")
        self.bring("longer.csv", longer, "--slot", "S1#2=")
        self.assertEqual([len(self.readings(person=who)) for who in ("Camille", "Louis")], [2, 0], "all of it waits again")
        self.assertEqual([(slot["device"], slot["person"], slot["waiting"]) for slot in self.home.json("source", "slots")],
                         [("S1#2", "", 2), ("S1#1", "Camille Martin", 0)])

    def gadgetbridge(self, name, users, samples):
        """Its database: a band whose minutes say whose they are, user, steps and pulse."""
        path = self.home.path / name
        with contextlib.closing(sqlite3.connect(path)) as db:
            db.executescript("""
                CREATE TABLE USER (_id INTEGER PRIMARY KEY, NAME TEXT NOT NULL);
                CREATE TABLE DEVICE (_id INTEGER PRIMARY KEY, NAME TEXT, MANUFACTURER TEXT, IDENTIFIER TEXT, TYPE_NAME TEXT);
                INSERT INTO DEVICE VALUES (1, 'Band', 'Huami', 'AA:BB', 'MIBAND6');
                CREATE TABLE MI_BAND_ACTIVITY_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, STEPS INTEGER, HEART_RATE INTEGER,
                                                      PRIMARY KEY (TIMESTAMP, DEVICE_ID)) WITHOUT ROWID;""")
            db.executemany("INSERT INTO USER VALUES (?, ?)", users)
            db.executemany("INSERT INTO MI_BAND_ACTIVITY_SAMPLE VALUES (?, 1, ?, ?, ?)", [(1775210400 + 60 * n, *row) for n, row in enumerate(samples)])
            db.commit()
        return path

    def test_a_second_user_of_gadgetbridge(self):
        """One user at first, then somebody else wears the band: what was there stays and counts once, theirs waits."""
        self.home.done("person", "add", "Louis")
        hers = [(1, 50, 70), (1, 60, 71), (1, 70, 72)]
        one = self.gadgetbridge("one.db", [(1, "gadgetbridge-user")], hers)
        self.assertEqual(self.home.json("import", one, "--person", "Camille")["stored"], 6)
        two = self.gadgetbridge("two.db", [(1, "gadgetbridge-user"), (2, "Louis")], hers + [(2, 400, 90), (2, 500, 91)])
        asked = self.home.json("import", two, "--person", "Camille", "--dry-run")["files"][0]["slots"]
        self.assertEqual([(slot["device"], slot["readings"], slot["person"]) for slot in asked], [("AA:BB#gadgetbridge-user", 6, ""), ("AA:BB#Louis", 4, "")])
        self.home.json("import", two, "--person", "Camille")
        day = lambda who, kind: self.readings("--kind", kind, "--by", "day", person=who)
        self.assertEqual((day("Camille", "steps")[0]["sum"], day("Camille", "heart-rate")[0]["count"]), (180, 3))
        self.assertEqual(self.readings(person="Louis"), [], "nobody said yet that they are his")
        self.home.json("source", "assign", "Band", "AA:BB#Louis", "--person", "Louis")
        self.home.json("source", "assign", "Band", "AA:BB#gadgetbridge-user", "--person", "Camille")
        self.assertEqual((day("Camille", "steps")[0]["sum"], day("Camille", "heart-rate")[0]["count"]), (180, 3), "the same by two roads counts once")
        self.assertEqual((day("Louis", "steps")[0]["sum"], day("Louis", "heart-rate")[0]["count"]), (900, 2))
        again = self.home.json("import", two, "--person", "Camille")
        self.assertEqual((again["stored"], again["already"]), (0, 10))

    def test_a_slot_that_cannot_be(self):
        name = self.home.write("slots.csv", SLOTS)
        self.assert_failed(self.home.run("import", name, "--person", "Camille", "--slot", "S1=Camille"), USAGE, "is not a user of a device")
        self.assert_failed(self.home.run("import", name, "--person", "Camille", "--slot", "S1#1=Nobody"), FAILED)
        self.assertEqual(self.home.json("import", "list"), [], "nothing was read")
        self.assert_failed(self.home.run("import", name, "--person", "Camille", "--slot", "S1#9=Camille"), FAILED, "brought no readings")

    def test_many_readings_are_given(self):
        self.home.done("person", "add", "Louis")
        self.both_roads()
        self.assertEqual(self.home.json("reading", "give", "Louis", "--person", "Camille", "--kind", "weight", "--to", "2026-04-03"), {"readings": 2})
        self.assertEqual(self.counted(), [(72.1, "Scale"), (72.3, "Telephone")])
        self.bring("scale.csv", SCALE)
        self.assertEqual(self.counted(), [(72.1, "Scale"), (72.3, "Telephone")], "no import brings back what was given away")
        self.assertEqual(self.home.json("reading", "give", "Camille", "--person", "Louis"), {"readings": 2})
        self.assertEqual(len(self.counted()), 3)
        self.assert_failed(self.home.run("reading", "give", "Nobody", "--person", "Camille"), FAILED)


class Rules(Case):
    """What holds for every import."""

    def bring(self, name, text, *words):
        return self.home.json("import", self.home.write(name, text), "--person", "Camille", *words)

    def weights(self):
        return [row["values"]["weight"] for row in self.home.json("readings", "--person", "Camille", "--kind", "weight")]

    def test_a_longer_export_adds_only_what_is_new(self):
        self.bring("a.csv", SCALE)
        longer = self.bring("b.csv", SCALE + "2026-04-05T07:30:00,weight,72.4,kg,Scale,\n")
        self.assertEqual((longer["read"], longer["stored"], longer["already"]), (3, 1, 2))

    def test_a_unit_changed_in_the_vendors_app_does_not_duplicate(self):
        self.bring("kg.csv", SCALE)
        pounds = HEAD + "2026-04-03T07:30:12,weight,158.5,[lb_av],Scale,\n2026-04-04T07:31:00,weight,159.0,[lb_av],Scale,\n"
        again = self.bring("lb.csv", pounds)
        self.assertEqual((again["stored"], again["already"]), (0, 2))
        self.assertEqual(self.weights(), [71.9, 72.1])

    def test_corrected_moved_and_deleted_readings_stay_so(self):
        self.home.done("person", "add", "Louis")
        text = SCALE + "2026-04-05T07:30:00,weight,72.4,kg,Scale,\n2026-04-06T07:30:00,weight,72.5,kg,Scale,\n"
        self.bring("a.csv", text)
        keys = [row["id"] for row in self.home.json("readings", "--person", "Camille", "--kind", "weight")]
        self.home.done("reading", "edit", keys[0], "--value", "70.9")
        self.home.done("reading", "delete", keys[1])
        self.home.done("reading", "move", keys[2], "--person", "Louis")
        again = self.bring("b.csv", text + "2026-04-07T07:30:00,weight,72.6,kg,Scale,\n")
        self.assertEqual((again["stored"], again["already"]), (1, 4))
        self.assertEqual(self.weights(), [70.9, 72.5, 72.6])
        self.assertEqual(len(self.home.json("readings", "--person", "Louis")), 1)

    def test_what_is_implausible_is_kept_and_marked(self):
        kept = self.bring("a.csv", HEAD + "2026-04-03T07:30:00,weight,7190,kg,Scale,\n2026-04-04T07:30:00,weight,72.1,kg,Scale,\n")
        self.assertEqual(kept["stored"], 2)
        rows = self.home.json("readings", "--person", "Camille", "--kind", "weight")
        self.assertEqual([(row["values"]["weight"], row["implausible"]) for row in rows], [(7190, True), (72.1, False)])

    def test_ambiguous_dates_are_asked_or_set_aside(self):
        table = "date,weight (kg)\n03/04/2026 07:30,71.9\n04/05/2026 07:30,72.1\n"
        left = self.bring("a.csv", table)
        self.assertEqual((left["stored"], len(left["set_aside"])), (0, 2))
        columns = self.home.json("import", "columns", self.home.write("a.csv", table))
        self.assertEqual(columns["dates"], "auto")
        told = self.bring("a.csv", table, "--map", self.home.write("map.json", json.dumps(dict(columns, dates="day-first"))))
        self.assertEqual(told["stored"], 2)
        self.assertEqual([row["local"][:10] for row in self.home.json("readings", "--person", "Camille")], ["2026-04-03", "2026-05-04"])
