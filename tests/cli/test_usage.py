# test_usage.py: the words of a command line: verbs, options, help, and what is no command line.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import re

import livret_cli
from livret_cli import Case, DONE, FAILED, PHRASE, USAGE

VERBS = ["vault create", "vault info", "vault passphrase add", "vault passphrase change", "vault passphrase remove",
         "vault recover", "vault rekey", "vault key", "vault copy", "person add", "person list", "person show", "person delete", "import",
         "import columns", "import list", "import undo", "documents", "document show", "document results", "document delete", "document change", "document beside", "ocr", "search",
         "folder add", "folder list", "folder change", "folder delete", "entry add", "entry none",
         "entry list", "entry delete", "bin", "bin restore", "bin erase", "emergency-sheet", "readings", "readings save",
         "issuer add", "issuer list", "issuer remove", "kinds", "kind add", "kind list", "kind change", "kind delete", "reading add", "reading edit", "reading delete", "reading restore", "reading move", "reading give",
         "source list", "source order", "source reset", "source slots", "source assign", "measure list",
         "measure target set", "measure target clear", "measure note set", "measure note clear", "note add", "note list", "note edit", "note delete", "measure unit set", "measure unit clear",
         "summary", "figures", "measure hide", "measure show", "grant create",
         "grant again", "grant list", "grant show", "grant end", "grant routes", "open", "journal", "sample", "formats"]

# A command line, and words of the sentence that says what is wrong with it.
WRONG = [
    ([], "what is to be done"),
    (["dance"], "no verb"),
    (["vault"], "what is to be done with"),
    (["vault", "dance"], "what is to be done with"),
    (["person", "add"], "needs name"),
    (["person", "add", "A", "B"], "does not take"),
    (["person", "list", "--colour"], "no option --colour"),
    (["person", "list", "--json=yes"], "takes no value"),
    (["person", "add", "A", "--born"], "needs a value"),
    (["--born", "1960", "person", "add", "A"], "before any verb"),
    (["import", "--person", "A"], "needs file"),
    (["import", "x.pdf"], "--person"),
    (["entry", "add", "--person", "A", "--text", "T"], "--section"),
    (["readings"], "--person"),
    (["grant", "create", "--person", "A"], "--to"),
    (["measure", "target"], "what is to be done with"),
    (["measure", "target", "set", "--person", "A"], "needs kind"),
    (["measure", "note", "set", "weight", "--person", "A"], "--text"),
    (["journal", "extra"], "does not take"),
    (["document", "show"], "needs id"),
]


