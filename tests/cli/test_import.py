# test_import.py: reading files in: balance, dry run, undo, corrections that stay, identity, photographs.
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import json
import pathlib
import signal
import subprocess
import time
import zipfile

import fixtures
import livret_cli
from livret_cli import Case, DONE, FAILED, USAGE

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"


class Balance(Case):
    def check(self, answer, read, stored, already, aside=0):
        self.assertEqual((answer["read"], answer["stored"], answer["already"], len(answer["set_aside"])),
                         (read, stored, already, aside), answer)
        self.assertEqual(answer["read"], answer["stored"] + answer["already"] + len(answer["set_aside"]))

    def test_a_pdf(self):
        path = self.home.write("bilan.pdf", fixtures.pdf("Bilan sanguin\nŒdème léger", "Résultats", title="Bilan sanguin"))
        answer = self.home.add(path)
        self.check(answer, 1, 1, 0)
        self.assertEqual(answer["files"][0]["format"], "pdf")
        self.check(self.home.add(path), 1, 0, 1)
        documents = self.home.json("documents")
        self.assertEqual([(row["media_type"], row["pages"], row["size"]) for row in documents],
                         [("application/pdf", 2, path.stat().st_size)])

    def test_every_document_format_is_kept_byte_for_byte(self):
        paths = [self.home.write("a.pdf", fixtures.pdf("Page")), self.home.write("b.png", fixtures.png()),
                 fixtures.convert(self.home, "c.jpg"), fixtures.convert(self.home, "d.tiff"), fixtures.heic(self.home),
                 self.home.write("f.txt", "Notes de la visite\nà revoir\n"), self.home.write("g.rtf", fixtures.rtf("Compte rendu détaillé"))]
        answer = self.home.json("import", *paths, "--person", "Camille")
        self.check(answer, 7, 7, 0)
        self.assertEqual([file["format"] for file in answer["files"]], ["pdf", "png", "jpeg", "tiff", "heif", "txt", "rtf"])
        for path, file in zip(paths, answer["files"]):
            out = self.home.path / "out"
            self.home.done("document", "show", file["items"][0]["id"], "--out", out)
            self.assertEqual(out.read_bytes(), path.read_bytes(), path.name)

    def test_readings(self):
        for name, text, count, kinds in (("weight.csv", fixtures.WITHINGS_WEIGHT, 12, {"weight"}), ("bp.csv", fixtures.WITHINGS_BP_FR, 3, {"blood-pressure"}),
                                         ("openScale.csv", fixtures.OPENSCALE, None, {"weight"}), ("carnet.csv", fixtures.GENERIC, 3, {"weight"})):
            answer = self.home.add(self.home.write(name, text))
            self.assertEqual(answer["already"], 0, name)
            self.assertEqual(answer["set_aside"], [], name)
            self.assertGreater(answer["stored"], 0, name)
            if count is not None:
                self.assertEqual(answer["stored"], count, name)
            self.assertLessEqual(kinds, {item["what"] for item in answer["files"][0]["items"]}, name)
            again = self.home.add(self.home.path / name)
            self.check(again, answer["read"], 0, answer["read"])

    def test_a_message_and_what_is_attached(self):
        """Its words out of any charset, what is attached byte for byte, and the same by another road."""
        eml = DATA / "eml"
        answer = self.home.add(eml / "letter.eml")
        self.check(answer, 1, 1, 0)
        [letter] = self.home.json("documents")
        self.assertEqual((letter["title"], letter["author"], letter["date"]), ("Œdème, tarif 30 €", "Dr Hélène Quéré", "2026-10-25"))
        out = self.home.path / "out"
        self.home.done("document", "show", letter["id"], "--out", out)
        self.assertIn("L'œdème a disparu ; la séance coûte 30 €.", out.read_text("utf-8"))
        self.home.add(DATA / "pdf" / "two-pages.pdf")
        answer = self.home.add(eml / "results.eml")
        self.assertEqual((answer["stored"], answer["already"], len(answer["set_aside"])), (2, 1, 2), "the PDF is there already")
        again = self.home.add(eml / "results.eml")
        self.assertEqual((again["stored"], again["already"]), (0, 3))
        archive = self.home.add(eml / "mssante.eml", "--accept-identity")
        alone = self.home.add(DATA / "xdm" / "IHE_XDM.zip", "--accept-identity")
        self.assertEqual((archive["stored"] > 5, alone["stored"]), (True, 0), "the archive in a message is the archive")
        self.assertEqual(len(self.home.json("documents", "--search", "disparu")), 1)

    def test_what_is_intimate_is_taken_when_it_is_asked_for(self):
        """Set aside and said otherwise; what has no kind stays out all the same."""
        for name in ("apple-health/cycle.intimate.fr.xml", "health-connect/health_connect_export.db"):
            path = DATA / name
            unasked = self.home.add(path, "--accept-identity", "--dry-run")
            self.assertGreater(unasked["files"][0]["withheld"], 0, name)
            self.assertNotIn("menstrual-flow", [item["what"] for item in unasked["files"][0]["items"]])
            asked = self.home.add(path, "--accept-identity", "--with-intimate")
            self.assertEqual(asked["files"][0]["withheld"], 0, name)
            self.assertIn("menstrual-flow", [item["what"] for item in asked["files"][0]["items"]], name)
            self.assertEqual(asked["read"], asked["stored"] + asked["already"] + len(asked["set_aside"]))
            again = self.home.add(path, "--accept-identity")
            self.assertEqual((again["stored"], again["files"][0]["withheld"]), (0, unasked["files"][0]["withheld"]), name)
        flows = [row["values"]["menstrual-flow"] for row in self.home.json("readings", "--person", "Camille", "--kind", "menstrual-flow")]
        self.assertEqual(flows, [0, 2, 2])

    def test_a_file_of_an_iphone_outside_its_archive(self):
        """An electrocardiogram and a route are the documents they are in the archive, whatever their names."""
        archive = DATA / "apple-health" / "exportation.fr.zip"
        with zipfile.ZipFile(archive) as members:
            bare = {name: members.read(name) for name in members.namelist() if "/electrocardiograms/" in name or "/workout-routes/" in name}
        for name, data in bare.items():
            answer = self.home.add(self.home.write("bare." + name[-3:], data))
            self.check(answer, 1, 1, 0)
            self.assertEqual(answer["files"][0]["format"], "apple-health")
        self.assertEqual(sorted(row["media_type"] for row in self.home.json("documents")), ["application/gpx+xml", "text/csv"])
        whole = self.home.add(archive, "--accept-identity")
        self.assertEqual(whole["already"], 2, "the same documents")

    def test_a_row_that_is_no_reading_is_set_aside(self):
        answer = self.home.add(self.home.write("weight.csv", fixtures.WITHINGS_WEIGHT + '"2026-11-21 25:61:00",70.0,,,,,\n"yesterday",70.0,,,,,\n'))
        self.assertEqual(len(answer["set_aside"]), 2)
        self.assertEqual(answer["read"], answer["stored"] + 2)
        for aside, line in zip(answer["set_aside"], ("5", "6")):
            self.assertIn(line, aside["where"])
            self.assertTrue(aside["reason"])

    def test_what_a_device_measures_no_further_is_shown_as_a_limit(self):
        self.home.add(DATA / "dexcom-clarity" / "mg.csv")
        rows = {row["written"]: row for row in self.home.json("readings", "--person", "Camille")}
        self.assertEqual([(rows[written]["limit"], rows[written]["values"]) for written in ("Low", "High", "100 mg/dL")],
                         [("at-most", {"sensor-glucose": 40}), ("at-least", {"sensor-glucose": 400}), ("", {"sensor-glucose": 100})])
        text = self.home.done("readings", "--person", "Camille").out
        self.assertRegex(text, r"≤\s0.40\sg/L")
        self.assertRegex(text, r"≥\s4.00\sg/L")
        self.home.done("reading", "edit", rows["Low"]["id"], "--value", "38")
        again = next(row for row in self.home.json("readings", "--person", "Camille") if row["corrected"])
        self.assertEqual((again["limit"], again["written"]), ("", "Low"), "what a person typed is the value")

    def test_reasons_are_told_in_the_language_of_who_asked(self):
        """The process that reads has let go of all files by then but those of its translations."""
        path = self.home.write("weight.csv", fixtures.WITHINGS_WEIGHT + '"yesterday",70.0,,,,,\n')
        answer = self.home.done("import", path, "--person", "Camille", env={"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr"})
        self.assertRegex(answer.out, "ligne \\d+, Date\u00a0: «\u00a0yesterday\u00a0» n’est pas une date")

    def test_the_columns_of_a_table_are_told_and_remembered(self):
        table = self.home.write("waage.csv", "Wann;Gewicht;Notiz\n03.04.2026 07:30;71,9;froh\n04.04.2026 07:31;72,1;\n")
        self.assert_failed(self.home.run("import", table, "--person", "Camille"), FAILED, "names no date and kind")
        told = self.home.json("import", "columns", table)
        self.assertEqual((told["delimiter"], told["rows"], told["remembered"]), (";", 2, False))
        self.assertEqual([(column["title"], column["use"]) for column in told["columns"]], [("Wann", "date"), ("Gewicht", "none"), ("Notiz", "none")])
        self.assertEqual(told["columns"][1]["samples"], ["71,9", "72,1"])
        self.assert_failed(self.home.run("import", table, "--person", "Camille", "--map", self.home.write("map.json", json.dumps(told))),
                           FAILED, "which column holds readings")
        told["columns"][1].update(use="value", kind="weight", unit="kg")
        told["dates"] = "day-first"
        mapping = self.home.write("map.json", json.dumps(told))
        self.assertFalse(self.home.add(table, "--map", mapping, "--dry-run")["files"][0]["import"])
        self.assertFalse(self.home.json("import", "columns", table)["remembered"], "a dry run remembers nothing")
        self.check(self.home.add(table, "--map", mapping), 3, 2, 0, 1)
        self.assertEqual([(row["local"][:16], row["values"]) for row in self.home.json("readings", "--person", "Camille")],
                         [("2026-04-03T07:30", {"weight": 71.9}), ("2026-04-04T07:31", {"weight": 72.1})])
        again = self.home.json("import", "columns", self.home.write("spaeter.csv", "WANN;gewicht;Notiz\n05.04.2026 07:30;71,9;\n"))
        self.assertTrue(again["remembered"])
        self.assertEqual((again["columns"][1]["kind"], again["dates"]), ("weight", "day-first"))
        self.assert_failed(self.home.run("import", table, table, "--person", "Camille", "--map", mapping), USAGE, "one file")
        self.assert_failed(self.home.run("import", table, "--person", "Camille", "--map", self.home.write("bad.json", "{}")), FAILED, "description of the columns")

    def test_dry_run_keeps_nothing(self):
        path = self.home.write("weight.csv", fixtures.WITHINGS_WEIGHT)
        before = self.home.counts()
        answer = self.home.add(path, "--dry-run")
        self.assertTrue(answer["dry_run"])
        self.assertGreater(answer["stored"], 0)
        self.assertEqual(self.home.counts(), before)
        self.assertEqual(self.home.json("import", "list"), [])
        self.assertEqual(self.home.add(path)["stored"], answer["stored"])
        self.check(self.home.add(path, "--dry-run"), answer["read"], 0, answer["read"])

    def test_several_files_one_bad(self):
        good, bad = self.home.write("good.pdf", fixtures.pdf("Good")), self.home.write("bad.pdf", fixtures.pdf("Bad")[:200])
        result = self.home.run("import", good, bad, "--person", "Camille", "--json")
        self.assert_failed(result, FAILED, "file 2 of 2")
        self.check(result.json, 2, 1, 0, 1)
        self.assertEqual([file["error"] is None for file in result.json["files"]], [True, False])
        self.assertEqual(len(self.home.json("documents")), 1)

    def test_for_people(self):
        out = self.home.done("import", self.home.write("a.pdf", fixtures.pdf("x")), "--person", "Camille").out
        self.assertIn("a.pdf: 1 read, 1 new, 0 already there, 0 set aside", out)

    def test_description_of_one_document(self):
        path = self.home.write("a.pdf", fixtures.pdf("x"))
        self.home.done("import", path, "--person", "Camille", "--title", "Ordonnance", "--date", "2026-05", "--category", "BIOLOGIE")
        row = self.home.json("documents")[0]
        self.assertEqual((row["title"], row["date"], row["category"]), ("Ordonnance", "2026-05", "BIOLOGIE"))
        self.assert_failed(self.home.run("import", path, path, "--person", "Camille", "--title", "x"), USAGE)
        self.assert_failed(self.home.run("import", self.home.write("b.pdf", fixtures.pdf("y")), "--person", "Camille", "--date", "soon"), FAILED)

    def test_no_such_person(self):
        self.assert_failed(self.home.run("import", self.home.write("a.pdf", fixtures.pdf("x")), "--person", "Zoé"), FAILED)


