# livret_cli.py: what tests of the command line share: a home of its own, calls, a TAP runner.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Home is a fresh folder with HOME, XDG folders and TMPDIR in it; its run() calls livret-cli there with
the passphrase on standard input, so that none ever stands in an argument or a file."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import unittest

PHRASE = "bateau-lune-olive-tabouret-zinc"
WRONG = "bateau-lune-olive-tabouret-zing"
# A fixed moment for all that looks at the clock: 21 November 2026, 08:00 UTC.
NOW = 1795248000
DAY = 86400

DONE, FAILED, USAGE, WRONG_PASSPHRASE, REFUSED = range(5)

program = None      # livret-cli, set by run.py
build = None        # folder of the build
hooks = False       # whether the build has the test hooks


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.bytes = process.stdout
        self.out = process.stdout.decode("utf-8", "replace")
        self.err = process.stderr.decode("utf-8", "replace")

    @property
    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"status {self.status}\nstdout: {self.out[:2000]}\nstderr: {self.err[:2000]}"


class Home:
    """A home, and in it a vault at self.vault once create() was called."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="livret-cli-"))
        self.vault = self.path / "vault"
        self.calls = 0
        self.clock = NOW
        self.counting = None  # the raw key that counts() asks for once
        self.env = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "Europe/Paris", "HOME": str(self.path / "home"),
            "LIVRET_TEST_KDF": "1",
        }
        for name, folder in (("HOME", "home"), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"),
                             ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run"),
                             ("TMPDIR", "tmp")):
            (self.path / folder).mkdir(mode=0o700, exist_ok=True)
            self.env[name] = str(self.path / folder)
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LIVRET_READER"):
            if name in os.environ:
                self.env[name] = os.environ[name]

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)

    # More than one call makes.
    identifiers = 1000

    def environment(self, extra=None):
        """Clock and identifiers are fixed, and differ from call to call."""
        self.calls += 1
        env = dict(self.env, LIVRET_TEST_CLOCK=str(self.clock), LIVRET_TEST_UUID=str(self.calls * self.identifiers))
        env.update(extra or {})
        return {name: value for name, value in env.items() if value is not None}

    def command(self, arguments, passphrase, vault):
        words = [str(program)]
        if vault is not None:
            words += ["--vault", str(vault)]
        if passphrase is not None and "--passphrase-file" not in arguments:
            words += ["--passphrase-file", "-"]
        return words + [str(argument) for argument in arguments]

    def run(self, *arguments, passphrase=PHRASE, lines=(), vault=True, env=None, timeout=120, **options):
        """Runs livret-cli; lines are further lines of standard input, after the passphrase."""
        folder = self.vault if vault is True else vault or None
        typed = "".join(line + "\n" for line in ([passphrase] if passphrase is not None else []) + list(lines))
        return Result(subprocess.run(self.command(arguments, passphrase, folder), input=typed.encode(),
                                     env=self.environment(env), cwd=self.path, capture_output=True, timeout=timeout,
                                     check=False, **options))

    def done(self, *arguments, **options):
        """run(), where nothing but success is expected."""
        result = self.run(*arguments, **options)
        if result.status != DONE:
            raise AssertionError(f"livret-cli {' '.join(map(str, arguments))}: {result}")
        return result

    def json(self, *arguments, **options):
        return self.done("--json", *arguments, **options).json

    def create(self, *arguments):
        return self.json("vault", "create", *(arguments or ("--no-recovery",)))

    def person(self, name="Camille Martin", *arguments):
        return self.json("person", "add", name, *arguments)

    def write(self, name, data):
        path = self.path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def add(self, path, *arguments, person="Camille Martin", **options):
        """Imports one file."""
        return self.json("import", path, "--person", person, *arguments, **options)

    def counts(self):
        """Rows of every table that an import can change, through stock sqlcipher."""
        tables = ("person", "document", "version", "content", "chunk", "entry", "series", "readings", "reading_override",
                  "sighting", "summary_day", "summary_quarter", "grants", "grant_item")
        if self.counting is None:
            self.counting = self.key()
        answer = sqlcipher(self.vault, self.counting, "SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in tables) + ";")
        return dict(zip(tables, map(int, answer.split("|"))))

    def key(self):
        return self.json("vault", "key")["key"]


def sqlcipher(vault, key, sql, check=True, readonly=False):
    """What Debian's sqlcipher answers, opened with an exported key. The answer to PRAGMA key is dropped."""
    script = f"PRAGMA key = \"{key}\";\n{sql}\n"
    mode = ["-readonly"] if readonly else []
    process = subprocess.run(["sqlcipher", "-batch", "-bail", *mode, str(vault / "record.db")], input=script.encode(),
                             capture_output=True, check=False, timeout=60)
    if check and process.returncode != 0:
        raise AssertionError(process.stderr.decode())
    answer = process.stdout.decode().splitlines()
    if answer and answer[0] == "ok":
        answer = answer[1:]
    return "\n".join(answer) if check else (process.returncode, "\n".join(answer), process.stderr.decode())


