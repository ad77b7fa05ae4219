# test_tools.py: proof that the French lint and the count of tests see what they are there to see.
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import io
import json
import pathlib
import tempfile
import unittest

import count_tests
import lint_po

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

SOUND = ["L\u2019objectif", "Prêt\u202f?", "Échec\u202f!", "Nom\u00a0:", "un\u202f; deux", "«\u00a0Louis\u00a0»", "128\u00a0mmHg",
         "%d\u00a0ans", "1\u202f284 entrées", "12:30", "https://exemple.fr/a?b", "<a href=\"x\">ici</a>", "a &lt; b", "40\u00a0%%", "au\u2011dessus",
         "Quoi\u202f?!", "3 documents", "%s : ".replace(" :", "\u00a0:"), "%u\u00a0documents", "%'ld\u00a0lus", "%u sur %u",
         "le 5 mai 2026 à 8 h".replace("8 h", "8\u00a0h"), "du %1$s au %2$s"]
BROKEN = ["L'objectif", "Prêt ?", "Prêt?", "Prêt\u00a0?", "Échec !", "Nom :", "Nom:", "un ; deux", "« Louis »", "«Louis»", "128 mmHg", "%d ans", "%.1f kg",
          "%u documents", "%'ld lus", "Page %2$u déjà lue",
          "1 284 entrées", "40 %%", "40%%", "au-dessus", "Attendez...", "Dit \"oui\"", "deux  espaces"]


def po(translation, extra=""):
    escaped = translation.replace("\\", "\\\\").replace('"', '\\"')
    return f'{HEAD}#: src/a.c:1\n{extra}msgid "source"\nmsgstr ""\n"{escaped}"\n'


class French (unittest.TestCase):
    def test_sound(self):
        for translation in SOUND:
            self.assertEqual(lint_po.lint(po(translation)), [], translation)

    def test_broken(self):
        for translation in BROKEN:
            self.assertEqual([line for line, _ in lint_po.lint(po(translation))], [5], translation)

    def test_incomplete(self):
        self.assertIn("not translated", lint_po.lint(po(""))[0][1])
        self.assertIn("fuzzy", lint_po.lint(po("texte", "#, fuzzy, c-format\n"))[0][1])
        plural = HEAD + 'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d\u00a0jour"\nmsgstr[1] "%d jours"\n'
        self.assertEqual(len(lint_po.lint(plural)), 1)

    def test_obsolete(self):
        self.assertEqual(lint_po.lint(HEAD + '#~ msgid "old"\n#~ msgstr "L\'ancien"\n'), [])


class Count (unittest.TestCase):
    def count(self, *tests, status=0, allowed=(), strict=False):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as output:
            log = pathlib.Path(folder, "testlog.json")
            log.write_text("\n".join(json.dumps(dict(zip(("name", "result", "stdout"), test))) for test in tests))
            code = count_tests.main(log, status, allowed, strict)
        self.said = output.getvalue().splitlines()
        return self.said[-1], code

    def test_subtests(self):
        tap = "TAP version 14\n# start\nok 1 /a\nok 2 - b # SKIP no bus\nnot ok 3 /c\n    ok 1 inner\nnot ok 4 d # TODO later\n1..4\n"
        self.assertEqual(self.count(("livret / dates", "FAIL", tap), status=1), ("2 passed, 1 failed, 1 skipped", 1))

    def test_plain(self):
        self.assertEqual(self.count(("a", "OK", "hello"), ("b", "SKIP", "")), ("1 passed, 0 failed, 1 skipped", 0))

    def test_crash(self):
        self.assertEqual(self.count(("a", "ERROR", "ok 1 /a\n"), status=1), ("1 passed, 1 failed, 0 skipped", 1))
        self.assertEqual(self.count(("a", "TIMEOUT", ""), status=1), ("0 passed, 1 failed, 0 skipped", 1))

    def test_remarks_of_what_failed(self):
        self.count(("a", "OK", "# fine\nok 1 x\n"), ("b", "FAIL", "# wanted 3, got 4\nnot ok 1 y\n"), status=1)
        self.assertEqual(self.said[:2], ["# wanted 3, got 4", "failed: b y"])

    def test_nothing_ran(self):
        self.assertEqual(self.count(), ("0 passed, 1 failed, 0 skipped", 1))
        self.assertEqual(self.count(("a", "OK", ""), status=2), ("1 passed, 1 failed, 0 skipped", 1))

    def test_skips_need_leave(self):
        skip = ("gui", "SKIP", "")
        self.assertEqual(self.count(skip, ("a", "OK", ""), strict=True), ("1 passed, 1 failed, 0 skipped", 1))
        self.assertEqual(self.count(skip, ("a", "OK", ""), strict=True, allowed=["gui"]), ("1 passed, 0 failed, 1 skipped", 0))


class TapResult (unittest.TestResult):
    def addSuccess(self, test):
        print(f"ok {self.testsRun} - {test.id()}")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        print(f"not ok {self.testsRun} - {test.id()}\n# " + self.failures[-1][1].replace("\n", "\n# "))

    addError = addFailure


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromModule(__import__("__main__"))
    suite.run(TapResult())
    print(f"1..{suite.countTestCases()}")