class Photographs(Case):
    def test_several_as_one(self):
        paths = [fixtures.convert(self.home, "IMG_1.jpg", 10), self.home.write("IMG_2.png", fixtures.png()), fixtures.heic(self.home, "IMG_3.heic")]
        answer = self.home.json("import", *paths, "--person", "Camille", "--as-one", "--title", "Ordonnance")
        self.assertEqual((answer["read"], answer["stored"]), (1, 1))
        row = self.home.json("documents")[0]
        self.assertEqual((row["title"], row["pages"], row["media_type"]), ("Ordonnance", 3, "application/pdf"))

    def test_only_photographs(self):
        paths = [fixtures.convert(self.home, "IMG_1.jpg"), self.home.write("notes.txt", "Not a picture at all")]
        before = self.home.counts()
        self.assert_failed(self.home.run("import", *paths, "--person", "Camille", "--as-one"), FAILED, "file 2")
        self.assertEqual(self.home.counts(), before)


class Undo(Case):
    def imports(self):
        return self.home.json("import", "list")

    def readings(self):
        return self.home.json("readings", "--person", "Camille", "--kind", "weight")

    def test_takes_back_what_it_brought(self):
        empty = self.home.counts()
        self.home.add(self.home.write("weight.csv", fixtures.WITHINGS_WEIGHT))
        pdf = self.home.add(self.home.write("a.pdf", fixtures.pdf("Some words")))
        for row in self.imports():
            self.home.done("import", "undo", row["id"])
        after = self.home.counts()
        self.assertEqual(self.readings(), [])
        self.assertEqual(self.home.json("documents"), [])
        self.assertEqual(self.home.json("documents", "--search", "words"), [])
        for table in ("readings", "document", "content", "chunk", "summary_day", "sighting"):
            self.assertEqual(after[table], empty[table], table)
        self.assertEqual({row["state"] for row in self.imports()}, {"undone"})
        self.assert_failed(self.home.run("import", "undo", pdf["files"][0]["import"]), FAILED)
        self.assert_failed(self.home.run("import", "undo", "nothing"), FAILED)

    def test_rows_that_a_second_import_saw_stay(self):
        first = fixtures.GENERIC
        second = fixtures.GENERIC + "2026-11-17 07:30;72,6\n"
        one = self.home.add(self.home.write("one.csv", first))["files"][0]["import"]
        two = self.home.add(self.home.write("two.csv", second))
        self.assertEqual((two["stored"], two["already"]), (1, 3))
        self.home.done("import", "undo", one)
        self.assertEqual(len(self.readings()), 4)
        self.home.done("import", "undo", two["files"][0]["import"])
        self.assertEqual(self.readings(), [])

    def test_only_what_the_second_saw(self):
        one = self.home.add(self.home.write("one.csv", fixtures.GENERIC))["files"][0]["import"]
        lines = fixtures.GENERIC.splitlines()
        self.home.add(self.home.write("two.csv", "\n".join([lines[0], lines[2]]) + "\n"))
        self.home.done("import", "undo", one)
        self.assertEqual([row["values"]["weight"] for row in self.readings()], [73.0])

    def test_a_document_that_a_second_import_saw_stays(self):
        path = self.home.write("a.pdf", fixtures.pdf("x"))
        one = self.home.add(path)["files"][0]["import"]
        self.home.add(path)
        self.home.done("import", "undo", one)
        self.assertEqual(len(self.home.json("documents")), 1)

    def test_what_was_brought_together(self):
        """One of them names all: what is still there of them goes, what came in the same second by itself stays."""
        self.home.add(self.home.write("before.pdf", fixtures.pdf("before")))
        paths = [self.home.write(f"{name}.pdf", fixtures.pdf(name)) for name in ("one", "two", "three")]
        one, two, three = (row["import"] for row in self.home.json("import", *paths, "--person", "Camille")["files"])
        self.home.done("import", "undo", two)
        self.assertEqual(len(self.home.json("documents")), 3)
        self.home.done("import", "undo", three, "--together")
        self.assertEqual([row["title"] for row in self.home.json("documents")], ["before"])
        states = {row["id"]: row["state"] for row in self.imports()}
        self.assertEqual([states.pop(name) for name in (one, two, three)], ["undone"] * 3)
        self.assertEqual(list(states.values()), ["done"])
        self.assert_failed(self.home.run("import", "undo", one, "--together"), FAILED)
        self.assert_failed(self.home.run("import", "undo", "nothing", "--together"), FAILED)

    def test_import_again_after_undo(self):
        path = self.home.write("one.csv", fixtures.GENERIC)
        self.home.done("import", "undo", self.home.add(path)["files"][0]["import"])
        self.assertEqual(self.home.add(path)["stored"], 3)
        self.assertEqual(len(self.readings()), 3)


