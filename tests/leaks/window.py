# window.py BUILD: after a story in the window, nothing of the record lies anywhere in clear; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs itself again under tests/tools/headless with home, XDG folders, temp folder and standard error in a
fresh place, creates a vault for somebody named by a canary, adds papers and readings full of canaries, looks
at every page, and leaves: by locking, by a fault, by an abort; core files are allowed, and would land in that
place. Then it is searched byte by byte."""

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

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli"), str(HERE.parent / "app")]

import fixtures  # noqa: E402
import leaks     # noqa: E402

# The same names of controls as the tour's.
ADD = re.compile(r"Add( it| the \d+)?$")


PAGES = ("Today", "Documents", "Measures", "Health profile", "Shares", "Journal")
PATIENCE = 120


def calm(app):
    """Waits until the window says the same twice: what it read has come."""
    seen = []

    def same():
        seen.append(app.shown())
        time.sleep(0.3)
        return len(seen) > 1 and seen[-1] == seen[-2]
    app.until(same, "a window that has settled", PATIENCE)


def create(app):
    """A vault for somebody named by a canary; answers its phrase."""
    app.click("Start", timeout=PATIENCE)
    app.fill("First name, or first and last name", leaks.NAME, timeout=PATIENCE)
    app.click("Continue", timeout=PATIENCE)
    app.find(None, "I have noted it", timeout=PATIENCE)

    def five():
        for node in app.root.walk():
            words = re.split(r"[\s\-‑]+", (node.text or node.name).strip())
            if len(words) == 5 and all(re.fullmatch(r"[a-z]{4,8}", word) for word in words):
                return "-".join(words)
        return None
    phrase = app.until(five, "the five words", PATIENCE)
    app.click("I have noted it", timeout=PATIENCE)
    app.click("Later", timeout=PATIENCE)
    app.until(lambda: app.has(None, "Documents"), "the open vault", PATIENCE)
    return phrase


def bring_in(app, given):
    uris = ", ".join(f"'{path.as_uri()}'" for path in sorted(given.iterdir()))
    subprocess.run(["gapplication", "action", "org.livretsante.Livret", "import", f"[{uris}]"], check=True)
    app.press(app.until(lambda: next((node for node in app.all(("button", "push button"))
                                      if ADD.match(node.name) and node.sensitive and re.search(r"\d|it", node.name)), None),
                        "the preview of the import", PATIENCE))
    app.until(lambda: app.has(None, lambda name: "Undo" in name or "Added" in name), "what was added", PATIENCE)


def look(app):
    """Every page, the documents last."""
    for number in (1, 3, 4, 5, 6, 2):
        app.key(f"ctrl+{number}")
        app.find("grouping", PAGES[number - 1], timeout=PATIENCE)
        calm(app)
    app.until(lambda: any(leaks.FILE.lower() in node.name.lower() or leaks.TITLE.lower() in node.name.lower() for node in app.root.walk()),
              "the document in its list", PATIENCE)


def children(pid):
    return [child for task in pathlib.Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]


def end(app, ending):
    """Leaves the window; answers what is wrong with how it ended."""
    if ending == "lock":
        app.key("ctrl+l")
        app.find(None, "Vault locked", timeout=PATIENCE)
        app.process.terminate()
        app.process.wait(PATIENCE)
        return ""
    pid = app.process.pid
    wrong = []
    for each in (pid, *children(pid)):
        limit = next(line.split()[4:6] for line in pathlib.Path(f"/proc/{each}/limits").read_text().splitlines() if line.startswith("Max core"))
        # A filter cannot be read of a process that made itself undumpable: nobody dumps it either.
        filtered = leaks_filter(each)
        if limit not in (["0", "0"], ["1", "1"]) or filtered not in ("00000000", "closed"):
            wrong.append(f"process {each} may be dumped: limits {limit}, filter {filtered}")
    raised = raise_limit(pid)
    app.process.send_signal(signal.SIGABRT if ending == "abort" else signal.SIGSEGV)
    _, status = os.waitpid(pid, 0)
    if os.WCOREDUMP(status) and not raised:
        wrong.append("the kernel dumped the window")
    return "\n".join(wrong)


def leaks_filter(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/coredump_filter").read_text().strip()
    except PermissionError:
        return "closed"


def raise_limit(pid):
    """What only an administrator may do to a running program: with it, a dump must still hold nothing."""
    try:
        resource.prlimit(pid, resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)
        return True
    except PermissionError:
        return False


def story(build, given, searched, ending):
    """Inside headless: what a person does."""
    import atspi_driver
    resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
    env = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(build / "data"), LIVRET_TEST_KDF="1", ASAN_OPTIONS=
               os.environ.get("ASAN_OPTIONS", "") + ":handle_segv=0:handle_abort=0")
    with open(searched / "stderr.log", "wb") as log:
        app = atspi_driver.start(str(build / "src/app/livret"), env, log)
    phrase = create(app)
    bring_in(app, given)
    look(app)
    seen = b"".join(pathlib.Path(f"/proc/{app.process.pid}/{name}").read_bytes() for name in ("cmdline", "environ", "comm", "maps"))
    wrong = end(app, ending)
    (searched / "phrase").write_text(phrase)
    (searched / "seen").write_bytes(seen)
    (searched / "wrong").write_text(wrong)


def tell(build, ending):
    """One story; file → canaries found."""
    searched = pathlib.Path(tempfile.mkdtemp(prefix="searched-"))
    given = pathlib.Path(tempfile.mkdtemp(prefix="given-"))
    try:
        (given / f"{leaks.FILE}.pdf").write_bytes(fixtures.pdf(f"{leaks.TEXT} premier", title=f"{leaks.TITLE} bilan"))
        (given / f"{leaks.FILE}.csv").write_text(f"date;poids (kg)\n2026-11-14 07:30;{leaks.READING.replace('.', ',')}\n")
        (searched / "tmp").mkdir()
        process = subprocess.run([str(HERE.parent / "tools" / "headless"), sys.executable, __file__, str(build), ending, str(given), str(searched)],
                                 env=dict(os.environ, HEADLESS_KEEP=str(searched), TMPDIR=str(searched / "tmp"), LANG="C.UTF-8",
                                          PYTHONDONTWRITEBYTECODE="1"),
                                 cwd=searched / "tmp", capture_output=True, timeout=900, check=False)
        if process.returncode != 0:
            return {"the story": [process.stderr.decode()[-1500:]]}
        phrase = (searched / "phrase").read_text()
        (searched / "phrase").unlink()
        found = leaks.search(searched, leaks.WORDS + [phrase])
        wrong = (searched / "wrong").read_text()
        return dict(found, **{"the end": [wrong]}) if wrong else found
    finally:
        shutil.rmtree(searched, ignore_errors=True)
        shutil.rmtree(given, ignore_errors=True)


def control():
    """A program that forbids nothing and holds a canary: says what this kernel does with core dumps, so that finding
    none means something. Where they go elsewhere, the kernel's own word that it dumped nothing is what counts."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="core-"))
    try:
        process = subprocess.Popen([sys.executable, "-c", "import os, resource; limit = resource.getrlimit(resource.RLIMIT_CORE)[1]; "
                                    "resource.setrlimit(resource.RLIMIT_CORE, (limit, limit)); "
                                    "canary = 'Zyqcore' + chr(111); os.abort()"], cwd=folder, stderr=subprocess.DEVNULL)
        _, status = os.waitpid(process.pid, 0)
        process.returncode = -signal.SIGABRT
        landed = leaks.search(folder, ["Zyqcoreo"])
        pattern = pathlib.Path("/proc/sys/kernel/core_pattern").read_text().strip()
        print(f"# core dumps: pattern “{pattern}”, an unprotected program was{'' if os.WCOREDUMP(status) else ' not'} dumped"
              f"{', and its canary found where this test looks' if landed else ', out of sight of this test'}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


STORIES = (("lock", "locked and left"), ("fault", "ended by a fault, with core files allowed"),
           ("abort", "ended by an abort, with core files allowed"))


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    if len(sys.argv) > 2:
        story(build, pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4]), sys.argv[2])
        return 0
    print(f"TAP version 13\n1..{len(STORIES)}")
    control()
    bad = 0
    for number, (ending, said) in enumerate(STORIES, 1):
        found = tell(build, ending)
        for path, words in found.items():
            print("\n".join(f"# {path}: {line}" for word in words for line in str(word).splitlines()))
        bad += bool(found)
        print(f"{'not ok' if found else 'ok'} {number} - Window: nothing on disk, in a core dump or on standard error once {said}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
