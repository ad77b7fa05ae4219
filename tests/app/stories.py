# stories.py: what the window's stories share: a TAP runner, a made-up vault, a window on it.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A test file names its stories and calls main(). Each runs in a display, bus, home and run-time folder of its
own (tests/tools/headless), one after the other; what it raises is what is printed. With LIVRET_STORY_LANGUAGE=fr the
window speaks French, and is read through the translations; LIVRET_STORY_PICTURES=DIR keeps a picture of each press."""

import os
import pathlib
import subprocess
import sys
import time
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli")]

import atspi_driver  # noqa: E402
import fixtures      # noqa: E402
import french        # noqa: E402

PHRASE = "bateau-lune-olive-tabouret-zinc"
NAME = "Camille Martin"
IDENTIFIER = "org.livretsante.Livret"
LANGUAGES = {"": {}, "fr": {"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr"}}
LANGUAGE = os.environ.get("LIVRET_STORY_LANGUAGE", "")

# Whose a leak is can be told through libraries without frame pointers only by unwinding slowly.
SLOWLY = {"ASAN_OPTIONS": os.environ["ASAN_OPTIONS"] + ":fast_unwind_on_malloc=0:malloc_context_size=6"} if "ASAN_OPTIONS" in os.environ else {}


class Window:
    """A vault made by livret-cli, and the window on it."""

    def __init__(self, build):
        self.build = build
        self.scratch = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]).parent
        self.vault = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "livret" / "vault"
        self.env = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(build / "data"), LIVRET_TEST_KDF="1")
        self.app = None
        self.log = self.scratch / "stderr.log"

    def cli(self, *words, phrase=PHRASE, spoken=False):
        """What livret-cli answers: in English, or when spoken, in the window's language."""
        process = subprocess.run([str(self.build / "src/cli/livret-cli"), "--vault", str(self.vault), "--passphrase-file", "-", *words],
                                 input=f"{phrase}\n".encode(), env=dict(self.env, **LANGUAGES[LANGUAGE] if spoken else {}), capture_output=True, check=False, timeout=120)
        if process.returncode != 0:
            raise AssertionError(f"livret-cli {words}: {process.stderr.decode()}")
        return process.stdout.decode()

    def make(self, filled=False):
        """A vault with one person, and with something on each page when filled."""
        self.cli("vault", "create", "--no-recovery")
        self.cli("person", "add", NAME, "--born", "1968")
        if filled:
            paper = self.scratch / "bilan.pdf"
            paper.write_bytes(fixtures.pdf("premier", "second", title="Bilan sanguin"))
            rows = "".join(f"2026-{month:02}-{day:02} 07:30;{70 + day / 10:.1f}\n".replace(".", ",") for month in (9, 10) for day in range(1, 25))
            weights = self.scratch / "poids.csv"
            weights.write_text("date;poids (kg)\n" + rows)
            self.cli("import", str(paper), str(weights), "--person", NAME)
            self.cli("entry", "add", "--person", NAME, "--section", "treatments", "--text", "Metformine 500 mg")
            self.cli("grant", "create", "--person", NAME, "--to", "Dr Karim Benali", "--purpose", "Suivi", "--until", "+30", "--item", "weight",
                     "--item", "treatments", "--route", "html", "--out", str(self.scratch / "package.html"))
        return self.make_settings()

    def make_settings(self):
        """The window asks for this vault."""
        settings = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0" / "settings"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "keyfile").write_text(f"[org/livretsante/Livret]\nvault='{self.vault}'\n")
        return self

    def start(self, **env):
        with open(self.log, "ab") as log:
            self.app = atspi_driver.start(str(self.build / "src/app/livret"), dict(self.env, **LANGUAGES[LANGUAGE], **env), log)
        return self.app

    def unlock(self, phrase=PHRASE):
        """Types the phrase on the page of a locked vault."""
        self.app.find(None, "Vault locked", timeout=60)
        self.app.fill("Phrase", phrase)
        self.app.click("Open")
        # The page says that it opens, then the vault is open, and a moment later has the keyboard.
        self.app.gone("password text", timeout=60)
        self.app.until(lambda: self.app.focused() is not None, "the keyboard in the open vault", 60)

    def locked(self):
        """Waits until the vault is locked and closed; answers all that the window still shows."""
        self.app.until(lambda: self.app.has(None, "Vault locked"), "the locked vault", 60)
        return self.app.shown()

    def quit(self):
        """Answers how the program ended; services that a test plays go on meanwhile."""
        self.app.keep_picture("end")
        self.action("quit")
        end = time.monotonic() + 60
        while self.app.process.poll() is None and time.monotonic() < end:
            atspi_driver.settle()
            time.sleep(0.02)
        return self.app.process.wait(1)

    def action(self, name, *parameter):
        subprocess.run(["gapplication", "action", IDENTIFIER, name, *parameter], check=True)

    def said(self):
        return self.log.read_text(errors="replace")


def main(file, stories):
    """stories: name → (what it shows, function of the build's folder, the screen's size if it is of one)."""
    build = pathlib.Path(sys.argv[1]).resolve()
    if len(sys.argv) > 3 and sys.argv[2] == "--inside":
        log = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]).parent / "stderr.log"
        try:
            if LANGUAGE == "fr":
                atspi_driver.wear(french.Glasses(HERE.parents[1] / "po" / "fr.po"))
            if os.environ.get("LIVRET_STORY_PICTURES"):
                atspi_driver.App.pictures = pathlib.Path(os.environ["LIVRET_STORY_PICTURES"]) / (LANGUAGE or "en") / sys.argv[3]
            stories[sys.argv[3]][1](build)
            said = atspi_driver.complaints(log.read_text(errors="replace").splitlines()) if log.exists() else []
            assert not said, "The program wrote to standard error."
        except BaseException:
            traceback.print_exc()
            app = atspi_driver.App.last
            if app is not None:
                print(f"The window showed, with the keyboard at {app.focused()}:\n{app.shown()}", file=sys.stderr)
            print(log.read_text(errors="replace")[-4000:] if log.exists() else "", file=sys.stderr)
            return 1
        return 0
    wanted = sys.argv[2:] or list(stories)
    print(f"TAP version 13\n1..{len(wanted)}")
    bad = 0
    for number, name in enumerate(wanted, 1):
        process = subprocess.run([str(HERE.parent / "tools" / "headless"), sys.executable, file, str(build), "--inside", name],
                                 env=dict({"LANG": "C.UTF-8"}, **dict(os.environ, **dict(zip(["HEADLESS_SIZE"], stories[name][2:])))),
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        bad += process.returncode != 0
        if process.returncode != 0:
            print("\n".join(f"# {line}" for line in process.stdout.decode(errors="replace").splitlines()))
        print(f"{'not ok' if process.returncode else 'ok'} {number} - {stories[name][0]}", flush=True)
    return 1 if bad else 0