class Corrections(Case):
    """What a person corrected stays so, whatever is imported again."""

    def setUp(self):
        super().setUp()
        self.path = self.home.write("one.csv", fixtures.GENERIC)
        self.home.add(self.path)
        self.home.person("Louis")
        self.ids = [row["id"] for row in self.rows()]

    def rows(self, person="Camille"):
        return self.home.json("readings", "--person", person)

    def again(self):
        """The same file, and another one with the same rows."""
        self.assertEqual(self.home.add(self.path)["stored"], 0)
        longer = self.home.write("longer.csv", fixtures.GENERIC + "2026-11-17 07:30;72,6\n")
        self.assertEqual(self.home.add(longer)["stored"], 1)

    def test_deleted(self):
        self.home.done("reading", "delete", self.ids[0])
        self.again()
        self.assertEqual([row["values"]["weight"] for row in self.rows()], [73.0, 72.8, 72.6])

    def test_edited(self):
        self.home.done("reading", "edit", self.ids[0], "--value", "83,2")
        self.again()
        self.assertEqual([row["values"]["weight"] for row in self.rows()], [83.2, 73.0, 72.8, 72.6])

    def test_moved(self):
        self.home.done("reading", "move", self.ids[0], "--person", "Louis")
        self.again()
        self.assertEqual([row["values"]["weight"] for row in self.rows()], [73.0, 72.8, 72.6])
        self.assertEqual([row["values"]["weight"] for row in self.rows("Louis")], [73.2])

    def test_day_summaries_follow(self):
        self.home.done("reading", "edit", self.ids[0], "--value", "83,2")
        self.home.done("reading", "delete", self.ids[1])
        self.again()
        days = self.home.json("readings", "--person", "Camille", "--by", "day")
        self.assertEqual([(day["day"], day["mean"]["weight"]) for day in days],
                         [("2026-11-14", 83.2), ("2026-11-16", 72.8), ("2026-11-17", 72.6)])


