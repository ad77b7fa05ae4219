# leaks.py LIVRET-CLI [TEST]: after whole stories, nothing of the record lies anywhere in clear; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Canaries stand in documents, names, readings, entries and file names. The stories run with home, XDG
folders and temp folder in a fresh place; afterwards every file there, what was said on standard error and
what other programs could see of the processes is searched for them, as UTF-8 and both kinds of UTF-16,
whatever the case."""

import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))

import fixtures    # noqa: E402
import livret_cli  # noqa: E402
from livret_cli import Case, DONE, FAILED, NOW, PHRASE, WRONG, WRONG_PASSPHRASE  # noqa: E402

# One for each place where a word of a person can stand; none is a word of any language.
NAME, TEXT, TITLE, FILE, ENTRY, COMMENT, RECEIVER, PURPOSE, VAULT, OWNER = (
    "Zyqnameo", "Zyqtexto", "Zyqtitlo", "Zyqfileo", "Zyqentro", "Zyqcommo", "Zyqrecvo", "Zyqpurpo", "Zyqvaulo", "Zyqowno")
READING = "173.9187"
WORDS = [NAME, TEXT, TITLE, FILE, ENTRY, COMMENT, RECEIVER, PURPOSE, VAULT, OWNER, READING]


def needles(words):
    return [(word, form) for word in words for form in
            (word.lower().encode(), word.lower().encode("utf-16-le"), word.lower().encode("utf-16-be"))]


def found_in(data, words=None):
    """The canaries in these bytes."""
    low = data.lower()
    return sorted({word for word, form in needles(words or WORDS + [PHRASE]) if form in low})


def search(folder, words=None):
    """file → canaries, of every file below a folder and of their names."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        seen = found_in(path.name.encode(), words)
        if path.is_file() and not path.is_symlink():
            seen += found_in(path.read_bytes(), words)
        if path.is_symlink():
            seen += found_in(os.readlink(path).encode(), words)
        if seen:
            found[str(path.relative_to(folder))] = sorted(set(seen))
    return found