class Words(Case):
    vault = False

    def test_help_lists_every_verb(self):
        result = self.home.run("--help", vault=None, passphrase=None)
        self.assertEqual(result.status, DONE)
        for verb in VERBS:
            self.assertRegex(result.out, rf"(?m)^  {verb}\b")
        self.assertIn("Exit status", result.out)

    def test_every_verb_has_help(self):
        for verb in VERBS:
            result = self.home.run(*verb.split(), "--help", vault=None, passphrase=None)
            self.assertEqual((result.status, result.err), (DONE, ""), verb)
            self.assertTrue(result.out.startswith(f"livret-cli {verb}"), verb)
            for option in ("--vault", "--passphrase-file", "--json"):
                self.assertIn(option, result.out, verb)

    def test_a_group_has_help(self):
        result = self.home.run("grant", "--help", vault=None, passphrase=None)
        self.assertEqual(result.status, DONE)
        self.assertIn("grant create", result.out)
        self.assertNotIn("person add", result.out)

    def test_no_other_verb_exists(self):
        listed = re.findall(r"(?m)^  ((?:[a-z][a-z-]* )+) *[A-Z\[ ]", self.home.run("--help", vault=None, passphrase=None).out)
        self.assertEqual({words.strip() for words in listed}, set(VERBS))

    def test_the_manual_names_every_verb_and_option(self):
        manual = (pathlib.Path(livret_cli.__file__).parents[2] / "src" / "cli" / "README.md").read_text()
        for verb in VERBS:
            self.assertIn(f"`{verb}", manual)
            text = self.home.run(*verb.split(), "--help", vault=None, passphrase=None).out
            for option in re.findall(r"(?m)^  (--[a-z-]+)", text):
                self.assertIn(option, manual, verb)

    def test_wrong_command_lines(self):
        for words, said in WRONG:
            with self.subTest(" ".join(words)):
                result = self.home.run(*words, passphrase=None)
                self.assert_failed(result, USAGE, said)
                self.assertEqual(result.out, "")

    def test_a_vault_must_be_named(self):
        for words in (["person", "list"], ["vault", "info"], ["vault", "create"], ["kinds", "--person", "A"]):
            self.assert_failed(self.home.run(*words, vault=None), USAGE, "--vault")

    def test_without_terminal_a_passphrase_must_be_given(self):
        self.home.create()
        self.assert_failed(self.home.run("person", "list", passphrase=None), USAGE, "--passphrase-file")

    def test_version(self):
        result = self.home.run("--version", vault=None, passphrase=None)
        self.assertRegex(result.out, r"^livret-cli \d+\.\d+\.\d+\n$")

    def test_options_stand_anywhere(self):
        self.home.create()
        self.assert_failed(self.home.run("person", "--sex=F", "add", "Odd"), USAGE)
        result = self.home.done("--json", "person", "add", "--born", "1968", "--sex=F", "--", "--Odd--")
        self.assertEqual(result.json["name"], "--Odd--")

    def test_a_full_standard_output_is_a_failure(self):
        with open("/dev/full", "wb") as full:
            import subprocess
            process = subprocess.run([str(livret_cli.program), "formats"], stdout=full, stderr=subprocess.PIPE,
                                     env=self.home.environment(), check=False)
        self.assertEqual(process.returncode, FAILED)
        self.assertIn(b"standard output", process.stderr)

    def test_closed_standard_streams_harm_nothing(self):
        self.home.create()
        phrase = self.home.write("phrase", PHRASE + "\n")
        for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            import subprocess
            subprocess.run(["sh", "-c", f"exec \"$0\" \"$@\" {closed}", str(livret_cli.program), "person", "add",
                            f"Person {closed}", "--vault", str(self.home.vault), "--passphrase-file", str(phrase)],
                           env=self.home.environment(), check=False, capture_output=True)
        names = [person["name"] for person in self.home.json("person", "list")]
        self.assertEqual(len(names), 4)
        self.assertTrue(self.home.json("journal", "--verify")["intact"])

    def test_french(self):
        result = self.home.run("dance", vault=None, passphrase=None, env={"LANG": "fr_FR.UTF-8"})
        self.assertEqual(result.status, USAGE)

    def test_names_not_in_utf8_are_refused(self):
        self.home.create()
        result = self.home.run("person", "add", b"Caf\xe9".decode("latin-1").encode("latin-1").decode("utf-8", "surrogateescape"))
        self.assert_failed(result, USAGE, "utf-8")


class Registries(Case):
    vault = False

    def test_formats(self):
        formats = {row["id"]: row for row in self.home.json("formats", vault=None, passphrase=None)}
        self.assertLessEqual({"pdf", "jpeg", "png", "tiff", "heif", "txt", "rtf", "openscale", "withings", "csv"},
                             set(formats))
        self.assertIn("pdf", formats["pdf"]["suffixes"])
        self.assertIn("application/pdf", formats["pdf"]["media_types"])
        self.assertTrue(formats["pdf"]["document"])
        self.assertFalse(formats["openscale"]["document"])

    def test_kinds(self):
        kinds = {row["id"]: row for row in self.home.json("kinds", vault=None, passphrase=None)}
        self.assertEqual(kinds["weight"]["unit"], "kg")
        self.assertEqual([part["id"] for part in kinds["blood-pressure"]["components"]], ["systolic", "diastolic", "pulse"])
        self.assertEqual(kinds["weight"]["loinc"], "29463-7")

    def test_routes(self):
        routes = {row["id"]: row for row in self.home.json("grant", "routes", vault=None, passphrase=None)}
        self.assertEqual(set(routes), {"paper", "pdf", "html"})
        self.assertEqual((routes["paper"]["has_phrase"], routes["pdf"]["has_phrase"], routes["html"]["has_phrase"]),
                         (False, True, True))
        self.assertEqual(routes["html"]["enforces"], ["phrase"])

    def test_tables_for_people(self):
        result = self.home.done("kinds", vault=None, passphrase=None)
        self.assertRegex(result.out, r"(?m)^weight +Weight +kg")
