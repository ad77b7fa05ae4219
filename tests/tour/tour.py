# tour.py BUILD OUT: walks through the main job on made-up data, and keeps a picture of each step.
# SPDX-License-Identifier: GPL-3.0-or-later
"""create → import → read → chart → share → open, as a person and their doctor would: the window is driven by the
keyboard and the accessibility bus, the share is handed over by livret-cli, and the package is opened in a browser
that knows nothing of Livret. Runs under tests/tools/headless; nothing of it touches the caller's own files."""

import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "app"))
import atspi_driver  # noqa: E402
import made_up  # noqa: E402

BUILD = pathlib.Path(sys.argv[1]).resolve()
OUT = pathlib.Path(sys.argv[2]).resolve()
FRENCH = {
    "Start": "Commencer", "Continue": "Continuer", "First name, or first and last name": "Prénom, ou prénom et nom",
    "Date of birth (day/month/year)": "Date de naissance (jour/mois/année)", "I have noted it": "Je l’ai notée",
    "Later": "Plus tard", "Documents": "Documents",
}


class Tour:
    def __init__(self):
        OUT.mkdir(parents=True, exist_ok=True)
        for old in OUT.glob("*.png"):
            old.unlink()
        self.number = 0
        self.french = os.environ.get("LANG", "").startswith("fr")
        self.app = None

    def word(self, english):
        return FRENCH[english] if self.french else english

    def step(self, name, said, take=True):
        """Says what was done, and keeps what it looks like."""
        self.number += 1
        path = OUT / f"{self.number:02d}-{name}.png"
        if take:
            self.app.picture(str(path))
            # The field inside a row has the row's name, which comes a moment after the row itself.
            end = time.monotonic() + 5
            while (unnamed := [path for path in self.app.unnamed() if " < list item" not in path]):
                if time.monotonic() < end:
                    time.sleep(0.3)
                    continue
                raise SystemExit(f"Controls without a name at “{name}”:\n" + "\n".join(unnamed))
        print(f"{self.number:2d}. {said}\n    {path}", flush=True)

    # --- in the window -----------------------------------------------------------------------------

    def start(self):
        env = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(BUILD / "data"))
        self.app = atspi_driver.start(str(BUILD / "src/app/livret"), env)
        self.app.find(None, self.word("Start"))
        self.step("welcome", "Livret starts, without a vault.")

    def create(self):
        app = self.app
        app.click(self.word("Start"))
        app.fill(self.word("First name, or first and last name"), "Camille Martin")
        app.fill(self.word("Date of birth (day/month/year)"), "14/03/1968")
        self.step("for-whom", "Whose record it is: Camille Martin.")
        app.click(self.word("Continue"))
        app.find(None, self.word("I have noted it"))
        self.phrase = self.read_phrase()
        self.step("phrase", "Five words are proposed; they will close the vault.")
        app.click(self.word("I have noted it"))
        app.find(None, self.word("Later"), timeout=60)
        self.step("safety-sheet", "The recovery code, to be kept on paper.")
        app.click(self.word("Later"))
        app.until(lambda: app.has(None, self.word("Documents")), "the open vault", 60)
        self.step("empty", "The vault is made, encrypted, and empty.")

    def read_phrase(self):
        """The proposed words, as the person reads them."""
        for node in self.app.root.walk():
            words = re.split(r"[\s\-‑]+", (node.text or node.name).strip())
            if len(words) == 5 and all(re.fullmatch(r"[a-z]{4,8}", word) for word in words):
                return "-".join(words)
        raise atspi_driver.Missing("the five proposed words")

    def bring_in(self, name, said, papers):
        uris = ", ".join(f"'{path.as_uri()}'" for path in papers)
        subprocess.run(["gapplication", "action", "org.livretsante.Livret", "import", f"[{uris}]"], check=True)
        adding = re.compile(r"(Add( it| the \d+)?|Ajouter( les \d+)?)$")
        button = self.app.until(
            lambda: next((n for n in self.app.all(("button", "push button"))
                          if adding.match(n.name) and n.sensitive and re.search(r"\d|it|^Ajouter$", n.name)), None),
            "the preview of the import", 60)
        self.step(name + "-preview", said)
        self.app.press(button)
        time.sleep(3)
        self.step(name, "Added; the whole import can be undone.")

    def look(self):
        pages = ("today", "documents", "measures", "profile", "shares", "journal")
        for number, page in enumerate(pages, 1):
            self.app.key(f"ctrl+{number}")
            time.sleep(1.2)
            self.step(page, f"The page {page}.")

    def chart(self):
        self.app.key("ctrl+3")
        time.sleep(0.8)
        tile = self.app.find(("button", "push button", "list item"),
                             lambda name: name.startswith(("Blood pressure", "Tension")))
        self.app.press(tile)
        time.sleep(1.5)
        self.step("chart", "Blood pressure as a chart, with a sentence that says what it shows.")

    def lock(self):
        self.app.key("ctrl+l")
        time.sleep(2.5)
        self.step("locked", "Locked: the window holds nothing of the record.")
        self.app.process.terminate()
        self.app.process.wait(20)

    # --- handing over, and opening as the practitioner ------------------------------------------------

    def share(self, folder):
        vault = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "livret" / "vault"
        until = (datetime.date.today() + datetime.timedelta(30)).isoformat()
        package = folder / "package.html"
        result = subprocess.run(
            [str(BUILD / "src/cli/livret-cli"), "--vault", str(vault), "--passphrase-file", "-", "grant", "create",
             "--person", "Camille", "--to", "Dr Karim Benali", "--purpose", "Suivi du diabète", "--until", until,
             "--item", "blood-pressure", "--item", "weight", "--item", "treatments", "--route", "html",
             "--out", str(package)],
            input=self.phrase + "\n", capture_output=True, text=True)
        if result.returncode != 0:
            raise SystemExit(f"The share was not made: {result.stderr}")
        phrase = re.search(r"([a-z]+(?:-[a-z]+){4})\s*$", result.stdout.strip()).group(1)
        self.step("share", "A share was sealed for Dr Karim Benali: two measures and the treatments, 30 days.", False)
        return package, phrase

    def open_package(self, package, phrase):
        """In Chromium, under a home of its own: the closed page, then what the phrase opens."""
        script = pathlib.Path(__file__).resolve().parent / "open.mjs"
        pictures = [OUT / f"{self.number + 1:02d}-package-closed.png", OUT / f"{self.number + 2:02d}-package-open.png"]
        subprocess.run(["node", str(script), str(package), *map(str, pictures)], input=phrase, text=True, check=True)
        self.step("package-closed", "The practitioner opens the file in a browser: it asks for the phrase.", False)
        self.step("package-open", "With the phrase it shows what was granted, and nothing else.", False)


def main():
    tour = Tour()
    with tempfile.TemporaryDirectory(prefix="livret-tour-") as scratch:
        folder = pathlib.Path(scratch)
        papers = made_up.family_papers(folder / "papers", datetime.date.today())
        tour.start()
        tour.create()
        tour.bring_in("documents-in", "Papers are looked at before they are added.",
                      [papers["lab"], papers["eye"], papers["prescription"], papers["vaccines"]])
        tour.bring_in("readings-in", "The files of a blood pressure monitor and a scale.",
                      [papers["bp"], papers["weight"]])
        tour.look()
        tour.chart()
        tour.lock()
        tour.open_package(*tour.share(folder))
    print(f"\n{tour.number} steps; the pictures are in {OUT}")


main()