class Files(Case):
    """Each bad file: a sentence, status 1, not a row changed."""

    def refuse(self, path, *words, **options):
        before = self.home.counts()
        result = self.home.run("import", path, "--person", "Camille", "--json", **options)
        self.assert_failed(result, FAILED, *words)
        answer = result.json
        self.assertEqual((answer["read"], answer["stored"], answer["already"], len(answer["set_aside"])), (1, 0, 0, 1))
        self.assertEqual(answer["set_aside"][0]["reason"], answer["files"][0]["error"])
        self.assertEqual(self.home.counts(), before)
        self.assertNotIn("traceback", result.err.lower())

    def test_not_files(self):
        self.refuse(self.home.path / "missing.pdf", "no such file")
        self.refuse(self.home.path, "folder")
        self.refuse("/dev/zero", "not a file")
        import os
        os.mkfifo(self.home.path / "pipe")
        self.refuse(self.home.path / "pipe", "not a file")

    def test_empty(self):
        self.refuse(self.home.write("empty.pdf", b""))

    def test_cut_short(self):
        data = fixtures.pdf("Some text", "more")
        for name, whole in (("a.pdf", data), ("a.png", fixtures.png())):
            for part in (len(whole) // 3, len(whole) * 2 // 3):
                self.refuse(self.home.write(name, whole[:part]))
        for path in (fixtures.convert(self.home, "c.jpg"), fixtures.convert(self.home, "d.tiff"), fixtures.heic(self.home)):
            whole = path.read_bytes()
            path.write_bytes(whole[:len(whole) // 2])
            self.refuse(path)

    def test_corrupt(self):
        data = bytearray(fixtures.png())
        data[60:90] = b"\xff" * 30
        self.refuse(self.home.write("a.png", bytes(data)))
        self.refuse(self.home.write("b.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20))
        self.refuse(self.home.write("c.tiff", b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 200))

    def test_hostile(self):
        huge = bytearray(fixtures.png())
        huge[16:24] = b"\x7f\xff\xff\xff\x7f\xff\xff\xff"
        self.refuse(self.home.write("huge.png", bytes(huge)))
        self.refuse(self.home.write("deep.rtf", "{\\rtf1 " + "{" * 200000))
        loop = fixtures.pdf("x").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
        self.refuse(self.home.write("loop.pdf", loop))

    def test_a_program_is_no_document(self):
        import pathlib
        self.refuse(pathlib.Path("/bin/true"))

    def test_wrong_type_by_name(self):
        """The content counts, not the name."""
        answer = self.home.add(self.home.write("really-a-pdf.png", fixtures.pdf("x")))
        self.assertEqual(answer["files"][0]["format"], "pdf")

    def test_a_reader_that_crashes(self):
        path = self.home.write("crash", "#!/bin/sh\nkill -SEGV $$\n")
        path.chmod(0o755)
        good = self.home.write("a.pdf", fixtures.pdf("x"))
        self.refuse(good, env={"LIVRET_READER": str(path)})
        self.assertEqual(self.home.add(good)["stored"], 1)

    def test_a_reader_that_hangs(self):
        path = self.home.write("hang", "#!/bin/sh\nexec sleep 1000\n")
        path.chmod(0o755)
        good = self.home.write("a.pdf", fixtures.pdf("x"))
        self.refuse(good, env={"LIVRET_READER": str(path), "LIVRET_READER_TIMEOUT": "2"})
        self.assertEqual(self.home.add(good)["stored"], 1)

    @contextlib.contextmanager
    def importing(self):
        """A large import that has begun to write into the record."""
        rows = "".join(f"{2000 + i // 100000}-{i // 8000 % 12 + 1:02}-{i // 300 % 28 + 1:02} {i // 60 % 24:02}:{i % 60:02};{60 + i % 300 / 10}\n"
                       for i in range(800000))
        path = self.home.write("large.csv", "date;poids (kg)\n" + rows)
        log = self.home.vault / "record.db-wal"
        with subprocess.Popen([str(livret_cli.program), "import", str(path), "--person", "Camille", "--vault", str(self.home.vault),
                               "--passphrase-file", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.home.environment()) as process:
            process.stdin.write(livret_cli.PHRASE.encode() + b"\n")
            process.stdin.close()
            while process.poll() is None and not (log.exists() and log.stat().st_size > 1000000):
                time.sleep(0.002)
            self.assertIsNone(process.poll(), "the import was over before anything was written")
            yield process

    def test_stopped_in_the_middle(self):
        """Ctrl+C during a large import: nothing of it stays."""
        before = self.home.counts()
        with self.importing() as process:
            process.send_signal(signal.SIGINT)
            said = process.stderr.read().decode()
            process.wait(60)
        self.assertEqual(process.returncode, FAILED, said)
        self.assertRegex(said, r"^livret-cli: ")
        self.assertEqual(self.home.counts(), before)

    def test_killed_in_the_middle(self):
        """Nothing to be done at the moment: the next opening undoes it."""
        before = self.home.counts()
        with self.importing() as process:
            process.kill()
            process.wait(60)
        # The opening that undoes it; counting is stock sqlcipher's, which would find it half done.
        self.assertTrue(self.home.json("journal", "--verify")["intact"])
        after = self.home.counts()
        for table in ("readings", "summary_day", "summary_quarter", "sighting"):
            self.assertEqual(after[table], before[table], table)
