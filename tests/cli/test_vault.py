# test_vault.py: making, opening, copying and rekeying vaults; passphrases, recovery, the raw key.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil
import subprocess
import time
import unittest

import livret_cli
from livret_cli import Case, DONE, FAILED, PHRASE, USAGE, WRONG, WRONG_PASSPHRASE, sqlcipher

OTHER = "cabane-renard-violon-tuile-mangue"


class Create(Case):
    vault = False

    def test_shows_a_recovery_code_once(self):
        made = self.home.create("--name", "Foyer Martin", "--owner", "Camille")
        self.assertRegex(made["recovery_code"], r"^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$")
        info = self.home.json("vault", "info")
        self.assertEqual(info["name"], "Foyer Martin")
        self.assertEqual(sorted(key["kind"] for key in info["keys"]), ["passphrase", "recovery"])
        self.assertIn("Camille", [key["owner"] for key in info["keys"]])
        self.assertEqual(info["id"], made["id"])

    def test_for_people(self):
        result = self.home.done("vault", "create")
        self.assertRegex(result.out, r"Recovery code: +[0-9A-Z-]{39}\n")
        self.assertIn("on paper", result.out)

    def test_without_recovery_code(self):
        self.assertNotIn("recovery_code", self.home.create("--no-recovery"))
        self.assertEqual([key["kind"] for key in self.home.json("vault", "info")["keys"]], ["passphrase"])

    def test_the_folder_holds_no_name(self):
        self.home.create("--name", "Foyer Martin", "--owner", "Camille")
        self.assertLessEqual({path.name for path in self.home.vault.iterdir()},
                             {"keys.json", "record.db", "record.db-wal", "record.db-shm", "lock"})
        self.assertEqual(self.home.vault.stat().st_mode & 0o777, 0o700)
        for path in self.home.vault.iterdir():
            self.assertEqual(path.stat().st_mode & 0o077, 0, path.name)
            for word in (b"Martin", b"Camille", PHRASE.encode()):
                self.assertNotIn(word, path.read_bytes())

    def test_a_folder_in_use_is_refused(self):
        self.home.create()
        kept = (self.home.vault / "keys.json").read_bytes()
        self.assert_failed(self.home.run("vault", "create"), FAILED, "not empty")
        self.assertEqual((self.home.vault / "keys.json").read_bytes(), kept)

    def test_a_short_passphrase_is_refused(self):
        self.assert_failed(self.home.run("vault", "create", passphrase="a-b-c"), FAILED, "letters")
        self.assertFalse((self.home.vault / "keys.json").exists())

    def test_a_code_nobody_could_read_does_not_open(self):
        """Where standard output is full, the recovery code is taken back."""
        with open("/dev/full", "wb") as full:
            process = subprocess.run([str(livret_cli.program), "vault", "create", "--vault", str(self.home.vault),
                                      "--passphrase-file", "-"], input=PHRASE.encode() + b"\n", stdout=full,
                                     stderr=subprocess.PIPE, env=self.home.environment(), check=False)
        self.assertEqual(process.returncode, FAILED)
        self.assertEqual([key["kind"] for key in self.home.json("vault", "info")["keys"]], ["passphrase"])


