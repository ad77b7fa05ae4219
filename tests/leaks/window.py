# window.py BUILD: after a story in the window, nothing of the record lies anywhere in clear; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs itself again under tests/tools/headless with home, XDG folders, temp folder and standard error in a
fresh place, creates a vault for somebody named by a canary, adds papers and readings full of canaries, looks
at every page, searches, and leaves: once by locking, once by a fault with core files allowed. Then that place
is searched byte by byte."""

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


def story(build, given, searched, ending):
    """Inside headless: what a person does. Answers what standard error, the processes and the phrase were."""
    import atspi_driver
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    env = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(build / "data"), LIVRET_TEST_KDF="1")
    with open(searched / "stderr.log", "wb") as log:
        app = atspi_driver.start(str(build / "src/app/livret"), env, log)
    app.click("Start")
    app.fill("First name, or first and last name", leaks.NAME)
    app.click("Continue")
    app.find(None, "I have noted it")
    phrase = next("-".join(words) for node in app.root.walk()
                  for words in [re.split(r"[\s\-‑]+", (node.text or node.name).strip())]
                  if len(words) == 5 and all(re.fullmatch(r"[a-z]{4,8}", word) for word in words))
    app.click("I have noted it")
    app.find(None, "Later", timeout=60)
    app.click("Later")
    app.until(lambda: app.has(None, "Documents"), "the open vault", 60)
    uris = ", ".join(f"'{path.as_uri()}'" for path in sorted(given.iterdir()))
    subprocess.run(["gapplication", "action", "org.livretsante.Livret", "import", f"[{uris}]"], check=True)
    app.press(app.until(lambda: next((node for node in app.all(("button", "push button"))
                                      if ADD.match(node.name) and node.sensitive and re.search(r"\d|it", node.name)), None),
                        "the preview of the import", 60))
    app.until(lambda: app.has(None, lambda name: "Undo" in name or "Added" in name), "what was added", 60)
    for number in range(1, 8):
        app.key(f"ctrl+{number}")
        time.sleep(0.7)
    app.key("ctrl+2")
    app.until(lambda: any(leaks.FILE.lower() in node.name.lower() or leaks.TITLE.lower() in node.name.lower() for node in app.root.walk()),
              "the document in its list", 30)
    seen = b"".join(pathlib.Path(f"/proc/{app.process.pid}/{name}").read_bytes() for name in ("cmdline", "environ", "comm", "maps"))
    if ending == "lock":
        app.key("ctrl+l")
        time.sleep(2)
        app.process.terminate()
    else:
        app.process.send_signal(signal.SIGSEGV)
    app.process.wait(30)
    (searched / "phrase").write_text(phrase)
    (searched / "seen").write_bytes(seen)


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
                                 cwd=searched / "tmp", capture_output=True, timeout=240, check=False)
        if process.returncode != 0:
            return {"the story": [process.stderr.decode()[-1500:]]}
        phrase = (searched / "phrase").read_text()
        (searched / "phrase").unlink()
        return leaks.search(searched, leaks.WORDS + [phrase])
    finally:
        shutil.rmtree(searched, ignore_errors=True)
        shutil.rmtree(given, ignore_errors=True)


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    if len(sys.argv) > 2:
        story(build, pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4]), sys.argv[2])
        return 0
    print("TAP version 13\n1..2")
    bad = 0
    for number, (ending, said) in enumerate((("lock", "locked and left"), ("fault", "ended by a fault, with core files allowed")), 1):
        found = tell(build, ending)
        for path, words in found.items():
            print("\n".join(f"# {path}: {line}" for word in words for line in str(word).splitlines()))
        bad += bool(found)
        print(f"{'not ok' if found else 'ok'} {number} - Window: nothing on disk or standard error once {said}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