class Story(Case):
    """Files with canaries lie in self.given, outside the folder that is searched; packages go to self.out."""

    vault = False

    def setUp(self):
        super().setUp()
        self.given = pathlib.Path(tempfile.mkdtemp(prefix="given-"))
        self.out = pathlib.Path(tempfile.mkdtemp(prefix="out-"))
        self.addCleanup(shutil.rmtree, self.given, True)
        self.addCleanup(shutil.rmtree, self.out, True)
        self.said = b""
        self.pdf = self.put(f"{FILE}.pdf", fixtures.pdf(f"{TEXT} premier\n{TEXT} second", title=f"{TITLE} bilan"))
        self.csv = self.put(f"{FILE}.csv", f"date;poids (kg)\n2026-11-14 07:30;{READING.replace('.', ',')}\n")
        self.bad = self.put(f"{FILE}-bad.pdf", fixtures.pdf(f"{TEXT} third")[:300])

    def put(self, name, data):
        path = self.given / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def call(self, *words, status=DONE, **options):
        result = self.home.run(*words, **options)
        self.assertEqual(result.status, status, str(result))
        self.said += result.err.encode()
        return result

    def tell(self):
        """The whole of what people do."""
        self.call("vault", "create", "--name", VAULT, "--owner", OWNER)
        self.call("person", "add", NAME, "--born", "1968", "--birth-name", NAME.upper())
        answer = self.call("import", self.pdf, self.csv, "--person", NAME, "--title", TITLE, status=2)
        answer = self.call("import", self.pdf, self.csv, "--person", NAME, "--json").json
        document = answer["files"][0]["items"][0]["id"]
        self.call("import", self.bad, self.pdf, "--person", NAME, status=FAILED)
        self.call("import", self.given / f"{FILE}-missing.pdf", "--person", NAME, status=FAILED)
        self.assertIn(TEXT, self.call("document", "show", document, "--text").out)
        self.assertEqual(len(self.call("documents", "--search", TEXT.lower(), "--json").json), 1)
        self.call("document", "show", document, "--out", self.out / "document.pdf")
        self.call("entry", "add", "--person", NAME, "--section", "treatments", "--text", ENTRY, "--comment", COMMENT)
        self.call("entry", "add", "--person", NAME, "--section", "dreams", "--text", ENTRY, status=2)
        reading = self.call("reading", "add", "--person", NAME, "--kind", "weight", "--value", READING, "--json").json["id"]
        self.call("reading", "edit", reading, "--value", READING)
        self.call("readings", "--person", NAME)
        for route, name in (("html", "package.html"), ("pdf", "package.pdf")):
            self.call("grant", "create", "--person", NAME, "--to", RECEIVER, "--purpose", PURPOSE, "--until", "+30", "--item", document,
                      "--item", "treatments", "--item", "weight", "--route", route, "--out", self.out / name)
        self.call("grant", "list")
        self.call("journal")
        self.call("vault", "copy", self.home.path / "copy")
        self.call("person", "list", status=WRONG_PASSPHRASE, passphrase=WRONG)
        self.call("vault", "rekey")
        self.call("import", "undo", answer["files"][1]["import"])
        return document

    def test_the_search_finds_what_it_should(self):
        """Each kind of writing is found, so that finding nothing means something."""
        for number, data in enumerate((TEXT.encode(), TEXT.upper().encode(), TEXT.encode("utf-16-le"), b"\0\1" + TEXT.encode("utf-16-be"))):
            (self.home.path / f"planted-{number}").write_bytes(b"x" * 5000 + data + b"y")
        (self.home.path / f"a-{FILE}").write_bytes(b"")
        self.assertEqual(set(search(self.home.path)), {"planted-0", "planted-1", "planted-2", "planted-3", f"a-{FILE}"})

    def test_nothing_on_disk_or_standard_error(self):
        self.tell()
        self.assertEqual(search(self.home.path), {})
        self.assertEqual(found_in(self.said), [], self.said)
        self.assertNotIn(b"\n\n", self.said)

    def test_packages_are_closed(self):
        self.tell()
        (self.out / "document.pdf").unlink()
        self.assertEqual(search(self.out), {})

    def test_after_a_kill(self):
        """Killed at different moments of an import, nothing was tidied up."""
        self.call("vault", "create", "--name", VAULT)
        self.call("person", "add", NAME)
        rows = "".join(f"2026-{i % 12 + 1:02}-{i % 28 + 1:02} {i // 28 % 24:02}:{i % 60:02};{READING.replace('.', ',')}\n" for i in range(50000))
        large = self.put(f"{FILE}-large.csv", "date;poids (kg)\n" + rows)
        for after in (0.05, 0.2, 0.5):
            with self.begin("import", large, self.pdf, "--person", NAME) as process:
                time.sleep(after)
                process.kill()
                self.said += process.stderr.read()
        self.assertEqual(search(self.home.path), {})
        self.assertEqual(found_in(self.said), [])

    def begin(self, *words, env=None, **options):
        """Starts livret-cli and gives it the passphrase."""
        process = subprocess.Popen(self.home.command(words, PHRASE, self.home.vault), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, env=self.home.environment(env), cwd=self.home.path, **options)
        process.stdin.write(PHRASE.encode() + b"\n")
        process.stdin.flush()
        return process

    def stuck(self):
        """A reader that never answers holds the import where the record is open."""
        path = self.home.path / "stuck"
        path.write_text("#!/bin/sh\nexec sleep 1000\n")
        path.chmod(0o755)
        return {"LIVRET_READER": str(path)}

    def wait_for_child(self, process):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            children = [child for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir()
                        for child in (task / "children").read_text().split()]
            if children:
                return children
            time.sleep(0.05)
        self.fail("the reader was not started")

    def test_what_other_programs_see(self):
        """Arguments and environment of livret-cli and of its reader, while it waits for a passphrase and works."""
        self.call("vault", "create", "--name", VAULT)
        self.call("person", "add", NAME)
        waiting = subprocess.Popen(self.home.command(["person", "add", NAME + " Deux", "--birth-name", NAME], PHRASE, self.home.vault),
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.home.environment())
        time.sleep(0.5)
        self.assertEqual(self.seen(waiting.pid), [])
        waiting.communicate(PHRASE.encode() + b"\n", timeout=60)
        self.assertEqual(waiting.returncode, DONE)
        with self.begin("import", self.pdf, "--person", NAME, "--title", TITLE, env=self.stuck()) as process:
            for pid in [process.pid, *self.wait_for_child(process)]:
                self.assertEqual(self.seen(pid), [], pid)
            process.terminate()
            self.said += process.stderr.read()
        self.assertEqual(found_in(self.said), [])

    def seen(self, pid):
        data = b"".join(pathlib.Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ", "comm", "status", "maps"))
        links = [os.readlink(f"/proc/{pid}/cwd"), os.readlink(f"/proc/{pid}/exe")]
        return found_in(data + "".join(links).encode())

    def test_core_dumps(self):
        """With core files allowed and asked for, there is none, or none with a canary in it."""
        self.call("vault", "create", "--name", VAULT)
        self.call("person", "add", NAME)
        for number in (signal.SIGABRT, signal.SIGSEGV):
            with self.begin("import", self.pdf, "--person", NAME, env=dict(self.stuck(), ASAN_OPTIONS="handle_segv=0"),
                            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)) as process:
                self.wait_for_child(process)
                process.send_signal(number)
                process.wait(60)
            self.assertEqual(process.returncode, -number)
        self.assertEqual(search(self.home.path), {})

    def test_files_written_are_the_known_ones(self):
        """Every file that the processes open for writing, as the kernel sees it."""
        self.call("vault", "create", "--name", VAULT)
        self.call("person", "add", NAME)
        trace = self.given / "trace"
        words = ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,"
                 "symlinkat,mkdir,mkdirat,mknod,mknodat", *self.home.command(["import", self.pdf, self.csv, "--person", NAME], PHRASE, self.home.vault)]
        process = subprocess.run(words, input=PHRASE.encode() + b"\n", capture_output=True, cwd=self.home.path, check=False,
                                 env=self.home.environment({"ASAN_OPTIONS": "detect_leaks=0"}))
        self.assertEqual(process.returncode, DONE, process.stderr)
        known = re.compile("|".join((re.escape(str(self.home.vault)) + r"/(record\.db(-wal|-shm|-journal)?|keys\.json[^/]*|lock)$",
                                     re.escape(self.home.env["XDG_STATE_HOME"]) + r"/livret(/heads(/[0-9a-f]{64}[^/]*)?)?$",
                                     r"/dev/(null|tty|urandom)$", r"/proc/self/[a-z_]+$", r"/sys/")))
        written = set()
        for line in trace.read_text(errors="replace").splitlines():
            opened = re.search(r'\bopen(?:at2?)?\((?:AT_FDCWD, )?"([^"]*)", [^)]*O_(?:WRONLY|RDWR|CREAT)', line)
            made = re.search(r'\b(?:creat|rename(?:at2?)?|link(?:at)?|symlink(?:at)?|mkdir(?:at)?|mknod(?:at)?)\((.*)\) = 0', line)
            written |= {opened[1]} if opened and not re.search(r"= -1", line) else set()
            written |= set(re.findall(r'"([^"]*)"', made[1])) if made else set()
        self.assertTrue(written)
        self.assertEqual({path for path in written if not known.search(path)}, set())


def main():
    livret_cli.program = pathlib.Path(sys.argv[1]).resolve()
    return livret_cli.run_tap([sys.modules["__main__"]], sys.argv[2] if len(sys.argv) > 2 else None)


if __name__ == "__main__":
    sys.exit(main())
