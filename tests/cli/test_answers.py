# test_answers.py: what every verb answers in JSON, compared with what is kept in golden/.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A story told with a fixed clock and fixed identifiers. LIVRET_GOLDEN=write keeps the answers anew: look at
the difference before committing it, as scripts of other people rely on them."""

import re

import fixtures
import livret_cli
from livret_cli import Case, expect_golden

# What differs from run to run by design: salts, keys, phrases, paths.
VARIES = {"recovery_code": "…", "phrase": "…", "key": "…", "head": "…", "vault": "…", "copy": "…", 
          "bytes": 0, "rows": 0, "journal": 0}


UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


class Steady:
    """Answers without what varies; members stay, so that none can vanish unseen. Identifiers are numbered in the
    order in which they are first met."""

    def __init__(self, home):
        self.home = home
        self.ids = {}

    def number(self, match):
        return f"id-{self.ids.setdefault(match[0], len(self.ids) + 1)}"

    def __call__(self, value):
        if isinstance(value, dict):
            if value.get("intact"):
                value = dict(value, entries=0)
            part = {name: (VARIES[name] if VARIES.get(name) is not None else self(each)) for name, each in value.items()}
            if part.get("type") in ("section", "series", "entry"):
                part["sha256"] = "…"
            return part
        if isinstance(value, list):
            return [self(each) for each in value]
        if isinstance(value, str):
            return UUID.sub(self.number, re.sub(r"Livret-[0-9a-f]+", "Livret-…", value.replace(str(self.home.path), "HOME")))
        return value


def without_hashes(value):
    """Hashes in the journal are salted."""
    if isinstance(value, dict):
        return {name: "…" if name == "sha256" else without_hashes(part) for name, part in value.items()}
    return [without_hashes(part) for part in value] if isinstance(value, list) else value


def telling(journal):
    """The journal without the comings and goings."""
    return [dict(without_hashes(entry), seq=0) for entry in journal if entry["event"] not in ("vault-opened", "vault-closed")]


class Answers(Case):
    vault = False

    def keep(self, name, *words, **options):
        answer = self.home.json(*words, **options)
        expect_golden(self, name, self.steady(telling(answer) if name == "journal" else answer))
        return answer

    def setUp(self):
        super().setUp()
        if not livret_cli.hooks:
            self.skipTest("the build has no test hooks")
        self.steady = Steady(self.home)

    def test_every_verb(self):
        home = self.home
        self.keep("vault-create", "vault", "create", "--name", "Foyer Martin", "--owner", "Camille")
        self.keep("person-add", "person", "add", "Camille Martin", "--born", "1968-05-12", "--sex", "F", "--birth-name", "MARTIN")
        self.keep("person-list", "person", "list")
        self.keep("person-show", "person", "show", "Camille")
        pdf = home.write("bilan.pdf", fixtures.pdf("Glycémie 1,12 g/L", title="Bilan sanguin"))
        csv = home.write("weight.csv", fixtures.WITHINGS_WEIGHT + '"2026-11-21 25:61:00",70.0,,,,,\n')
        self.keep("import-dry-run", "import", pdf, csv, "--person", "Camille", "--dry-run")
        document = self.keep("import", "import", pdf, csv, "--person", "Camille")["files"][0]["items"][0]["id"]
        self.keep("import-again", "import", csv, "--person", "Camille")
        imports = self.keep("import-list", "import", "list")
        self.keep("documents", "documents", "--search", "glycemie")
        self.keep("document-show", "document", "show", document)
        folder = self.keep("folder-add", "folder", "add", "Cœur", "--person", "Camille")["id"]
        self.keep("document-change", "document", "change", document, "--folder", folder, "--pin", "--note", "à montrer")
        self.keep("folder-list", "folder", "list")
        self.keep("search", "search", "montrer")
        self.keep("document-text", "document", "show", document, "--text")
        self.keep("entry-add", "entry", "add", "--person", "Camille", "--section", "treatments", "--text", "Metformine", "--from", "2024-05")
        self.keep("entry-none", "entry", "none", "--person", "Camille", "--section", "allergies")
        self.keep("entry-list", "entry", "list")
        self.keep("emergency-sheet", "emergency-sheet", "--person", "Camille")
        reading = self.keep("reading-add", "reading", "add", "--person", "Camille", "--kind", "blood-pressure", "--value", "128/79/64",
                            "--at", "2026-11-20T08:00")["id"]
        self.keep("reading-edit", "reading", "edit", reading, "--value", "127/79/64")
        self.keep("readings", "readings", "--person", "Camille", "--from", "2026-11-19")
        self.keep("readings-by-day", "readings", "--person", "Camille", "--by", "day")
        self.keep("kinds-of-a-person", "kinds", "--person", "Camille")
        grant = self.keep("grant-create", "grant", "create", "--person", "Camille", "--to", "Dr Benali", "--purpose", "Soins", "--until", "+30",
                          "--item", document, "--item", "treatments", "--item", "weight", "--route", "html", "--out", home.path / "out.html")
        self.keep("grant-list", "grant", "list")
        self.keep("grant-again", "grant", "again", grant["id"], "--out", home.path / "out.html")
        self.keep("grant-end", "grant", "end", grant["id"])
        self.keep("import-undo", "import", "undo", imports[-1]["id"])
        self.keep("vault-copy", "vault", "copy", home.path / "copy")
        self.keep("vault-info", "vault", "info")
        self.keep("vault-info-closed", "vault", "info", passphrase=None)
        self.keep("vault-passphrase-add", "vault", "passphrase", "add", "--owner", "Louis", "--new-passphrase-file", "-",
                  lines=["cabane-renard-violon-tuile-mangue"])
        self.keep("vault-key", "vault", "key")
        self.keep("vault-rekey", "vault", "rekey")
        self.keep("journal", "journal")
        self.keep("journal-verify", "journal", "--verify")

    def test_notes(self):
        self.home.create()
        self.home.person()
        note = self.keep("note-add", "note", "add", "New shoes", "--person", "Camille", "--kind", "steps", "--on", "2026-11-20")
        self.home.json("note", "add", "Flu", "--person", "Camille")
        self.keep("note-edit", "note", "edit", note["id"], "--on", "2026-11-19")
        self.keep("note-list", "note", "list", "--person", "Camille")

    def test_registries(self):
        self.keep("formats", "formats", vault=None, passphrase=None)
        self.keep("kinds", "kinds", vault=None, passphrase=None)
        self.keep("grant-routes", "grant", "routes", vault=None, passphrase=None)

    def test_lists_are_one_object_a_line(self):
        self.home.create()
        self.assertEqual(self.home.done("person", "list", "--json").out, "[]\n")
        self.home.person()
        self.home.person("Louis")
        lines = self.home.done("person", "list", "--json").out.splitlines()
        self.assertEqual((len(lines), lines[0], lines[-1]), (4, "[", "]"))

    def test_the_same_in_every_language(self):
        self.home.create()
        self.home.person()
        self.home.done("reading", "add", "--person", "Camille", "--kind", "weight", "--value", "72,4", "--at", "2026-11-20T08:00")
        for words in (["readings", "--person", "Camille"], ["kinds"], ["person", "list"], ["formats"], ["grant", "routes"]):
            english = self.home.done(*words, "--json").out
            self.assertEqual(self.home.done(*words, "--json", env={"LANG": "fr_FR.UTF-8"}).out, english)