class Case(unittest.TestCase):
    """A test with a home of its own; a class that sets vault = True starts with a vault and Camille in it."""

    vault = True
    person = True

    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.remove)
        if self.vault:
            self.home.create()
            if self.person:
                self.camille = self.home.person()

    def assert_failed(self, result, status, *words):
        """One sentence on standard error, nothing that looks like a fault of the program."""
        self.assertEqual(result.status, status, str(result))
        lines = [line for line in result.err.splitlines() if line]
        self.assertTrue(lines, "nothing was said: " + str(result))
        for line in lines:
            self.assertRegex(line, r"^livret-cli: .*[.:?!)]$", str(result))
        self.assertNotRegex(result.err, r"(?i)critical|warning \*\*|assert|segmentation|\bnull\b|sanitizer")
        for word in words:
            self.assertIn(word.lower(), result.err.lower())


def tests_of(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from tests_of(test)
        else:
            yield test


def name_of(test):
    return f"{type(test).__name__}: {test._testMethodName.removeprefix('test_').replace('_', ' ')}"


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0
        self.bad = 0

    def line(self, good, test, directive=""):
        self.number += 1
        self.bad += not good
        print(f"{'ok' if good else 'not ok'} {self.number} - {name_of(test)}{directive}", flush=True)

    def tell(self, error):
        for line in "".join(traceback.format_exception(*error)).splitlines():
            print(f"# {line}")

    def addSuccess(self, test):
        self.line(True, test)

    def addFailure(self, test, err):
        self.tell(err)
        self.line(False, test)

    addError = addFailure

    def addSkip(self, test, reason):
        self.line(True, test, f" # SKIP {reason}")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            print(f"# in {subtest}")
            self.tell(err)
            self.bad += 1
            self.failed_subtest = True
            self.line(False, test)


def run_tap(modules, only=None):
    """Runs the tests of modules as TAP; returns the exit status."""
    loader = unittest.TestLoader()
    tests = [test for module in modules for test in tests_of(loader.loadTestsFromModule(module))]
    if only:
        tests = [test for test in tests if only in test.id()]
    result = TapResult()
    print("TAP version 13")
    for test in tests:
        start = time.monotonic()
        test.run(result)
        print(f"# {time.monotonic() - start:.1f} s", flush=True)
    print(f"1..{result.number}", flush=True)
    return 1 if result.bad or not result.number else 0


def expect_golden(case, name, value):
    """Compares a JSON answer with what is kept in golden/; LIVRET_GOLDEN=write keeps the new one."""
    path = pathlib.Path(__file__).parent / "golden" / (name + ".json")
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("LIVRET_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    case.assertEqual(json.loads(path.read_text()), value)


def shim(name):
    """A library to put before others, built from shims/NAME.c beside the tests."""
    return build / "tests" / "cli" / f"lib{name}.so"


if __name__ == "__main__":
    sys.exit("run.py runs the tests")
