# test_grants.py: packages under a grant, opened outside, holding what was granted and nothing else.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import re
import subprocess

import fixtures
from livret_cli import Case, DAY, DONE, FAILED, NOW, REFUSED, USAGE, WRONG_PASSPHRASE


class Shared(Case):
    """Camille has two documents, two treatments, an allergy, weights and pressures; Louis has others."""

    def setUp(self):
        super().setUp()
        self.home.person("Louis Martin")
        self.granted = self.document("bilan.pdf", "GRANTEDTEXT glycemie", "Bilan sanguin")
        self.kept = self.document("secret.pdf", "KEPTSECRET psychiatrie", "KEPTTITLE consultation")
        self.louis = self.document("louis.pdf", "LOUISSECRET", "LOUISTITLE", "Louis")
        self.entry("treatments", "Metformine")
        self.other = self.entry("conditions", "KEPTCONDITION")
        self.home.add(self.home.write("weight.csv", fixtures.WITHINGS_WEIGHT))
        self.home.add(self.home.write("bp.csv", fixtures.WITHINGS_BP_FR))

    def document(self, name, text, title, person="Camille"):
        answer = self.home.add(self.home.write(name, fixtures.pdf(text)), "--title", title, person=person)
        return answer["files"][0]["items"][0]["id"]

    def entry(self, section, text, person="Camille"):
        return self.home.json("entry", "add", "--person", person, "--section", section, "--text", text)["id"]

    def words(self, route, *items, until="2026-12-21"):
        out = self.home.path / f"out.{'html' if route == 'html' else 'pdf'}"
        words = ["grant", "create", "--person", "Camille", "--to", "Dr Benali", "--purpose", "Soins", "--until", until,
                 "--route", route, "--out", str(out)]
        for item in items:
            words += ["--item", item]
        return words, out

    def grant(self, route, *items, extra=(), **options):
        words, out = self.words(route, *items)
        return self.home.json(*words, *extra, **options), out

    def events(self):
        return [entry["event"] for entry in self.home.json("journal")]


def pdf_text(path, password=None):
    """What qpdf and pdftotext read; attachments and metadata too."""
    words = ["qpdf", "--decrypt"] + ([f"--password={password}"] if password else []) + [str(path), str(path) + ".plain"]
    process = subprocess.run(words, capture_output=True, check=False)
    if process.returncode != 0:
        raise AssertionError(process.stderr.decode())
    text = subprocess.run(["pdftotext", "-layout", str(path) + ".plain", "-"], capture_output=True, check=True).stdout.decode()
    info = subprocess.run(["pdfinfo", "-meta", str(path) + ".plain"], capture_output=True, check=True).stdout.decode()
    raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(path) + ".plain", "-"], capture_output=True, check=True).stdout
    return text, info, raw


KEPT = ("KEPT", "LOUIS", "Louis", "psychiatrie")


