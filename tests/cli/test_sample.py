# test_sample.py: a made-up household by one verb, opened afterwards like any vault.
# SPDX-License-Identifier: GPL-3.0-or-later

from livret_cli import Case, DONE, FAILED, PHRASE, USAGE, WRONG_PASSPHRASE


class Sample(Case):
    vault = False

    def test_a_household_and_its_phrase(self):
        answer = self.home.json("sample", self.home.vault, vault=None, passphrase=None)
        self.assertEqual(answer["vault"], str(self.home.vault))
        self.assertEqual(len(answer["phrase"].split("-")), 5)
        about = self.home.json("vault", "info", passphrase=answer["phrase"])
        self.assertEqual((about["unlocked"], about["people"]), (True, 4))
        self.assertGreaterEqual(about["documents"], 55)
        self.assertTrue(self.home.json("journal", "--verify", passphrase=answer["phrase"])["intact"])
        wrong = self.home.run("person", "list")
        self.assert_failed(wrong, WRONG_PASSPHRASE)

    def test_another_day_with_a_phrase_of_ones_own(self):
        result = self.home.done("sample", self.home.vault, "--day", "2026-02-27", "--seed", "7", vault=None)
        self.assertNotIn(PHRASE, result.out)
        latest = max(document["date"] for document in self.home.json("documents"))
        self.assertTrue("2026-02-23" <= latest <= "2026-02-27", latest)

    def test_only_in_a_new_folder(self):
        kept = self.home.write("kept.txt", "mine")
        self.assert_failed(self.home.run("sample", self.home.path, vault=None), FAILED, "new folder")
        self.assertEqual(kept.read_text(), "mine")
        self.assert_failed(self.home.run("sample", self.home.vault, "--day", "yesterday", vault=None), FAILED)
        self.assert_failed(self.home.run("sample", self.home.vault, "--seed", "x", vault=None), USAGE)
        self.assertFalse(self.home.vault.exists())
        self.assertEqual(self.home.run("sample", "--help", vault=None, passphrase=None).status, DONE)
