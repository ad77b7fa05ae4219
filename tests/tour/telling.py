# telling.py: what a story in the window is told with: the program, its desktop, its words and the pictures.
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import gettext
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "app"), str(HERE.parent / "portal")]
import atspi_driver  # noqa: E402
from portal import Portal  # noqa: E402

WAIT = atspi_driver.WAIT


def processes():
    """The name and the parent of each process, by its number."""
    found = {}
    for status in pathlib.Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):
            lines = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
            found[int(lines["Pid"])] = lines["Name"], int(lines["PPid"])
    return found


class Wrong(AssertionError):
    """What the window shows, or what left it, is not what the story says."""


class Telling:
    """One program, one desktop, one folder of pictures. Names of controls are the English ones of the
    source; word() says them in the language that the window speaks."""

    def __init__(self, build, out, scratch):
        self.build = build
        self.out = out
        self.heard = 0       # lines of the program's standard error
        self.complaints = []
        self.scratch = scratch
        self.number = 0
        self.began = time.monotonic()
        self.app = None
        self.portal = Portal(scratch / "portal")
        self.log = scratch / "stderr.log"
        self.french = os.environ.get("LANG", "").startswith("fr")
        self.words = gettext.translation("livret", build / "po", ["fr"]) if self.french else gettext.NullTranslations()
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("*.png"):
            old.unlink()

    # --- words -----------------------------------------------------------------------------------

    def word(self, english, context=None):
        said = self.words.pgettext(context, english) if context else self.words.gettext(english)
        return re.sub("_(?=[A-Za-zÀ-ÿ])", "", said, count=1)

    @staticmethod
    def gtk_word(english):
        """A word of GTK's own."""
        return gettext.dgettext("gtk40", english)

    def matching(self, *english):
        """A test of names: one of these, with anything where printf would put a word or a number."""
        said = [self.words.ngettext(*name, 2) if isinstance(name, tuple) else self.words.gettext(name)
                for name in english]
        pattern = "|".join(re.sub(r"%(?:\d\$)?l?[sdu]", "(?:.+)", re.escape(text).replace(r"\%", "%")) for text in said)
        return re.compile(pattern).fullmatch

    # --- steps -----------------------------------------------------------------------------------

    def step(self, name, said, picture=True):
        """Says what was done, keeps what it looks like, and sees that everything in it has a name."""
        self.number += 1
        path = self.out / f"{self.number:02d}-{name}.png"
        self.listen(name)
        if picture:
            self.app.picture(str(path))
            self.check_names(name)
        print(f"{self.number:2d}. {said}" + (f" ({time.monotonic() - self.began:.1f} s)" if "TIMES" in os.environ else "") + (f"\n    {path}" if path.exists() else ""), flush=True)

    def check_names(self, name):
        unnamed = None

        def all_named():
            nonlocal unnamed
            unnamed = self.app.unnamed()
            return not unnamed
        try:
            # Rows name their fields a moment after they are shown themselves.
            self.app.until(all_named, "names of all controls")
        except atspi_driver.Missing as error:
            raise Wrong(f"Controls without a name at “{name}”:\n" + "\n".join(unnamed)) from error

    def show_failure(self):
        """What there is instead of what was waited for."""
        self.app.picture(str(self.out / "failed.png"))
        print(f"The window now ({self.out / 'failed.png'}):\n{self.app.shown()}\nStandard error:\n"
              + self.log.read_text(errors="replace")[-2000:], flush=True)

    def check(self, condition, what):
        if not condition:
            raise Wrong(what)

    # --- the program -----------------------------------------------------------------------------

    def start(self):
        env = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(self.build / "data"), **self.portal.environment())
        if "LIVRET_DARK" in os.environ:
            env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        with open(self.log, "ab") as log:
            self.app = atspi_driver.start(str(self.build / "src/app/livret"), env, log)

    def listen(self, step):
        """Collects what the program complained about since the last step."""
        said = self.log.read_text(errors="replace").splitlines()
        self.complaints += [f"before “{step}”: {line}" for line in atspi_driver.complaints(said[self.heard:])]
        self.heard = len(said)

    def stop(self):
        """Ends the program, which must not have complained about anything meanwhile."""
        self.app.process.terminate()
        self.app.process.wait(90)    # GTK tells a screen reader of each widget that goes
        self.listen("the end")
        self.check(not self.complaints, "The program wrote to standard error:\n" + "\n".join(self.complaints[:40]))

    @contextlib.contextmanager
    def halted(self, name):
        """Meanwhile the programs of this name that the window started, in a sandbox or not, stand still."""
        there = processes()

        def started_here(pid):
            return pid in there and (there[pid][1] == self.app.process.pid or started_here(there[pid][1]))
        halted = [pid for pid in there if there[pid][0] == name and started_here(pid)]
        self.check(halted, f"No {name} is running.")
        for pid in halted:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in halted:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    # --- acts that chapters share ------------------------------------------------------------------

    def click(self, english, **more):
        return self.app.click(self.word(english), **more)

    def fill(self, english, text, **more):
        return self.app.fill(self.word(english), text, **more)

    def has(self, english, role=None):
        return self.app.has(role, self.word(english))

    def says(self, words, timeout=None):
        return self.app.says(words, timeout)

    def page(self, number, name):
        """One of the pages of the sidebar, by its key."""
        self.app.key(f"ctrl+{number}")
        self.app.find(("grouping", "panel"), self.word(name))

    def sidebar(self):
        """The list of the pages: a page of its own where the window is narrow."""
        for _ in range(4):
            if self.app.has("list", self.word("Pages")):
                return
            self.app.key("alt+Left")
        self.app.find("list", self.word("Pages"))   # the last step back may still be under way

    def menu(self, button, item):
        """An item of a menu; the button by its English name, or as the test of its name."""
        self.app.click(button if callable(button) else self.word(button))
        self.app.click(self.word(item) if isinstance(item, str) else item, role=("menu item",))

    def run(self, *command, **more):
        """A program outside: what it wrote, or its complaint as this story's."""
        result = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **more)
        self.check(result.returncode == 0, f"{command[0]} failed: {result.stderr}{result.stdout}")
        return result.stdout

    @staticmethod
    def pause(seconds):
        """For what moves: a picture taken while a page slides in shows two pages."""
        time.sleep(seconds)
