# test_damage.py: vaults that are damaged, hostile, too new, on a full or read-only disk; the journal.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil
import sqlite3
import time

import fixtures
import livret_cli
from livret_cli import Case, DONE, FAILED, WRONG_PASSPHRASE, sqlcipher


class KeyFile(Case):
    def keys(self):
        return json.loads((self.home.vault / "keys.json").read_text())

    def put(self, keys):
        text = keys if isinstance(keys, (str, bytes)) else json.dumps(keys)
        (self.home.vault / "keys.json").write_bytes(text if isinstance(text, bytes) else text.encode())

    def refuse(self, keys, statuses=(FAILED,)):
        before = (self.home.vault / "record.db").read_bytes()
        self.put(keys)
        start = time.monotonic()
        result = self.home.run("person", "list")
        self.assertLess(time.monotonic() - start, 5)
        self.assertIn(result.status, statuses, result)
        self.assert_failed(result, result.status)
        self.assertEqual(result.out, "")
        self.assertEqual((self.home.vault / "record.db").read_bytes(), before)

    def test_64_gib_of_argon2(self):
        keys = self.keys()
        keys["kdf"]["memory_kib"] = 64 << 20
        self.refuse(keys)
        result = self.home.run("vault", "info", passphrase=None)
        self.assert_failed(result, FAILED)

    def test_costs_beyond_reason(self):
        for member, value in (("iterations", 1 << 31), ("iterations", 0), ("iterations", -1), ("lanes", 1 << 24), ("lanes", 0),
                              ("memory_kib", -64), ("memory_kib", 0), ("memory_kib", 1e30), ("memory_kib", "65536"), ("salt", "00"), ("salt", 7),
                              ("name", "scrypt")):
            with self.subTest(f"{member} = {value}"):
                keys = self.keys()
                kept = dict(keys["kdf"])
                keys["kdf"][member] = value
                self.refuse(keys)
                keys["kdf"] = kept
                self.put(keys)

    def test_no_key_file_at_all(self):
        original = json.dumps(self.keys())
        for text in ("", "{}", "[]", "null", "{", original[:len(original) // 2], original * 2, "x" * 10000, "[" * 100000, b"\xff\xfe\0",
                     original.replace('"livret-keys"', '"other"'), original.replace('"version":1', '"version":9').replace('"version": 1', '"version": 9')):
            with self.subTest(repr(text[:30])):
                self.refuse(text)

    def test_a_huge_key_file(self):
        with open(self.home.vault / "keys.json", "ab") as file:
            file.truncate(8 << 30)
        self.assert_failed(self.home.run("person", "list"), FAILED)

    def test_changed_slots(self):
        original = json.dumps(self.keys())

        def change(**members):
            keys = json.loads(original)
            keys["slots"][0].update(members)
            return keys
        for keys in (change(wrapped="00" * 48), change(nonce="00" * 12), change(kind="recovery"), change(id="other"), change(created=1),
                     change(kind=5), change(wrapped="zz"), change(wrapped="00" * 4000), dict(json.loads(original), slots=[]),
                     dict(json.loads(original), slots=json.loads(original)["slots"] * 1000), dict(json.loads(original), vault="other")):
            self.refuse(keys, (FAILED, WRONG_PASSPHRASE))
        for keys in (change(label="00" * 40), dict(json.loads(original), generation=99), dict(json.loads(original), mac="00" * 32)):
            self.refuse(keys)

    def test_missing_files(self):
        os.rename(self.home.vault / "keys.json", self.home.path / "keys.json")
        self.assert_failed(self.home.run("person", "list"), FAILED, "keys.json")
        os.rename(self.home.path / "keys.json", self.home.vault / "keys.json")
        os.unlink(self.home.vault / "record.db")
        self.assert_failed(self.home.run("person", "list"), FAILED)
        self.assertFalse((self.home.vault / "record.db").exists())


class Record(Case):
    def refuse(self, *words):
        before = (self.home.vault / "record.db").read_bytes()
        self.assert_failed(self.home.run("person", "list"), FAILED, *words)
        self.assertEqual((self.home.vault / "record.db").read_bytes(), before)

    def test_plain_sqlite_in_its_place(self):
        os.unlink(self.home.vault / "record.db")
        with sqlite3.connect(self.home.vault / "record.db") as db:
            db.execute("CREATE TABLE person (name TEXT)")
        db.close()
        self.refuse()

    def test_cut_short_or_overwritten(self):
        whole = (self.home.vault / "record.db").read_bytes()
        for data in (whole[:len(whole) // 2], whole[:100], b"", b"\0" * len(whole), os.urandom(len(whole)), whole[:4096] + os.urandom(4096) + whole[8192:]):
            (self.home.vault / "record.db").write_bytes(data)
            result = self.home.run("person", "list")
            self.assert_failed(result, FAILED)
        (self.home.vault / "record.db").write_bytes(whole)
        self.assertEqual(self.home.run("person", "list").status, DONE)

    def test_of_another_vault(self):
        other = livret_cli.Home()
        self.addCleanup(other.remove)
        other.create()
        shutil.copy(other.vault / "record.db", self.home.vault / "record.db")
        self.refuse()

    def test_a_newer_schema(self):
        key = self.home.key()
        sqlcipher(self.home.vault, key, "PRAGMA user_version = 9999;")
        self.refuse("newer")

    def test_a_library_without_cipher(self):
        """A plain SQLite that takes the calls for a key and ignores them."""
        plain = os.path.realpath("/usr/lib/x86_64-linux-gnu/libsqlite3.so.0")
        if not os.path.exists(plain):
            self.skipTest("there is no plain SQLite")
        env = {"LD_PRELOAD": f"{livret_cli.shim('plainsqlite')}:{plain}", "ASAN_OPTIONS": "verify_asan_link_order=0"}
        self.assert_failed(self.home.run("person", "add", "Louis", env=env), FAILED)
        fresh = self.home.path / "fresh"
        result = self.home.run("vault", "create", vault=fresh, env=env)
        self.assert_failed(result, FAILED)
        for path in fresh.glob("*") if fresh.exists() else ():
            self.assertNotIn(b"SQLite format 3", path.read_bytes()[:100], path.name)
        self.assertEqual(len(self.home.json("person", "list")), 1)


class Places(Case):
    """Disks as no test could make them: a library before the C library plays them."""

    def shimmed(self, **variables):
        return dict(variables, LD_PRELOAD=str(livret_cli.shim("places")), ASAN_OPTIONS="verify_asan_link_order=0")

    def test_a_full_disk(self):
        path = self.home.write("notes.txt", "words " * 60000)
        before = self.home.counts()
        outcomes = set()
        for budget in (0, 1, 5000, 20000, 70000, 150000, 400000, 800000, 4000000):
            with self.subTest(budget):
                result = self.home.run("import", path, "--person", "Camille", "--json",
                                       env=self.shimmed(LIVRET_SHIM_FULL=str(self.home.vault), LIVRET_SHIM_BYTES=str(budget)))
                outcomes.add(result.status)
                if result.status == DONE:
                    self.assertEqual(result.json["stored"], 1)
                    break
                self.assert_failed(result, FAILED)
                self.assertEqual(self.home.counts(), before)
        self.assertEqual(outcomes, {DONE, FAILED})
        self.assertEqual(sqlcipher(self.home.vault, self.home.key(), "PRAGMA integrity_check;"), "ok")
        self.assertTrue(self.home.json("journal", "--verify")["intact"])

    def test_a_full_disk_says_so(self):
        path = self.home.write("notes.txt", "words " * 60000)
        result = self.home.run("import", path, "--person", "Camille",
                               env=self.shimmed(LIVRET_SHIM_FULL=str(self.home.vault), LIVRET_SHIM_BYTES="100000"))
        self.assert_failed(result, FAILED, "space")

    def test_keys_on_a_full_disk(self):
        kept = (self.home.vault / "keys.json").read_bytes()
        result = self.home.run("vault", "passphrase", "add", "--new-passphrase-file", "-", lines=["cabane-renard-violon-tuile"],
                               env=self.shimmed(LIVRET_SHIM_FULL=str(self.home.vault / "keys.json"), LIVRET_SHIM_BYTES="10"))
        self.assert_failed(result, FAILED)
        self.assertEqual((self.home.vault / "keys.json").read_bytes(), kept)
        self.assertEqual(self.home.run("person", "list").status, DONE)

    def test_a_file_size_limit(self):
        import resource
        path = self.home.write("notes.txt", "words " * 60000)
        before = self.home.counts()
        size = (self.home.vault / "record.db").stat().st_size
        result = self.home.run("import", path, "--person", "Camille",
                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192)))
        self.assert_failed(result, FAILED)
        self.assertEqual(self.home.counts(), before)

    def test_a_read_only_folder(self):
        before = (self.home.vault / "record.db").read_bytes()
        result = self.home.run("person", "add", "Louis", env=self.shimmed(LIVRET_SHIM_READONLY=str(self.home.vault)))
        self.assert_failed(result, FAILED, "written")
        self.assertEqual((self.home.vault / "record.db").read_bytes(), before)
        result = self.home.run("vault", "create", vault=self.home.path / "disc" / "vault",
                               env=self.shimmed(LIVRET_SHIM_READONLY=str(self.home.path / "disc")))
        self.assert_failed(result, FAILED)
        self.assertFalse((self.home.path / "disc").exists())

    def test_a_network_file_system(self):
        result = self.home.run("person", "list", env=self.shimmed(LIVRET_SHIM_NFS=str(self.home.vault)))
        self.assert_failed(result, FAILED, "network")
        result = self.home.run("person", "list", env=self.shimmed(LIVRET_SHIM_NO_LOCKS="1"))
        self.assert_failed(result, FAILED, "locks")

    def test_a_copy_to_a_full_stick(self):
        stick = self.home.path / "stick"
        stick.mkdir()
        result = self.home.run("vault", "copy", stick / "copy", env=self.shimmed(LIVRET_SHIM_FULL=str(stick), LIVRET_SHIM_BYTES="20000"))
        self.assert_failed(result, FAILED)
        self.assertEqual(list(stick.rglob("*")), [])
        self.assertIsNone(self.home.json("vault", "info")["last_copy"])


class Journal(Case):
    def test_tells_what_happened(self):
        self.home.add(self.home.write("a.pdf", fixtures.pdf("x")))
        entries = self.home.json("journal")
        events = [entry["event"] for entry in entries]
        for event in ("vault-created", "vault-opened", "vault-closed", "person-added", "import-done"):
            self.assertIn(event, events)
        self.assertEqual([entry["seq"] for entry in entries], list(range(len(entries), 0, -1)))
        self.assertEqual(len(self.home.json("journal", "--limit", "3")), 3)
        only = self.home.json("journal", "--person", "Camille")
        self.assertEqual({entry["person"] for entry in only}, {"Camille Martin"})
        self.assertIn("Camille Martin was added", self.home.done("journal").out)

    def test_verify(self):
        answer = self.home.json("journal", "--verify")
        self.assertEqual(answer["intact"], True)
        self.assertEqual(answer["entries"], self.home.json("journal")[0]["seq"] - 2)
        self.assertRegex(answer["head"], r"^[0-9a-f]{64}$")
        self.assertIn("intact", self.home.done("journal", "--verify").out)

    def test_cannot_be_written_over(self):
        key = self.home.key()
        before = sqlcipher(self.home.vault, key, "SELECT seq, hex(hash) FROM journal;")
        for statement in ("INSERT OR REPLACE INTO journal SELECT 1, time, '{}', hash FROM journal WHERE seq = 1;",
                          "INSERT OR REPLACE INTO journal SELECT seq, time, '{}', hash FROM journal ORDER BY seq DESC LIMIT 1;",
                          "REPLACE INTO journal VALUES (2, 0, '{}', x'00');", "UPDATE journal SET time = 0;", "DELETE FROM journal;",
                          "UPDATE OR REPLACE journal SET seq = 1 WHERE seq = 2;", "INSERT INTO journal VALUES (9999, 0, '{}', x'00');",
                          "INSERT OR IGNORE INTO journal VALUES (0, 0, '{}', x'00');"):
            for pragma in ("", "PRAGMA recursive_triggers = ON; "):
                status, answer, said = sqlcipher(self.home.vault, key, pragma + statement, check=False)
                self.assertIn("append-only", said, statement)
        self.assertEqual(sqlcipher(self.home.vault, key, "SELECT seq, hex(hash) FROM journal;"), before)
        self.assertTrue(self.home.json("journal", "--verify")["intact"])

    def test_a_change_behind_its_back_is_found(self):
        key = self.home.key()
        seq = [entry["seq"] for entry in self.home.json("journal") if entry["event"] == "person-added"][0]
        sqlcipher(self.home.vault, key, "DROP TRIGGER journal_no_update; UPDATE journal SET record = "
                  f"replace (record, 'person-added', 'person-other') WHERE seq = {seq};")
        self.assert_failed(self.home.run("journal", "--verify"), FAILED, f"entry {seq}")

    def test_lost_entries_are_found(self):
        key = self.home.key()
        sqlcipher(self.home.vault, key, "DROP TRIGGER journal_no_delete; DELETE FROM journal_names WHERE seq > 2; DELETE FROM journal WHERE seq > 2;")
        result = self.home.run("person", "list")
        self.assertEqual(result.status, DONE)
        self.assertIn("does not continue", result.err)

    def test_a_changed_name_is_found(self):
        entry = self.home.json("entry", "add", "--person", "Camille", "--section", "allergies", "--text", "Latex")
        key = self.home.key()
        self.assertEqual(self.home.json("journal", "--verify")["intact"], True, entry)
        sqlcipher(self.home.vault, key, "UPDATE journal_names SET names = 'Somebody else' WHERE names = 'Latex';")
        self.assert_failed(self.home.run("journal", "--verify"), FAILED, "entry")