class Open(Case):
    def test_a_passphrase_is_forgiving(self):
        for typed in ("Bateau Lune Olive Tabouret Zinc", "bateaulunêolivetabouretzinc", "  BATEAU-lune olive-tabouret'zinc"):
            self.assertEqual(self.home.run("person", "list", passphrase=typed).status, DONE, typed)

    def test_a_wrong_passphrase_gets_no_hint(self):
        said = set()
        for typed in (WRONG, "x", "", PHRASE[:-1], "0000-0000-0000-0000-0000-0000-0000-0000", "é" * 200):
            result = self.home.run("person", "list", passphrase=typed)
            self.assertEqual((result.status, result.out), (WRONG_PASSPHRASE, ""), typed)
            said.add(result.err)
        self.assertEqual(len(said), 1, said)

    def test_no_vault(self):
        self.assert_failed(self.home.run("person", "list", vault=self.home.path / "nowhere"), FAILED, "no vault")
        self.assert_failed(self.home.run("vault", "info", vault=self.home.path / "nowhere"), FAILED, "no vault")

    def test_passphrase_files(self):
        for data in (PHRASE + "\n", PHRASE, PHRASE + "\r\n", PHRASE + "\nsecond line\n"):
            path = self.home.write("phrase", data)
            self.assertEqual(self.home.run("person", "list", "--passphrase-file", path).status, DONE, repr(data))
        self.assert_failed(self.home.run("person", "list", "--passphrase-file", self.home.path / "none"), FAILED, "passphrase file")
        path = self.home.write("phrase", "x" * 5000)
        self.assert_failed(self.home.run("person", "list", "--passphrase-file", path), FAILED, "longer")
        pipe = self.home.path / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen(["sh", "-c", f"echo '{PHRASE}' > {pipe}"]) as writer:
            self.assertEqual(self.home.run("person", "list", "--passphrase-file", pipe).status, DONE)
            writer.wait()

    def test_asks_on_a_terminal_without_echo(self):
        import pty
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(livret_cli.program, ["livret-cli", "person", "list", "--vault", str(self.home.vault)],
                      self.home.environment())
        seen = b""
        while b"assphrase" not in seen:
            seen += os.read(terminal, 1000)
        os.write(terminal, PHRASE.encode() + b"\n")
        while True:
            try:
                data = os.read(terminal, 1000)
            except OSError:
                break
            if not data:
                break
            seen += data
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), DONE)
        self.assertIn(b"Camille Martin", seen)
        self.assertNotIn(PHRASE.encode(), seen)

    def test_a_vault_in_use(self):
        stuck = self.stuck()
        with subprocess.Popen([str(livret_cli.program), "import", str(self.slow()), "--person", "Camille", "--vault",
                               str(self.home.vault), "--passphrase-file", "-"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.home.environment(
                                  {"LIVRET_READER": str(stuck)})) as process:
            process.stdin.write(PHRASE.encode() + b"\n")
            process.stdin.flush()
            # Asking the vault itself would take its lock now and then, and so keep the import out.
            self.wait_for(stuck.with_suffix(".started").exists)
            self.assert_failed(self.home.run("person", "list"), FAILED, "open in another")
            process.terminate()
            process.wait(30)
        self.assertEqual(process.returncode, FAILED)
        self.assertEqual(self.home.run("person", "list").status, DONE)

    def slow(self):
        return self.home.write("slow.txt", "nothing much")

    def stuck(self):
        """A reader that says that it was started, and never answers."""
        path = self.home.write("stuck", '#!/bin/sh\n: >"$0.started"\nexec sleep 1000\n')
        path.chmod(0o755)
        return path

    def wait_for(self, condition, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return
            time.sleep(0.1)
        self.fail("it did not come in time")

    def test_info_without_unlocking(self):
        info = self.home.json("vault", "info", passphrase=None)
        self.assertFalse(info["unlocked"])
        self.assertEqual([key["kind"] for key in info["keys"]], ["passphrase"])
        self.assertNotIn("name", info)
        self.assertNotIn("owner", info["keys"][0])
        self.assertEqual(info["argon2id"]["lanes"], 4)

    def test_info_with_unlocking(self):
        info = self.home.json("vault", "info")
        self.assertTrue(info["unlocked"])
        self.assertEqual((info["people"], info["documents"], info["readings"], info["last_copy"]), (1, 0, 0, None))
        self.assertEqual(self.home.run("vault", "info", passphrase=WRONG).status, WRONG_PASSPHRASE)


class Passphrases(Case):
    def keys(self):
        return {key["owner"]: key for key in self.home.json("vault", "info")["keys"]}

    def test_add_change_remove(self):
        made = self.home.json("vault", "passphrase", "add", "--owner", "Louis", "--new-passphrase-file", "-", lines=[OTHER])
        self.assertEqual(made["owner"], "Louis")
        for phrase in (PHRASE, OTHER):
            self.assertEqual(self.home.run("person", "list", passphrase=phrase).status, DONE)
        third = "sable-gomme-lilas-tambour-prune"
        self.home.done("vault", "passphrase", "change", "--key", "Louis", "--new-passphrase-file", "-", lines=[third])
        self.assertEqual(self.home.run("person", "list", passphrase=OTHER).status, WRONG_PASSPHRASE)
        self.assertEqual(self.home.run("person", "list", passphrase=third).status, DONE)
        self.home.done("vault", "passphrase", "remove", "Louis")
        self.assertEqual(self.home.run("person", "list", passphrase=third).status, WRONG_PASSPHRASE)
        self.assertEqual(len(self.keys()), 1)
        events = [entry["event"] for entry in self.home.json("journal")]
        self.assertEqual([event for event in events if event.startswith("key-")], ["key-removed", "key-changed", "key-added"])

    def test_change_of_the_one_just_given(self):
        self.home.done("vault", "passphrase", "change", "--new-passphrase-file", "-", lines=[OTHER])
        self.assertEqual(self.home.run("person", "list").status, WRONG_PASSPHRASE)
        self.assertEqual(self.home.run("person", "list", passphrase=OTHER).status, DONE)

    def test_the_last_passphrase_stays(self):
        key = list(self.keys().values())[0]
        self.assert_failed(self.home.run("vault", "passphrase", "remove", key["id"]), FAILED, "last passphrase")
        self.assert_failed(self.home.run("vault", "passphrase", "remove", "nobody"), FAILED, "no such key")
        self.assertEqual(self.home.run("person", "list").status, DONE)

    def test_a_removed_key_cannot_be_put_back(self):
        self.home.done("vault", "passphrase", "add", "--owner", "Louis", "--new-passphrase-file", "-", lines=[OTHER])
        old = (self.home.vault / "keys.json").read_bytes()
        self.home.done("vault", "passphrase", "remove", "Louis")
        (self.home.vault / "keys.json").write_bytes(old)
        self.assert_failed(self.home.run("person", "list", passphrase=OTHER), FAILED, "keys.json")

    def test_a_short_new_passphrase_changes_nothing(self):
        self.assert_failed(self.home.run("vault", "passphrase", "add", "--new-passphrase-file", "-", lines=["short"]), FAILED)
        self.assertEqual(len(self.keys()), 1)


class Recovery(Case):
    person = False

    def setUp(self):
        super().setUp()
        self.code = self.home.json("vault", "recover", "--new-code")["recovery_code"]

    def test_sets_a_passphrase(self):
        self.home.done("vault", "recover", "--code-file", "-", "--new-passphrase-file", "-", "--owner", "Camille",
                       passphrase=None, lines=[self.code.lower().replace("-", " "), OTHER])
        self.assertEqual(self.home.run("person", "list", passphrase=OTHER).status, DONE)
        self.assertEqual(self.home.run("person", "list").status, DONE)

    def test_replaces_a_passphrase(self):
        key = [key for key in self.home.json("vault", "info")["keys"] if key["kind"] == "passphrase"][0]
        self.home.done("vault", "recover", "--code-file", "-", "--new-passphrase-file", "-", "--key", key["id"],
                       passphrase=None, lines=[self.code, OTHER])
        self.assertEqual(self.home.run("person", "list", passphrase=OTHER).status, DONE)
        self.assertEqual(self.home.run("person", "list").status, WRONG_PASSPHRASE)

    def test_a_wrong_code(self):
        wrong = self.code[:-1] + ("0" if self.code[-1] != "0" else "1")
        self.assertEqual(self.home.run("vault", "recover", "--code-file", "-", "--new-passphrase-file", "-",
                                       passphrase=None, lines=[wrong, OTHER]).status, WRONG_PASSPHRASE)
        self.assert_failed(self.home.run("vault", "recover", "--code-file", "-", "--new-passphrase-file", "-",
                                         passphrase=None, lines=[PHRASE, OTHER]), FAILED, "not the recovery code")

    def test_a_new_code_ends_the_old(self):
        new = self.home.json("vault", "recover", "--new-code")["recovery_code"]
        self.assertNotEqual(new, self.code)
        self.assertEqual(self.home.run("person", "list", passphrase=self.code).status, WRONG_PASSPHRASE)
        self.assertEqual(self.home.run("person", "list", passphrase=new).status, DONE)


class Rekey(Case):
    def test_ends_other_keys_and_the_raw_key(self):
        self.home.done("vault", "passphrase", "add", "--owner", "Louis", "--new-passphrase-file", "-", lines=[OTHER])
        before = self.home.key()
        answer = self.home.json("vault", "rekey")
        self.assertEqual(answer["ended"], ["Louis"])
        self.assertEqual(self.home.run("person", "list", passphrase=OTHER).status, WRONG_PASSPHRASE)
        self.assertEqual(self.home.run("person", "list", passphrase=answer["recovery_code"]).status, DONE)
        self.assertEqual([person["name"] for person in self.home.json("person", "list")], ["Camille Martin"])
        status, answer, said = sqlcipher(self.home.vault, before, "SELECT count(*) FROM person;", check=False)
        self.assertNotEqual(status, 0, answer + said)
        self.assertEqual(sqlcipher(self.home.vault, self.home.key(), "SELECT count(*) FROM person;"), "1")
        self.assertIn("rekeyed", [entry["event"] for entry in self.home.json("journal")])

    def test_wants_a_passphrase(self):
        code = self.home.json("vault", "recover", "--new-code")["recovery_code"]
        self.assert_failed(self.home.run("vault", "rekey", passphrase=code), FAILED, "passphrase")
        self.assertEqual(self.home.run("person", "list").status, DONE)


class RawKey(Case):
    def test_opens_with_stock_sqlcipher(self):
        key = self.home.key()
        self.assertRegex(key, r"^x'[0-9a-fA-F]{64}'$")
        self.assertEqual(sqlcipher(self.home.vault, key, "PRAGMA integrity_check;"), "ok")
        self.assertEqual(sqlcipher(self.home.vault, key, "PRAGMA cipher_integrity_check;"), "")
        self.assertEqual(sqlcipher(self.home.vault, key, "SELECT name FROM person;"), "Camille Martin")

    def test_is_journalled_before_it_is_shown(self):
        with open("/dev/full", "wb") as full:
            subprocess.run([str(livret_cli.program), "vault", "key", "--vault", str(self.home.vault), "--passphrase-file", "-"],
                           input=PHRASE.encode() + b"\n", stdout=full, stderr=subprocess.PIPE,
                           env=self.home.environment(), check=False)
        self.assertIn("key-exported", [entry["event"] for entry in self.home.json("journal")])

    def test_for_people(self):
        self.assertRegex(self.home.done("vault", "key").out, r"x'[0-9a-fA-F]{64}'\n$")

    def test_nothing_opens_without_it(self):
        self.home.run("person", "list")
        status, answer, said = sqlcipher(self.home.vault, "x'" + "00" * 32 + "'", "SELECT count(*) FROM person;", check=False)
        self.assertNotEqual(status, 0, answer + said)
        self.assertNotIn(b"SQLite format 3", (self.home.vault / "record.db").read_bytes()[:100])


class Copy(Case):
    def test_a_copy_opens_like_the_vault(self):
        target = self.home.path / "stick" / "copy"
        target.parent.mkdir()
        answer = self.home.json("vault", "copy", target)
        self.assertEqual(answer["copy"], str(target))
        self.assertGreater(answer["rows"], 0)
        people = self.home.json("person", "list", vault=target)
        self.assertEqual([person["name"] for person in people], ["Camille Martin"])
        info = self.home.json("vault", "info")
        self.assertEqual(info["last_copy"], "2026-11-21T08:00:00Z")
        self.assertIn("copy-made", [entry["event"] for entry in self.home.json("journal")])

    def test_places_that_will_not_do(self):
        for target in (self.home.path / "nowhere" / "copy", self.home.vault, self.home.vault / "inside"):
            self.assert_failed(self.home.run("vault", "copy", target), FAILED)
        full = self.home.path / "full"
        full.mkdir()
        (full / "something").write_text("x")
        self.assert_failed(self.home.run("vault", "copy", full), FAILED)
        self.assertEqual([path.name for path in full.iterdir()], ["something"])
        self.assertIsNone(self.home.json("vault", "info")["last_copy"])

    def test_a_restore_is_noticed_and_accepted(self):
        target = self.home.path / "copy"
        self.home.done("vault", "copy", target)
        self.home.person("Louis")
        shutil.rmtree(self.home.vault)
        shutil.copytree(target, self.home.vault)
        result = self.home.run("person", "list")
        self.assertEqual(result.status, DONE)
        self.assertIn("restored", result.err)
        self.home.done("journal", "--accept-restore")
        self.assertEqual(self.home.done("person", "list").err, "")
        self.assertIn("vault-restored", [entry["event"] for entry in self.home.json("journal")])