class Packages(Shared):
    def test_pdf(self):
        answer, out = self.grant("pdf", self.granted, "treatments", "blood-pressure")
        self.assertEqual(answer["phrase"].count("-"), 4)
        self.assertRegex(subprocess.run(["qpdf", "--show-encryption", f"--password={answer['phrase']}", str(out)],
                                        capture_output=True, check=True).stdout.decode(), r"R = 6(.|\n)*AESv3")
        text, info, raw = pdf_text(out, answer["phrase"])
        for word in ("GRANTEDTEXT", "Metformine", "128", "Benali", "Camille"):
            self.assertIn(word, text)
        for word in KEPT:
            self.assertNotIn(word, text + info)
            self.assertNotIn(word.encode(), raw)
        wrong = subprocess.run(["qpdf", "--decrypt", "--password=wrong", str(out), "/dev/null"], capture_output=True, check=False)
        self.assertNotEqual(wrong.returncode, 0)
        self.assertEqual(out.stat().st_mode & 0o777, 0o600)

    def test_paper(self):
        answer, out = self.grant("paper", self.granted, "treatments")
        self.assertNotIn("phrase", answer)
        text, info, raw = pdf_text(out)
        self.assertIn("GRANTEDTEXT", text)
        for word in KEPT:
            self.assertNotIn(word, text + info)
            self.assertNotIn(word.encode(), raw)

    def test_html(self):
        answer, out = self.grant("html", self.granted, "treatments", "weight@2026-11-19..2026-11-20")
        data = out.read_bytes()
        for word in (b"GRANTEDTEXT", b"Metformine", b"Benali", b"Camille", b"Martin", answer["phrase"].encode()):
            self.assertNotIn(word, data)
        opened = self.home.json("open", out, "--phrase-file", "-", vault=None, passphrase=answer["phrase"])
        self.assertEqual(opened["cover"]["recipient"], "Dr Benali")
        self.assertIn("Metformine", json.dumps(opened["statements"]))
        whole = json.dumps(opened, ensure_ascii=False)
        for word in KEPT:
            self.assertNotIn(word, whole)
        values = json.dumps(opened["series"])
        self.assertIn("72.1", values)
        self.assertNotIn("72.4", values)
        folder = self.home.path / "extracted"
        self.home.done("open", out, "--phrase-file", "-", "--extract", folder, vault=None, passphrase=answer["phrase"])
        original = (self.home.path / "bilan.pdf").read_bytes()
        self.assertIn(original, [path.read_bytes() for path in folder.iterdir()])
        for path in folder.iterdir():
            raw = path.read_bytes()
            if path.suffix == ".pdf":
                text, info, raw = pdf_text(path)
                raw += (text + info).encode()
            for word in KEPT:
                self.assertNotIn(word.encode(), raw)

    def test_limits_of_devices(self):
        self.home.add(pathlib.Path(__file__).resolve().parent.parent / "data" / "dexcom-clarity" / "mg.csv")
        answer, out = self.grant("html", "sensor-glucose")
        series = self.home.json("open", out, "--phrase-file", "-", vault=None, passphrase=answer["phrase"])["series"][0]
        self.assertEqual({row[1]: row[-1] for row in series["rows"]}, {1: 0, 1.1: 0, 0.4: -1, 4: 1, 4.01: 1})
        answer, out = self.grant("pdf", "sensor-glucose")
        text = pdf_text(out, answer["phrase"])[0]
        self.assertRegex(text, r"≤\s0[.,]40\b")
        self.assertRegex(text, r"≥\s4[.,]00\b")

    def test_every_segment(self):
        """Opened by a program that shares no code with Livret: what each of its parts holds, to the last."""
        phrase = self.home.path / "phrase"
        answer, out = self.grant("html", self.granted, "treatments", "blood-pressure", extra=["--phrase-file", str(phrase)])
        folder = self.home.path / "segments"
        folder.mkdir()
        opener = pathlib.Path(__file__).resolve().parents[1] / "sharing" / "open-package.mjs"
        told = subprocess.run(["node", str(opener), str(out), str(phrase), str(folder)], capture_output=True, check=True)
        opened = json.loads(told.stdout)
        self.assertEqual((opened["recipient"], len(opened["documents"]), [series["kind"] for series in opened["series"]]),
                         ("Dr Benali", 1, ["blood-pressure"]))
        parts = list(folder.iterdir())
        self.assertEqual(len(parts), opened["segments"])
        pages = 0
        for path in parts:
            raw = path.read_bytes()
            if raw.startswith(b"%PDF"):
                pages += 1
                text, info, raw = pdf_text(path)
                raw += (text + info).encode()
            for word in KEPT:
                self.assertNotIn(word.encode(), raw, path.name)
                self.assertNotIn(word.encode("utf-16-be"), raw, path.name)
        self.assertEqual(pages, 2, "the document and all in one")

    def test_ids_are_this_grants_own(self):
        """Two packages cannot be linked by what is in them."""
        first, out = self.grant("html", self.granted)
        one = json.dumps(self.home.json("open", out, "--phrase-file", "-", vault=None, passphrase=first["phrase"]))
        second, out = self.grant("html", self.granted)
        two = json.dumps(self.home.json("open", out, "--phrase-file", "-", vault=None, passphrase=second["phrase"]))
        uuid = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
        self.assertEqual(set(uuid.findall(one)) & set(uuid.findall(two)), set())
        self.assertNotIn(self.granted, one + two)
        self.assertNotIn(self.camille["id"], one + two)

    def test_the_phrase_can_go_to_a_file(self):
        path = self.home.path / "phrase"
        answer, out = self.grant("html", self.granted, extra=["--phrase-file", str(path)])
        self.assertNotIn("phrase", answer)
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.assertEqual(self.home.run("open", out, "--phrase-file", path, vault=None, passphrase=None).status, DONE)

    def test_a_wrong_phrase(self):
        answer, out = self.grant("html", self.granted)
        self.assertEqual(self.home.run("open", out, "--phrase-file", "-", vault=None, passphrase="a-b-c-d-e").status, WRONG_PASSPHRASE)
        typed = answer["phrase"].upper().replace("-", " ")
        self.assertEqual(self.home.run("open", out, "--phrase-file", "-", vault=None, passphrase=typed).status, DONE)

    def test_changed_packages(self):
        answer, out = self.grant("html", self.granted, "treatments")
        data = out.read_bytes()
        at = data.index(b'id="segment-1">') + 60
        for changed in (data[:len(data) // 2], data[:at] + (b"A" if data[at:at + 1] != b"A" else b"B") + data[at + 1:],
                        data.replace(b'"segments":', b'"segments":1'), data.replace(b"livret-package-1", b"livret-package-9"), b"", b"<html></html>"):
            path = self.home.write("changed.html", changed)
            result = self.home.run("open", path, "--phrase-file", "-", vault=None, passphrase=answer["phrase"])
            self.assertIn(result.status, (FAILED, WRONG_PASSPHRASE), result)
            self.assertEqual(result.out, "")

    def test_for_people(self):
        words, out = self.words("pdf", self.granted)
        result = self.home.done(*words)
        self.assertRegex(result.out, r"Dr Benali")
        self.assertRegex(result.out, r"Phrase: +([a-z]+-){4}[a-z]+\n")
        self.assertIn("Bilan sanguin", result.out)

    def test_french_phrase_and_pages(self):
        answer, out = self.grant("pdf", self.granted, "treatments", env={"LANG": "fr_FR.UTF-8"})
        self.assertIn("Camille", pdf_text(out, answer["phrase"])[0])


class Gate(Shared):
    def test_what_a_grant_does_not_allow(self):
        for item in (self.louis, self.entry("allergies", "Latex", "Louis")):
            words, out = self.words("pdf", item)
            self.assert_failed(self.home.run(*words), REFUSED)
            self.assertFalse(out.exists())
        self.assertEqual(self.home.json("grant", "list"), [])

    def test_what_means_nothing(self):
        for item in ("nothing", "weight@2020", "weight@yesterday", "dreams", ""):
            words, out = self.words("pdf", item)
            self.assert_failed(self.home.run(*words), FAILED)
        for change in (["--route", "pigeon"], ["--capacity", "king"], ["--capacity", "legal"], ["--max-uses", "0"]):
            words, out = self.words("pdf", self.granted)
            self.assert_failed(self.home.run(*words, *change), USAGE)
        for until in ("2026-11-20", "soon", ""):
            words, out = self.words("pdf", self.granted, until=until)
            self.assertIn(self.home.run(*words).status, (FAILED, USAGE))
        self.assertFalse(out.exists())
        self.assertEqual(self.home.json("grant", "list"), [])

    def test_dry_run(self):
        words, out = self.words("html", self.granted, "treatments")
        items = self.home.json(*words, "--dry-run")
        self.assertEqual([item["type"] for item in items], ["document", "section"])
        self.assertFalse(out.exists())
        self.assertEqual(self.home.json("grant", "list"), [])

    def test_kept_in_the_record(self):
        answer, _ = self.grant("pdf", self.granted, "weight@2026-11", extra=["--by", "Jeanne", "--capacity", "agreed", "--note", "avant la visite"])
        shown = self.home.json("grant", "show", answer["id"])
        self.assertEqual((shown["to"], shown["purpose"], shown["by"], shown["capacity"], shown["state"], shown["uses"], shown["route"]),
                         ("Dr Benali", "Soins", "Jeanne", "agreed", "active", 1, "pdf"))
        self.assertEqual(shown["until"], "2026-12-21T22:59:59Z")
        self.assertEqual([(item["type"], item["from"], item["until"]) for item in shown["items"]],
                         [("document", "", ""), ("series", "2026-11-01", "2026-11-30")])
        self.assertEqual(self.home.json("grant", "list"), [shown])
        self.assertEqual(self.home.json("grant", "list", "--person", "Louis"), [])
        self.assertIn("grant-sealed", self.events())
        self.assertNotIn(answer["phrase"], json.dumps([shown, self.home.json("journal")]))

    def test_again_and_end(self):
        answer, out = self.grant("html", self.granted)
        out.unlink()
        again = self.home.json("grant", "again", answer["id"], "--out", out)
        self.assertNotEqual(again["phrase"], answer["phrase"])
        self.assertEqual(self.home.json("grant", "show", answer["id"])["uses"], 2)
        self.assertEqual(self.home.json("grant", "end", answer["id"])["state"], "ended")
        out.unlink()
        self.assert_failed(self.home.run("grant", "again", answer["id"], "--out", out), REFUSED)
        self.assertFalse(out.exists())
        self.assert_failed(self.home.run("grant", "end", "nothing"), FAILED)

    def test_counted(self):
        answer, out = self.grant("html", self.granted, extra=["--max-uses", "1"])
        self.assert_failed(self.home.run("grant", "again", answer["id"], "--out", out), REFUSED)

    def test_an_item_that_changed_is_not_given_again(self):
        answer, out = self.grant("html", "treatments")
        self.entry("treatments", "Added later")
        self.assert_failed(self.home.run("grant", "again", answer["id"], "--out", out), REFUSED)

    def test_expired(self):
        answer, out = self.grant("html", self.granted)
        out.unlink()
        self.home.clock = NOW + 40 * DAY
        self.assert_failed(self.home.run("grant", "again", answer["id"], "--out", out), REFUSED)
        self.assertEqual(self.home.json("grant", "show", answer["id"])["state"], "expired")
        self.assertFalse(out.exists())

    def test_a_clock_set_back_revives_nothing(self):
        answer, out = self.grant("html", self.granted)
        out.unlink()
        self.home.clock = NOW + 40 * DAY
        self.home.done("person", "list")
        self.home.clock = NOW
        self.assertEqual(self.home.json("grant", "show", answer["id"])["state"], "expired")
        self.assert_failed(self.home.run("grant", "again", answer["id"], "--out", out), REFUSED)
        self.assertTrue(any(entry["clock_back"] for entry in self.home.json("journal")))
        self.assertTrue(self.home.json("journal", "--verify")["intact"])

    def test_a_package_that_could_not_be_written(self):
        words, out = self.words("html", self.granted)
        words[words.index("--out") + 1] = str(self.home.path / "none" / "x.html")
        self.assert_failed(self.home.run(*words), FAILED)
        self.assertIn("grant-failed", self.events())
        listed = self.home.json("grant", "list")
        self.assertEqual([(grant["state"], grant["uses"]) for grant in listed], [("draft", 0)])

    def test_a_phrase_nobody_saw(self):
        """Standard output is full: the package is not written."""
        import livret_cli
        words, out = self.words("html", self.granted)
        with open("/dev/full", "wb") as full:
            process = subprocess.run(self.home.command(words, livret_cli.PHRASE, self.home.vault), input=livret_cli.PHRASE.encode() + b"\n",
                                     stdout=full, stderr=subprocess.PIPE, env=self.home.environment(), check=False)
        self.assertEqual(process.returncode, FAILED)
        self.assertFalse(out.exists())
