# screenshots.py BUILD OUT [NAME,…]: the pictures that README and AppStream show, of the sample household in English.
# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev pictures --shown: renews data/screenshots. Those of the window are taken by matrix.py, with its checks; the package is
sealed by livret-cli and opened in Chromium."""

import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

import layout
import matrix

HERE = pathlib.Path(__file__).resolve().parent

# File → page of matrix_pages.py, size, look.
WINDOW = {
    "today": ("today", "1200", "light"),
    "documents": ("viewer", "1200", "light"),
    "chart": ("measure-chart", "1200", "light"),
    "import": ("import-preview", "1200", "light"),
    "profile": ("profile", "1200", "light"),
    "review": ("share-review", "1200", "light"),
    "shares": ("shares", "1200", "light"),
}
GRANTED = ("treatments", "allergies", "conditions", "blood-pressure", "weight")
PACKAGE = (640, 782)


def take_window(build, out, names):
    with tempfile.TemporaryDirectory(prefix="livret-screenshots-") as scratch:
        for size in sorted({WINDOW[name][1] for name in names}):
            pages = ",".join(WINDOW[name][0] for name in names if WINDOW[name][1] == size)
            subprocess.run([sys.executable, str(HERE / "matrix.py"), str(build), scratch, "--only", pages, "--sizes", size,
                            "--languages", "en", "--jobs", "1", "--quick"], check=False)
        for name in names:
            page, size, look = WINDOW[name]
            shutil.copy(pathlib.Path(scratch) / f"{size}-en" / f"{page}-{size}-en-{look}.png", out / f"{name}.png")


def take_package(build, out):
    """What a practitioner sees of a granted file, in a browser."""
    with tempfile.TemporaryDirectory(prefix="livret-screenshots-") as scratch:
        scratch = pathlib.Path(scratch)
        vault = matrix.make_sample(build, scratch, "en")
        package, phrase, opened = (scratch / name for name in ("package.html", "phrase", "open.png"))
        until = datetime.date.today() + datetime.timedelta(days=30)
        words = [build / "src/cli/livret-cli", "grant", "create", "--vault", vault, "--passphrase-file", "-", "--person",
                 "Camille", "--to", "Dr Sabine Kerouac", "--profession", "Cardiologist", "--purpose", "Treatment", "--until",
                 until.isoformat(), "--route", "html", "--out", package, "--phrase-file", phrase]
        for item in GRANTED:
            words += ["--item", item]
        subprocess.run(words, check=True, input=matrix.PHRASE.encode(), env=matrix.environment("en"), stdout=subprocess.DEVNULL)
        subprocess.run(["node", HERE / "open.mjs", package, scratch / "closed.png", opened], check=True,
                       input=phrase.read_bytes(), stdout=subprocess.DEVNULL)
        layout.top(opened, out / "package.png", PACKAGE)


def main():
    build, out = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    wanted = sys.argv[3].split(",") if len(sys.argv) > 3 else [*WINDOW, "package"]
    window = [name for name in wanted if name in WINDOW]
    if window:
        take_window(build, out, window)
    if "package" in wanted:
        take_package(build, out)


if __name__ == "__main__":
    main()
