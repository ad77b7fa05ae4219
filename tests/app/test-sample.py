# test-sample.py BUILD [STORY…]: the made-up household, from the first page and back; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import stories  # noqa: E402

FRENCH = {"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr"}
TRY = "Try With a Sample Household"
LEAVE = "_Leave the Example"
BANNER = "This is a made-up household: nothing here is about a real person. It is erased when you leave."
MAKING = "The Martins, a made-up family"
WELCOME = "Your health record, at home."

# What a person finds on each page, in either language.
PAGES = [(1, "Camille"), (2, "Martin"), (3, "kg"), (4, "Lévothyrox|Metformin"), (5, "Benali"), (6, "Camille")]


class Household(stories.Window):
    """A window in one language, and what it leaves on the disk."""

    def __init__(self, build, french=False):
        super().__init__(build)
        self.words = gettext.translation("livret", build / "po", ["fr"]) if french else gettext.NullTranslations()
        self.language = FRENCH if french else {}

    def word(self, english):
        return re.sub("_(?=[A-Za-zÀ-ÿ])", "", self.words.gettext(english), count=1)

    def begin(self, *words):
        env = dict(self.env, **self.language)
        with open(self.log, "ab") as log:
            process = subprocess.Popen([str(self.build / "src/app/livret"), *words], env=env, stdout=log, stderr=log)
        self.app = stories.atspi_driver.App("livret", process)
        return self.app

    @property
    def place(self):
        return pathlib.Path(os.environ["XDG_CACHE_HOME"]) / "livret" / "sample"

    def folders(self):
        return sorted(self.place.iterdir()) if self.place.exists() else []

    def settings(self):
        """The keys that are set, without the window's own measures."""
        file = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0" / "settings" / "keyfile"
        lines = file.read_text().splitlines() if file.exists() else []
        return [line for line in lines if "=" in line and not line.startswith("window-")]

    def remembered(self):
        """Files that tell of a vault outside of it: heads of journals, notes of first openings."""
        places = [pathlib.Path(os.environ["XDG_STATE_HOME"]) / "livret", pathlib.Path(os.environ["XDG_RUNTIME_DIR"]) / "livret"]
        return [path for place in places if place.exists() for path in place.rglob("*") if path.is_file()]

    def filled(self):
        """Waits for the household, and looks at each page."""
        self.app.find("button", self.word(LEAVE), timeout=240)
        for number, sign in PAGES:
            self.app.key(f"ctrl+{number}")
            self.app.until(lambda: re.search(sign, self.app.shown()), f"“{sign}” on page {number}", 60)
            assert self.word(BANNER) in self.app.shown(), f"no banner on page {number}"
            assert not self.app.unnamed(), self.app.unnamed()

    def erased(self):
        self.app.until(lambda: not self.place.exists(), "that the folder is gone", 60)
        assert not self.remembered(), self.remembered()
        assert not self.making()

    @staticmethod
    def making():
        """Processes of livret-cli on this computer's display of ours: children of the window."""
        found = []
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                same = os.environ["XDG_RUNTIME_DIR"].encode() in (folder / "environ").read_bytes()
                if same and (folder / "comm").read_text().strip() == "livret-cli":
                    found.append(folder.name)
            except OSError:
                continue
        return found

    def started(self):
        """Until some of it is on the disk."""
        self.app.find("progress bar", timeout=60)
        self.app.until(lambda: any((folder / "vault" / "record.db").exists() for folder in self.folders()), "a record half made", 60)


def tried(build, french):
    home = Household(build, french)
    app = home.begin()
    before = home.settings()
    app.click(home.word(TRY))
    app.find("heading", home.word(MAKING))
    began = time.monotonic()
    home.filled()
    print(f"made and looked at in {time.monotonic() - began:.1f} s")
    assert len(home.folders()) == 1 and not home.remembered(), (home.folders(), home.remembered())
    assert ("Famille Martin" in app.shown()) == french, app.shown()
    app.click(home.word(LEAVE))
    app.find("heading", home.word(WELCOME), timeout=60)
    home.erased()
    assert home.settings() == before, home.settings()
    assert home.quit() == 0


def in_english(build):
    tried(build, False)


def in_french(build):
    tried(build, True)


def given_up(build):
    """Cancelled, and the window closed, while it is made; then the program killed."""
    home = Household(build)
    app = home.begin()
    app.click(TRY)
    home.started()
    app.click("Cancel")
    app.find("heading", WELCOME)
    home.erased()
    app.click(TRY)
    home.started()
    assert home.quit() == 0
    home.erased()
    app = home.begin()
    app.click(TRY)
    home.started()
    app.process.send_signal(signal.SIGKILL)
    app.process.wait(10)
    end = time.monotonic() + 20
    while home.making() and time.monotonic() < end:
        time.sleep(0.1)
    assert not home.making(), "livret-cli goes on without its window"
    assert home.folders(), "nothing was left behind that could be cleared"
    app = home.begin()
    app.find("heading", WELCOME)
    home.erased()
    assert home.settings() == [], home.settings()
    assert home.quit() == 0


def beside_ones_own(build):
    """From the page of a locked vault, which is not touched; somebody's own files wait for it."""
    home = Household(build).make(filled=True)
    before, files = home.settings(), {path: path.stat().st_mtime_ns for path in home.vault.iterdir()}
    kept = {path.name: path.read_bytes() for path in home.remembered()}
    app = home.begin()
    app.find(None, "Vault locked", timeout=60)
    app.menu(TRY)
    app.find("button", "Leave the Example", timeout=240)
    home.action("import", f"['{(home.scratch / 'bilan.pdf').as_uri()}']")
    app.says("your files wait")
    assert files == {path: path.stat().st_mtime_ns for path in home.vault.iterdir()}
    assert {path.name: path.read_bytes() for path in home.remembered()} == kept
    app.key("ctrl+l")
    app.find(None, "Vault locked", timeout=60)
    app.until(lambda: not home.place.exists(), "that the folder is gone", 60)
    assert home.settings() == before, home.settings()
    home.unlock()
    app.says("already there")
    assert home.quit() == 0
    assert {entry["event"] for entry in json.loads(home.cli("journal", "--json"))} >= {"vault-opened"}


def by_option(build):
    """--sample opens it at once, and never beside a Livret that is open."""
    home = Household(build)
    app = home.begin("--sample")
    home.started()
    second = subprocess.run([str(build / "src/app/livret"), "--sample"], env=home.env, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 1 and "open already" in second.stderr, second
    app.find("button", "Leave the Example", timeout=240)
    app.process.terminate()
    assert app.process.wait(60) == 0
    home.erased()
    assert home.settings() == [], home.settings()


STORIES = {
    "english": ("from the first page to each page of the household, and nothing is left", in_english),
    "french": ("the same in French", in_french),
    "given-up": ("cancelled, closed or killed while it is made: nothing is left", given_up),
    "own": ("beside a vault of one’s own, which is not touched", beside_ones_own),
    "option": ("by the option --sample", by_option),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))
